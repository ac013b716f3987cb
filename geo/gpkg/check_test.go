package gpkg_test

import (
	"slices"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

func TestCheck(t *testing.T) {
	for _, c := range []struct{ damage, says string }{
		{``, ``},
		{`UPDATE events SET title = 'x' WHERE id = 'a'`, "events/a: its row is not what the record comes to"},
		{`UPDATE events SET "end" = '2026-01-01' WHERE id = 'a'`, "events/a: its row is not what the record comes to"},
		{`UPDATE events SET geom = NULL`, "events/a: its row is not what the record comes to"},
		{`DELETE FROM flows`, "flows/a: its row is missing"},
		{`INSERT INTO sources (id) VALUES ('b')`, "sources/b: there is a row, but no record"},
	} {
		s, path := temporary(t)
		apply(t, s, puts(&geo.Source{ID: "a", AsOf: "2025"}, &geo.Hotspot{ID: "a", Point: &orb.Point{1, 2}},
			&geo.Event{ID: "a", When: "2024/..", Claims: []geo.Claim{{Source: "a"}}, Points: orb.MultiPoint{{1, 2}}}, &geo.Event{ID: "gone"},
			&geo.Flow{Event: geo.Event{ID: "a"}, From: "a", To: "a"})...)
		apply(t, s, geo.Edit{Key: geo.Key{Collection: geo.Events, ID: "gone"}})
		want := []string{}
		if c.damage != "" {
			execute(t, path, `INSERT INTO mapd_gate VALUES (1)`, c.damage, `DELETE FROM mapd_gate`)
			want = append(want, c.says)
		}
		got := []string{}
		if err := s.Check(t.Context(), func(problem string) { got = append(got, problem) }); err != nil || !slices.Equal(got, want) {
			t.Errorf("after %q: %q, %v, want %q", c.damage, got, err, want)
		}
	}
}
