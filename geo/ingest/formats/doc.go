// Package formats opens files of tables and of features and reads them as
// rows: CSV in every dialect, JSON, GeoJSON, workbooks, databases and the
// archives that they come in.
//
// What a file is, is found out from its content; the ending of its name
// decides only where the content leaves a choice. Nothing is guessed that
// would change what stands in a cell: text that cannot be decoded, a row
// with a cell too many or a position off the globe come as a row with a
// Fault, and reading goes on.
//
// The readers hold a few rows in memory, however long the file is. What is
// packed is unpacked to a temporary file, which Close takes away.
package formats
