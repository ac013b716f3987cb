// Package maplibre writes the styles (MapLibre Style Specification, version 8)
// that make other maps look like mapd's page: land, water and names, marks
// counted and in the colours of families, hollow where something may but need
// not be in the time asked for, rings as wide as a place is uncertain.
//
// A style names no glyphs and no sprite: names are drawn with the fonts of the
// reader's machine, so that a map needs nothing from another host. MapLibre GL
// JS does so from 5.11 on. For what cannot, Style.Names leaves them out.
package maplibre
