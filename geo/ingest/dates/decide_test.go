package dates

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
)

// decide surveys cells.
func decide(o Options, cells ...any) Decision {
	var s Survey
	for _, c := range cells {
		s.Add(c)
	}
	return s.Decide(o)
}

// times repeats a cell.
func times(n int, cell any) []any {
	var cells []any
	for range n {
		cells = append(cells, cell)
	}
	return cells
}

func concat(groups ...[]any) []any {
	var all []any
	for _, g := range groups {
		all = append(all, g...)
	}
	return all
}

func texts(texts ...string) []any {
	var cells []any
	for _, t := range texts {
		cells = append(cells, t)
	}
	return cells
}

func TestDecide(t *testing.T) {
	for name, c := range map[string]struct {
		cells   []any
		options string
		asked   string         // a part of the question; empty if there is none
		answers string         // the words of its answers
		read    map[any]string // what cells then are; "!" refused
	}{
		"one cell tells day first": {
			texts("01/02/2024", "13/05/2024", "03/04/2024"), "", "", "",
			map[any]string{"01/02/2024": "2024-02-01", "13/05/2024": "2024-05-13", "05/13/2024": "!"}},
		"one cell tells month first": {
			texts("01/02/2024", "05/13/2024"), "", "", "",
			map[any]string{"01/02/2024": "2024-01-02", "13/05/2024": "!"}},
		"separators do not matter": {
			texts("01.02.2024", "13/05/2024"), "", "", "", map[any]string{"01.02.2024": "2024-02-01"}},
		"no cell tells": {
			texts("01/02/2024", "03/04/2024", "05/05/2024"), "", "in which order", "dmy mdy",
			map[any]string{"01/02/2024": "!", "05/05/2024": "2024-05-05"}},
		"answered": {
			texts("01/02/2024", "03/04/2024"), "mdy", "", "", map[any]string{"01/02/2024": "2024-01-02", "13/05/2024": "!"}},
		"every day is its month": {
			texts("05/05/2024", "06/06/2024"), "", "", "", map[any]string{"05/05/2024": "2024-05-05"}},
		"contradiction": {
			texts("13/05/2024", "05/13/2024", "01/02/2024"), "", "contradict", "dmy mdy",
			map[any]string{"13/05/2024": "2024-05-13", "05/13/2024": "2024-05-13", "01/02/2024": "!"}},
		"contradiction, answered": {
			texts("13/05/2024", "05/13/2024", "01/02/2024"), "dmy", "", "",
			map[any]string{"13/05/2024": "2024-05-13", "05/13/2024": "!", "01/02/2024": "2024-02-01"}},
		"one slip in very many": {
			concat(times(200, "13/05/2024"), texts("05/13/2024", "01/02/2024")), "", "", "",
			map[any]string{"13/05/2024": "2024-05-13", "05/13/2024": "!", "01/02/2024": "2024-02-01"}},
		"one slip in some": {
			concat(times(20, "13/05/2024"), texts("05/13/2024", "01/02/2024")), "", "contradict", "dmy mdy", nil},
		"an impossible date does not tell": {
			texts("31/02/2024", "01/02/2024", "14/14/2024"), "", "in which order", "dmy mdy", map[any]string{"31/02/2024": "!", "14/14/2024": "!"}},
		"days of the week tell": {
			texts("Thu 01/02/2024", "03/04/2024"), "", "", "", map[any]string{"03/04/2024": "2024-04-03"}},
		"two digits: three orders": {
			texts("05/04/24", "06/07/24"), "", "in which order", "dmy mdy ymd", map[any]string{"05/04/24": "!"}},
		"two digits: a day above 31 is a year": {
			texts("05/04/99", "25/04/99"), "", "", "", map[any]string{"05/04/99": "1999-04-05"}},
		"two digits: year in front": {
			texts("99-04-05", "24-12-31"), "", "", "", map[any]string{"24-04-05": "2024-04-05"}},
		"two digits: the four-digit ones tell": {
			texts("05/04/24", "13/05/2024", "31/12/24"), "", "", "", map[any]string{"05/04/24": "2024-04-05"}},
		"two digits: answered": {
			texts("05/04/24"), "ymd", "", "", map[any]string{"05/04/24": "2005-04-24", "05/04/2024": "!"}},
		"YYYYMMDD": {
			[]any{int64(20240105), int64(20231231), "20240229"}, "", "", "",
			map[any]string{int64(20240105): "2024-01-05", int64(20240230): "!"}},
		"DDMMYYYY": {
			texts("13052024", "01022024"), "", "", "", map[any]string{"01022024": "2024-02-01"}},
		"DDMMYYYY or MMDDYYYY": {
			texts("01022024"), "", "in which order", "dmy mdy", map[any]string{"01022024": "!"}},
		"DDMMYYYY answered": {
			texts("01022024"), "dmy", "", "", map[any]string{"01022024": "2024-02-01"}},
		"YYYYMM": {
			[]any{int64(202401), int64(201201)}, "", "", "", map[any]string{int64(201201): "2012-01"}},
		"YYYYMM or DDMMYY": {
			[]any{int64(201201)}, "", "in which order", "calendar dmy ymd", map[any]string{int64(201201): "!"}},
		"Jan-24": {
			texts("Jan-24", "Feb-24"), "", "month and a year", "month-year", map[any]string{"Jan-24": "!"}},
		"Jan-24 answered": {
			texts("Jan-24"), "month-year", "", "", map[any]string{"Jan-24": "2024-01", "01/24": "2024-01", "13/24": "!"}},
		"Jan-99 tells": {
			texts("Jan-24", "Jan-99"), "", "", "", map[any]string{"Jan-24": "2024-01"}},
		"01/24": {
			texts("01/24", "02/24"), "", "month and a year", "month-year", map[any]string{"01/24": "!"}},
		"Thai years": {
			texts("5 มกราคม 2567", "6 ม.ค. 67"), "", "Thai", "buddhist", map[any]string{"5 มกราคม 2567": "!"}},
		"Thai years, answered": {
			texts("5 มกราคม 2567"), "buddhist,dmy", "", "",
			map[any]string{"5 มกราคม 2567": "2024-01-05", "6 ม.ค. 67": "2024-01-06", "29/02/2567": "2024-02-29", "01/02/2567": "2024-02-01", "5 มกราคม ค.ศ. 2024": "2024-01-05", "5 มกราคม 2024": "2024-01-05", "31/12/66": "2023-12-31"}},
		"Thai years of two digits": {
			texts("05/03/67", "01/02/67"), "buddhist", "in which order", "dmy mdy", nil},
		"Thai years of two digits, the others tell": {
			texts("31/12/2566", "01/02/67"), "buddhist", "", "", map[any]string{"01/02/67": "2024-02-01"}},
		"Thai years, orders still tell": {
			texts("29/02/2567", "01/02/2567"), "buddhist", "", "", map[any]string{"01/02/2567": "2024-02-01"}},
		"serials": {
			[]any{int64(45292), 45292.5}, "", "From which year", "serial-1900 serial-1904", map[any]string{int64(45292): "!"}},
		"serials, 1900": {
			[]any{int64(45292)}, "serial-1900", "", "", map[any]string{int64(45292): "2024-01-01", 45292.5: "2024-01-01 12:00:00", "45293": "2024-01-02"}},
		"serials, 1904": {
			[]any{int64(43830)}, "serial-1904", "", "", map[any]string{int64(43830): "2024-01-01"}},
		"seconds": {
			[]any{int64(1704412800), "1704459600"}, "", "", "", map[any]string{"1704459600": "2024-01-05 13:00:00Z"}},
		"calendar alone": {
			[]any{int64(20240105)}, "calendar", "", "", map[any]string{int64(20240105): "2024-01-05", int64(45292): "!", int64(1704412800): "!", "202401": "2024-01", "201201": "2012-01", "200101011200": "2001-01-01 12:00"}},
		"EDTF": {
			texts("2023-24"), "edtf", "", "", map[any]string{"2023-24": "2023-24", "2567": "2567", "13/05/2024": "!", "": ""}},
		"seasons": {
			texts("2023-22", "2023-24"), "", "", "", map[any]string{"2023-24": "2023-24"}},
		"pairs of years": {
			texts("2019-20", "2023-24", "2011-12", "2011-10"), "", "", "", map[any]string{"2023-24": "!", "2011-12": "!", "2011-10": "2011-10"}},
		"midnight says nothing": {
			texts("2021-03-04 00:00:00.000", "2021-03-05 00:00:00.000"), "", "", "", map[any]string{"2021-03-04 00:00:00.000": "2021-03-04"}},
		"midnight among clock times": {
			texts("2021-03-04 00:00:00", "2021-03-05 10:00:00"), "", "", "", map[any]string{"2021-03-04 00:00:00": "2021-03-04 00:00:00"}},
		"a program took days for months": {
			texts("13/05/2024", "25/05/2024", "31/12/2024", "2024-05-04 00:00:00", "2024-01-02 00:00:00", "2024-05-05 00:00:00"), "", "taken days for months", "as-written",
			map[any]string{"13/05/2024": "2024-05-13", "2024-05-04 00:00:00": "!", "2024-05-05 00:00:00": "2024-05-05"}},
		"a program took days for months, or not": {
			texts("13/05/2024", "25/05/2024", "31/12/2024", "2024-05-04", "2024-01-02", "2024-05-05"), "as-written", "", "",
			map[any]string{"2024-05-04": "2024-05-04"}},
		"a mixture that shows nothing": {
			texts("13/05/2024", "25/05/2024", "31/12/2024", "2024-05-14", "2024-01-02", "2024-05-05"), "", "", "",
			map[any]string{"2024-01-02": "2024-01-02"}},
		"a spreadsheet took days for months": {
			[]any{"13/05/2024", "25/05/2024", "31/12/2024", int64(45301), int64(45302), int64(45303)}, "serial-1900", "taken days for months", "as-written",
			map[any]string{int64(45301): "!"}},
		"nothing at all": {[]any{nil, "", "n/a"}, "", "", "", map[any]string{nil: ""}},
	} {
		t.Run(name, func(t *testing.T) {
			o, err := ParseOptions(c.options)
			if err != nil {
				t.Fatal(err)
			}
			d := decide(o, c.cells...)
			checkQuestions(t, d.Questions, c.asked, c.answers)
			for value, want := range c.read {
				when, clock, err := d.Form.When(value)
				got := strings.TrimSpace(string(when) + " " + clock)
				if err != nil {
					got = "!"
				}
				if got != want {
					t.Errorf("%v is %q, %v; want %q", value, got, err, want)
				}
			}
		})
	}
}

func checkQuestions(t *testing.T, questions []Question, asked, answers string) {
	t.Helper()
	if asked == "" {
		if len(questions) > 0 {
			t.Errorf("asks %+v", questions)
		}
		return
	}
	if len(questions) != 1 || !strings.Contains(questions[0].Text, asked) {
		t.Fatalf("asks %+v, want one about %q", questions, asked)
	}
	var words []string
	for _, a := range questions[0].Answers {
		words = append(words, a.Option)
		if _, err := ParseOptions(a.Option); err != nil {
			t.Error(err)
		}
	}
	if got := strings.Join(words, " "); got != answers {
		t.Errorf("answers %q, want %q", got, answers)
	}
	if len(questions[0].Examples) == 0 {
		t.Error("no examples")
	}
}

func TestLatestTellsSerials(t *testing.T) {
	d := decide(Options{Latest: geo.NewDay(2026, 1, 1)}, int64(45292), int64(45300))
	if when, _, err := d.Form.When(int64(45292)); when != "2024-01-01" || err != nil || len(d.Questions) > 0 {
		t.Errorf("%q %v %v", when, err, d.Questions)
	}
	d = decide(Options{Latest: geo.NewDay(2026, 1, 1)}, int64(35292))
	if len(d.Questions) != 1 {
		t.Errorf("1996 or 2000: asks %v", d.Questions)
	}
}

func TestVarietyTellsTwoDigitYears(t *testing.T) {
	var s Survey
	for i := range 90 { // days 1 to 28, years 23 and 24
		s.Add(fmt.Sprintf("%02d/%02d/%02d", i%28+1, i%12+1, 23+i%2))
	}
	d := s.Decide(Options{})
	if when, _, err := d.Form.When("05/04/24"); when != "2024-04-05" {
		t.Errorf("%q %v; asks %+v", when, err, d.Questions)
	}
}

func TestHint(t *testing.T) {
	var s Survey
	for month := 1; month <= 12; month++ {
		s.Add(fmt.Sprintf("%02d/%02d/2024", 2, month))
		s.Add(fmt.Sprintf("%02d/%02d/2024", 9, month))
	}
	q := s.Decide(Options{}).Questions
	if len(q) != 1 || q[0].Answers[0].Option != "dmy" || q[0].Answers[0].Text != "day first: 2 January 2024" || !strings.Contains(q[0].Hint, "day first") {
		t.Errorf("%+v", q)
	}
}

func TestCounts(t *testing.T) {
	d := decide(Options{}, "2024-01-05", "", nil, "soon", int64(2024), true)
	if d.Cells != 6 || d.Missing != 2 || d.Dated != 2 || d.Numbers != 1 || len(d.Unread) != 2 {
		t.Errorf("%+v", d)
	}
}

// TestQuantities checks that columns of quantities do not pass for dates.
func TestQuantities(t *testing.T) {
	for name, cells := range map[string][]any{
		"weights":     {int64(3504), int64(3693), int64(4341)},
		"codes":       {"00501", "99950", "10001"},
		"money":       {int64(65000000), int64(8000000), 9398287.5},
		"prices":      {"1394.46", "1140.45", "1498.58"},
		"days of 31":  {"31/02/2024", "31.04.2024", "2023-02-29"},
		"coordinates": {"13.7563", "100.5018", "13°43'00\"N", "13 43 20"},
	} {
		if d := decide(Options{}, cells...); d.Dated > 0 || len(d.Questions) > 0 {
			t.Errorf("%s: %+v", name, d)
		}
	}
	if d := decide(Options{}, int64(1998), int64(21933), int64(202401), int64(931800000)); d.Kinds != 4 {
		t.Errorf("%d kinds", d.Kinds)
	}
}

func TestParseOptions(t *testing.T) {
	o, err := ParseOptions("DMY, buddhist")
	if err != nil || o != (Options{Order: DMY, Buddhist: true}) {
		t.Error(o, err)
	}
	for _, bad := range []string{"dym", "dmy,mdy", "serial-1900,serial-1904"} {
		if o, err := ParseOptions(bad); err == nil {
			t.Errorf("%q is %+v", bad, o)
		}
	}
}

// TestFirstDays tells of days that may stand for whole years and months, and
// takes them so where it is said.
func TestFirstDays(t *testing.T) {
	for _, c := range []struct {
		cells   string
		finds   string
		options string
		want    string
	}{
		{"1910-01-01,1911-01-01,1912-05-06,1913-01-01", "3 of 4 dates are 1 January", "whole-years", "1910 1911 1912-05-06 1913"},
		{"01/01/1910,01/01/1911,13/05/1912,01/01/1913", "3 of 4 dates are 1 January", "dmy,whole-years", "1910 1911 1912-05-13 1913"},
		{"1854-04-01,1854-05-01,1854-06-01", "all 3 dates are the first of a month", "whole-months", "1854-04 1854-05 1854-06"},
		{"1854-04-01,1854-05-01,1854-06-02", "", "whole-years", "1854-04-01 1854-05-01 1854-06-02"},
		{"2025-01-01T13:05:00,2025-01-01T13:10:00,2025-01-01T14:00:00", "", "whole-years", "2025-01-01 2025-01-01 2025-01-01"},
		{"1910-01-01,1911-01-01", "", "whole-years,whole-months", "1910 1911"},
	} {
		var s Survey
		for cell := range strings.SplitSeq(c.cells, ",") {
			s.Add(cell)
		}
		if found := strings.Join(s.Decide(Options{}).Findings, "; "); !strings.HasPrefix(found, c.finds) || c.finds == "" && found != "" {
			t.Errorf("of %s it finds %q", c.cells, found)
		}
		o, err := ParseOptions(c.options)
		if err != nil {
			t.Fatal(err)
		}
		d := s.Decide(o)
		var got []string
		for cell := range strings.SplitSeq(c.cells, ",") {
			when, _, err := d.Form.When(cell)
			if err != nil {
				t.Errorf("%s: %v", cell, err)
			}
			got = append(got, string(when))
		}
		if strings.Join(got, " ") != c.want || len(d.Findings) > 0 {
			t.Errorf("%s is %v, %q; want %s", c.cells, got, d.Findings, c.want)
		}
	}
}
