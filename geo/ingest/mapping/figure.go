package mapping

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/mapd/mapd/geo"
)

// levels are measures that are states: they never add up.
var levels = []string{"held", "working", "lost", "revenue", "population", "displaced", "missing"}

// figureColumns are the columns of one figure in a table.
type figureColumns struct {
	measure, unit          string
	plain, low, best, high int // where they stand in the row, -1 if they do not
	qualifier              geo.Qualifier
	sort                   geo.FigureSort
	note                   geo.Texts
	names                  []string
	columns                []int
}

// bound returns where a bound stands.
func (f *figureColumns) bound(name string) *int {
	switch name {
	case "low":
		return &f.low
	case "best":
		return &f.best
	case "high":
		return &f.high
	}
	return &f.plain
}

// newFigure begins a figure as the profile says of its measure.
func (p *Plan) newFigure(r figureRole) *figureColumns {
	f := &figureColumns{measure: r.measure, unit: r.unit, plain: -1, low: -1, best: -1, high: -1,
		qualifier: geo.Exactly, sort: geo.Happened}
	if slices.Contains(levels, r.measure) {
		f.sort = geo.Level
	}
	rule := p.profile.Figures[r.measure]
	if rule.Qualifier != "" {
		f.qualifier = rule.Qualifier
	}
	if rule.Sort != "" {
		f.sort = rule.Sort
	}
	if rule.Unit != "" {
		f.unit = rule.Unit
	}
	if rule.Note != "" {
		lang := p.profile.Dataset.Language
		if lang == "" {
			lang = "en"
		}
		f.note = geo.Texts{lang: rule.Note}
	}
	return f
}

// amount is what a cell of a number says.
type amount struct {
	low, best, high *float64
	qualifier       geo.Qualifier
}

var (
	rangeText = regexp.MustCompile(`^(\d[\d., ]*?)\s*(?:-|–|—|to|bis|à|a|~)\s*(\d[\d., ]*)$`)
	wordsText = regexp.MustCompile(`^(?i)(at least|more than|over|min\.?|≥|>=|>|up to|at most|less than|under|max\.?|≤|<=|<|nearly|almost|about|around|approximately|approx\.?|circa|ca\.?|c\.|some|~|≈)?\s*(\d[\d., ]*)\s*(\+)?$`)
	grouped   = regexp.MustCompile(`^\d{1,3}([, .]\d{3})+$`)
)

// amountOf reads a number with the words around it: "about 200", "50+",
// "100-200". plain is how a bare number is meant.
func amountOf(value any, plain geo.Qualifier) (amount, bool) {
	if f, ok := floatOf(value); ok {
		return bare(f, plain)
	}
	text, ok := value.(string)
	if !ok {
		return amount{}, false
	}
	text = strings.TrimSpace(strings.ReplaceAll(text, "\u00a0", " "))
	if m := rangeText.FindStringSubmatch(text); m != nil {
		low, ok1 := countOf(m[1])
		high, ok2 := countOf(m[2])
		return amount{low: &low, high: &high, qualifier: geo.About}, ok1 && ok2 && low <= high
	}
	m := wordsText.FindStringSubmatch(text)
	if m == nil {
		return amount{}, false
	}
	n, ok := countOf(m[2])
	if !ok {
		return amount{}, false
	}
	return worded(strings.ToLower(strings.TrimRight(m[1], ".")), m[3] == "+", n, plain)
}

// worded puts a number where its words say.
func worded(word string, plus bool, n float64, plain geo.Qualifier) (amount, bool) {
	switch word {
	case "at least", "min", "≥", ">=", "more than", "over", ">":
		return amount{low: &n, qualifier: geo.AtLeast}, true
	case "at most", "up to", "max", "≤", "<=", "less than", "under", "<":
		return amount{high: &n, qualifier: geo.AtMost}, !plus
	case "nearly", "almost":
		return amount{high: &n, qualifier: geo.Nearly}, !plus
	case "":
		if plus {
			return amount{low: &n, qualifier: geo.AtLeast}, true
		}
		return bare(n, plain)
	}
	return amount{best: &n, qualifier: geo.About}, !plus
}

func bare(n float64, plain geo.Qualifier) (amount, bool) {
	if n != n || n-n != 0 {
		return amount{}, false
	}
	if plain == geo.About {
		return amount{best: &n, qualifier: geo.About}, true
	}
	return amount{low: &n, best: &n, high: &n, qualifier: geo.Exactly}, true
}

// countOf reads digits, grouped by thousands or with a decimal point.
func countOf(text string) (float64, bool) {
	text = strings.TrimSpace(text)
	if grouped.MatchString(text) {
		text = strings.NewReplacer(",", "", ".", "", " ", "").Replace(text)
	}
	f, err := strconv.ParseFloat(text, 64)
	return f, err == nil
}

// read reads the figure out of a row; its amount is empty if there is none. ok
// is false if what stands there is no figure: it is then kept in extra.
func (f *figureColumns) read(b *binding, cells []any) (a amount, ok bool) {
	if f.plain < 0 {
		return f.bounds(b, cells)
	}
	if b.empty(cells[f.plain]) {
		return amount{}, true
	}
	return amountOf(cells[f.plain], f.qualifier)
}

// figure makes the figure of an amount.
func (f *figureColumns) figure(a amount) geo.Figure {
	return geo.Figure{Measure: f.measure, Unit: f.unit, Low: a.low, Best: a.best, High: a.high,
		Qualifier: a.qualifier, Sort: f.sort, Note: f.note}
}

// bounds reads a figure whose low, best and high stand apart.
func (f *figureColumns) bounds(b *binding, cells []any) (a amount, ok bool) {
	for _, part := range []struct {
		i  int
		to **float64
	}{{f.low, &a.low}, {f.best, &a.best}, {f.high, &a.high}} {
		if part.i < 0 || b.empty(cells[part.i]) {
			continue
		}
		n, ok := floatOf(cells[part.i])
		if !ok {
			n, ok = countOf(textOf(cells[part.i]))
		}
		if !ok {
			return amount{}, false
		}
		*part.to = &n
	}
	return a.qualified()
}

// qualified finds the qualifier that fits the bounds.
func (a amount) qualified() (amount, bool) {
	last := math.Inf(-1)
	for _, n := range []*float64{a.low, a.best, a.high} {
		if n != nil && (*n-*n != 0 || *n < last) {
			return amount{}, false
		}
		if n != nil {
			last = *n
		}
	}
	switch {
	case a.low != nil && a.best != nil && a.high != nil && *a.low == *a.high:
		a.qualifier = geo.Exactly
	case a.best != nil || a.low != nil && a.high != nil:
		a.qualifier = geo.About
	case a.low != nil:
		a.qualifier = geo.AtLeast
	case a.high != nil:
		a.qualifier = geo.AtMost
	}
	return a, true
}
