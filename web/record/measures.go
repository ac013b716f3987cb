package record

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
)

// MaxMeasures bounds the measures that have columns of their own: a table can be
// only so wide. The figures themselves have the rarer ones too.
const MaxMeasures = 200

// Commonest returns the MaxMeasures names that are counted most, sorted.
func Commonest(counts map[string]int) []string {
	names := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	names = names[:min(len(names), MaxMeasures)]
	slices.Sort(names)
	return names
}

// MeasureColumn is one of the three columns of a measure.
type MeasureColumn struct {
	Name, Description string
	// Of is its number, nil if it is not known.
	Of func(geo.Bounds) *float64
}

// MeasureColumns are the least, the best and the greatest number of what is
// counted, in this order.
func MeasureColumns(measure string) []MeasureColumn {
	said := strings.ReplaceAll(measure, "_", " ")
	if strings.HasSuffix(measure, "_level") {
		said += ", never to be added up"
	}
	return []MeasureColumn{
		{measure + "_low", "The least number: " + said, func(b geo.Bounds) *float64 { return b.Low }},
		{measure + "_best", "The number: " + said, func(b geo.Bounds) *float64 { return b.Best }},
		{measure + "_high", "The greatest number: " + said, func(b geo.Bounds) *float64 { return b.High }},
	}
}
