package load_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest/load"
)

const header = "id,date,type,title,latitude,longitude\n"

// fixture is a folder with a store in it.
type fixture struct {
	*testing.T
	dir   string
	store geo.Store
}

func newFixture(t *testing.T) *fixture {
	dir := t.TempDir()
	return &fixture{t, dir, embedded(t, filepath.Join(dir, "store.gpkg"))}
}

// file writes a file and returns its path.
func (f *fixture) file(name, text string) string {
	f.Helper()
	path := filepath.Join(f.dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		f.Fatal(err)
	}
	return path
}

func (f *fixture) options(files ...string) load.Options {
	return load.Options{Files: files, Dataset: geo.Dataset{ID: "d"}, Author: "Ada", Reason: "a test"}
}

// load imports and checks the counts: "stored updated unchanged rejected".
func (f *fixture) load(o load.Options, want string) load.Summary {
	f.Helper()
	s, err := load.Import(f.Context(), f.store, o)
	if err != nil {
		f.Fatal(err)
	}
	c := s.Counts
	if got := fmt.Sprint(c.Stored, c.Updated, c.Unchanged, c.Rejected); got != want {
		f.Errorf("stored, updated, unchanged, rejected are %s, want %s: %+v", got, want, s)
	}
	if c.Read != c.Stored+c.Updated+c.Unchanged+c.Rejected {
		f.Errorf("the counts do not add up: %+v", c)
	}
	return s
}

// refused imports what must fail with a text, and checks that nothing changes,
// neither in the store nor in the folder.
func (f *fixture) refused(o load.Options, want string) error {
	f.Helper()
	before, files := f.history(), f.files()
	s, err := load.Import(f.Context(), f.store, o)
	if err == nil || !strings.Contains(err.Error(), want) {
		f.Fatalf("Import: %v, want an error with %q; %+v", err, want, s)
	}
	if after := f.history(); after != before {
		f.Errorf("the store has changed:\n%s\nwas\n%s", after, before)
	}
	if after := f.files(); !slices.Equal(after, files) {
		f.Errorf("the files are %q, were %q", after, files)
	}
	return err
}

// files lists the folder, but for the store.
func (f *fixture) files() (names []string) {
	f.Helper()
	entries, err := os.ReadDir(f.dir)
	if err != nil {
		f.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), "store.gpkg") {
			names = append(names, e.Name())
		}
	}
	return names
}

// records lists what the store holds.
func (f *fixture) records() string {
	f.Helper()
	var b strings.Builder
	for r, err := range f.store.Records(f.Context(), geo.Latest) {
		if err != nil {
			f.Fatal(err)
		}
		text, err := geo.EncodeRecord(r.Record)
		if err != nil {
			f.Fatal(err)
		}
		fmt.Fprintf(&b, "%s %s\n", r.Key, text)
	}
	return b.String()
}

func (f *fixture) history() string {
	f.Helper()
	changes, err := f.store.Changes(f.Context(), 0, 1000)
	if err != nil {
		f.Fatal(err)
	}
	return fmt.Sprintf("%+v\n%s", changes, f.records())
}

// event returns an event of the store.
func (f *fixture) event(id string) *geo.Event {
	f.Helper()
	revisions, err := f.store.Revisions(f.Context(), geo.Key{Collection: geo.Events, ID: id})
	if err != nil {
		f.Fatal(err)
	}
	e, ok := revisions[len(revisions)-1].Record.(*geo.Event)
	if !ok {
		f.Fatalf("%s is deleted", id)
	}
	return e
}

func TestRowsAreStoredOnce(t *testing.T) {
	f := newFixture(t)
	path := f.file("a.csv", header+"1,2024-01-05,Raid,One,16.7,98.5\n2,2024-01-06,Raid,Two,16.8,98.6\n")
	if s := f.load(f.options(path), "2 0 0 0"); s.Change != 1 || s.Kinds == 0 {
		t.Errorf("the summary is %+v", s)
	}
	if e := f.event("d.1"); e.When != "2024-01-05" || len(e.Points) != 1 || e.Points[0] != [2]float64{98.5, 16.7} {
		t.Errorf("the event is %+v", e)
	}
	before := f.history()
	if s := f.load(f.options(path), "0 0 2 0"); s.Change != 0 {
		t.Errorf("the same again makes change %d", s.Change)
	}
	if f.history() != before {
		t.Error("the same again changes the store")
	}
	path = f.file("a.csv", header+"2,2024-01-06,Raid,Two!,16.8,98.6\n3,2024-01-07,Raid,Three,16.9,98.7\n1,2024-01-05,Raid,One,16.7,98.5\n")
	f.load(f.options(path), "1 1 1 0")
	if e := f.event("d.2"); !strings.Contains(fmt.Sprint(e.Title), "Two!") {
		t.Errorf("the title is %v", e.Title)
	}
}

func TestRejectsAreMendedAndImported(t *testing.T) {
	f := newFixture(t)
	path := f.file("a.csv", header+"1,2024-01-05,Raid,One,16.7,98.5\n2,2024-01-06,Raid,\"Two, \"\"quoted\"\"\nand long\",0,0\n3,2024-13-41,Raid,Three,16.9,98.7\n4,2024-01-09,Raid,Four,16.9,98.8\n")
	s := f.load(f.options(path), "2 0 0 2")
	rejects := filepath.Join(f.dir, "a.rejects.csv")
	if s.Inputs[0].Rejects != rejects || len(s.Inputs[0].Reasons) != 2 {
		t.Errorf("the summary is %+v", s.Inputs[0])
	}
	text, err := os.ReadFile(rejects)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitN(string(text), "\n", 2)
	if want := strings.TrimSpace(header) + ",mapd_line,mapd_reason,mapd_row"; lines[0] != want {
		t.Errorf("the header is %s, want %s", lines[0], want)
	}
	mended := strings.NewReplacer(",0,0,", ",16.8,98.6,", "2024-13-41", "2024-01-07").Replace(string(text))
	f.load(f.options(f.file("a.rejects.csv", mended)), "2 0 0 0")
	if e := f.event("d.2"); !strings.Contains(fmt.Sprint(e.Title), "Two, \"quoted\"") || strings.Contains(fmt.Sprint(e.Extra), "mapd_") {
		t.Errorf("the event is %+v", e)
	}
}

func TestOneChangeOfSeveralFiles(t *testing.T) {
	f := newFixture(t)
	a := f.file("a.csv", header+"1,2024-01-05,Raid,One,16.7,98.5\n2,2024-01-06,Raid,Two,16.8,98.6\n")
	b := f.file("b.csv", header+"2,2024-01-06,Raid,Two,16.8,98.6\n1,2024-02-05,Raid,Another,16.7,98.5\n3,2024-01-07,Raid,Three,16.9,98.7\n")
	s := f.load(f.options(a, b), "3 0 1 1")
	if s.Change != 1 || len(s.Inputs) != 2 || s.Inputs[1].Counts.Read != 3 || s.Inputs[0].Rejects != "" {
		t.Errorf("the summary is %+v", s)
	}
	text, err := os.ReadFile(filepath.Join(f.dir, "b.rejects.csv"))
	if err != nil || !strings.Contains(string(text), "stands already in line 2 of a.csv") || !strings.Contains(string(text), "Another") {
		t.Errorf("the rejects are %s, %v", text, err)
	}
	f.load(f.options(a, b), "0 0 4 1")
}

func TestRowsWithoutID(t *testing.T) {
	f := newFixture(t)
	const columns = "date,type,latitude,longitude\n"
	path := f.file("a.csv", columns+"2024-01-05,Raid,16.7,98.5\n2024-01-05,Raid,16.7,98.5\n2024-01-06,Raid,16.7,98.5\n")
	f.load(f.options(path), "3 0 0 0")
	f.load(f.options(path), "0 0 3 0")
	turned := f.file("b.csv", "longitude,latitude,type,date\n98.5,16.7,Raid,2024-01-06\n98.5,16.7,Raid,2024-01-05\n98.5,16.7,Raid,2024-01-05\n98.5,16.7,Raid,2024-01-05\n")
	f.load(f.options(turned), "1 0 3 0")
}

func TestDryRunCountsAsTheImport(t *testing.T) {
	f := newFixture(t)
	f.load(f.options(f.file("a.csv", header+"1,2024-01-05,Raid,One,16.7,98.5\n2,2024-01-06,Raid,Two,16.8,98.6\n9,2024-01-06,Raid,Nine,16.8,98.6\n")), "3 0 0 0")
	o := f.options(f.file("b.csv", header+"2,2024-01-06,Raid,Two!,16.8,98.6\n3,2024-01-07,Raid,Three,16.9,98.7\n1,2024-01-05,Raid,One,16.7,98.5\n4,x,Raid,Four,0,0\n1,2024-01-05,Raid,One,16.7,98.5\n"))
	o.Replace, o.DryRun, o.Mapping.Map = true, true, []string{"id=id"}
	var shown []load.Preview
	o.Show = func(p load.Preview) error { shown = append(shown, p); return nil }
	before, files := f.history(), f.files()
	dry := f.load(o, "1 1 2 1")
	if f.history() != before || !slices.Equal(f.files(), files) {
		t.Errorf("a dry run writes: %q", f.files())
	}
	if len(shown) != 1 || len(shown[0].Records) != 4 || len(shown[0].Plan.Columns) != 6 {
		t.Errorf("it shows %+v", shown)
	}
	o.DryRun = false
	done := f.load(o, "1 1 2 1")
	if dry.Deleted != 1 || done.Deleted != 1 {
		t.Errorf("deleted %d and %d, want 1", dry.Deleted, done.Deleted)
	}
	if strings.Contains(f.records(), "d.9") {
		t.Error("what is not in the file is still there")
	}
	empty, err := load.Import(t.Context(), nil, load.Options{Files: o.Files, Dataset: geo.Dataset{ID: "d"}, DryRun: true, Mapping: o.Mapping})
	if err != nil || empty.Counts.Stored != 3 || empty.Counts.Unchanged != 1 {
		t.Errorf("without a store: %+v, %v", empty, err)
	}
}

func TestNothingIsWrittenAfterAnError(t *testing.T) {
	f := newFixture(t)
	rows := strings.Builder{}
	for i := range 3000 {
		fmt.Fprintf(&rows, `{"id":"%d","date":"2024-01-05","type":"Raid","latitude":16.7,"longitude":%v},`, i, 98+float64(i)/1e4)
	}
	torn := f.file("torn.json", "["+rows.String()+`{"id":"x","date":"20`)
	whole := f.file("whole.csv", header+"1,2024-01-05,Raid,One,0,0\n2,2024-01-05,Raid,One,16.7,98.5\n")
	f.refused(f.options(whole, torn), "torn.json")
	f.refused(f.options(whole, filepath.Join(f.dir, "none.csv")), "none.csv")
	o := f.options(whole)
	o.Show = func(load.Preview) error { return errors.New("not so") }
	f.refused(o, "not so")
	o = f.options(whole)
	o.Mapping.Map = []string{"id=nix"}
	f.refused(o, "nix")
	o = f.options(whole)
	o.TempDir, o.Dataset.ID = "/nowhere", "D!"
	f.refused(o, "small letters")
	ctx, cancel := context.WithCancel(t.Context())
	o = f.options(whole)
	o.Show = func(load.Preview) error { cancel(); return nil }
	before := f.history()
	if _, err := load.Import(ctx, f.store, o); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled import says %v", err)
	}
	if f.history() != before || len(f.files()) != 2 {
		t.Errorf("a cancelled import writes: %q", f.files())
	}
}

func TestAskedWhatIsOpen(t *testing.T) {
	f := newFixture(t)
	path := f.file("a.csv", header+"1,03/04/2024,Raid,One,16.7,98.5\n2,05/06/2024,Raid,Two,16.8,98.6\n")
	err := f.refused(f.options(path), "--dates")
	var open *load.Open
	if !errors.As(err, &open) || len(open.Questions) != 1 {
		t.Fatalf("the error is %v", err)
	}
	o := f.options(path)
	shown := 0
	o.DryRun = true
	o.Show = func(p load.Preview) error {
		if shown++; len(p.Plan.Questions) != 1 {
			t.Errorf("%d questions are shown", len(p.Plan.Questions))
		}
		return nil
	}
	f.load(o, "0 0 0 2")
	if shown != 1 {
		t.Errorf("a dry run shows what is open %d times", shown)
	}
	o = f.options(path)
	o.Mapping.Dates = "dmy"
	f.load(o, "2 0 0 0")
	if e := f.event("d.1"); e.When != "2024-04-03" {
		t.Errorf("it was %s", e.When)
	}
}

func TestDatasets(t *testing.T) {
	f := newFixture(t)
	path := f.file("a.csv", header+"1,2024-01-05,Raid,One,16.7,98.5\n")
	o := f.options(path)
	o.Dataset.Visibility = geo.Public
	f.refused(o, "--licence")
	o.Dataset.Licence = "ACLED terms of use"
	f.refused(o, "cannot be public: ACLED")
	f.load(f.options(path), "1 0 0 0")
	if text := f.records(); !strings.Contains(text, `"visibility":"private"`) {
		t.Errorf("it is not private: %s", text)
	}
	o.Dataset.Licence, o.Dataset.Title = "CC-BY-4.0", geo.Texts{"en": "Raids"}
	f.load(o, "0 0 1 0")
	if s := f.load(f.options(path), "0 0 1 0"); s.Change != 0 {
		t.Errorf("the same without the words on the dataset makes change %d", s.Change)
	}
	if text := f.records(); !strings.Contains(text, `"visibility":"public"`) || !strings.Contains(text, `"en":"Raids"`) {
		t.Errorf("a later import changes the dataset: %s", text)
	}
}

// TestDoubledIDs checks that a column of ids stays one though a value of it
// comes twice: only the rows that have it are at fault.
func TestDoubledIDs(t *testing.T) {
	f := newFixture(t)
	text := header
	for i := range 40 {
		text += fmt.Sprintf("%d,2024-01-05,Raid,Row %d,16.7,98.5\n", min(i, 38), i)
	}
	f.load(f.options(f.file("a.csv", text)), "39 0 0 1")
	f.event("d.0")
}

func TestUndo(t *testing.T) {
	f := newFixture(t)
	first := f.file("a.csv", header+"1,2024-01-05,Raid,One,16.7,98.5\n2,2024-01-06,Raid,Two,16.8,98.6\n")
	f.load(f.options(first), "2 0 0 0")
	before := f.records()
	f.load(f.options(f.file("b.csv", header+"2,2024-01-06,Raid,Changed,16.8,98.6\n3,2024-01-06,Rescue,Three,16.8,98.6\n")), "1 1 0 0")
	var touched *load.Touched
	if _, err := load.Undo(t.Context(), f.store, 1, "Ada", ""); !errors.As(err, &touched) || !strings.Contains(err.Error(), "events/d.2 (change 2)") || !strings.Contains(err.Error(), "the newest first") {
		t.Errorf("undoing what was touched: %v", err)
	}
	c, err := load.Undo(t.Context(), f.store, 2, "Ada", "")
	if err != nil || c.Version != 3 || !strings.Contains(c.Reason, "undo change 2") {
		t.Fatalf("Undo: %+v, %v", c, err)
	}
	if after := f.records(); after != before {
		t.Errorf("after the undoing there is\n%s\nwas\n%s", after, before)
	}
	if _, err := load.Undo(t.Context(), f.store, 3, "Ada", "again"); err != nil || !strings.Contains(f.records(), "Changed") {
		t.Errorf("undoing the undoing: %v\n%s", err, f.records())
	}
	for _, n := range []geo.Version{-1, 0, 9} {
		if _, err := load.Undo(t.Context(), f.store, n, "", ""); geo.CodeOf(err) != geo.NotFound {
			t.Errorf("undoing change %d: %v", n, err)
		}
	}
}

// TestUndoNamesTheNewest refuses to undo what two later changes have touched,
// one of which deleted it, and takes a removal back.
func TestUndoNamesTheNewest(t *testing.T) {
	f := newFixture(t)
	f.load(f.options(f.file("a.csv", header+"1,2024-01-05,Raid,One,16.7,98.5\n2,2024-01-06,Raid,Two,16.8,98.6\n")), "2 0 0 0")
	f.load(f.options(f.file("b.csv", header+"2,2024-01-06,Raid,Changed,16.8,98.6\n")), "0 1 0 0")
	before := f.records()
	if _, err := load.Remove(t.Context(), f.store, "d", "Ada", ""); err != nil {
		t.Fatal(err)
	}
	for n, says := range map[geo.Version]string{1: "events/d.1 (change 3), events/d.2 (change 3);", 2: "events/d.2 (change 3);"} {
		if _, err := load.Undo(t.Context(), f.store, n, "Ada", ""); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("undoing change %d: %v, want words that say %q", n, err, says)
		}
	}
	if _, err := load.Undo(t.Context(), f.store, 3, "Ada", ""); err != nil || f.records() != before {
		t.Errorf("after the undoing, %v, there is\n%s\nwas\n%s", err, f.records(), before)
	}
}

// TestUndoKeepsWhatIsNeeded undoes an import whose dataset and kind a later
// one relies on.
func TestUndoKeepsWhatIsNeeded(t *testing.T) {
	f := newFixture(t)
	f.load(f.options(f.file("a.csv", header+"1,2024-01-05,Raid,One,16.7,98.5\n2,2024-01-05,Riot,Two,16.7,98.5\n")), "2 0 0 0")
	f.load(f.options(f.file("b.csv", header+"3,2024-01-06,Raid,Three,16.8,98.6\n")), "1 0 0 0")
	if _, err := load.Undo(t.Context(), f.store, 1, "Ada", ""); err != nil {
		t.Fatal(err)
	}
	text := f.records()
	for part, want := range map[string]bool{"datasets/d ": true, "kinds/d.raid ": true, "kinds/d.riot ": false, "events/d.1 ": false, "events/d.3 ": true} {
		if strings.Contains(text, part) != want {
			t.Errorf("%s is there: %v, want %v\n%s", part, !want, want, text)
		}
	}
}

func TestRemove(t *testing.T) {
	f := newFixture(t)
	curated := []geo.Record{&geo.Dataset{ID: "curated", Edition: "2024.1", Visibility: geo.Public}, &geo.Event{ID: "e", Dataset: "curated"}}
	if _, err := f.store.Apply(t.Context(), geo.Commit{}, geo.EditsOf(curated...)); err != nil {
		t.Fatal(err)
	}
	before := f.records()
	path := f.file("a.csv", header+"1,2024-01-05,Raid,One,16.7,98.5\n")
	f.load(f.options(path), "1 0 0 0")
	c, err := load.Remove(t.Context(), f.store, "d", "Ada", "")
	if err != nil || c.Version != 3 || f.records() != before {
		t.Errorf("Remove: %+v, %v\n%s", c, err, f.records())
	}
	if _, err := load.Remove(t.Context(), f.store, "d", "Ada", ""); geo.CodeOf(err) != geo.NotFound {
		t.Errorf("removing again: %v", err)
	}
	if _, err := load.Remove(t.Context(), f.store, "curated", "Ada", ""); err == nil || !strings.Contains(err.Error(), "comes with mapd") {
		t.Errorf("removing what comes with mapd: %v", err)
	}
	o := f.options(path)
	o.Dataset.ID, o.Replace = "curated", true
	f.refused(o, "comes with mapd")
}

func TestSummaryAsJSON(t *testing.T) {
	f := newFixture(t)
	s := f.load(f.options(f.file("a.csv", header+"1,2024-01-05,Raid,One,16.7,98.5\n")), "1 0 0 0")
	text, err := json.Marshal(s)
	if err != nil || !strings.Contains(string(text), `"rows":{"read":1,"stored":1,"updated":0,"unchanged":0,"rejected":0}`) {
		t.Errorf("%s, %v", text, err)
	}
}
