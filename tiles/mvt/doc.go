// Package mvt writes Mapbox Vector Tiles, version 2.1 of the specification.
//
// It takes whole numbers of tile units: clipping, simplifying and rounding are
// done before. Equal input gives equal bytes, so a tile can be named by its
// content. To read tiles, use orb's encoding/mvt; to write them that package
// would need a map for every feature, and a protobuf library that is no
// longer maintained.
package mvt

// Extent is the width and height of a tile in tile units.
const Extent = 4096

// ContentType is the media type of a tile.
const ContentType = "application/vnd.mapbox-vector-tile"
