package seeds_test

import (
	_ "embed"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
)

//go:embed testdata/times.txt
var timesFile string

// times returns what times.txt says of each event: the five words behind its
// id, as one text.
func times(t *testing.T) map[string]string {
	t.Helper()
	want := map[string]string{}
	for line := range strings.Lines(timesFile) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		if len(words) != 6 || want[words[0]] != "" {
			t.Errorf("times.txt: cannot use the line %q", line)
			continue
		}
		want[words[0]] = strings.Join(words[1:], " ")
	}
	return want
}

func TestDatesMeanTheDaysMeant(t *testing.T) {
	records := curated(t)
	want := times(t)
	each(t, records, func(e *geo.Event) {
		extent, err := e.When.Extent(asOf(t, records, e.Claims))
		if err != nil {
			t.Errorf("%s: %v", e.ID, err)
		}
		if got := show(extent); got != want[e.ID] {
			t.Errorf("%s: %q means %s, want %s", e.ID, e.When, got, want[e.ID])
		}
		delete(want, e.ID)
	})
	for id := range want {
		t.Errorf("times.txt names %s, which is no event", id)
	}
}

// asOf returns the newest day that the sources of the claims speak of.
func asOf(t *testing.T, records map[geo.Key]geo.Record, claims []geo.Claim) geo.Day {
	t.Helper()
	newest := geo.OpenStart
	for _, c := range claims {
		s := records[geo.Key{Collection: geo.Sources, ID: c.Source}].(*geo.Source)
		e, err := s.AsOf.Extent(geo.OpenEnd)
		if err != nil || s.AsOf == "" {
			t.Fatalf("%s: as_of is %q: %v", s.ID, s.AsOf, err)
		}
		newest = max(newest, e.End)
	}
	return newest
}

// show writes an extent as times.txt does.
func show(e geo.Extent) string {
	sureStart, sureEnd, precision := "-", "-", "-"
	if e.Sure() {
		sureStart, sureEnd = e.SureStart.String(), e.SureEnd.String()
	}
	if e.Dated() {
		precision = string(e.Precision)
	}
	return strings.Join([]string{e.Start.String(), e.End.String(), sureStart, sureEnd, precision}, " ")
}
