// Package tiles serves what maps draw from: vector tiles with their TileJSON,
// the basemap, and the pack from which the page draws and scrubs.
//
// # The life of a tile
//
// A request for /events/7/100/56.mvt takes the newest snapshot and keeps it to
// the end. Its query parameters become a geo.Query, as for items. The ETag is
// made from the snapshot's store and version, the address and the query, so a
// client that has the tile already is answered 304 before anything is drawn.
// Otherwise the tile is looked for in a cache, under a key that names the same
// things. If it is not there, the snapshot yields the events in the tile's box;
// each of their places belongs to exactly one tile of a zoom. They are written
// as points, or as cells where there are too many points, and the bytes are
// kept and compressed for the client.
//
// Nothing is ever invalidated: a new data version has new keys, and what is no
// longer asked for falls out of the cache.
//
// # Packs
//
// The pack is a manifest that names parts; see package pack for their form. A
// pack of few events is one part with all columns. The events of a larger one
// are divided by place, and where too many share a place by time: each part then
// has an address for the columns that are drawn, one for those that are filtered
// by, and one for the texts of each 128 rows, so that a page draws after three
// bytes an event, and reads titles where somebody looks.
//
// An address carries a hash of what the part is made from: the ids, versions and
// days of its events, the hotspots' points, language and form. So it never
// changes its content and may be kept for ever; the manifest is written without
// reading an event, and a part is made when it is first asked for. An edit gives
// the part in which it lies a new address; all others stay as they are, in every
// replica and after every start.
package tiles
