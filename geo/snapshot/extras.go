package snapshot

import (
	"maps"
	"slices"
	"strconv"

	"github.com/mapd/mapd/geo"
)

// extraPrefix stands before the names of imported columns.
const extraPrefix = "extra."

// kindCounts is how many rows have values of each kind. Lists and objects are
// of no kind by which items could be filtered.
type kindCounts struct{ numbers, truths, texts int }

// add counts a value n times.
func (k kindCounts) add(value any, n int) kindCounts {
	switch value.(type) {
	case bool:
		k.truths += n
	case string:
		k.texts += n
	default:
		if _, ok := extraNumber(value); ok {
			k.numbers += n
		}
	}
	return k
}

// plus adds the counts of another segment.
func (k kindCounts) plus(l kindCounts) kindCounts {
	return kindCounts{k.numbers + l.numbers, k.truths + l.truths, k.texts + l.texts}
}

// kind is the type of a column that has these values; "" if it has none. A
// column whose values are of several kinds is asked as text.
func (k kindCounts) kind() geo.PropertyType {
	switch {
	case k.texts == 0 && k.truths == 0 && k.numbers > 0:
		return geo.NumberProperty
	case k.texts == 0 && k.numbers == 0 && k.truths > 0:
		return geo.BooleanProperty
	case k.texts+k.truths+k.numbers > 0:
		return geo.StringProperty
	}
	return ""
}

// extraProperties returns a property for each imported column.
func extraProperties(counts map[string]kindCounts) []property {
	var properties []property
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		p := property{name: extraPrefix + name, kind: counts[name].kind()}
		value := func(r *itemRow) any { return r.item.Event().Extra[name] }
		switch p.kind {
		case "":
			continue
		case geo.NumberProperty:
			p.number = func(r *itemRow) (float64, bool) { return extraNumber(value(r)) }
		case geo.BooleanProperty:
			p.truth = func(r *itemRow) (is, ok bool) {
				is, ok = value(r).(bool)
				return is, ok
			}
		default:
			p.text = func(r *itemRow) (string, bool) { return extraText(value(r)) }
		}
		properties = append(properties, p)
	}
	return properties
}

// extraNumber returns the value of an imported number.
func extraNumber(value any) (float64, bool) {
	switch v := value.(type) {
	case float64:
		return v, true
	case int64:
		return float64(v), true
	case int:
		return float64(v), true
	}
	return 0, false
}

// extraText returns an imported value as text; lists and objects are null.
func extraText(value any) (string, bool) {
	switch v := value.(type) {
	case string:
		return v, true
	case bool:
		return strconv.FormatBool(v), true
	}
	number, ok := extraNumber(value)
	if !ok {
		return "", false
	}
	return strconv.FormatFloat(number, 'f', -1, 64), true
}
