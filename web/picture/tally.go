package picture

import (
	"slices"

	"github.com/mapd/mapd/geo"
)

// tally counts events by family, those that certainly fall into the window and
// those that may.
type tally struct {
	certain, possible [7]int
	total             int
	kind              string // of one of them
	last              int    // the event that was counted last, from 1 on
}

// add counts the event of a number, once.
func (t *tally) add(number int, family geo.Family, kind string, certain bool) {
	if t.last == number {
		return
	}
	at := max(slices.Index(geo.Families, family), 0)
	if certain {
		t.certain[at]++
	} else {
		t.possible[at]++
	}
	t.last, t.kind = number, kind
	t.total++
}

// join adds what another has counted.
func (t *tally) join(o tally) {
	for i := range t.certain {
		t.certain[i] += o.certain[i]
		t.possible[i] += o.possible[i]
	}
	t.total += o.total
	if t.kind == "" {
		t.kind = o.kind
	}
}

// part is a share of a tally: n events of a family.
type part struct {
	family  geo.Family
	n       int
	certain bool
}

// parts are the shares that are not empty, certain ones first.
func (t *tally) parts() []part {
	var parts []part
	for _, certain := range []bool{true, false} {
		counts := t.possible
		if certain {
			counts = t.certain
		}
		for i, n := range counts {
			if n > 0 {
				parts = append(parts, part{geo.Families[i], n, certain})
			}
		}
	}
	return parts
}
