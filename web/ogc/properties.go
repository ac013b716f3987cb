package ogc

import (
	"net/http"

	"github.com/mapd/mapd/geo"
)

// property describes one property of a collection's items.
type property struct {
	name        string
	kind        string // JSON type: string, number, integer, boolean, array, object
	format      string // of a string: date, uri
	description string
	nullable    bool
	values      []string
}

var eventProperties = []property{
	{name: "kind", kind: "string", description: "What the event is; /api/kinds lists the kinds"},
	{name: "title", kind: "string", nullable: true, description: "A short title"},
	{name: "summary", kind: "string", nullable: true, description: "What happened, in one to three sentences"},
	{name: "lang", kind: "string", nullable: true, description: "The language in which the title is given"},
	{name: "when", kind: "string", nullable: true, description: "The time as EDTF (ISO 8601-2)"},
	{name: "start", kind: "string", format: "date", nullable: true, description: "The first possible day"},
	{name: "end", kind: "string", format: "date", nullable: true, description: "The last possible day"},
	{name: "sure_start", kind: "string", format: "date", nullable: true, description: "The first day of the part that is certain"},
	{name: "sure_end", kind: "string", format: "date", nullable: true, description: "The last day of the part that is certain"},
	{name: "time_precision", kind: "string", nullable: true, description: "How exactly the time is known",
		values: plain(geo.TimePrecisions)},
	{name: "ongoing", kind: "boolean", description: "It had not ended when last stated"},
	{name: "place", kind: "string", nullable: true, description: "The place in words, where it is not a hotspot's name"},
	{name: "countries", kind: "array", description: "Countries (ISO 3166-1 alpha-2)"},
	{name: "precision", kind: "string", nullable: true, description: "How exactly the place is known", values: plain(geo.Precisions)},
	{name: "radius_m", kind: "number", nullable: true, description: "The true place lies within this many metres"},
	{name: "hotspots", kind: "array", description: "The ids of the hotspots at which it happened"},
	{name: "figures", kind: "array", description: "The numbers: measure, unit, low, best, high, qualifier, sort"},
	{name: "sources", kind: "array", description: "What each source claims: the source's id, locator, time, claim and figures"},
	{name: "confidence", kind: "string", nullable: true, description: "How sure it is", values: plain(geo.Confidences)},
	{name: "dataset", kind: "string", description: "The dataset that it belongs to"},
	{name: "extra", kind: "object", nullable: true, description: "Imported columns that have no role here"},
	{name: "version", kind: "integer", description: "The data version that wrote it"},
}

var flowProperties = append(eventProperties[:len(eventProperties):len(eventProperties)],
	property{name: "from", kind: "string", nullable: true, description: "Where it starts: a hotspot's id or a country's code"},
	property{name: "to", kind: "string", nullable: true, description: "Where it ends: a hotspot's id or a country's code"},
	property{name: "event", kind: "string", nullable: true, description: "The id of the event that it is a part of"},
)

var hotspotProperties = []property{
	{name: "name", kind: "string", nullable: true, description: "The name"},
	{name: "names", kind: "array", description: "All names: text, lang, script, use"},
	{name: "type", kind: "string", description: "What it is", values: geo.HotspotTypes},
	{name: "role", kind: "string", description: "What part it plays; scam centres are reported at sites",
		values: plain(geo.Roles)},
	{name: "country", kind: "string", nullable: true, description: "The country (ISO 3166-1 alpha-2)"},
	{name: "admin1", kind: "string", nullable: true, description: "The province or state"},
	{name: "part_of", kind: "string", nullable: true, description: "The id of the hotspot that it lies in"},
	{name: "precision", kind: "string", nullable: true, description: "How exactly the place is known", values: plain(geo.Precisions)},
	{name: "radius_m", kind: "number", nullable: true, description: "The true place lies within this many metres"},
	{name: "located", kind: "string", nullable: true, description: "How the coordinates were established"},
	{name: "status", kind: "array", description: "Claims on its state: status, when, sources"},
	{name: "first_cited", kind: "string", nullable: true, description: "The first time that a source speaks of, as stated (EDTF); not when it opened"},
	{name: "last_cited", kind: "string", nullable: true, description: "The last time that a source speaks of, as stated (EDTF)"},
	{name: "summary", kind: "string", nullable: true, description: "What is said of it"},
	{name: "lang", kind: "string", nullable: true, description: "The language in which the name is given"},
	{name: "sources", kind: "array", description: "What each source claims"},
	{name: "dataset", kind: "string", description: "The dataset that it belongs to"},
	{name: "version", kind: "integer", description: "The data version that wrote it"},
}

var sourceProperties = []property{
	{name: "title", kind: "string", nullable: true, description: "The document's title"},
	{name: "type", kind: "string", nullable: true, description: "The CSL type: report, article-newspaper, webpage…"},
	{name: "author", kind: "string", nullable: true, description: "The authors' names, joined by semicolons"},
	{name: "container_title", kind: "string", nullable: true, description: "The work or site that holds it"},
	{name: "publisher", kind: "string", nullable: true, description: "The publisher"},
	{name: "issued", kind: "string", nullable: true, description: "When it was published, as precise as is known"},
	{name: "url", kind: "string", nullable: true, description: "Its address"},
	{name: "language", kind: "string", nullable: true, description: "Its language"},
	{name: "reliability", kind: "string", nullable: true, description: "How far it can be relied on: primary, secondary, tertiary"},
	{name: "as_of", kind: "string", nullable: true, description: "The newest day that it speaks of, as EDTF"},
	{name: "cited_by", kind: "array", description: "The ids of the sources that name it, where the document itself was not read"},
	{name: "note", kind: "string", nullable: true, description: "What is missing or doubtful in this description"},
	{name: "csl", kind: "object", description: "The whole description as CSL-JSON, the form that Zotero reads"},
	{name: "lang", kind: "string", nullable: true, description: "The language in which the note or title is given"},
	{name: "dataset", kind: "string", description: "The dataset that it belongs to"},
	{name: "version", kind: "integer", description: "The data version that wrote it"},
}

// plain turns a list of strong words into plain texts.
func plain[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = string(w)
	}
	return out
}

// schema describes the properties of a collection's items as JSON Schema, as
// far as they have a value.
func (a *resource) schema(w http.ResponseWriter, r *http.Request) error {
	d, err := described(r)
	if err != nil {
		return err
	}
	if _, err := read(r); err != nil {
		return err
	}
	properties := map[string]any{}
	for _, p := range d.properties {
		properties[p.name] = p.jsonSchema()
	}
	return serveStatic(w, r, jsonSchema, map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"$id":     address(r, "/collections/"+string(d.id)+"/schema"),
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
func (p property) jsonSchema() map[string]any {
	m := map[string]any{"type": p.kind, "description": p.description}
	if p.kind == "array" {
		m["items"] = map[string]any{"type": p.items()}
	}
	if p.format == "date" {
		m["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
	}
	return m
}

// items is the JSON type of an array's items: ids and codes are texts.
func (p property) items() string {
	switch p.name {
	case "countries", "hotspots", "cited_by":
		return "string"
	}
	return "object"
}

// openAPISchema describes the property in OpenAPI 3.0, whose types are single.
func (p property) openAPISchema() map[string]any {
	m := map[string]any{"type": p.kind, "description": p.description}
	if p.nullable {
		m["nullable"] = true
	}
	if p.format != "" {
		m["format"] = p.format
	}
	if p.kind == "array" {
		m["items"] = map[string]any{"type": p.items()}
	}
	if p.values != nil {
		values := make([]any, 0, len(p.values)+1)
		for _, v := range p.values {
			values = append(values, v)
		}
		if p.nullable {
			values = append(values, nil)
		}
		m["enum"] = values
	}
	return m
}
