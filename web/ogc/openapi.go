package ogc

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
)

// object is a JSON object of the API definition. Its members are written
// sorted by name, so the document is always the same.
type object = map[string]any

// openapi serves the API definition. Parameters come from the table that
// reads requests, properties from the table that Features are described by.
func (a *resource) openapi(w http.ResponseWriter, r *http.Request) error {
	if _, err := read(r); err != nil {
		return err
	}
	return serveStatic(w, r, httpx.OpenAPI, definition(address(r, "")))
}

// definition is the API definition (OpenAPI 3.0) of a server.
func definition(server string) object {
	paths := object{
		"/":            get("getLandingPage", "The landing page", nil, answer(httpx.JSON, object{"type": "object"})),
		"/conformance": get("getConformance", "The conformance declaration", nil, answer(httpx.JSON, object{"type": "object"})),
		"/openapi":     get("getDefinition", "This document", nil, answer(httpx.OpenAPI, object{"type": "object"})),
		"/kinds":       get("getKinds", "The kinds of events", nil, answer(httpx.JSON, object{"type": "object"})),
		"/datasets":    get("getDatasets", "The datasets: licence, credit, edition", nil, answer(httpx.JSON, object{"type": "object"})),
		"/search":      get("search", "Search names and titles", searchParameters(), answer(httpx.JSON, reference("schemas", "search"))),
		"/geocode":     get("geocode", "Find places by name", geocodeParameters(), answer(httpx.GeoJSON, reference("schemas", "places"))),
		"/reverse":     get("reverse", "Find what lies at a position", reverseParameters(), answer(httpx.GeoJSON, reference("schemas", "places"))),
		"/collections": get("getCollections", "The collections", nil, answer(httpx.JSON, reference("schemas", "collections"))),
	}
	components := object{
		"securitySchemes": object{"token": tokenScheme()},
		"parameters":      sharedParameters(),
		"schemas":         sharedSchemas(),
		"responses": object{"problem": object{
			"description": "What is wrong, and what would be right",
			"content":     content(httpx.ProblemJSON, reference("schemas", "problem")),
		}},
	}
	maps.Copy(components["schemas"].(object), briefingSchemas())
	for _, d := range descriptions {
		addCollection(paths, d)
		addFeeds(paths, d, server)
		name := string(d.id)
		components["schemas"].(object)[name+"Feature"] = featureSchema(d)
		components["schemas"].(object)[name+"Page"] = pageSchema(d)
	}
	addCollection(paths, anyDataset)
	addTiles(paths)
	addPages(paths)
	addBriefings(paths)
	return object{
		"openapi": "3.0.3",
		"info": object{
			"title":       apiTitle,
			"description": apiDescription,
			"version":     "1.0.0",
		},
		"servers":    []object{{"url": server}},
		"paths":      paths,
		"components": components,
	}
}

// addCollection adds the paths of a collection. Their ids are written out,
// since GDAL looks for query parameters under exactly these paths, or else
// under the template that the collections of single datasets have.
func addCollection(paths object, d description) {
	id, self := d.name(), d.path()
	var named []object
	if d.dataset != nil {
		id, self, named = "dataset", collectionPath("{collectionId}"), []object{reference("parameters", "collectionId")}
	}
	with := func(more ...object) []object { return append(slices.Clone(named), more...) }
	paths[self] = get("describe_"+id, "The collection "+id, with(), answer(httpx.JSON, reference("schemas", "collection")))
	for path, what := range map[string]string{"schema": "The properties of " + id, "queryables": "The properties by which " + id + " can be filtered", "sortables": "The properties by which " + id + " can be sorted"} {
		paths[self+"/"+path] = get(path+"_"+id, what, with(), answer(jsonSchema, object{"type": "object"}))
	}
	paths[self+"/schema/geojson"] = get("geojson_"+id, "The GeoJSON of "+id, with(), answer(jsonSchema, object{"type": "object"}))
	written := append(formParameterList(d), formats("json", "geojson", jsonFGFormat))
	paths[self+"/items"] = get("items_"+id, d.title, with(slices.Concat(itemParameters(d, true), []object{reference("parameters", sortParameter.Name)}, written)...),
		answer(httpx.GeoJSON, reference("schemas", string(d.id)+"Page")))
	paths[self+"/items/{featureId}"] = get("item_"+id, "One of "+id,
		with(append([]object{reference("parameters", "featureId")}, written...)...), answer(httpx.GeoJSON, reference("schemas", string(d.id)+"Feature")))
	counted := answer(httpx.JSON, reference("schemas", "counts"))
	counted["content"].(object)["text/csv"] = object{"schema": object{"type": "string"}}
	paths[self+"/aggregate"] = get("aggregate_"+id, "Count "+id, with(append(itemParameters(d, false), countParameters(d)...)...), counted)
}

// anyDataset stands for the collections of single datasets.
var anyDataset = description{id: geo.Events, dataset: &geo.Dataset{}, title: "The events of a dataset"}

// get describes a path that can be read. The common parameters are added.
func get(id, summary string, parameters []object, ok object) object {
	hasFormat := strings.HasPrefix(id, "feed_") || slices.ContainsFunc(parameters, func(p object) bool { return p["name"] == "f" })
	if !hasFormat {
		parameters = append(parameters, reference("parameters", "f"))
	}
	if !strings.HasPrefix(id, "feed_") && !strings.Contains(id, ".vector.") { // no Features as GeoJSON there
		parameters = append(parameters, reference("parameters", "profile"))
	}
	if !unpinned(id) {
		parameters = append(parameters, reference("parameters", "version"))
	}
	return object{"get": object{
		"operationId": id,
		"summary":     summary,
		"parameters":  append(parameters, reference("parameters", "lang"), reference("parameters", "min-version")),
		"responses":   object{"200": ok, "304": object{"description": "The client has it already"}, "default": reference("responses", "problem")},
	}}
}

func reference(section, name string) object {
	return object{"$ref": "#/components/" + section + "/" + name}
}

func content(mediaType string, schema object) object {
	return object{mediaType: object{"schema": schema}}
}

func answer(mediaType string, schema object) object {
	return object{"description": "The answer", "content": content(mediaType, schema)}
}

// queryParameter describes a parameter with its style written out, as the
// standard's tests want.
func queryParameter(name, description string, schema object) object {
	return object{
		"name": name, "in": "query", "required": false,
		"description": description, "style": "form", "explode": false, "schema": schema,
	}
}

func itemParameters(d description, paging bool) []object {
	var list []object
	for _, p := range d.parameters() {
		if paging || !p.Paging {
			list = append(list, reference("parameters", p.Name))
		}
	}
	return list
}

// formParameterList are the parameters that say how Features are written.
func formParameterList(d description) []object {
	list := make([]object, len(formParameters))
	for i, p := range formParameters {
		if list[i] = reference("parameters", p.Name); p.Name == "crs" {
			p.Values = d.systems()
			list[i] = queryParameter(p.Name, p.Description, parameterSchema(p))
		}
	}
	return slices.DeleteFunc(list, func(p object) bool { return p["$ref"] == reference("parameters", "profile")["$ref"] }) // every path has it
}

func sharedParameters() object {
	shared := object{
		"f":    queryParameter("f", "The format; json is the only one here.", object{"type": "string", "enum": []string{"json"}}),
		"lang": queryParameter("lang", "The language to give texts in (BCP 47); others are the fallback. Without it Accept-Language decides.", object{"type": "string"}),
		"min-version": queryParameter("min-version", "Answer from this data version or a newer one (the header Mapd-Data-Version names it). If it is not here yet, mapd waits for it for some seconds and then answers 503.",
			object{"type": "integer", "minimum": 0}),
		"version": queryParameter("version", "Answer with the data as it was in this version. What has been redacted since, or is not public any more, is left out.",
			object{"type": "integer", "minimum": 1}),
		"collectionId": object{
			"name": "collectionId", "in": "path", "required": true,
			"description": "The id of the collection of a dataset", "schema": object{"type": "string", "pattern": `^events\.`},
		},
		"featureId": object{
			"name": "featureId", "in": "path", "required": true,
			"description": "The id of an item", "schema": object{"type": "string"},
		},
	}
	for _, p := range append(slices.Clone(formParameters), sortParameter) {
		shared[p.Name] = queryParameter(p.Name, p.Description, parameterSchema(p))
	}
	for _, c := range geo.Collections {
		for _, p := range httpx.Parameters(c) {
			shared[p.Name] = queryParameter(p.Name, p.Description, parameterSchema(p))
		}
	}
	return shared
}

func parameterSchema(p httpx.Parameter) object {
	switch p.Shape {
	case httpx.Box:
		return object{"type": "array", "minItems": 4, "maxItems": 6, "items": object{"type": "number"}}
	case httpx.Number:
		schema := object{"type": "integer", "minimum": p.Min, "maximum": p.Max}
		schema["default"] = p.Default
		return schema
	case httpx.List:
		return object{"type": "array", "minItems": 1, "items": textSchema(p.Values)}
	}
	return textSchema(p.Values)
}

func textSchema(values []string) object {
	if values == nil {
		return object{"type": "string"}
	}
	return object{"type": "string", "enum": values}
}

func countParameters(d description) []object {
	by := object{"type": "array", "minItems": 1, "items": textSchema(snapshot.Groupings(d.id))}
	list := []object{
		queryParameter("by", "The fields to count by; without it only totals are given.", by),
		queryParameter("f", "The format: json or csv. Without it Accept decides.", textSchema([]string{"json", "csv"})),
	}
	if d.id == geo.Events || d.id == geo.Hotspots { // what has points
		list = append(list, queryParameter("grid", "Divide the bbox into COLUMNSxROWS cells and count in each.",
			object{"type": "string", "pattern": "^[0-9]{1,3}x[0-9]{1,3}$"}))
	}
	return list
}

func searchParameters() []object {
	q := queryParameter("q", "What to look for.", object{"type": "string", "minLength": 1, "maxLength": maxQuestion})
	q["required"] = true
	return []object{q, queryParameter("limit", "How many hits each group holds at most.",
		object{"type": "integer", "minimum": 1, "maximum": maxHits, "default": defaultHits})}
}

// unpinned reports whether an operation always answers as of now.
func unpinned(id string) bool {
	return strings.HasPrefix(id, "feed_") || strings.HasPrefix(id, "style_") || strings.HasPrefix(id, "getBriefing") ||
		slices.Contains([]string{"getStyles", "getLandingPage", "getDefinition", "getConformance", "search", "geocode", "reverse"}, id)
}
