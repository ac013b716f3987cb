package ogc

import (
	"maps"
	"net/http"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
	"github.com/mapd/mapd/web/record"
)

// queryables describes, as JSON Schema, the properties by which the items of a
// collection can be filtered, imported columns among them.
func (a *resource) queryables(w http.ResponseWriter, r *http.Request) error {
	return a.serveSchema(w, r, "/queryables", queryableProperties)
}

func queryableProperties(s *snapshot.Snapshot, d description) object {
	return askedProperties(s, d, func(geo.PropertyType) bool { return true })
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

// askedProperties describes the properties whose types are to be kept.
func askedProperties(s *snapshot.Snapshot, d description, keep func(geo.PropertyType) bool) object {
	descriptions := map[string]string{}
	for _, p := range record.Described(d.id) {
		descriptions[p.Name] = p.Description
	}
	maps.Copy(descriptions, askedOtherwise)
	properties, schema := object{}, d.properties(s)
	for _, name := range schema.Names() {
		p, _ := schema.Property(name)
		if !keep(p.Type) {
			continue
		}
		m := queryable(p)
		m["title"] = titled(name)
		if role, ok := roles[name]; ok {
			m["x-ogc-role"] = role
		}
		if text, ok := descriptions[name]; ok {
			m["description"] = text
		}
		if values := valuesOf(s, d.id, name); values != nil {
			if items, ok := m["items"].(object); ok {
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
func queryable(p geo.Property) object {
	switch p.Type {
	case geo.DateProperty:
		return object{"type": "string", "format": "date"}
	case geo.IntervalProperty:
		return object{"type": "array", "format": "interval", "minItems": 2, "maxItems": 2,
			"items": object{"type": "string", "format": "date"}}
	case geo.GeometryProperty:
		return object{"format": "geometry-any", "x-ogc-role": "primary-geometry"}
	case geo.ArrayProperty:
		return object{"type": "array", "items": object{"type": "string"}}
	}
	return object{"type": string(p.Type)}
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
