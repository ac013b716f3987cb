package postgis_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/postgis"
	"github.com/mapd/mapd/geo/postgis/pgtest"
	"github.com/paulmach/orb"
)

// temporary opens a store that is closed when the test ends, and a connection
// as another program would have one.
func temporary(t testing.TB) (*postgis.Store, *pgx.Conn) {
	t.Helper()
	address := pgtest.Schema(t)
	s := open(t, address)
	t.Cleanup(func() { closeStore(t, s) })
	return s, pgtest.Connect(t, address)
}

func closeStore(t testing.TB, s *postgis.Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
}

func apply(t testing.TB, s *postgis.Store, edits ...geo.Edit) geo.Change {
	t.Helper()
	c, err := s.Apply(t.Context(), geo.Commit{Author: "Ada", Reason: "a test", Dataset: "curated"}, slicesOf(edits))
	if err != nil {
		t.Fatalf("Apply: %v", err)
	}
	return c
}

func slicesOf(edits []geo.Edit) func(func(geo.Edit, error) bool) {
	return func(yield func(geo.Edit, error) bool) {
		for _, e := range edits {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func puts(records ...geo.Record) []geo.Edit {
	var edits []geo.Edit
	for _, r := range records {
		edits = append(edits, geo.Edit{Record: r})
	}
	return edits
}

func wantRows(t testing.TB, conn *pgx.Conn, want [][]string, query string) {
	t.Helper()
	if got := pgtest.Rows(t, conn, query); !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("%s\n got %q\nwant %q", query, got, want)
	}
}

func number(v float64) *float64 { return &v }

// raid is an event with all that the tables flatten.
func raid() *geo.Event {
	return &geo.Event{ID: "raid-1", Dataset: "curated", Kind: "raid", Title: geo.Texts{"en": "Raid", "th": "บุก"}, When: "2024-01-05/..",
		Points: orb.MultiPoint{{98.5, 16.7}, {98.6, 16.8}}, Countries: []string{"MM", "TH"}, Precision: "town", RadiusM: 5000,
		Hotspots: []string{"kk-park"}, Confidence: geo.Confirmed, Extra: map[string]any{"note": "nul \x00 here, \\u0000 there"},
		Figures: []geo.Figure{{ID: "f", Measure: "rescued", Unit: "people", Low: number(100), Best: number(120.5), Qualifier: geo.About,
			Sort: geo.Happened, Nationality: []string{"PH", "VN"}, Source: "doc"}, {Measure: "seized", Unit: "phones", High: number(1e21), Of: "f", Sort: geo.Happened}},
		Claims: []geo.Claim{{Source: "doc", Locator: "p. 3", When: "2024", Says: geo.Texts{"en": "so"}}, {Source: "lost"}}}
}

func TestTables(t *testing.T) {
	s, conn := temporary(t)
	apply(t, s, puts(raid(), &geo.Flow{Event: geo.Event{ID: "move", When: "2024-02"}, From: "kk-park", To: "bavet", Of: "raid-1"},
		&geo.Hotspot{ID: "kk-park", Name: geo.Texts{"en": "KK Park"}, Point: &orb.Point{98.5, 16.7}, Status: []geo.Status{
			{Status: "raided", When: "2024-01", Sources: []geo.Claim{{Source: "doc"}}}}},
		&geo.Hotspot{ID: "bavet", Point: &orb.Point{106, 11}}, &geo.Source{ID: "doc", AsOf: "2025-11", CitedBy: []string{"x"},
			CSL: map[string]any{"title": "The report", "publisher": "UN", "URL": "https://example.org/"}},
		&geo.Dataset{ID: "curated", Title: geo.Texts{"en": "Curated"}, Licence: "CC-BY-4.0"}, &geo.Kind{ID: "raid", Label: geo.Texts{"en": "raid"}, Family: geo.Force})...)
	for query, want := range map[string][][]string{
		`SELECT ST_AsText(geom), ST_SRID(geom)::text, title, titles->>'th', start::text, "end"::text, days::text, sure_days::text, ongoing::text FROM events`: {
			{"MULTIPOINT((98.5 16.7),(98.6 16.8))", "4326", "Raid", "บุก", "2024-01-05", "2025-11-30", "[2024-01-05,2025-12-01)", "[2024-01-05,2025-12-01)", "true"}},
		`SELECT countries::text, hotspots::text, version::text, extra->>'note' FROM events`:                                       {{"{MM,TH}", "{kk-park}", "1", "nul \ufffd here, \\u0000 there"}},
		`SELECT ST_AsText(geom), "from", "to", event, days::text FROM flows`:                                                      {{"LINESTRING(98.5 16.7,106 11)", "kk-park", "bavet", "raid-1", "[2024-02-01,2024-03-01)"}},
		`SELECT id, title, publisher, url, cited_by::text FROM sources`:                                                           {{"doc", "The report", "UN", "https://example.org/", "{x}"}},
		`SELECT id, title, licence FROM datasets`:                                                                                 {{"curated", "Curated", "CC-BY-4.0"}},
		`SELECT id, label, family FROM kinds`:                                                                                     {{"raid", "raid", "force"}},
		`SELECT id FROM events WHERE days && daterange('2025-01-01', '2025-02-01') AND geom && ST_MakeEnvelope(98,16,99,17,4326)`: {{"raid-1"}},
		`SELECT collection, record, nr::text, measure, low::text, best::text, high::text, nationality::text, "of" FROM figures ORDER BY nr`: {
			{"events", "raid-1", "1", "rescued", "100", "120.5", "<nil>", "{PH,VN}", "<nil>"},
			{"events", "raid-1", "2", "seized", "<nil>", "<nil>", "1e+21", "{}", "f"}},
		`SELECT collection, record, nr::text, source, source_title, locator, says->>'en' FROM claims ORDER BY nr`: {
			{"events", "raid-1", "1", "doc", "The report", "p. 3", "so"}, {"events", "raid-1", "2", "lost", "<nil>", "<nil>", "<nil>"}},
		`SELECT hotspot, status, "when", sources::text, ST_X(geom)::text FROM statuses`: {{"kk-park", "raided", "2024-01", "{doc}", "98.5"}},
	} {
		wantRows(t, conn, want, query)
	}
	apply(t, s, geo.Edit{Key: geo.Key{Collection: geo.Events, ID: "raid-1"}})
	wantRows(t, conn, nil, `SELECT id FROM events`)
	wantRows(t, conn, nil, `SELECT record FROM figures`)
}

// TestRowsFollowOtherRecords changes what rows of other records follow from.
func TestRowsFollowOtherRecords(t *testing.T) {
	s, conn := temporary(t)
	line := func(want ...string) {
		t.Helper()
		var rows [][]string
		for _, text := range want {
			rows = append(rows, []string{text})
		}
		wantRows(t, conn, rows, `SELECT coalesce(ST_AsText(geom), 'none') || ' ' || coalesce("end"::text, 'open') || ' ' || version FROM flows`)
	}
	flow := &geo.Flow{Event: geo.Event{ID: "f", When: "2024/..", Claims: []geo.Claim{{Source: "doc"}}}, From: "a", To: "b"}
	apply(t, s, puts(flow)...)
	line("none open 1")
	apply(t, s, puts(&geo.Hotspot{ID: "a", Point: &orb.Point{1, 2}}, &geo.Hotspot{ID: "b", Point: &orb.Point{3, 4}})...)
	line("LINESTRING(1 2,3 4) open 1")
	apply(t, s, puts(&geo.Source{ID: "doc", AsOf: "2025"})...)
	line("LINESTRING(1 2,3 4) 2025-12-31 1")
	apply(t, s, puts(&geo.Source{ID: "doc", AsOf: "2026"}, &geo.Hotspot{ID: "b", Point: &orb.Point{5, 6}})...)
	line("LINESTRING(1 2,5 6) 2026-12-31 1")
	apply(t, s, geo.Edit{Key: geo.Key{Collection: geo.Hotspots, ID: "a"}}, geo.Edit{Key: geo.Key{Collection: geo.Sources, ID: "doc"}})
	line("none open 1")
}

// TestEverythingIsDescribed looks for tables, views and columns without a
// comment.
func TestEverythingIsDescribed(t *testing.T) {
	_, conn := temporary(t)
	wantRows(t, conn, nil, `SELECT c.relname, a.attname FROM pg_class AS c
		JOIN pg_attribute AS a ON a.attrelid = c.oid AND NOT a.attisdropped
		WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'v') AND c.relname <> 'mapd_schema'
		AND col_description(c.oid, a.attnum) IS NULL AND a.attnum > 0`)
	wantRows(t, conn, nil, `SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace
		AND relkind IN ('r', 'v') AND relname <> 'mapd_schema' AND obj_description(oid) IS NULL`)
	if n := len(pgtest.Rows(t, conn, `SELECT 1 FROM pg_indexes WHERE schemaname = current_schema() AND indexdef LIKE '%USING gist%'`)); n != 3 {
		t.Errorf("%d GiST indexes, want 3", n)
	}
}

func TestGuard(t *testing.T) {
	s, conn := temporary(t)
	apply(t, s, puts(raid(), &geo.Flow{Event: geo.Event{ID: "f"}}, &geo.Hotspot{ID: "h"}, &geo.Source{ID: "s"}, &geo.Dataset{ID: "d"}, &geo.Kind{ID: "k"}, &geo.Briefing{ID: "b"})...)
	if err := s.AddToken(t.Context(), geo.Token{ID: "a", Created: time.Now()}, geo.TokenHash{1}); err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{"mapd_meta", "mapd_changes", "mapd_revisions", "datasets", "kinds", "sources", "hotspots", "events", "flows", "briefings", "mapd_tokens"} {
		before := pgtest.Rows(t, conn, `SELECT * FROM `+table)
		if len(before) == 0 {
			t.Fatalf("%s is empty: nothing is tested", table)
		}
		column := pgtest.Rows(t, conn, `SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 2`, table)[0][0]
		for _, statement := range []string{`DELETE FROM ` + table, `TRUNCATE ` + table,
			fmt.Sprintf(`UPDATE %s SET "%s" = "%[2]s"`, table, column),
			fmt.Sprintf(`INSERT INTO %s ("%s") VALUES (NULL)`, table, column)} {
			_, err := conn.Exec(t.Context(), statement)
			if err == nil || !strings.Contains(err.Error(), "bring data in through mapd") {
				t.Errorf("%s: %v, want a refusal that says what to use", statement, err)
			}
		}
		wantRows(t, conn, before, `SELECT * FROM `+table)
	}
	apply(t, s, puts(&geo.Kind{ID: "l"})...) // mapd itself goes on
}
