// Package onefile writes a briefing as one HTML file that presents and scrubs
// with no server: the page's code, what the code would ask the server for, and
// a policy that lets nothing else in.
//
// The page is built once more for such files (vite.onefile.config.ts): one
// script, one sheet of styles. What it asks is answered from an archive that the
// file carries (web/app/src/api/archive.ts), made of one snapshot by asking the
// handlers that serve it: the events as a pack and with their details, hotspots,
// flows, sources, datasets, the briefing, and the basemap around its scenes.
//
// Nothing in a file depends on when, where or by whom it was written: the same
// briefing, data version and program give the same bytes.
package onefile
