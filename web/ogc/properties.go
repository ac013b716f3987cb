package ogc

import (
	"net/http"

	"github.com/mapd/mapd/web/record"
)

// schema describes the properties of a collection's items as JSON Schema, as
// far as they have a value.
func (a *resource) schema(w http.ResponseWriter, r *http.Request) error {
	d, _, err := a.described(r)
	if err != nil {
		return err
	}
	if _, err := read(r); err != nil {
		return err
	}
	properties := map[string]any{}
	for _, p := range record.Described(d.id) {
		properties[p.Name] = jsonSchemaOf(p)
	}
	return serveStatic(w, r, jsonSchema, map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"$id":     address(r, d.path()+"/schema"),
		"title":   d.title,
		"type":    "object",
		"properties": map[string]any{
			"id":         map[string]any{"type": "string"},
			"properties": map[string]any{"type": "object", "properties": properties},
		},
	})
}

// jsonSchema describes the property in JSON Schema 2020-12. It is written for
// GDAL 3.6, which knows single types only, and which sends any comparison of a
// date column as datetime= and then trusts the answer: "start >= X" would find
// whatever lasts until X, and all that is undated. So days are texts here:
// GDAL shows them as 2025/10/01, compares them itself, and finds the right ones.
func jsonSchemaOf(p record.Property) map[string]any {
	m := map[string]any{"type": p.Kind, "description": p.Description}
	if p.Kind == "array" {
		m["items"] = map[string]any{"type": itemsOf(p)}
	}
	if p.Format == "date" {
		m["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
	}
	return m
}

// items is the JSON type of an array's items: ids and codes are texts.
func itemsOf(p record.Property) string {
	switch p.Name {
	case "countries", "hotspots", "cited_by":
		return "string"
	}
	return "object"
}

// openAPISchema describes the property in OpenAPI 3.0, whose types are single.
func openAPISchemaOf(p record.Property) map[string]any {
	m := map[string]any{"type": p.Kind, "description": p.Description}
	if p.Nullable {
		m["nullable"] = true
	}
	if p.Format != "" {
		m["format"] = p.Format
	}
	if p.Kind == "array" {
		m["items"] = map[string]any{"type": itemsOf(p)}
	}
	if p.Values != nil {
		values := make([]any, 0, len(p.Values)+1)
		for _, v := range p.Values {
			values = append(values, v)
		}
		if p.Nullable {
			values = append(values, nil)
		}
		m["enum"] = values
	}
	return m
}
