package record

import "github.com/mapd/mapd/geo"

// described holds what is said of the properties of each collection.
var described = map[geo.Collection][]Property{
	geo.Hotspots: hotspotProperties,
	geo.Events:   eventProperties,
	geo.Flows:    flowProperties,
	geo.Sources:  sourceProperties,
}

// Described returns the properties that the items of a collection have, in
// their order. It is shared: do not change it.
func Described(c geo.Collection) []Property { return described[c] }

// Property describes one property of a collection's items.
type Property struct {
	Name        string
	Kind        string // JSON type: string, number, integer, boolean, array, object
	Format      string // of a string: date, uri
	Description string
	Nullable    bool
	Values      []string // the only ones that it has; nil: any
}

var eventProperties = []Property{
	{Name: "kind", Kind: "string", Description: "What the event is; /api/kinds lists the kinds"},
	{Name: "title", Kind: "string", Nullable: true, Description: "A short title"},
	{Name: "summary", Kind: "string", Nullable: true, Description: "What happened, in one to three sentences"},
	{Name: "lang", Kind: "string", Nullable: true, Description: "The language in which the title is given"},
	{Name: "when", Kind: "string", Nullable: true, Description: "The time as EDTF (ISO 8601-2)"},
	{Name: "start", Kind: "string", Format: "date", Nullable: true, Description: "The first possible day"},
	{Name: "end", Kind: "string", Format: "date", Nullable: true, Description: "The last possible day"},
	{Name: "sure_start", Kind: "string", Format: "date", Nullable: true, Description: "The first day of the part that is certain"},
	{Name: "sure_end", Kind: "string", Format: "date", Nullable: true, Description: "The last day of the part that is certain"},
	{Name: "time_precision", Kind: "string", Nullable: true, Description: "How exactly the time is known",
		Values: plain(geo.TimePrecisions)},
	{Name: "ongoing", Kind: "boolean", Description: "It had not ended when last stated"},
	{Name: "place", Kind: "string", Nullable: true, Description: "The place in words, where it is not a hotspot's name"},
	{Name: "countries", Kind: "array", Description: "Countries (ISO 3166-1 alpha-2)"},
	{Name: "precision", Kind: "string", Nullable: true, Description: "How exactly the place is known", Values: plain(geo.Precisions)},
	{Name: "radius_m", Kind: "number", Nullable: true, Description: "The true place lies within this many metres"},
	{Name: "hotspots", Kind: "array", Description: "The ids of the hotspots at which it happened"},
	{Name: "figures", Kind: "array", Description: "The numbers: measure, unit, low, best, high, qualifier, sort"},
	{Name: "sources", Kind: "array", Description: "What each source claims: the source's id, locator, time, claim and figures"},
	{Name: "confidence", Kind: "string", Nullable: true, Description: "How sure it is", Values: plain(geo.Confidences)},
	{Name: "dataset", Kind: "string", Description: "The dataset that it belongs to"},
	{Name: "extra", Kind: "object", Nullable: true, Description: "Imported columns that have no role here"},
	{Name: "version", Kind: "integer", Description: "The data version that wrote it"},
}

var flowProperties = append(eventProperties[:len(eventProperties):len(eventProperties)],
	Property{Name: "from", Kind: "string", Nullable: true, Description: "Where it starts: a hotspot's id or a country's code"},
	Property{Name: "to", Kind: "string", Nullable: true, Description: "Where it ends: a hotspot's id or a country's code"},
	Property{Name: "event", Kind: "string", Nullable: true, Description: "The id of the event that it is a part of"},
)

var hotspotProperties = []Property{
	{Name: "name", Kind: "string", Nullable: true, Description: "The name"},
	{Name: "names", Kind: "array", Description: "All names: text, lang, script, use"},
	{Name: "type", Kind: "string", Description: "What it is", Values: geo.HotspotTypes},
	{Name: "role", Kind: "string", Description: "What part it plays; scam centres are reported at sites",
		Values: plain(geo.Roles)},
	{Name: "country", Kind: "string", Nullable: true, Description: "The country (ISO 3166-1 alpha-2)"},
	{Name: "admin1", Kind: "string", Nullable: true, Description: "The province or state"},
	{Name: "part_of", Kind: "string", Nullable: true, Description: "The id of the hotspot that it lies in"},
	{Name: "precision", Kind: "string", Nullable: true, Description: "How exactly the place is known", Values: plain(geo.Precisions)},
	{Name: "radius_m", Kind: "number", Nullable: true, Description: "The true place lies within this many metres"},
	{Name: "located", Kind: "string", Nullable: true, Description: "How the coordinates were established"},
	{Name: "status", Kind: "array", Description: "Claims on its state: status, when, sources"},
	{Name: "first_cited", Kind: "string", Nullable: true, Description: "The first time that a source speaks of, as stated (EDTF); not when it opened"},
	{Name: "last_cited", Kind: "string", Nullable: true, Description: "The last time that a source speaks of, as stated (EDTF)"},
	{Name: "summary", Kind: "string", Nullable: true, Description: "What is said of it"},
	{Name: "lang", Kind: "string", Nullable: true, Description: "The language in which the name is given"},
	{Name: "sources", Kind: "array", Description: "What each source claims"},
	{Name: "dataset", Kind: "string", Description: "The dataset that it belongs to"},
	{Name: "version", Kind: "integer", Description: "The data version that wrote it"},
}

var sourceProperties = []Property{
	{Name: "title", Kind: "string", Nullable: true, Description: "The document's title"},
	{Name: "type", Kind: "string", Nullable: true, Description: "The CSL type: report, article-newspaper, webpage…"},
	{Name: "author", Kind: "string", Nullable: true, Description: "The authors' names, joined by semicolons"},
	{Name: "container_title", Kind: "string", Nullable: true, Description: "The work or site that holds it"},
	{Name: "publisher", Kind: "string", Nullable: true, Description: "The publisher"},
	{Name: "issued", Kind: "string", Nullable: true, Description: "When it was published, as precise as is known"},
	{Name: "url", Kind: "string", Nullable: true, Description: "Its address"},
	{Name: "language", Kind: "string", Nullable: true, Description: "Its language"},
	{Name: "reliability", Kind: "string", Nullable: true, Description: "How far it can be relied on: primary, secondary, tertiary"},
	{Name: "as_of", Kind: "string", Nullable: true, Description: "The newest day that it speaks of, as EDTF"},
	{Name: "cited_by", Kind: "array", Description: "The ids of the sources that name it, where the document itself was not read"},
	{Name: "note", Kind: "string", Nullable: true, Description: "What is missing or doubtful in this description"},
	{Name: "csl", Kind: "object", Description: "The whole description as CSL-JSON, the form that Zotero reads"},
	{Name: "lang", Kind: "string", Nullable: true, Description: "The language in which the note or title is given"},
	{Name: "dataset", Kind: "string", Description: "The dataset that it belongs to"},
	{Name: "version", Kind: "integer", Description: "The data version that wrote it"},
}

// plain turns a list of strong words into plain texts.
func plain[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = string(w)
	}
	return out
}
