package geo_test

import (
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
)

func TestParseWindow(t *testing.T) {
	for text, want := range map[string]string{
		"2024-01-16":                     "2024-01-16/2024-01-16",
		"2024-01":                        "2024-01-01/2024-01-31",
		"2024":                           "2024-01-01/2024-12-31",
		"2024-01-16T00:00:00Z":           "2024-01-16/2024-01-16",
		"2024-01-16T23:59:59.123456789Z": "2024-01-16/2024-01-16",
		"2024-01-16t23:59:59z":           "2024-01-16/2024-01-16",
		"2024-01-16T23:00:00-10:00":      "2024-01-16/2024-01-16",
		"2024-01-16T01:00:00+14:00":      "2024-01-16/2024-01-16",
		"2024-01-16T/..":                 "2024-01-16/..",
		"2024-01-16/2024-02-01":          "2024-01-16/2024-02-01",
		"2024-01-16T00:00:00Z/2024-02-01T12:00:00+07:00": "2024-01-16/2024-02-01",
		"2024-01/2024-02":                           "2024-01-01/2024-02-29",
		"2024-01-16/2024-01-16":                     "2024-01-16/2024-01-16",
		"2024-01-16/..":                             "2024-01-16/..",
		"2024-01-16/":                               "2024-01-16/..",
		"../2024-01-16":                             "../2024-01-16",
		"/2024-01-16":                               "../2024-01-16",
		"0000-01-01T00:00:00Z/..":                   "0000-01-01/..",
		"../9999-12-31T00:00:00Z":                   "../9999-12-31",
		"0000-01-01T00:00:00Z/9999-12-31T23:59:59Z": "0000-01-01/9999-12-31",
		// As the OGC's own suite asks.
		"2018-02-12/P1M6D":                     "2018-02-12/2018-03-18",
		"2018-02-12T00:00:00Z/P1M6DT12H31M12S": "2018-02-12/2018-03-18",
		"2024-01-30/P2D":                       "2024-01-30/2024-02-01",
		"2024-02-29/P1Y":                       "2024-02-29/2025-03-01",
		"2024-03-01/P2W":                       "2024-03-01/2024-03-15",
		"2024-03-01/P0D":                       "2024-03-01/2024-03-01",
		"P2D/2024-03-01":                       "2024-02-28/2024-03-01",
		"9999-12-30/P9999Y":                    "9999-12-30/9999-12-31",
		"P9999Y/2024-03-01":                    "0000-01-01/2024-03-01",
		"../..":                                "../..",
		"/":                                    "../..",
		"/..":                                  "../..",
		"../":                                  "../..",
	} {
		w, err := geo.ParseWindow(text)
		if got := w.Start.String() + "/" + w.End.String(); err != nil || got != want {
			t.Errorf("%q is %s, %v; want %s", text, got, err, want)
		}
	}
	if w, err := geo.ParseWindow("../.."); err != nil || w != geo.AllTime {
		t.Errorf("../.. is %v, %v; want all time", w, err)
	}
}

func TestParseWindowRefuses(t *testing.T) {
	for text, says := range map[string]string{
		"":                          "is not a year",
		"..":                        "is not a year",
		"yesterday":                 "is not a year",
		"2024-01-16/2024-01-15":     "ends before it starts",
		"2024-02/2024-01":           "ends before it starts",
		"2024-01-16/2024-01-17/":    `one "/"`,
		"2024-01-16/P":              "how long",
		"2024-01-16/PT":             "how long",
		"2024-01-16/P1H":            "how long",
		"2024-01-16/P-1D":           "how long",
		"../P1D":                    "a day to count from",
		"P1D/P1D":                   "is not a year",
		"2024-13-01":                "months run from 01 to 12",
		"2024-02-30":                "days 01 to 29",
		"2024-01-16 00:00:00":       "is not a day",
		"2024-01-16T24:30:00Z":      "is not a day",
		"2024-01-16T00:00:00 07:00": "is not a day", // a plus sign that was not escaped
		"NaN":                       "is not a year",
		"20240116":                  "is not a year",
		"12024-01-16":               "is not a year",
		"2024~":                     "is not exact",
		"2024-01/2024-03-05?":       "is not exact",
		"2024%/..":                  "is not exact",
	} {
		w, err := geo.ParseWindow(text)
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q is %v, %v; want an error that says %q", text, w, err, says)
		}
	}
}

func FuzzParseWindow(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		w, err := geo.ParseWindow(text)
		if err != nil {
			return
		}
		if w.Start > w.End || w.Start == geo.OpenEnd || w.End == geo.OpenStart {
			t.Fatalf("%q runs backwards: %v", text, w)
		}
		again, err := geo.ParseWindow(w.Start.String() + "/" + w.End.String())
		if err != nil || again != w {
			t.Fatalf("%q is %v, but written out %v (%v)", text, w, again, err)
		}
	})
}

func TestWindowContains(t *testing.T) {
	d := geo.NewDay(2024, 1, 16)
	for _, c := range []struct {
		w    geo.Window
		want bool
	}{{geo.Window{Start: d, End: d}, true}, {geo.Window{Start: d + 1, End: d + 2}, false}, {geo.Window{Start: d - 2, End: d - 1}, false},
		{geo.Window{Start: geo.OpenStart, End: d}, true}, {geo.Window{Start: d, End: geo.OpenEnd}, true}, {geo.AllTime, true}} {
		if got := c.w.Contains(d); got != c.want {
			t.Errorf("%v contains %v: %v", c.w, d, got)
		}
	}
}
