// Package coords reads positions out of the cells of a table: two columns of
// latitude and longitude, one column with both, or a geometry as text.
//
// Nothing is mended silently. What is not clear is refused with the reason,
// and what is made of a cell beyond reading it (a longitude of 260 that is
// meant to be -100) is told in a Note. That latitudes and longitudes are
// swapped shows over a whole column only: a Survey notices it.
//
// Positions go out as orb has them: longitude first, in degrees (CRS84).
package coords
