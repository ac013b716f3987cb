package ogc

import (
	"maps"
	"net/http"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
	"github.com/mapd/mapd/web/record"
)

// relQueryables is the link relation of the properties to filter by (OGC API -
// Features, Part 3).
const relQueryables = "http://www.opengis.net/def/rel/ogc/1.0/queryables"

// queryables describes, as JSON Schema, the properties by which the items of a
// collection can be filtered, imported columns among them.
func (a *resource) queryables(w http.ResponseWriter, r *http.Request) error {
	d, s, err := a.described(r)
	if err != nil {
		return err
	}
	values, err := read(r)
	if err != nil {
		return err
	}
	return serve(w, r, s, wordsFor(r, values), httpx.Content{Type: jsonSchema}, func() (any, error) {
		return map[string]any{
			"$schema":              "https://json-schema.org/draft/2020-12/schema",
			"$id":                  address(r, d.path()+"/queryables"),
			"type":                 "object",
			"title":                d.title,
			"properties":           queryableProperties(s, d),
			"additionalProperties": false,
		}, nil
	})
}

// askedOtherwise describes what is no property of an item, or is asked in
// another form than it is answered in.
var askedOtherwise = map[string]string{
	"id":       "The id of the item",
	"family":   "The colour family of the kind",
	"geometry": "The place",
	"time":     "The time from the first to the last possible day: an interval for the functions T_…",
	"sources":  "The ids of the sources that it cites",
	"status":   "The states that are claimed of it",
}

func queryableProperties(s *snapshot.Snapshot, d description) map[string]any {
	descriptions := map[string]string{}
	for _, p := range record.Described(d.id) {
		descriptions[p.Name] = p.Description
	}
	maps.Copy(descriptions, askedOtherwise)
	properties, schema := map[string]any{}, d.properties(s)
	for _, name := range schema.Names() {
		p, _ := schema.Property(name)
		m := queryable(p)
		m["title"] = name
		if text, ok := descriptions[name]; ok {
			m["description"] = text
		}
		if values := valuesOf(s, d.id, name); values != nil {
			if items, ok := m["items"].(map[string]any); ok {
				items["enum"] = values
			} else {
				m["enum"] = values
			}
		}
		properties[name] = m
	}
	return properties
}

// queryable describes the values of a property.
func queryable(p geo.Property) map[string]any {
	switch p.Type {
	case geo.DateProperty:
		return map[string]any{"type": "string", "format": "date"}
	case geo.IntervalProperty:
		return map[string]any{"type": "array", "format": "interval", "minItems": 2, "maxItems": 2,
			"items": map[string]any{"type": "string", "format": "date"}}
	case geo.GeometryProperty:
		return map[string]any{"format": "geometry-any", "x-ogc-role": "primary-geometry"}
	case geo.ArrayProperty:
		return map[string]any{"type": "array", "items": map[string]any{"type": "string"}}
	}
	return map[string]any{"type": string(p.Type)}
}

// valuesOf returns the only values that a property has, nil if it may have
// any.
func valuesOf(s *snapshot.Snapshot, c geo.Collection, name string) []string {
	var values []string
	switch name {
	case "kind":
		for _, k := range s.Kinds() {
			values = append(values, k.ID)
		}
		return values
	case "dataset":
		for _, d := range s.Datasets() {
			values = append(values, d.ID)
		}
		return values
	case "status":
		return geo.StatusWords
	}
	for _, p := range record.Described(c) {
		if p.Name == name {
			return p.Values
		}
	}
	for _, p := range httpx.Parameters(c) { // family is no property of an item
		if p.Name == name {
			return p.Values
		}
	}
	return nil
}
