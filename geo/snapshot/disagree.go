package snapshot

import (
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
)

// disagree reports whether the sources of an event or flow contradict each
// other in the time or in the figures that they give, or its confidence says
// that they do. What one source says in several places does not count.
func disagree(r geo.Record) bool {
	e := eventOf(r)
	if e == nil {
		return false
	}
	for i, a := range e.Claims {
		for _, b := range e.Claims[:i] {
			if a.Source != b.Source && (timesDiffer(a.When, b.When) || figuresDiffer(a.Figures, b.Figures)) {
				return true
			}
		}
	}
	return e.Confidence == geo.Disputed
}

// timesDiffer reports whether two times have no day in common. One that is
// not known or cannot be read contradicts none.
func timesDiffer(a, b geo.When) bool {
	x, errX := a.Extent(geo.OpenEnd)
	y, errY := b.Extent(geo.OpenEnd)
	return errX == nil && errY == nil && x.Dated() && y.Dated() && !y.May(geo.Window{Start: x.Start, End: x.End})
}

// figuresDiffer reports whether two claims count the same thing and no number
// that one gives for it agrees with one of the other.
func figuresDiffer(a, b []geo.Figure) bool {
	for _, x := range a {
		same, agree := false, false
		for _, y := range b {
			if countsSame(x, y) {
				same = true
				agree = agree || sameNumber(x, y)
			}
		}
		if same && !agree {
			return true
		}
	}
	return false
}

func countsSame(a, b geo.Figure) bool {
	return a.Measure == b.Measure && a.Unit == b.Unit && a.Per == b.Per && (a.Of == "") == (b.Of == "") &&
		strings.Join(slices.Sorted(slices.Values(a.Nationality)), ",") == strings.Join(slices.Sorted(slices.Values(b.Nationality)), ",")
}

// sameNumber compares the best numbers where both are given, otherwise the
// bounds that both give. "At least 100" agrees with 120, not with 90.
func sameNumber(a, b geo.Figure) bool {
	if a.Best != nil && b.Best != nil {
		return *a.Best == *b.Best
	}
	if a.Best == nil && b.Best == nil {
		return sameBound(a.Low, b.Low) && sameBound(a.High, b.High)
	}
	if a.Best == nil {
		a, b = b, a
	}
	return (b.Low == nil || *b.Low <= *a.Best) && (b.High == nil || *a.Best <= *b.High)
}

func sameBound(a, b *float64) bool { return a == nil || b == nil || *a == *b }
