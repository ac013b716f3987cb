package snapshot

import (
	"slices"

	"github.com/mapd/mapd/geo"
)

// field is a property with few values, by which rows are filtered and grouped.
type field string

// The fields. A record may have several values of the first three.
const (
	fieldSource     field = "source"
	fieldHotspot    field = "hotspot"
	fieldCountry    field = "country"
	fieldKind       field = "kind"
	fieldDataset    field = "dataset"
	fieldConfidence field = "confidence"
	fieldPrecision  field = "precision"
	fieldRole       field = "role"
	fieldType       field = "type"
	fieldFamily     field = "family" // of the kind; no rows of its own
)

// fieldsOf lists the fields that the records of a collection have.
var fieldsOf = map[geo.Collection][]field{
	geo.Events:   {fieldSource, fieldHotspot, fieldCountry, fieldKind, fieldDataset, fieldConfidence, fieldPrecision},
	geo.Flows:    {fieldSource, fieldHotspot, fieldCountry, fieldKind, fieldDataset, fieldConfidence, fieldPrecision},
	geo.Hotspots: {fieldSource, fieldHotspot, fieldCountry, fieldDataset, fieldPrecision, fieldRole, fieldType},
	geo.Sources:  {fieldDataset},
}

// has reports whether the records of a collection have a field.
func has(c geo.Collection, f field) bool {
	if f == fieldFamily {
		f = fieldKind
	}
	return slices.Contains(fieldsOf[c], f)
}

// valuesOf returns the distinct values of one field of a record, without empty
// ones. The ends of a flow count among its hotspots and countries; a hotspot
// is its own hotspot.
func valuesOf(r geo.Record, f field) []string {
	switch r := r.(type) {
	case *geo.Event:
		return eventValues(r, f)
	case *geo.Flow:
		return flowValues(r, f)
	case *geo.Hotspot:
		return hotspotValues(r, f)
	}
	if f == fieldDataset {
		return distinct(r.InDataset())
	}
	return nil
}

func eventValues(e *geo.Event, f field) []string {
	switch f {
	case fieldSource:
		return geo.SourcesOf(e.Claims)
	case fieldHotspot:
		return distinct(e.Hotspots...)
	case fieldCountry:
		return distinct(e.Countries...)
	case fieldKind:
		return distinct(e.Kind)
	case fieldDataset:
		return distinct(e.Dataset)
	case fieldConfidence:
		return distinct(string(e.Confidence))
	case fieldPrecision:
		return distinct(string(e.Precision))
	}
	return nil
}

func flowValues(f *geo.Flow, name field) []string {
	values := eventValues(&f.Event, name)
	for _, end := range []string{f.From, f.To} {
		if name == fieldCountry && geo.IsCountryCode(end) || name == fieldHotspot && !geo.IsCountryCode(end) {
			values = append(values, end)
		}
	}
	return distinct(values...)
}

func hotspotValues(h *geo.Hotspot, f field) []string {
	switch f {
	case fieldSource:
		claims := h.Claims
		for _, s := range h.Status {
			claims = append(claims[:len(claims):len(claims)], s.Sources...)
		}
		return geo.SourcesOf(claims)
	case fieldHotspot:
		return distinct(h.ID)
	case fieldCountry:
		return distinct(h.Country)
	case fieldDataset:
		return distinct(h.Dataset)
	case fieldPrecision:
		return distinct(string(h.Precision))
	case fieldRole:
		return distinct(string(h.Role))
	case fieldType:
		return distinct(h.Type)
	}
	return nil
}

// distinct returns the values that are not empty, each once, in their order.
func distinct(values ...string) []string {
	kept := make([]string, 0, len(values))
	for _, v := range values {
		if v != "" && !slices.Contains(kept, v) {
			kept = append(kept, v)
		}
	}
	return kept
}
