// Package atlas is the file of the gazetteer: rows of places, the keys that
// find them, and the polygons of provinces and countries, in one compact file
// that is read as a whole and then answers in place.
//
// A file is the magic, then one zstd frame with its checksum. In the frame
// stand the sections, each after its length as four bytes, little endian:
//
//	about      JSON: where the rows are from
//	words      countries, first-level divisions and languages: the tables that rows point into
//	columns    country, kind, division, position and people of each row, fixed width
//	details    id, name and spellings of each row
//	areas      extent, radius and place of the rings of the last rows, which are areas
//	rings      the polygons as differences of 1/10,000 of a degree
//	keys       the keys in order
//	entries    the rows that each key finds
//
// After the sections of which the pieces differ in length (details, keys,
// entries) stands one with those lengths.
//
// Keys are a plain sorted table: as a finite state transducer they were larger
// in the file (1.8 MB against 1.4) and slower to look for slips in, by eight
// times; looking up one key took half the time, a third of a microsecond.
//
// Rows that are points come first, in the order of the cells of a grid, so
// that what lies in a box stands in few stretches; within a cell the most
// populous come first. Areas follow.
package atlas
