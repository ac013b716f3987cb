package mapping

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/fold"
	"github.com/mapd/mapd/geo/ingest/coords"
	"github.com/mapd/mapd/geo/ingest/rows"
	"github.com/mapd/mapd/geo/sheet"
)

// memberKind says how a property of an export is read.
type memberKind int

const (
	plainMember   memberKind = iota // as it stands
	textMember                      // a text in the row's language
	listMember                      // a list of texts
	numberMember                    // a number
	objectMember                    // an object as it stands
	figuresMember                   // figures, whose notes are texts
	claimsMember                    // claims, whose texts are in the row's language
	statusMember                    // statuses, which hold claims
)

// eventMembers are the properties of an event that are no derived ones.
var eventMembers = map[string]memberKind{"kind": plainMember, "title": textMember, "summary": textMember, "when": plainMember,
	"place": plainMember, "countries": listMember, "precision": plainMember, "radius_m": numberMember, "hotspots": listMember,
	"figures": figuresMember, "sources": claimsMember, "confidence": plainMember, "extra": objectMember}

// exportMembers are the properties of each collection that make a record. All
// others are derived from them.
var exportMembers = map[geo.Collection]map[string]memberKind{
	geo.Events: eventMembers,
	geo.Flows:  withMembers(eventMembers, map[string]memberKind{"from": plainMember, "to": plainMember, "event": plainMember}),
	geo.Hotspots: {"name": textMember, "names": objectMember, "type": plainMember, "role": plainMember, "country": plainMember,
		"admin1": plainMember, "part_of": plainMember, "precision": plainMember, "radius_m": numberMember, "located": plainMember,
		"status": statusMember, "summary": textMember, "sources": claimsMember},
	geo.Sources: {"csl": objectMember, "reliability": plainMember, "as_of": plainMember, "cited_by": listMember, "note": textMember},
}

func withMembers(base, more map[string]memberKind) map[string]memberKind {
	all := make(map[string]memberKind, len(base)+len(more))
	for _, members := range []map[string]memberKind{base, more} {
		for name, kind := range members {
			all[name] = kind
		}
	}
	return all
}

// exportMarks are properties that tell the exports apart, folded. Rows of KML
// have only what says something, so these are such that are never empty; of a
// flow one of the last may be.
var exportMarks = []struct {
	collection geo.Collection
	names      []string
}{
	{geo.Flows, []string{"kind", "figures", "hotspots", "version", "from"}},
	{geo.Flows, []string{"kind", "figures", "hotspots", "version", "to"}},
	{geo.Flows, []string{"kind", "figures", "hotspots", "version", "event"}},
	{geo.Events, []string{"kind", "figures", "hotspots", "version"}},
	{geo.Hotspots, []string{"names", "role", "status", "version"}},
	{geo.Sources, []string{"csl", "cited by"}},
}

// exportOf says of which collection a table with these folded columns is an
// export; empty if of none.
func exportOf(folded map[string]bool) geo.Collection {
	for _, mark := range exportMarks {
		all := true
		for _, name := range mark.names {
			all = all && folded[name]
		}
		if all {
			return mark.collection
		}
	}
	return ""
}

// exported reads a row of an export of mapd as the record that it is.
func (b *binding) exported(row *rows.Row) (Result, *Reject) {
	folded := map[string]bool{}
	for _, name := range row.Names {
		folded[fold.Text(name)] = true
	}
	c := exportOf(folded)
	if folded["licence"] && folded["credit"] { // as CSV has them, and nothing else
		row = unguarded(row)
	}
	id := exportID(row)
	if c == "" || id == "" {
		return Result{}, &Reject{Reason: "the row is no item of an export: columns or its id are missing", Remedy: "import the export as mapd gave it out"}
	}
	lang := textOf(row.Value("lang"))
	if !languageTag(lang) {
		lang = b.plan.opt.language()
	}
	members := map[string]any{"dataset": b.plan.opt.Dataset, "id": b.plan.ownID(id, textOf(row.Value("dataset")))}
	for i, name := range row.Names {
		kind, ok := exportMembers[c][name]
		if !ok {
			continue
		}
		value, err := member(kind, row.Values[i], lang)
		if err != nil {
			return Result{}, &Reject{name, err.Error(), "import the export as mapd gave it out"}
		}
		if value != nil {
			members[name] = value
		}
	}
	if reject := exportGeometry(c, row, members); reject != nil {
		return Result{}, reject
	}
	return b.plan.exportResult(c, members, lang)
}

// unguarded returns the row without what keeps spreadsheets from running its
// cells.
func unguarded(row *rows.Row) *rows.Row {
	plain := *row
	plain.Values = slices.Clone(row.Values)
	for i, value := range plain.Values {
		if s, ok := value.(string); ok {
			plain.Values[i] = sheet.Unguard(s)
		}
	}
	return &plain
}

// exportID is the id of an item: of the Feature, or in a column.
func exportID(row *rows.Row) string {
	if row.ID != "" {
		return row.ID
	}
	return textOf(row.Value("id"))
}

// ownID is the id of an item in the dataset of the plan: its own if it comes
// from there.
func (p *Plan) ownID(id, from string) string {
	if from == "" || from == p.opt.Dataset {
		return id
	}
	return p.opt.Dataset + "." + foldedKey(strings.TrimPrefix(id, from+"."))
}

// member reads a property; nil if there is nothing in it.
func member(kind memberKind, value any, lang string) (any, error) {
	if text, ok := value.(string); ok {
		if strings.TrimSpace(text) == "" {
			return nil, nil
		}
		if kind >= listMember {
			var err error
			if value, err = unflattened(kind, strings.TrimSpace(text)); err != nil {
				return nil, err
			}
		}
	}
	if value = cleaned(value); value == nil { // cleaned copies: the row stays as it is
		return nil, nil
	}
	switch kind {
	case textMember:
		return map[string]any{lang: textOf(value)}, nil
	case plainMember:
		return textOf(value), nil
	case figuresMember:
		return withTexts(value, lang, "note"), nil
	case claimsMember:
		return claimMembers(value, lang), nil
	case statusMember:
		list, _ := value.([]any)
		for _, item := range list {
			if status, ok := item.(map[string]any); ok {
				status["sources"] = claimMembers(status["sources"], lang)
			}
		}
	}
	return value, nil
}

// unflattened reads what a table has as text: JSON, a number, or a list with
// semicolons.
func unflattened(kind memberKind, text string) (any, error) {
	if text[0] == '[' || text[0] == '{' {
		var value any
		err := json.Unmarshal([]byte(text), &value)
		return value, err
	}
	switch kind {
	case numberMember:
		return strconv.ParseFloat(text, 64)
	case listMember:
		var list []any
		for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ';' || r == ',' }) {
			list = append(list, strings.TrimSpace(part))
		}
		return list, nil
	}
	return nil, fmt.Errorf("%q is no JSON", text)
}

// claimMembers turns the texts of claims into texts by language.
func claimMembers(value any, lang string) any {
	list, _ := withTexts(value, lang, "claim", "note").([]any)
	for _, item := range list {
		claim, ok := item.(map[string]any)
		if !ok {
			continue
		}
		if figures, _ := claim["figures"].([]any); len(figures) > 0 {
			claim["figures"] = withTexts(figures, lang, "note")
		} else {
			delete(claim, "figures")
		}
	}
	return value
}

// withTexts turns members of the objects in a list into texts by language.
func withTexts(value any, lang string, names ...string) any {
	list, _ := value.([]any)
	for _, item := range list {
		object, ok := item.(map[string]any)
		if !ok {
			continue
		}
		for _, name := range names {
			if text, ok := object[name].(string); ok {
				object[name] = map[string]any{lang: text}
			}
		}
	}
	return value
}

// exportGeometry adds the geometry as the record's own member.
func exportGeometry(c geo.Collection, row *rows.Row, members map[string]any) *Reject {
	g := row.Geometry
	if g == nil {
		var err error
		if g, err = flatGeometry(row); err != nil {
			return &Reject{"geometry", err.Error(), placeRemedy}
		}
	}
	if c == geo.Sources || g == nil {
		return nil
	}
	if err := coords.Check(g); err != nil {
		return &Reject{"geometry", err.Error(), placeRemedy}
	}
	switch g := g.(type) {
	case orb.Point:
		if c == geo.Hotspots {
			members["point"] = g
		} else {
			members["points"] = orb.MultiPoint{g}
		}
		return nil
	case orb.MultiPoint:
		members["points"] = g
	case orb.LineString:
		members["points"] = orb.MultiPoint(g)
	}
	if c == geo.Hotspots || members["points"] == nil {
		return &Reject{"geometry", fmt.Sprintf("%s have no %s", c, g.GeoJSONType()), "import the export as mapd gave it out"}
	}
	return nil
}

// flatGeometry reads the geometry of a table: a column geometry, or longitude
// and latitude.
func flatGeometry(row *rows.Row) (orb.Geometry, error) {
	for _, name := range []string{"geometry", "geom", "wkt", "WKT"} {
		if value := row.Value(name); textOf(value) != "" {
			g, _, err := coords.Value(value)
			return g, err
		}
	}
	lat, lon := row.Value("latitude"), row.Value("longitude")
	if textOf(lat) == "" && textOf(lon) == "" {
		return nil, nil
	}
	p, _, err := coords.Point(lat, lon)
	return p, err
}

// exportResult decodes the members of a record.
func (p *Plan) exportResult(c geo.Collection, members map[string]any, lang string) (Result, *Reject) {
	if csl, ok := members["csl"].(map[string]any); ok {
		delete(csl, "id")
	}
	data, err := json.Marshal(members)
	if err != nil {
		return Result{}, &Reject{Reason: err.Error()}
	}
	record, err := geo.DecodeRecord(c, data)
	if err != nil {
		return Result{}, &Reject{Reason: err.Error(), Remedy: "import the export as mapd gave it out"}
	}
	result := Result{Record: record, Partial: true, Key: strings.TrimPrefix(record.Key().ID, p.opt.Dataset+".")}
	if e := result.Event(); e != nil {
		if _, err := e.When.Extent(geo.OpenEnd); err != nil {
			return Result{}, &Reject{"when", err.Error(), dateRemedy}
		}
		result.Kinds = p.kinds.named(e, lang)
	}
	return result, nil
}

// named returns the kind that an exported event names by its id, if the store
// does not have it.
func (k *kindRegister) named(e *geo.Event, lang string) []*geo.Kind {
	if k.known[e.Kind] != nil {
		return nil
	}
	id := foldedKey(e.Kind)
	if id == "" {
		id = slug(k.fallback)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	made := k.byID[id]
	if made == nil {
		label := e.Kind
		if label == "" {
			label = k.fallback
		}
		made = &geo.Kind{ID: id, Dataset: k.dataset, Label: geo.Texts{lang: label}, Glyph: "report", Family: geo.Other}
		k.byID[id] = made
	}
	e.Kind = id
	return []*geo.Kind{made}
}
