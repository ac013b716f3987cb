package ogc

import (
	"net/http"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
	"github.com/mapd/mapd/web/record"
)

// The link relations of schemas (OGC API - Features, Part 5; queryables also in
// Part 3).
const (
	relSchema     = "http://www.opengis.net/def/rel/ogc/1.0/schema"
	relQueryables = "http://www.opengis.net/def/rel/ogc/1.0/queryables"
	relSortables  = "http://www.opengis.net/def/rel/ogc/1.0/sortables"
)

// schemaLinks links a collection to its schemas. GDAL 3.6 knows the name
// describedBy in this spelling only.
func schemaLinks(r *http.Request, d description) []Link {
	return []Link{
		{address(r, d.path()+"/schema"), relSchema, jsonSchema, "The properties of an item"},
		{address(r, d.path()+"/schema/geojson"), "describedby", jsonSchema, "An item as GeoJSON"},
		{address(r, d.path()+"/schema/geojson"), "describedBy", jsonSchema, "An item as GeoJSON"},
		{address(r, d.path()+"/queryables"), relQueryables, jsonSchema, "The properties to filter by"},
		{address(r, d.path()+"/sortables"), relSortables, jsonSchema, "The properties to sort by"},
	}
}

// serveSchema serves a JSON Schema of properties (Part 5, section 7).
func (a *resource) serveSchema(w http.ResponseWriter, r *http.Request, path string, properties func(*snapshot.Snapshot, description) object) error {
	d, s, err := a.described(r)
	if err != nil {
		return err
	}
	values, err := read(r)
	if err != nil {
		return err
	}
	return serve(w, r, s, wordsFor(r, values), httpx.Content{Type: jsonSchema}, func() (any, error) {
		return object{
			"$schema":              "https://json-schema.org/draft/2020-12/schema",
			"$id":                  address(r, d.path()+path),
			"type":                 "object",
			"title":                d.title,
			"description":          d.description,
			"properties":           properties(s, d),
			"additionalProperties": false,
		}, nil
	})
}

// schema describes what an item has, whatever its format.
func (a *resource) schema(w http.ResponseWriter, r *http.Request) error {
	return a.serveSchema(w, r, "/schema", func(s *snapshot.Snapshot, d description) object {
		return schemaProperties(s, d, asksFlat(r))
	})
}

// schemaProperties describes the properties of an item, those of the flat
// profile too if flat is set.
func schemaProperties(s *snapshot.Snapshot, d description, flat bool) object {
	properties := object{idName: object{"type": "string", "title": "Id", "x-ogc-role": "id", "readOnly": true, "x-ogc-propertySeq": 1}}
	if d.located() {
		properties[geometryName] = object{"title": "Geometry", "format": geometryFormats[d.id], "x-ogc-role": "primary-geometry", "x-ogc-propertySeq": 2}
	}
	for i, c := range d.columns(s, flat) {
		m := logical(c.Property)
		m["x-ogc-propertySeq"] = 3 + i
		if values := valuesOf(s, d.id, c.Name); values != nil && c.Kind == "string" {
			m["enum"] = values
		}
		properties[c.Name] = m
	}
	return properties
}

// asksFlat reports whether a request, whose parameters were checked, asks for
// the profile flat.
func asksFlat(r *http.Request) bool {
	var f form
	values, err := httpx.Params(r)
	return err == nil && f.readProfiles(values) == nil && f.flat
}

var geometryFormats = map[geo.Collection]string{
	geo.Hotspots: "geometry-point",
	geo.Events:   "geometry-point-or-multipoint",
	geo.Flows:    "geometry-linestring",
}

// roles are what the standard calls properties of any collection (Part 5,
// section 8), units their units of measure (UCUM).
var (
	roles = map[string]string{"start": "primary-interval-start", "end": "primary-interval-end", "kind": "type"}
	units = map[string]string{"radius_m": "m"}
)

// logical describes a property in JSON Schema.
func logical(p record.Property) object {
	m := object{"type": p.Kind, "title": titled(p.Name), "description": p.Description}
	if p.Format != "" {
		m["format"] = p.Format
	}
	if p.Name == "url" {
		m["format"] = "uri"
	}
	if p.Kind == "array" {
		m["items"] = object{"type": itemsOf(p)}
	}
	if role, ok := roles[p.Name]; ok {
		m["x-ogc-role"] = role
	}
	if unit, ok := units[p.Name]; ok {
		m["x-ogc-unit"] = unit
	}
	return m
}

// titled makes a title of a name: time_precision becomes Time precision, an
// imported column keeps its own.
func titled(name string) string {
	if imported, ok := strings.CutPrefix(name, importedPrefix); ok {
		return imported
	}
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(first)) + strings.ReplaceAll(name[size:], "_", " ")
}

// sortables describes the properties by which items can be sorted.
func (a *resource) sortables(w http.ResponseWriter, r *http.Request) error {
	return a.serveSchema(w, r, "/sortables", sortableProperties)
}

func sortableProperties(s *snapshot.Snapshot, d description) object {
	return askedProperties(s, d, geo.PropertyType.Sortable)
}

// geoJSONSchema describes the properties of an item in GeoJSON, as far as they
// have a value.
func (a *resource) geoJSONSchema(w http.ResponseWriter, r *http.Request) error {
	d, s, err := a.described(r)
	if err != nil {
		return err
	}
	values, err := read(r)
	if err != nil {
		return err
	}
	return serve(w, r, s, wordsFor(r, values), httpx.Content{Type: jsonSchema}, func() (any, error) {
		properties := object{}
		for _, c := range d.columns(s, asksFlat(r)) {
			properties[c.Name] = plainSchema(c.Property)
		}
		return object{
			"$schema": "https://json-schema.org/draft/2020-12/schema",
			"$id":     address(r, d.path()+"/schema/geojson"),
			"title":   d.title,
			"type":    "object",
			"properties": object{
				idName:       object{"type": "string"},
				"properties": object{"type": "object", "properties": properties},
			},
		}, nil
	})
}

// plainSchema describes the property in JSON Schema 2020-12. It is written for
// GDAL 3.6, which knows single types only, and which sends any comparison of a
// date column as datetime= and then trusts the answer: "start >= X" would find
// whatever lasts until X, and all that is undated. So days are texts here:
// GDAL shows them as 2025/10/01, compares them itself, and finds the right ones.
func plainSchema(p record.Property) object {
	m := object{"type": p.Kind, "description": p.Description}
	if p.Kind == "array" {
		m["items"] = object{"type": itemsOf(p)}
	}
	if p.Format == "date" {
		m["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
	}
	return m
}

// itemsOf is the JSON type of an array's items: ids and codes are texts.
func itemsOf(p record.Property) string {
	if slices.Contains([]string{"countries", "hotspots", "cited_by"}, p.Name) {
		return "string"
	}
	return "object"
}
