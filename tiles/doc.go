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
// The pack is a manifest that names parts by the hash of their content. A part
// holds the columns of all events that the query asks for; see package pack for
// its form. A part's address never changes its content, so it may be kept for
// ever.
package tiles
