package ogc

import (
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/record"
)

// sharedSchemas describes the answers that do not depend on the collection.
func sharedSchemas() object {
	text, number, count := object{"type": "string"}, object{"type": "number"}, object{"type": "integer", "minimum": 0}
	hits := arrayOf(required(object{
		"id": text, "label": text, "lang": nullable(text), "href": text, "kind": text, "when": text,
		"match": arrayOf(arrayOf(count)),
		"bbox":  nullable(arrayOf(number)),
	}, "id", "label", "match", "href"))
	return object{
		"problem": required(object{
			"title": text, "status": object{"type": "integer"}, "detail": text, "parameter": text, "request_id": text,
		}, "title", "status", "detail"),
		"link": required(object{"href": text, "rel": text, "type": text, "title": text}, "href", "rel", "type"),
		"collections": required(object{
			"links": arrayOf(reference("schemas", "link")), "collections": arrayOf(reference("schemas", "collection")),
		}, "links", "collections"),
		"collection": required(object{
			"id": text, "title": text, "description": text, "itemType": text, "extent": object{"type": "object"},
			"crs": arrayOf(text), "storageCrs": text, "attribution": text, "license": text, "links": arrayOf(reference("schemas", "link")),
		}, "id", "links"),
		"counts": required(object{
			"dataVersion": count, "total": count, "undated": count, "unlocated": count, "groups": arrayOf(countSchema(text, count)),
		}, "dataVersion", "total", "undated", "unlocated", "groups"),
		"search": required(object{
			"dataVersion": count, "query": text, "hotspots": hits, "events": hits, "places": hits,
		}, "dataVersion", "query", "hotspots", "events", "places"),
		"places": placesSchema(text, number, count),
		"geometry": nullable(required(object{
			"type":        object{"type": "string", "enum": []string{"Point", "MultiPoint", "LineString"}},
			"coordinates": arrayOf(object{}),
		}, "type", "coordinates")),
	}
}

func countSchema(text, count object) object {
	members := object{"certain": count, "possible": count, "column": count, "row": count}
	for _, d := range descriptions {
		for _, field := range snapshot.Groupings(d.id) {
			members[field] = nullable(text)
		}
	}
	return required(members, "certain", "possible")
}

func featureSchema(d description) object {
	values := object{"type": "object", "properties": object{}}
	for _, p := range record.Described(d.id) {
		values["properties"].(object)[p.Name] = openAPISchemaOf(p)
	}
	values["additionalProperties"] = true // the profile flat, and imported columns
	geometry := reference("schemas", "geometry")
	if d.id == geo.Sources {
		geometry = object{"type": "object", "nullable": true, "description": "Always null"}
	}
	return required(object{
		"type":       object{"type": "string", "enum": []string{"Feature"}},
		"id":         object{"type": "string"},
		"geometry":   geometry,
		"properties": values,
		"links":      arrayOf(reference("schemas", "link")),
	}, "type", "id", "geometry", "properties")
}

func pageSchema(d description) object {
	count := object{"type": "integer", "minimum": 0}
	return required(object{
		"type":           object{"type": "string", "enum": []string{"FeatureCollection"}},
		"links":          arrayOf(reference("schemas", "link")),
		"timeStamp":      object{"type": "string", "format": "date-time"},
		"numberMatched":  count,
		"numberReturned": count,
		"features":       arrayOf(reference("schemas", string(d.id)+"Feature")),
	}, "type", "links", "timeStamp", "numberMatched", "numberReturned", "features")
}

func arrayOf(items object) object { return object{"type": "array", "items": items} }

func required(properties object, names ...string) object {
	return object{"type": "object", "properties": properties, "required": names}
}

// nullable returns a copy of a schema that allows null too.
func nullable(schema object) object {
	out := object{"nullable": true}
	for name, value := range schema {
		out[name] = value
	}
	return out
}

// openAPISchemaOf describes the property in OpenAPI 3.0, whose types are single.
func openAPISchemaOf(p record.Property) object {
	m := object{"type": p.Kind, "description": p.Description}
	if p.Nullable {
		m["nullable"] = true
	}
	if p.Format != "" {
		m["format"] = p.Format
	}
	if p.Kind == "array" {
		m["items"] = object{"type": itemsOf(p)}
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
