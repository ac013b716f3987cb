package gpkg_test

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/gpkg"
	"github.com/paulmach/orb"
)

var texts = func(s string) geo.Texts { return geo.Texts{"en": s} }

func apply(t testing.TB, s *gpkg.Store, edits ...geo.Edit) geo.Change {
	t.Helper()
	c, err := s.Apply(t.Context(), geo.Commit{Author: "Ada"}, editsOf(edits))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func puts(records ...geo.Record) []geo.Edit {
	var edits []geo.Edit
	for _, r := range records {
		edits = append(edits, geo.Edit{Record: r})
	}
	return edits
}

func temporary(t testing.TB) (*gpkg.Store, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "store.gpkg")
	s := open(t, path)
	t.Cleanup(func() { closeStore(t, s) })
	return s, path
}

func number(v float64) *float64 { return &v }

func TestRows(t *testing.T) {
	s, path := temporary(t)
	claims := []geo.Claim{{Source: "doc"}, {Source: "late"}, {Source: "doc"}}
	event := geo.Event{ID: "raid", Dataset: "curated", Kind: "raid", Title: geo.Texts{"zh": "突袭", "fr": "Rafle"},
		Summary: texts("They came."), When: "2024-01~/..", Place: "the bridge", Points: orb.MultiPoint{{98.5, 16.7}},
		Countries: []string{"MM", "TH"}, Precision: geo.InTown, RadiusM: 2500, Hotspots: []string{"kk", "sk"}, Claims: claims,
		Confidence: geo.Reported, Figures: []geo.Figure{
			{Measure: "rescued", Unit: "people", Best: number(300), Qualifier: geo.About},
			{Measure: "seized", Unit: "USD", Low: number(1e6), High: number(2.5e6)},
			{Measure: "arrested", Unit: "people", Low: number(20), Best: number(20), High: number(20), Qualifier: geo.Exactly},
			{Measure: "held", Unit: "people", Low: number(5), Qualifier: geo.AtLeast},
			{Measure: "lost", Unit: "USD", High: number(0.5), Qualifier: geo.AtMost}}}
	flow := geo.Flow{Event: event, From: "kk", To: "sk", Of: "raid"}
	flow.ID, flow.When, flow.Points = "drift", "2023-21", nil
	apply(t, s, puts(
		&geo.Hotspot{ID: "kk", Dataset: "curated", Name: texts("KK Park"), Type: "compound", Role: geo.Site, Country: "MM",
			Admin1: "Kayin", PartOf: "myawaddy", Point: &orb.Point{98.5, 16.75}, Precision: geo.Near, RadiusM: 800, Located: "by hand",
			Status:  []geo.Status{{Status: "reported", When: "2020/.."}, {Status: "unknown"}},
			Summary: texts("A compound."), Claims: claims},
		&geo.Hotspot{ID: "sk", Point: &orb.Point{98.25, 16.5}}, &event, &flow,
		&geo.Source{ID: "doc", Dataset: "curated", AsOf: "2025-03", Reliability: "primary", CSL: map[string]any{
			"title": "A report", "type": "report", "publisher": "UN", "URL": "https://example.org/"}},
		&geo.Source{ID: "late", AsOf: "2025-06-15"})...)
	db := plain(t, path)
	const figures = "rescued about 300 people, seized 1000000–2500000 USD, arrested 20 people, held at least 5 people, lost at most 0.5 USD"
	shared := []string{"the bridge", "MM,TH", "town", "2500", "kk,sk", figures, "reported", "They came.", "doc,late", "curated", "1"}
	for _, c := range []struct {
		layer string
		want  []string
	}{
		{"hotspots", []string{"kk", "KK Park", "compound", "site", "MM", "Kayin", "myawaddy", "near", "800", "by hand",
			"reported 2020/.., unknown", "A compound.", "doc,late", "curated", "1"}},
		{"events", append([]string{"raid", "Rafle", "raid", "2024-01~/..", "2024-01-01", "2025-06-15", "2024-01-31", "2025-06-15", "range", "1"}, shared...)},
		{"flows", append([]string{"kk", "sk", "raid", "drift", "Rafle", "raid", "2023-21", "2023-03-01", "2023-05-31", "<nil>", "<nil>", "season", "0"}, shared...)},
		{"sources", []string{"doc", "A report", "report", "UN", "https://example.org/", "2025-03", "primary", "curated", "1"}},
	} {
		if got := rowsOf(t, db, c.layer)[c.want[slices.Index(gpkg.Columns(c.layer), "id")]]; !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.layer, got, c.want)
		}
	}
	for layer, want := range map[string]orb.Geometry{"hotspots/kk": orb.Point{98.5, 16.75}, "events/raid": orb.MultiPoint{{98.5, 16.7}},
		"flows/drift": orb.LineString{{98.5, 16.75}, {98.25, 16.5}}} {
		layer, id, _ := strings.Cut(layer, "/")
		if got := geometries(t, db, layer)[id]; got == nil || !orb.Equal(got, want) {
			t.Errorf("%s %s lies at %v, want %v", layer, id, got, want)
		}
	}
}

// rowsOf reads all columns of a layer but fid and geom, by id.
func rowsOf(t testing.TB, db *sql.DB, layer string) map[string][]string {
	t.Helper()
	var terms []string
	for _, name := range gpkg.Columns(layer) {
		terms = append(terms, `CAST("`+name+`" AS TEXT)`)
	}
	all := map[string][]string{}
	for _, row := range query(t, db, `SELECT id, `+strings.Join(terms, ", ")+` FROM `+layer) {
		for i, v := range row {
			row[i] = strings.TrimSuffix(v, ".0")
		}
		all[row[0]] = row[1:]
	}
	return all
}

// TestRowsFollowOtherRecords changes what a row follows from, alone.
func TestRowsFollowOtherRecords(t *testing.T) {
	s, path := temporary(t)
	db := plain(t, path)
	claims := []geo.Claim{{Source: "doc"}}
	flow := &geo.Flow{Event: geo.Event{ID: "f", When: "[2024..]", Claims: claims}, From: "a", To: "b"}
	apply(t, s, puts(&geo.Event{ID: "open", When: "2024/..", Claims: claims}, &geo.Event{ID: "unknown", When: "2024/", Claims: claims},
		&geo.Event{ID: "shut", When: "2024/2025", Claims: claims}, flow)...)
	ends := func(open, unknown, f string) {
		t.Helper()
		wantRows(t, db, [][]string{{"f", f}, {"open", open}, {"shut", "2025-12-31"}, {"unknown", unknown}},
			`SELECT id, CAST("end" AS TEXT) FROM events UNION SELECT id, CAST("end" AS TEXT) FROM flows ORDER BY id`)
	}
	ends("<nil>", "<nil>", "<nil>")
	apply(t, s, puts(&geo.Source{ID: "doc", AsOf: "2025-02"}, &geo.Source{ID: "else", AsOf: "2026"})...)
	ends("2025-02-28", "2025-02-28", "2025-02-28")
	apply(t, s, puts(&geo.Source{ID: "doc", AsOf: "2025-03-10"})...)
	ends("2025-03-10", "2025-03-10", "2025-03-10")
	apply(t, s, geo.Edit{Key: geo.Key{Collection: geo.Sources, ID: "doc"}})
	ends("<nil>", "<nil>", "<nil>")

	drawn := func(want orb.Geometry) {
		t.Helper()
		if got := geometries(t, db, "flows")["f"]; want == nil && got != nil || want != nil && (got == nil || !orb.Equal(got, want)) {
			t.Errorf("the flow is drawn as %v, want %v", got, want)
		}
		wantRows(t, db, [][]string{{"f", "1"}}, `SELECT id, version FROM flows`)
	}
	drawn(nil)
	apply(t, s, puts(&geo.Hotspot{ID: "a", Point: &orb.Point{1, 2}})...)
	drawn(nil)
	apply(t, s, puts(&geo.Hotspot{ID: "b", Point: &orb.Point{3, 4}})...)
	drawn(orb.LineString{{1, 2}, {3, 4}})
	apply(t, s, puts(&geo.Hotspot{ID: "a", Point: &orb.Point{5, 6}})...)
	drawn(orb.LineString{{5, 6}, {3, 4}})
	apply(t, s, puts(&geo.Hotspot{ID: "a"})...)
	drawn(nil)
	apply(t, s, puts(&geo.Hotspot{ID: "a", Point: &orb.Point{5, 6}})...)
	apply(t, s, geo.Edit{Key: geo.Key{Collection: geo.Hotspots, ID: "b"}})
	drawn(nil)
	checkFile(t, path)
}

// TestRowsOfAnyHistory makes random histories and holds the layers against
// those of a store that was given only their outcome.
func TestRowsOfAnyHistory(t *testing.T) {
	random := randomSource(t)
	for range 5 {
		s, path := temporary(t)
		exists := map[geo.Key]bool{}
		for change := range 25 {
			apply(t, s, randomEdits(random, exists)...)
			if change%5 == 0 {
				checkFile(t, path)
			}
		}
		checkFile(t, path)
		var outcome []geo.Edit
		for r, err := range s.Records(t.Context(), geo.Latest) {
			if err != nil {
				t.Fatal(err)
			}
			outcome = append(outcome, geo.Edit{Record: r.Record})
		}
		random.Shuffle(len(outcome), func(i, j int) { outcome[i], outcome[j] = outcome[j], outcome[i] })
		fresh, freshPath := temporary(t)
		apply(t, fresh, outcome...)
		a, b := plain(t, path), plain(t, freshPath)
		for _, layer := range []string{"hotspots", "events", "flows", "sources"} {
			got, want := rowsOf(t, a, layer), rowsOf(t, b, layer)
			for id, row := range want {
				version := slices.Index(gpkg.Columns(layer), "version")
				if len(got[id]) != len(row) || !slices.Equal(got[id][:version], row[:version]) {
					t.Fatalf("%s %s\n is %q\nbut %q if written at once", layer, id, got[id], row)
				}
			}
			if len(got) != len(want) {
				t.Fatalf("%s has %d rows, want %d", layer, len(got), len(want))
			}
			if layer == "sources" {
				continue
			}
			at, wantAt := geometries(t, a, layer), geometries(t, b, layer)
			if fmt.Sprint(at) != fmt.Sprint(wantAt) {
				t.Fatalf("%s lie at %v, but at %v if written at once", layer, at, wantAt)
			}
		}
	}
}

// randomEdits changes some of few records that refer to each other.
func randomEdits(random *rand.Rand, exists map[geo.Key]bool) []geo.Edit {
	var edits []geo.Edit
	pick := func(prefix string) string { return fmt.Sprint(prefix, random.IntN(4)) }
	point := func() orb.Point { return orb.Point{float64(random.IntN(9) - 4), float64(random.IntN(9) - 4)} }
	for _, c := range []geo.Collection{geo.Flows, geo.Events, geo.Hotspots, geo.Sources} {
		for i := range 4 {
			if random.IntN(3) > 0 {
				continue
			}
			key := geo.Key{Collection: c, ID: fmt.Sprint(string(c[0]), i)}
			if exists[key] && random.IntN(3) == 0 {
				edits, exists[key] = append(edits, geo.Edit{Key: key}), false
				continue
			}
			exists[key] = true
			event := geo.Event{ID: key.ID, Claims: []geo.Claim{{Source: pick("s")}, {Source: pick("s")}},
				When: []geo.When{"2024/..", "2024-05", "[2023..]", "", "2022/", "nonsense"}[random.IntN(6)]}
			for range random.IntN(3) {
				event.Points = append(event.Points, point())
			}
			var r geo.Record = &event
			switch c {
			case geo.Flows:
				r = &geo.Flow{Event: event, From: pick("h"), To: pick("h")}
			case geo.Hotspots:
				h := &geo.Hotspot{ID: key.ID}
				if random.IntN(3) > 0 {
					p := point()
					h.Point = &p
				}
				r = h
			case geo.Sources:
				r = &geo.Source{ID: key.ID, AsOf: []geo.When{"", "2024", "2025-03", "2024/..", "nonsense"}[random.IntN(5)]}
			}
			edits = append(edits, geo.Edit{Record: r})
		}
	}
	return edits
}
