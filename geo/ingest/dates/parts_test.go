package dates

import (
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
)

func TestFromParts(t *testing.T) {
	for _, c := range []struct {
		year, month, day any
		want, reason     string
	}{
		{int64(2024), int64(1), int64(5), "2024-01-05", ""},
		{2024.0, 1.0, 5.0, "2024-01-05", ""},
		{"2024", "01", "05", "2024-01-05", ""},
		{"2024.0", "1.0", "", "2024-01", ""},
		{"2024", "Jan", "5", "2024-01-05", ""},
		{"2024", "มกราคม", nil, "2024-01", ""},
		{"๒๐๒๔", "๑", "๕", "2024-01-05", ""},
		{int64(2024), nil, nil, "2024", ""},
		{int64(2024), int64(0), int64(0), "2024", ""},
		{int64(2024), int64(99), int64(-1), "2024", ""},
		{"0079", "8", "24", "0079-08-24", ""},
		{nil, nil, nil, "", ""},
		{"n/a", int64(1), int64(5), "", ""},
		{int64(2024), nil, int64(5), "", "without a month"},
		{int64(2024), int64(2), int64(30), "", "29 days"},
		{int64(2024), int64(13), nil, "", "no month 13"},
		{int64(24), int64(1), int64(5), "", "too few digits"},
		{int64(2567), int64(1), int64(5), "", "Thai"},
		{int64(-44), int64(3), int64(15), "", "common era"},
		{int64(3024), nil, nil, "", "too far ahead"},
		{"soon", nil, nil, "", "no year"},
		{int64(2024), "Mon", nil, "", "no month"},
		{int64(2024), 1.5, nil, "", "no month"},
		{int64(2024), int64(1), int64(32), "", "no day"},
	} {
		got, err := FromParts(c.year, c.month, c.day)
		if string(got) != c.want || (err != nil) != (c.reason != "") || err != nil && !strings.Contains(err.Error(), c.reason) {
			t.Errorf("%v %v %v is %q, %v; want %q %q", c.year, c.month, c.day, got, err, c.want, c.reason)
		}
	}
}

func TestSpans(t *testing.T) {
	for _, c := range []struct{ start, end, lasted, between geo.When }{
		{"2024-01-05", "2024-01-07", "2024-01-05/2024-01-07", "[2024-01-05..2024-01-07]"},
		{"2024-01-05", "2024-01-05", "2024-01-05", "2024-01-05"},
		{"2024-01", "2024-03", "2024-01/2024-03", "[2024-01..2024-03]"},
		{"2024-01-05", "", "2024-01-05", "2024-01-05"},
		{"", "2024-01-05", "../2024-01-05", "2024-01-05"},
		{"", "", "", ""},
		{"2024-01-07", "2024-01-05", "!", "!"},
		{"[2024-01-05..2024-01-07]", "2024-02", "!", "!"},
	} {
		if got, _ := Lasted(c.start, c.end); got != strip(c.lasted) {
			t.Errorf("lasted from %q to %q: %q", c.start, c.end, got)
		}
		if got, _ := Between(c.start, c.end); got != strip(c.between) {
			t.Errorf("between %q and %q: %q", c.start, c.end, got)
		}
	}
}

func strip(w geo.When) geo.When { return geo.When(strings.TrimPrefix(string(w), "!")) }

func TestFromSpan(t *testing.T) {
	f := FormOf(Options{Order: DMY})
	for _, c := range []struct {
		start, end  any
		when, clock string
	}{
		{"01/02/2024 10:00", "03/02/2024", "2024-02-01/2024-02-03", "10:00"},
		{"01/02/2024 10:00", "03/02/2024 12:00", "2024-02-01/2024-02-03", "10:00/12:00"},
		{"01/02/2024", nil, "2024-02-01", ""},
		{"03/02/2024", "01/02/2024", "", ""},
		{"soon", "01/02/2024", "", ""},
		{"01/02/2024", "soon", "", ""},
	} {
		when, clock, err := f.FromSpan(c.start, c.end)
		if string(when) != c.when || clock != c.clock && err == nil || (err != nil) != (c.when == "") {
			t.Errorf("%v to %v: %q %q, %v", c.start, c.end, when, clock, err)
		}
	}
}

func TestPrecision(t *testing.T) {
	for _, c := range []struct {
		when geo.When
		p    Precision
		want geo.When
	}{
		{"2024-01-05", ToDay, "2024-01-05"}, {"2024-01-05", ToSpan, "2024-01-05"},
		{"2024-01-02", ToWeek, "[2023-12-30..2024-01-05]"}, {"2024-01-05", ToMonth, "2024-01"}, {"2024-01-05", ToYear, "2024"},
		{"2024-01-05~", ToMonth, "2024-01~"}, {"2024-01-05?", ToWeek, "[2024-01-02?..2024-01-08?]"},
		{"2024-01", ToDay, "2024-01"}, {"2024-01-05/2024-01-07", ToMonth, "2024-01-05/2024-01-07"}, {"", ToWeek, ""},
	} {
		if got, err := WithPrecision(c.when, c.p); got != c.want || err != nil {
			t.Errorf("%q to the %s is %q, %v; want %q", c.when, c.p, got, err, c.want)
		}
	}
	if got, err := WithPrecision("2024-01-05", "hour"); err == nil {
		t.Errorf("to the hour: %q", got)
	}
	for code, want := range map[any][2]Precision{int64(1): {ToDay, ToDay}, "2": {ToWeek, ToSpan}, 3.0: {ToMonth, ToSpan}, "5": {"", ToSpan}, "6": {"", ""}, nil: {"", ""}} {
		if got, err := ACLED(code); got != want[0] || (err == nil) != (got != "") {
			t.Errorf("ACLED %v: %q, %v", code, got, err)
		}
		if got, err := UCDP(code); got != want[1] || (err == nil) != (got != "") {
			t.Errorf("UCDP %v: %q, %v", code, got, err)
		}
	}
}
