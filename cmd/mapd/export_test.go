package main

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/feeds"
)

// seeded makes a store with the curated data.
func seeded(t *testing.T) string {
	t.Helper()
	store := filepath.Join(t.TempDir(), "s.gpkg")
	a, err := Open(t.Context(), Options{Listen: "127.0.0.1:0", Store: store, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	return store
}

// readBack are the formats that mapd import reads.
func readBack(f feeds.Format) bool { return f.Name != "atom" }

// TestExportedIsImportedUnchanged exports all that is curated in each format,
// in two languages, and imports it again: there is nothing to change.
func TestExportedIsImportedUnchanged(t *testing.T) {
	store, folder := seeded(t), t.TempDir()
	for _, format := range feeds.Formats() {
		if !readBack(format) {
			continue
		}
		for _, c := range feeds.Collections {
			for _, lang := range []string{"en", "zh-Hans"} {
				name := string(c) + "-" + lang + "." + format.Name
				t.Run(name, func(t *testing.T) {
					file := filepath.Join(folder, name)
					mapd(t, exitDone, "export", string(c), file, "--store", store, "--lang", lang)
					if says := mapd(t, exitDone, "import", file, "--store", store, "--dataset", "curated"); !strings.Contains(says, "nothing has changed") {
						t.Errorf("the import says\n%s", says)
					}
				})
			}
		}
	}
}

// TestAWindowExportedIsImportedUnchanged is the same for a part of the events,
// which say how they meet the window.
func TestAWindowExportedIsImportedUnchanged(t *testing.T) {
	store, file := seeded(t), filepath.Join(t.TempDir(), "2025.csv")
	mapd(t, exitDone, "export", "events", file, "--store", store, "--datetime", "2025")
	if content, err := os.ReadFile(file); err != nil || !strings.Contains(string(content), ",possible,") {
		t.Fatalf("nothing possibly falls in 2025: %v", err)
	}
	if says := mapd(t, exitDone, "import", file, "--store", store, "--dataset", "curated"); !strings.Contains(says, "nothing has changed") {
		t.Errorf("the import says\n%s", says)
	}
}

// hostile are texts that formats, spreadsheets and browsers take for something
// else. An import would change none of them.
var hostile = []string{
	`<script>alert(1)</script> & <![CDATA[ x ]]> &amp; "quoted" 'single'`,
	`=HYPERLINK("http://x.example","y")`, `'=1+1`, `''@SUM(A1)`, `+1 234`, `-2+3`, "＝1+1",
	"first line\nsecond line\nthird\tline", "\u200Fمرحبا بكم\u200E left", `a/b\\c/../d`, `ends with a backslash \`, `a \" b`, `"`, `""`,
	"[1,2]", `{"a":1}`, "null", "true", "1e5", "0x10", "2024-01-05", "a; b, c | d", "🕵️‍♀️ 老街 လောက်ကိုင် ល្បែង", "\uFEFFmark", "NaN",
	strings.Repeat("very long ", 3000) + "end",
}

// hostileRecords hold each hostile text in every member that takes any text.
func hostileRecords() []geo.Record {
	records := []geo.Record{&geo.Dataset{ID: "odd", Title: geo.Texts{"en": "Odd"}, Licence: "CC0-1.0", Credit: `=us & <them>`, Language: "en", Visibility: geo.Public}}
	for i, text := range hostile {
		en, id, at := geo.Texts{"en": text}, fmt.Sprintf("odd.%d", i), orb.Point{100 + float64(i)/7, 10}
		low := float64(i)
		figures := []geo.Figure{{Measure: "rescued", Unit: "people", Low: &low, Qualifier: geo.AtLeast, Sort: geo.Happened, Note: en}}
		claims := []geo.Claim{{Source: id, Locator: text, Says: en, Note: en, Figures: figures}}
		records = append(records,
			&geo.Source{ID: id, Dataset: "odd", CSL: map[string]any{"title": text, "type": "webpage", "publisher": text, "note": text}, Note: en},
			&geo.Hotspot{ID: id, Dataset: "odd", Name: en, Names: []geo.Name{{Text: text}}, Type: "compound", Role: geo.Site, Country: "KH", Admin1: text,
				Point: &at, Precision: geo.Near, RadiusM: 800, Located: text, Status: []geo.Status{{Status: "reported", When: "2023", Sources: claims}}, Summary: en, Claims: claims},
			&geo.Event{ID: id, Dataset: "odd", Kind: "raid", Title: en, Summary: en, When: "2024-01-05", Place: text, Points: orb.MultiPoint{at}, Countries: []string{"KH"},
				Precision: geo.InTown, RadiusM: 5000, Hotspots: []string{id}, Figures: figures, Claims: claims, Confidence: geo.Reported, Extra: map[string]any{text: text, "n": 1.5}},
			&geo.Flow{Event: geo.Event{ID: id, Dataset: "odd", Kind: "raid", Title: en, Summary: en, When: "2024", Place: text, Countries: []string{"KH"},
				Precision: geo.InTown, Hotspots: []string{}, Figures: figures, Claims: claims, Confidence: geo.Reported}, From: id, To: "CN", Of: id})
	}
	return records
}

// TestHostileValuesAreImportedUnchanged is TestExportedIsImportedUnchanged with
// texts that are easily got wrong.
func TestHostileValuesAreImportedUnchanged(t *testing.T) {
	name := seeded(t)
	store, err := openStore(t.Context(), name, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Apply(t.Context(), geo.Commit{Dataset: "odd"}, geo.EditsOf(hostileRecords()...)); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	for _, format := range feeds.Formats() {
		for _, c := range feeds.Collections {
			if !readBack(format) {
				continue
			}
			t.Run(string(c)+"."+format.Name, func(t *testing.T) {
				file := filepath.Join(t.TempDir(), string(c)+"."+format.Name)
				mapd(t, exitDone, "export", string(c), file, "--store", name, "--dataset", "odd")
				if says := mapd(t, exitDone, "import", file, "--store", name, "--dataset", "odd"); !strings.Contains(says, "nothing has changed") {
					t.Errorf("the import says\n%.6000s", says)
				}
			})
		}
	}
}

// TestExportOfPrivateDatasets exports a dataset that is served to nobody, which
// has to be asked for.
func TestExportOfPrivateDatasets(t *testing.T) {
	store, folder := seeded(t), t.TempDir()
	rows, to := filepath.Join(folder, "rows.csv"), filepath.Join(folder, "out.csv")
	if err := os.WriteFile(rows, []byte("id,title,date,lat,lon\n1,A secret meeting,2024-01-05,11.5,104.9\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	mapd(t, exitDone, "import", rows, "--store", store, "--dataset", "notes")
	for _, test := range []struct {
		args []string
		says string
		has  bool
	}{
		{nil, "events of data version", false},
		{[]string{"--dataset", "notes"}, "0 events", false},
		{[]string{"--private"}, "events of data version", true},
		{[]string{"--private", "--dataset", "notes"}, "1 events", true},
	} {
		says := mapd(t, exitDone, append([]string{"export", "events", to, "--store", store}, test.args...)...)
		content, err := os.ReadFile(to)
		if err != nil || !strings.Contains(says, test.says) || strings.Contains(string(content), "A secret meeting") != test.has {
			t.Errorf("%q: %s %v, %d bytes", test.args, says, err, len(content))
		}
	}
}

func TestExportSaysWhatIsWrong(t *testing.T) {
	store, folder := seeded(t), t.TempDir()
	for _, test := range []struct {
		args []string
		says string
	}{
		{[]string{"events", "x.doc"}, "--format"},
		{[]string{"events"}, "--format"},
		{[]string{"people", "x.csv"}, "there are hotspots, events, flows and sources"},
		{[]string{"events", "x.csv", "--bbox", "1,2"}, "--bbox"},
		{[]string{"events", "x.csv", "--limit", "0"}, "--limit"},
		{[]string{"events", "x.csv", "--lang", "no language"}, "lang"},
		{[]string{"events", "x.geojson", "--bom", "true"}, "--bom"},
		{[]string{"sources", "x.csv", "--kind", "raid"}, "--kind"},
		{[]string{"events", "none/x.csv"}, "none"},
	} {
		if len(test.args) > 1 {
			test.args[1] = filepath.Join(folder, test.args[1])
		}
		says := mapd(t, exitNotDone, append([]string{"export", "--store", store}, test.args...)...)
		if !strings.Contains(says, test.says) {
			t.Errorf("%q: %s", test.args, says)
		}
	}
	if left, _ := os.ReadDir(folder); len(left) > 0 {
		t.Errorf("what failed left %v behind", left)
	}
}
