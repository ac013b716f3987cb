package ogc

import (
	"maps"
	"slices"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/httpx"
)

// addBriefings adds the briefings, which web/briefings serves.
func addBriefings(paths object) {
	const one = "/briefings/{briefingId}"
	id := []object{{"name": "briefingId", "in": "path", "required": true, "description": "The id of a briefing",
		"schema": object{"type": "string", "pattern": "^[a-z0-9][a-z0-9._-]{0,99}$"}}}
	paths["/briefings"] = get("getBriefings", "The briefings: stories told with the map", nil, answer(httpx.JSON, reference("schemas", "briefings")))
	paths[one+"/changes"] = get("getBriefingChanges", "What has become of the records of a briefing since the data version that it was made on",
		slices.Clone(id), answer(httpx.JSON, reference("schemas", "briefingChanges")))
	operations := get("getBriefing", "A briefing", slices.Clone(id), answer(httpx.JSON, reference("schemas", "briefing")))
	conditions := append(slices.Clone(id),
		header("If-Match", "The ETag of the briefing that is replaced or deleted."), header("If-None-Match", "* for a briefing that is not there yet."))
	body := object{"required": true, "content": content(httpx.JSON, reference("schemas", "briefing"))}
	operations["put"] = write("putBriefing", "Make or replace a briefing", conditions, object{
		"200": answer(httpx.JSON, reference("schemas", "briefing")), "201": answer(httpx.JSON, reference("schemas", "briefing"))})
	operations["put"].(object)["requestBody"] = body
	operations["delete"] = write("deleteBriefing", "Delete a briefing; its history stays", conditions,
		object{"204": object{"description": "It is deleted"}})
	paths[one] = operations
}

// write describes an operation that needs a token or a session.
func write(id, summary string, parameters []object, responses object) object {
	responses["default"] = reference("responses", "problem")
	return object{"operationId": id, "summary": summary, "parameters": parameters, "responses": responses,
		"security": []object{{"token": []string{}}}}
}

func header(name, description string) object {
	return object{"name": name, "in": "header", "description": description, "schema": object{"type": "string"}}
}

// tokenScheme is how a token is sent.
func tokenScheme() object {
	return object{"type": "http", "scheme": "bearer", "description": "A token that mapd token create has made."}
}

// briefingSchemas describe geo.Briefing and what is told of briefings. The
// limits are those of geo/briefing.
func briefingSchemas() object {
	text, number, count, flag := object{"type": "string"}, object{"type": "number"}, object{"type": "integer", "minimum": 0}, object{"type": "boolean"}
	texts := arrayOf(text)
	line := object{"type": "string", "maxLength": 300}
	position := object{"type": "array", "minItems": 2, "maxItems": 2, "items": number}
	changed := arrayOf(required(object{"collection": text, "id": text, "title": nullable(text), "lang": nullable(text), "scenes": texts},
		"collection", "id", "title", "lang", "scenes"))
	entry := object{"id": text, "title": text, "language": text, "audience": text, "dataset": text, "data_version": count, "version": count, "scenes": count}
	filters := object{"without_families": arrayOf(textSchema(textsOf(geo.Families))), "without_kinds": texts, "countries": texts,
		"hotspots": texts, "sources": texts, "confidence": arrayOf(textSchema(textsOf(geo.Confidences))), "datasets": texts}
	scene := required(object{
		"id": text, "title": line, "text": object{"type": "string", "maxLength": 20_000, "description": "Markdown; [@ID] cites a record. HTML in it is text."},
		"notes": object{"type": "string", "maxLength": 20_000}, "dwell_s": object{"type": "number", "minimum": 0, "maximum": 3600},
		"view":    closed(required(object{"west": number, "south": number, "east": number, "north": number}, "west", "south", "east", "north")),
		"time":    closed(required(object{"from": text, "to": text, "mode": textSchema(textsOf(geo.TimeModes)), "trail": text, "step": text, "plays": flag}, "to", "mode")),
		"filters": closed(object{"type": "object", "properties": filters}),
		"picked":  closed(required(object{"what": textSchema(geo.PickedThings), "id": text}, "what", "id")),
		"layers":  closed(object{"type": "object", "properties": object{"base": text, "bars": line, "coverage": flag}}),
		"annotations": arrayOf(closed(required(object{"type": textSchema([]string{geo.TextAnnotation, geo.ArrowAnnotation, geo.AreaAnnotation}),
			"text": line, "points": arrayOf(position)}, "type", "points"))),
		"citations": describe(nullable(arrayOf(closed(required(object{"collection": text, "id": text}, "collection", "id")))),
			"What the scene relies on. Null, or left out, has it filled in from what the scene shows."),
	}, "id", "title", "view", "time")
	briefing := required(object{
		"id": text, "dataset": text, "title": line, "language": text, "audience": line,
		"data_version": describe(count, "The data version that it is made on; 0 is that of now."),
		"scenes":       object{"type": "array", "minItems": 1, "maxItems": 100, "items": closed(scene)},
	}, "id", "title", "language", "scenes")
	return object{
		"briefing": closed(briefing),
		"briefings": required(object{"dataVersion": count,
			"briefings": arrayOf(required(entry, slices.Sorted(maps.Keys(entry))...))}, "dataVersion", "briefings"),
		"briefingChanges": required(object{"dataVersion": count, "madeOn": count, "added": changed, "corrected": changed, "withdrawn": changed},
			"dataVersion", "madeOn", "added", "corrected", "withdrawn"),
	}
}

// closed allows no further members.
func closed(schema object) object {
	schema["additionalProperties"] = false
	return schema
}

func describe(schema object, description string) object {
	out := maps.Clone(schema)
	out["description"] = description
	return out
}
