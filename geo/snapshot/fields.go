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

// values are those of one field of a record, each once and none empty, in
// their order.
type values []string

func (v *values) add(value string) {
	if value != "" && !slices.Contains(*v, value) {
		*v = append(*v, value)
	}
}

// of replaces the values by those of a record. The ends of a flow count among
// its hotspots and countries; a hotspot is its own hotspot.
func (v *values) of(r geo.Record, f field) {
	*v = (*v)[:0]
	switch r := r.(type) {
	case *geo.Event:
		v.ofEvent(r, f)
	case *geo.Flow:
		v.ofFlow(r, f)
	case *geo.Hotspot:
		v.ofHotspot(r, f)
	default:
		if f == fieldDataset {
			v.add(r.InDataset())
		}
	}
}

func (v *values) ofEvent(e *geo.Event, f field) {
	switch f {
	case fieldSource:
		v.addSources(e.Claims)
	case fieldHotspot:
		v.addAll(e.Hotspots)
	case fieldCountry:
		v.addAll(e.Countries)
	case fieldKind:
		v.add(e.Kind)
	case fieldDataset:
		v.add(e.Dataset)
	case fieldConfidence:
		v.add(string(e.Confidence))
	case fieldPrecision:
		v.add(string(e.Precision))
	}
}

func (v *values) ofFlow(f *geo.Flow, name field) {
	v.ofEvent(&f.Event, name)
	for _, end := range []string{f.From, f.To} {
		if name == fieldCountry && geo.IsCountryCode(end) || name == fieldHotspot && !geo.IsCountryCode(end) {
			v.add(end)
		}
	}
}

func (v *values) ofHotspot(h *geo.Hotspot, f field) {
	switch f {
	case fieldSource:
		v.addSources(h.Claims)
		for _, s := range h.Status {
			v.addSources(s.Sources)
		}
	case fieldHotspot:
		v.add(h.ID)
	case fieldCountry:
		v.add(h.Country)
	case fieldDataset:
		v.add(h.Dataset)
	case fieldPrecision:
		v.add(string(h.Precision))
	case fieldRole:
		v.add(string(h.Role))
	case fieldType:
		v.add(h.Type)
	}
}

func (v *values) addAll(all []string) {
	for _, value := range all {
		v.add(value)
	}
}

func (v *values) addSources(claims []geo.Claim) {
	for _, c := range claims {
		v.add(c.Source)
	}
}

// distinct returns the values that are not empty, each once, in their order.
func distinct(all ...string) []string {
	kept := make(values, 0, len(all))
	kept.addAll(all)
	return kept
}
