package geo

import (
	"reflect"
	"testing"
)

func TestColumn(t *testing.T) {
	for want, f := range map[string]Figure{
		"rescued":         {Measure: "rescued", Unit: "people"},
		"lost_usd":        {Measure: "lost", Unit: "USD"},
		"held_level":      {Measure: "held", Unit: "people", Sort: Level},
		"phones_seized":   {Measure: "phones seized", Unit: "phones"},
		"sites_buildings": {Measure: "sites", Unit: "buildings"},
	} {
		if got := f.Column(); got != want {
			t.Errorf("%+v: column %q, want %q", f, got, want)
		}
	}
}

func TestTogether(t *testing.T) {
	n := func(v float64) *float64 { return &v }
	happened := func(low, best, high *float64) *Figure {
		return &Figure{Low: low, Best: best, High: high, Sort: Happened}
	}
	level := func(low, best, high *float64) *Figure { return &Figure{Low: low, Best: best, High: high, Sort: Level} }
	tests := []struct {
		name    string
		figures []*Figure
		want    Bounds
	}{
		{"one", []*Figure{happened(n(1), nil, n(3))}, Bounds{n(1), nil, n(3)}},
		{"added up", []*Figure{happened(n(1), n(2), n(3)), happened(n(10), n(20), n(30))}, Bounds{n(11), n(22), n(33)}},
		{"an open end stays open", []*Figure{happened(n(500), nil, nil), happened(nil, n(20), nil)}, Bounds{Low: n(520)}},
		{"levels span a range", []*Figure{level(n(5), n(6), n(7)), level(n(3), n(4), n(9))}, Bounds{Low: n(3), High: n(9)}},
	}
	for _, test := range tests {
		if got := Together(test.figures); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
}
