package main

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
)

// TestOWSLib lets OWSLib, which notebooks use, read, filter and sort items.
func TestOWSLib(t *testing.T) {
	app := start(t, nil)
	events := app.URL() + "api/collections/events/items?limit=10000"
	var found struct {
		Conforms, Collections                     []string
		Definition                                string
		Extent                                    []float64
		Queryables                                map[string]string
		Events, Boxed, October, Raids, Sea, Paged []string
		Sorted                                    map[string][]any
		One                                       string
		Hostile                                   struct {
			Status            int
			Detail, Parameter string
		}
	}
	runPython(t, "owslib", "python3-owslib", "testdata/in_owslib.py", []string{app.URL()}, &found)

	if !slices.Contains(found.Conforms, "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core") || found.Definition != "3.0.3" {
		t.Errorf("OWSLib reads the definition as %s, the classes as %v", found.Definition, found.Conforms)
	}
	if want := []string{"hotspots", "events", "flows", "sources", "events.curated"}; !slices.Equal(found.Collections, want) {
		t.Errorf("OWSLib lists %v", found.Collections)
	}
	if len(found.Extent) != 4 || found.Extent[0] >= found.Extent[2] {
		t.Errorf("the extent is %v", found.Extent)
	}
	for name, want := range map[string]string{"kind": "string", "radius_m": "number", "countries": "array", "rescued_low": "number"} {
		if got := found.Queryables[name]; got != want {
			t.Errorf("%s can be asked as %q, not %q", name, got, want)
		}
	}
	for what, sets := range map[string]struct {
		got   []string
		query string
	}{
		"all":     {found.Events, ""},
		"pages":   {found.Paged, ""},
		"boxed":   {found.Boxed, "&bbox=97,15,100,18"},
		"october": {found.October, "&datetime=2025-10"},
		"raids":   {found.Raids, "&kind=raid"},
		"sea":     {found.Sea, "&bbox=97,10,110,24&filter=geometry%20IS%20NOT%20NULL%20AND%20start%3E=DATE('2025-01-01')"},
	} {
		if want := idsAt(t, events+sets.query, nil); !slices.Equal(sets.got, want) || len(want) == 0 {
			t.Errorf("%s: OWSLib finds %d, there are %d", what, len(sets.got), len(want))
		}
	}
	if len(found.Sorted) < 30 || found.Sorted["-start"] == nil {
		t.Errorf("only %d orders", len(found.Sorted))
	}
	for by, column := range found.Sorted {
		values := slices.DeleteFunc(slices.Clone(column), func(v any) bool { return v == nil })
		if !slices.IsSortedFunc(values, func(a, b any) int {
			if by[0] == '-' {
				a, b = b, a
			}
			return compareJSON(a, b)
		}) {
			t.Errorf("by %s the order is %.300v", by, values)
		}
		if without := slices.Index(column, nil); without >= 0 && without != len(values) {
			t.Errorf("by %s what has no value stands at %d, not behind %d others", by, without, len(values))
		}
	}
	if found.One != "KK Park" {
		t.Errorf("one hotspot is called %s", found.One)
	}
	if h := found.Hostile; h.Status != 400 || h.Parameter != "filter" || h.Detail == "" {
		t.Errorf("a bad filter is answered with %+v", h)
	}
}

// compareJSON orders two values of one type: texts by their code points, numbers, truths.
func compareJSON(a, b any) int {
	switch a := a.(type) {
	case string:
		return cmp.Compare(a, b.(string))
	case float64:
		return cmp.Compare(a, b.(float64))
	default:
		return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b))
	}
}
