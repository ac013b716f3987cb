// Package picture draws a scene of a briefing as the page shows it: the ground,
// the places with their events of the window, the countries, what moved, the
// names, and around the map a title, a key and the credits. It needs no
// browser.
//
// Shapes, sizes and the way in which names find room are those of the page
// (web/app/src/layers); the colours are those of web/look. Its fonts are those
// of the built page; see ReadFonts.
package picture
