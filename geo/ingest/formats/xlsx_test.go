package formats

import "testing"

func TestClockOf(t *testing.T) {
	for code, want := range map[string]clockwork{
		"General": noClock, "0.00E+00": noClock, "#,##0": noClock, `"day "0`: noClock, `0\d`: noClock, "[Red]0": noClock,
		"yyyy-mm-dd": day, "d. mmmm yyyy": day, "mmm-yy": day, "[$-409]dd/mm/yy;@": day, "mm": day,
		"h:mm": clock, "mm:ss": clock, "h:mm AM/PM": clock,
		"yyyy-mm-dd hh:mm:ss": moment, "m/d/yy h:mm": moment,
		"[h]:mm": noClock, "[mm]:ss": noClock,
	} {
		if got := clockOf(code); got != want {
			t.Errorf("%s: %d, want %d", code, got, want)
		}
	}
}

func TestSerial(t *testing.T) {
	for _, c := range []struct {
		n        float64
		how      clockwork
		from1904 bool
		want     any
	}{
		{45296, day, false, "2024-01-05"},
		{45296, moment, false, "2024-01-05T00:00:00"},
		{45296.5, day, false, "2024-01-05T12:00:00"},
		{45296.333333333, moment, false, "2024-01-05T08:00:00"},
		{45296.9999999999, moment, false, "2024-01-06T00:00:00"},
		{43834, day, true, "2024-01-05"},
		{0, day, true, "1904-01-01"},
		{1, day, false, "1900-01-01"},
		{59, day, false, "1900-02-28"},
		{60, day, false, "1900-02-29"},
		{61, day, false, "1900-03-01"},
		{0.5, clock, false, "12:00:00"},
		{0.5, clock, true, "12:00:00"},
		{0, day, false, int64(0)},
		{-1, day, false, int64(-1)},
		{2958465, day, false, "9999-12-31"},
		{2958466, day, false, int64(2958466)},
		{45296, noClock, false, int64(45296)},
		{1e300, noClock, false, 1e300},
	} {
		if got := serial(c.n, c.how, c.from1904); got != c.want {
			t.Errorf("%v as %d: %v, want %v", c.n, c.how, got, c.want)
		}
	}
}
