package geo_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
)

// extentText writes an extent as "start..end sure start..end precision flags",
// with an open end left out and "-" where nothing is certain.
func extentText(e geo.Extent) string {
	day := func(d geo.Day) string {
		if !d.Known() {
			return ""
		}
		return d.String()
	}
	sure := "-"
	if e.Sure() {
		sure = day(e.SureStart) + ".." + day(e.SureEnd)
	}
	text := fmt.Sprintf("%s..%s sure %s %s", day(e.Start), day(e.End), sure, e.Precision)
	for _, flag := range []struct {
		name string
		set  bool
	}{{"ongoing", e.Ongoing}, {"about", e.Approximate}, {"uncertain", e.Uncertain}} {
		if flag.set {
			text += " " + flag.name
		}
	}
	return text
}

func TestWhen(t *testing.T) {
	never := geo.OpenEnd
	asOf := geo.NewDay(2025, 11, 3)
	for _, c := range []struct {
		when geo.When
		asOf geo.Day
		want string
	}{
		// Dates.
		{"2024-01-05", never, "2024-01-05..2024-01-05 sure 2024-01-05..2024-01-05 day"},
		{"2024-02-29", never, "2024-02-29..2024-02-29 sure 2024-02-29..2024-02-29 day"},
		{"0000-01-01", never, "0000-01-01..0000-01-01 sure 0000-01-01..0000-01-01 day"},
		{"9999-12-31", never, "9999-12-31..9999-12-31 sure 9999-12-31..9999-12-31 day"},
		{"2023-08", never, "2023-08-01..2023-08-31 sure - month"},
		{"2023-02", never, "2023-02-01..2023-02-28 sure - month"},
		{"1900-02", never, "1900-02-01..1900-02-28 sure - month"},
		{"2000-02", never, "2000-02-01..2000-02-29 sure - month"},
		{"2023-12", never, "2023-12-01..2023-12-31 sure - month"},
		{"2023", never, "2023-01-01..2023-12-31 sure - year"},
		{"2023-21", never, "2023-03-01..2023-05-31 sure - season"},
		{"2023-22", never, "2023-06-01..2023-08-31 sure - season"},
		{"2023-23", never, "2023-09-01..2023-11-30 sure - season"},
		{"2023-24", never, "2023-12-01..2024-02-29 sure - season"},
		// Unspecified digits.
		{"201X", never, "2010-01-01..2019-12-31 sure - range"},
		{"20XX", never, "2000-01-01..2099-12-31 sure - range"},
		{"2024-XX", never, "2024-01-01..2024-12-31 sure - year"},
		{"2024-XX-XX", never, "2024-01-01..2024-12-31 sure - year"},
		{"2024-05-XX", never, "2024-05-01..2024-05-31 sure - month"},
		// Qualifiers are drawn, they do not widen.
		{"2024-01-05~", never, "2024-01-05..2024-01-05 sure 2024-01-05..2024-01-05 day about"},
		{"2024-01?", never, "2024-01-01..2024-01-31 sure - month uncertain"},
		{"2024%", never, "2024-01-01..2024-12-31 sure - year about uncertain"},
		{"201X~", never, "2010-01-01..2019-12-31 sure - range about"},
		// Clock times are read and left out.
		{"2024-01-16T00:00:00Z", never, "2024-01-16..2024-01-16 sure 2024-01-16..2024-01-16 day"},
		{"2024-01-16T23:59:59.999+14:00", never, "2024-01-16..2024-01-16 sure 2024-01-16..2024-01-16 day"},
		{"2024-01-16t08:30:00z", never, "2024-01-16..2024-01-16 sure 2024-01-16..2024-01-16 day"},
		{"9999-24", never, "9999-12-01..9999-12-31 sure - season"},
		{"2024-01-16T08:30", never, "2024-01-16..2024-01-16 sure 2024-01-16..2024-01-16 day"},
		{"2024-01-16T08:30:00", never, "2024-01-16..2024-01-16 sure 2024-01-16..2024-01-16 day"},
		{"2024-01-16T08:30-10:00", never, "2024-01-16..2024-01-16 sure 2024-01-16..2024-01-16 day"},
		{"2024-01-16T08:30:00Z/2024-01-17T08:30:00Z", never, "2024-01-16..2024-01-17 sure 2024-01-16..2024-01-17 range"},
		// Intervals: it lasted.
		{"2024-01-05/2024-02-10", never, "2024-01-05..2024-02-10 sure 2024-01-05..2024-02-10 range"},
		{"2024-01-05/2024-01-05", never, "2024-01-05..2024-01-05 sure 2024-01-05..2024-01-05 range"},
		{"2023/2025", never, "2023-01-01..2025-12-31 sure 2023-12-31..2025-01-01 range"},
		{"2023/2024", never, "2023-01-01..2024-12-31 sure 2023-12-31..2024-01-01 range"},
		{"2023/2023", never, "2023-01-01..2023-12-31 sure - range"},
		{"2023-05/2023", never, "2023-05-01..2023-12-31 sure - range"},
		{"2023~/2024?", never, "2023-01-01..2024-12-31 sure 2023-12-31..2024-01-01 range about uncertain"},
		{"2003/..", never, "2003-01-01.. sure 2003-12-31..2003-12-31 range ongoing"},
		{"2003/..", asOf, "2003-01-01..2025-11-03 sure 2003-12-31..2025-11-03 range ongoing"},
		{"2003~/..", asOf, "2003-01-01..2025-11-03 sure 2003-12-31..2025-11-03 range ongoing about"},
		{"2025/..", asOf, "2025-01-01..2025-11-03 sure 2025-11-03..2025-11-03 range ongoing"}, // it had begun by then
		{"2026/..", asOf, "2026-01-01.. sure 2026-12-31..2026-12-31 range ongoing"},
		{"2003/", asOf, "2003-01-01..2025-11-03 sure - range"}, // it may have ended in 2003
		{"2003-05-02/", asOf, "2003-05-02..2025-11-03 sure 2003-05-02..2003-05-02 range"},
		{"../2024-03", asOf, "..2024-03-31 sure 2024-03-01..2024-03-01 range"},
		{"/2024-03", asOf, "..2024-03-31 sure - range"}, // it may have begun in that month
		{"/2024-03-04", asOf, "..2024-03-04 sure 2024-03-04..2024-03-04 range"},
		// Sets: it happened once.
		{"[2024-01-05..2024-01-09]", never, "2024-01-05..2024-01-09 sure - range"},
		{"[2024-01-05..2024-01-05]", never, "2024-01-05..2024-01-05 sure 2024-01-05..2024-01-05 range"},
		{"[2024-01..2024-03]", never, "2024-01-01..2024-03-31 sure - range"},
		{"[..2024-03]", asOf, "..2024-03-31 sure - range"},
		{"[2024-03..]", never, "2024-03-01.. sure - range"},
		{"[2024-03..]", asOf, "2024-03-01..2025-11-03 sure - range"},
		{"[2024-01-05,2024-03-01]", never, "2024-01-05..2024-03-01 sure - range"},
		{"[2024-03-01, 2024-01-05]", never, "2024-01-05..2024-03-01 sure - range"},
		{"[2024-01-05]", never, "2024-01-05..2024-01-05 sure 2024-01-05..2024-01-05 day"},
		{"[2023,2024-01-05..2024-01-07,2025~]", never, "2023-01-01..2025-12-31 sure - range about"},
		{"{2024-01-05,2024-03-01}", never, "2024-01-05..2024-03-01 sure - range"},
		{"{2024-01-05,2024-01-05}", never, "2024-01-05..2024-01-05 sure 2024-01-05..2024-01-05 range"},
		{"{..2024}", never, "..2024-12-31 sure - range"},
		{"{2024-01-01..}", asOf, "2024-01-01..2025-11-03 sure - range"},
		{"[..2023,2025..]", never, ".. sure - range"}, // not in 2024, which an extent cannot say
		{"{2023?,2024}", never, "2023-01-01..2024-12-31 sure - range uncertain"},
	} {
		e, err := c.when.Extent(c.asOf)
		if err != nil {
			t.Errorf("%q: %v", c.when, err)
			continue
		}
		if got := extentText(e); got != c.want {
			t.Errorf("%q as of %v\n  is %s\nwant %s", c.when, c.asOf, got, c.want)
		}
	}
	if e, err := geo.When("").Extent(asOf); err != nil || e != geo.Undated || e.Dated() || e.Sure() {
		t.Errorf("an empty text is %+v, %v", e, err)
	}
}

func TestWhenRefuses(t *testing.T) {
	for when, says := range map[geo.When]string{
		"5 January 2024":                   `"5 January 2024" is not a year of 4 digits`,
		"2024/01/05":                       `an interval has one "/"`,
		"05-01-2024":                       `"05" is not a year of 4 digits`,
		"24":                               `"24" is not a year of 4 digits`,
		"20240105":                         `"20240105" is not a year of 4 digits`,
		"-2024":                            `"" is not a year of 4 digits`,
		"+2024":                            `"+2024" is not a year of 4 digits`,
		"２０２４":                             "is not a year of 4 digits",
		"2024-1":                           `"1" is not a month of 2 digits`,
		"2024-1-5":                         `"1" is not a month of 2 digits`,
		"2024-00":                          "months run from 01 to 12",
		"2024-13":                          "months run from 01 to 12",
		"2024-20":                          "months run from 01 to 12",
		"2024-25":                          "seasons from 21 to 24",
		"2024-21-01":                       "months run from 01 to 12",
		"2024-21-XX":                       "a season has no days",
		"2024-1X":                          "months run from 01 to 12",
		"2024-01-00":                       "that month has days 01 to 31",
		"2024-01-32":                       "that month has days 01 to 31",
		"2023-02-29":                       "that month has days 01 to 28",
		"2024-02-30":                       "that month has days 01 to 29",
		"2024-04-31":                       "that month has days 01 to 30",
		"2024-01-1X":                       "that month has days 01 to 31",
		"2024-01-05-01":                    "write YYYY, YYYY-MM or YYYY-MM-DD",
		"2024-XX-05":                       "unspecified digits stand on the right only",
		"201X-05":                          "unspecified digits stand on the right only",
		"201X-XX":                          "unspecified digits stand on the right only",
		"2X24":                             `"2X24" is not a year of 4 digits`,
		"XXXX":                             `"XXXX" is not a year of 4 digits`,
		"2024 ":                            `"2024 " is not a year of 4 digits`,
		"2024-01-05T25:00:00Z":             `"05T25:00:00Z" is not a day of 2 digits`,
		"2024-01T08:00":                    `"01T08:00" is not a month of 2 digits`,
		"2024-01-05 08:00":                 `"05 08:00" is not a day of 2 digits`,
		"~2024":                            `"~2024" is not a year of 4 digits`,
		"2024~~":                           `"2024~~" is not a year of 4 digits`,
		"2024?~":                           `"2024?~" is not a year of 4 digits`,
		"2024-01-05/2024-01-04":            "the interval ends before it starts",
		"2024/2023":                        "the interval ends before it starts",
		"/":                                "an interval needs at least one date",
		"../..":                            "an interval needs at least one date",
		"2024//2025":                       `an interval has one "/"`,
		"2024/x":                           `"x" is not a year of 4 digits`,
		"x/2024":                           `"x" is not a year of 4 digits`,
		"..":                               `".." is not a year of 4 digits`,
		"2023..2024":                       `"2023..2024" is not a year of 4 digits`,
		"[]":                               `"" is not a year of 4 digits`,
		"[..]":                             "a set needs at least one date",
		"[2024":                            `ends with "]"`,
		"[":                                `ends with "]"`,
		"{2024]":                           `ends with "}"`,
		"2024]":                            `"2024]" is not a year of 4 digits`,
		"[2024-02..2024-01]":               "the set ends before it starts",
		"[2024,]":                          `"" is not a year of 4 digits`,
		"[2024/2025]":                      `"2024/2025" is not a year of 4 digits`,
		"[[2024]]":                         `"[2024]" is not a year of 4 digits`,
		"2024-01-05T08:00:00Z~":            "is not a day of 2 digits",
		geo.When(strings.Repeat("2", 999)): "is not a year of 4 digits",
	} {
		e, err := when.Extent(geo.OpenEnd)
		if err == nil {
			t.Errorf("%q is accepted as %s", when, extentText(e))
			continue
		}
		if !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), fmt.Sprintf("%q", string(when))) {
			t.Errorf("%q: %v, want the text itself and %s", when, err, says)
		}
	}
}

// seeds are texts for fuzzing, right ones and nearly right ones.
var seeds = []string{"", "2024-01-05", "2023-08", "2023-24", "201X", "20XX", "2024-XX-XX", "2024~", "2024%", "2024/..", "/2024",
	"../2024-03", "[2024..]", "[..2024-01]", "{2024,2025}", "[2024-01-05..2024-02-01,2025?]", "2024-01-16T08:00:00Z", "2024-01-16T/..",
	"9999-12-31", "0000", "/", "../..", "2024-02-30", "[", "{}", "2024-01T", "X", "2024-01-05/2024-01-04"}

func FuzzWhen(f *testing.F) {
	for _, s := range seeds {
		f.Add(s, int32(20000))
	}
	f.Fuzz(func(t *testing.T, text string, asOf int32) {
		span := int32(geo.LastDay - geo.FirstDay)
		w, day := geo.When(text), geo.FirstDay+geo.Day((asOf%span+span)%span)
		e, err := w.Extent(day)
		if err != nil {
			return
		}
		if again, err := w.Extent(day); err != nil || again != e {
			t.Fatalf("%q is once %+v, once %+v (%v)", text, e, again, err)
		}
		checkExtent(t, text, e)
		open, err := w.Extent(geo.OpenEnd)
		if err != nil {
			t.Fatalf("%q is wrong without a newest day: %v", text, err)
		}
		checkExtent(t, text, open)
		if e.Start != open.Start || e.End > open.End || e.Precision != open.Precision || e.Ongoing != open.Ongoing {
			t.Fatalf("%q as of %v is %+v, but %+v as of any day", text, day, e, open)
		}
	})
}

// checkExtent checks what holds of every extent.
func checkExtent(t *testing.T, text string, e geo.Extent) {
	t.Helper()
	inRange := func(d geo.Day) bool { return !d.Known() || d >= geo.FirstDay && d <= geo.LastDay }
	switch {
	case e.Start > e.End || e.Start == geo.OpenEnd || e.End == geo.OpenStart:
		t.Fatalf("%q runs backwards: %+v", text, e)
	case e.Dated() != (text != ""):
		t.Fatalf("%q dated: %v", text, e.Dated())
	case e.Sure() && (e.SureStart < e.Start || e.SureEnd > e.End || !e.SureStart.Known() || !e.SureEnd.Known()):
		t.Fatalf("%q is certain outside of what is possible: %+v", text, e)
	case !e.Sure() && (e.SureStart != geo.OpenEnd || e.SureEnd != geo.OpenStart):
		t.Fatalf("%q: nothing is certain, but not written so: %+v", text, e)
	case !inRange(e.Start) || !inRange(e.End):
		t.Fatalf("%q lies outside of the years that can be written: %+v", text, e)
	}
}

// TestMayAndMust holds the two modes against their words, day by day.
func TestMayAndMust(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	whens := []geo.When{"2024-01-05", "2024-01", "2024-01-03/2024-01-10", "2024-01/2024-03", "2024-01-03/..", "../2024-01-20",
		"[2024-01-04..2024-01-09]", "[..2024-01-09]", "[2024-01-09..]", "{2024-01-02,2024-01-09}"}
	first, last := geo.NewDay(2023, 12, 1), geo.NewDay(2024, 4, 30)
	for range 2000 {
		when := whens[random.IntN(len(whens))]
		e, err := when.Extent(geo.NewDay(2024, 2, 1))
		if err != nil {
			t.Fatal(err)
		}
		a := first + geo.Day(random.Int32N(int32(last-first)))
		w := geo.Window{Start: a, End: min(last, a+geo.Day(random.IntN(40)))}
		may, sure := false, false
		for d := first; d <= last; d++ {
			may = may || w.Contains(d) && d >= e.Start && d <= e.End
			sure = sure || w.Contains(d) && e.Sure() && d >= e.SureStart && d <= e.SureEnd
		}
		must := sure || w.Contains(e.Start) && w.Contains(e.End)
		if e.May(w) != may || e.Must(w) != must {
			t.Fatalf("%q in %v..%v: may %v must %v, want %v %v", when, w.Start, w.End, e.May(w), e.Must(w), may, must)
		}
		if must && !may || !e.May(geo.AllTime) || !e.Must(geo.AllTime) {
			t.Fatalf("%q in %v..%v: must without may, or not in all time", when, w.Start, w.End)
		}
	}
	if geo.Undated.May(geo.AllTime) || geo.Undated.Must(geo.AllTime) {
		t.Error("an unknown time meets a window")
	}
}
