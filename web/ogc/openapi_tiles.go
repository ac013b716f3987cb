package ogc

import (
	"slices"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/httpx"
)

// addTiles adds the tile matrix sets, and the tilesets of the whole API and of
// each collection that has places.
func addTiles(paths object) {
	paths[tileMatrixSetsPath] = get("getTileMatrixSetsList", "How tiles are cut", nil, answer(httpx.JSON, object{"type": "object"}))
	paths[tileMatrixSetsPath+"/{tileMatrixSetId}"] = get("getTileMatrixSet", "A tile matrix set",
		[]object{tileMatrixSetParameter()}, answer(httpx.JSON, object{"type": "object"}))
	all := tiledAll()
	collections := queryParameter(collectionsParameter, "The collections to draw, all without it.",
		object{"type": "array", "minItems": 1, "items": textSchema(all.names())})
	addTileset(paths, "dataset", all, nil, append([]object{collections}, sharedFilters(all)...))
	of := anyDataset.tiled()
	of.path = collectionPath("{collectionId}") + tilesPath
	addTileset(paths, "collection.dataset", of, []object{reference("parameters", "collectionId")}, itemParameters(anyDataset, false))
	for _, d := range descriptions {
		if d.located() {
			addTileset(paths, "collection."+string(d.id), d.tiled(), nil, itemParameters(d, false))
		}
	}
	addStyles(paths)
}

// addStyles adds the list of styles, and each of them with its parameters.
func addStyles(paths object) {
	paths[stylesPath] = get("getStyles", "Styles for MapLibre", nil, answer(httpx.JSON, object{"type": "object"}))
	for _, s := range styledAll() {
		parameters := itemParameters(s.of.layers[0], false)
		if len(s.of.layers) > 1 {
			parameters = sharedFilters(s.of)
		}
		names := queryParameter(namesParameter, "Whether names are drawn, with the fonts of the reader's machine; true without it.", object{"type": "boolean"})
		paths[s.path()] = get("style_"+s.id, "A style: "+s.title, append([]object{names, formats("json")}, parameters...), answer(mapboxStyle, object{"type": "object"}))
	}
}

// addTileset adds the three addresses of tiles. named are the parameters in
// their paths beside those of tiles, parameters those that choose. The ids of the operations end
// as the standard wants it (OGC 20-057, table 18).
func addTileset(paths object, prefix string, t tiled, named, parameters []object) {
	one := t.path + "/{tileMatrixSetId}"
	paths[t.path] = get(prefix+".vector.getTileSetsList", "The tilesets of "+t.title, slices.Clone(named), answer(httpx.JSON, object{"type": "object"}))
	parameters = append(slices.Clone(named), parameters...)
	paths[one] = get(prefix+".vector.getTileSet", "A tileset of "+t.title,
		append([]object{tileMatrixSetParameter(), formats("json", "tilejson")}, parameters...), answer(httpx.JSON, object{"type": "object"}))
	tile := answer(httpx.VectorTile, object{"type": "string", "format": "binary"})
	paths[one+"/{tileMatrix}/{tileRow}/{tileCol}"] = get(prefix+".vector.getTile", "A tile of "+t.title, append([]object{
		tileMatrixSetParameter(), pathNumber("tileMatrix", "The zoom", 0), pathNumber("tileRow", "The row, from the north", 0), pathNumber("tileCol", "The column, from longitude -180", 0),
		formats("mvt"),
	}, parameters...), tile)
	responses := paths[one+"/{tileMatrix}/{tileRow}/{tileCol}"].(object)["get"].(object)["responses"].(object)
	responses["204"] = object{"description": "The tile is empty"}
}

// sharedFilters are the parameters that all layers know.
func sharedFilters(t tiled) []object {
	known := map[string]int{}
	for _, d := range t.layers {
		for _, p := range httpx.Parameters(d.id) {
			known[p.Name]++
		}
	}
	var list []object
	for _, p := range httpx.Parameters(geo.Events) {
		if !p.Paging && known[p.Name] == len(t.layers) {
			list = append(list, reference("parameters", p.Name))
		}
	}
	return list
}

func tileMatrixSetParameter() object {
	return object{"name": "tileMatrixSetId", "in": "path", "required": true,
		"description": "How tiles are cut", "schema": textSchema([]string{webMercatorQuad})}
}

func pathNumber(name, description string, least int) object {
	return object{"name": name, "in": "path", "required": true,
		"description": description, "schema": object{"type": "integer", "minimum": least}}
}

// formats describes f where there are others than JSON.
func formats(names ...string) object {
	return queryParameter("f", "The format; "+names[0]+" without it.", textSchema(names))
}
