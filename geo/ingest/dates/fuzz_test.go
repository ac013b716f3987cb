package dates

import (
	"testing"

	"github.com/mapd/mapd/geo"
)

func FuzzWhen(f *testing.F) {
	for _, seed := range []string{"2024-01-05", "13/05/2024 10:20", "05 January 2024", "5–7 January 2024", "Jan-24", "Q3 2023", "early 2024", "5 มกราคม พ.ศ. 2567", "2024年1月5日至7日", "民國113年1月5日",
		"Fri Jan 05 13:00:00 ICT 2024", "between 5 Jan 2024 and 7 Jan 2024", "[2024-01..2024-02]", "20240105131500", "45292.5", "1704412800", "05/04/24", "01022024", "201201", "before 2020", "c. 2024?"} {
		f.Add(seed, "")
		f.Add(seed, "dmy,buddhist,month-year,serial-1900")
		f.Add(seed, "ymd,calendar")
	}
	f.Fuzz(func(t *testing.T, text, options string) {
		o, err := ParseOptions(options)
		if err != nil {
			return
		}
		var s Survey
		s.Add(text)
		s.Add("13/05/2024")
		for _, form := range []Form{{}, FormOf(o), s.Decide(o).Form} {
			when, _, err := form.When(text)
			if err != nil && when != "" {
				t.Fatalf("%q is %q and %v", text, when, err)
			}
			if _, err := when.Extent(geo.OpenEnd); err != nil {
				t.Fatalf("%q is %q: %v", text, when, err)
			}
		}
	})
}

func FuzzParts(f *testing.F) {
	f.Add("2024", "Jan", "5")
	f.Add("2024.0", "0", "99")
	f.Fuzz(func(t *testing.T, year, month, day string) {
		when, err := FromParts(year, month, day)
		if _, bad := when.Extent(geo.OpenEnd); bad != nil || err != nil && when != "" {
			t.Fatalf("%q %q %q is %q, %v, %v", year, month, day, when, err, bad)
		}
	})
}
