package geo

import (
	"slices"
	"strings"
	"unicode"
)

// Bounds is what the figures of one column of a table come to. Nil is not
// known.
type Bounds struct{ Low, Best, High *float64 }

// Column names the column of a table in which the figure stands: its measure,
// the unit if that is not people and not said already, and "level" if it must
// never be added up; for example rescued, lost_usd and held_level.
func (f *Figure) Column() string {
	name, unit := columnWord(f.Measure), columnWord(f.Unit)
	if unit != "people" && unit != "" && !slices.Contains(strings.Split(name, "_"), unit) {
		name += "_" + unit
	}
	if f.Sort == Level {
		name += "_level"
	}
	return name
}

// columnWord writes a text as part of a column's name: small letters and
// digits, anything else a low line.
func columnWord(s string) string {
	runs := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	return strings.Join(runs, "_")
}

// Together returns what figures of one column come to; there has to be one at
// least. What happened adds up, and a bound that one of them lacks is lacking;
// levels never add up, and leave only the range that they span.
func Together(figures []*Figure) Bounds {
	if len(figures) == 1 {
		f := figures[0]
		return Bounds{f.Low, f.Best, f.High}
	}
	b := Bounds{Low: least(figures[0]), Best: figures[0].Best, High: figures[0].High}
	level := slices.ContainsFunc(figures, func(f *Figure) bool { return f.Sort == Level })
	if level {
		b.Best = nil
	}
	for _, f := range figures[1:] {
		if level {
			b.Low = known(b.Low, least(f), func(x, y float64) float64 { return min(x, y) })
			b.High = both(b.High, f.High, func(x, y float64) float64 { return max(x, y) })
			continue
		}
		b.Low = known(b.Low, least(f), add)
		b.Best = both(b.Best, f.Best, add)
		b.High = both(b.High, f.High, add)
	}
	return b
}

func least(f *Figure) *float64 {
	if f.Low != nil {
		return f.Low
	}
	return f.Best
}

func add(x, y float64) float64 { return x + y }

// both joins two numbers that are both known.
func both(x, y *float64, join func(x, y float64) float64) *float64 {
	if x == nil || y == nil {
		return nil
	}
	v := join(*x, *y)
	return &v
}

// known joins two numbers as far as they are known.
func known(x, y *float64, join func(x, y float64) float64) *float64 {
	switch {
	case x == nil:
		return y
	case y == nil:
		return x
	}
	return both(x, y, join)
}
