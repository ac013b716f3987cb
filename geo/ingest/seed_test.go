package ingest_test

import (
	"context"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/gpkg"
	"github.com/mapd/mapd/geo/ingest"
	"github.com/mapd/mapd/seeds"
)

// edition returns a small edition of a dataset "d" with one kind for each id,
// whose label is the text.
func edition(name, text string, kinds ...string) []geo.Record {
	records := []geo.Record{&geo.Dataset{ID: "d", Title: geo.Texts{"en": text}, Visibility: geo.Public, Edition: name}}
	for _, id := range kinds {
		records = append(records, kind(id, text))
	}
	return records
}

func kind(id, text string) *geo.Kind {
	return &geo.Kind{ID: id, Dataset: "d", Label: geo.Texts{"en": text}, Glyph: "raid", Family: geo.Force}
}

func openStore(t *testing.T) *gpkg.Store {
	t.Helper()
	store, err := gpkg.Open(t.Context(), filepath.Join(t.TempDir(), "store.gpkg"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store
}

func seed(t *testing.T, store ingest.ReadWriter, records []geo.Record) geo.Change {
	t.Helper()
	change, err := ingest.Seed(t.Context(), store, records)
	if err != nil {
		t.Fatal(err)
	}
	return change
}

// edit writes as somebody else than mapd.
func edit(t *testing.T, store geo.Writer, edits ...geo.Edit) {
	t.Helper()
	write(t, store, "somebody", edits...)
}

func write(t *testing.T, store geo.Writer, author string, edits ...geo.Edit) {
	t.Helper()
	commit := geo.Commit{Author: author, Reason: "edit", Dataset: "d"}
	_, err := store.Apply(t.Context(), commit, func(yield func(geo.Edit, error) bool) {
		for _, e := range edits {
			if !yield(e, nil) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

// held returns the labels of the kinds in the store, by id.
func held(t *testing.T, store geo.Reader) map[string]string {
	t.Helper()
	labels := map[string]string{}
	for revision, err := range store.Records(t.Context(), geo.Latest) {
		if err != nil {
			t.Fatal(err)
		}
		switch r := revision.Record.(type) {
		case *geo.Kind:
			labels[r.ID] = r.Label["en"]
		case *geo.Dataset:
			labels["edition"], labels["title"] = r.Edition, r.Title["en"]
		}
	}
	return labels
}

func want(t *testing.T, store geo.Reader, pairs ...string) {
	t.Helper()
	labels := held(t, store)
	for i := 0; i < len(pairs); i += 2 {
		if got := labels[pairs[i]]; got != pairs[i+1] {
			t.Errorf("%s is %q, want %q", pairs[i], got, pairs[i+1])
		}
	}
	if len(labels) != len(pairs)/2 {
		t.Errorf("the store holds %v, want %d of them", labels, len(pairs)/2)
	}
}

func TestSeedFillsAnEmptyStoreWithTheCuratedData(t *testing.T) {
	store := openStore(t)
	records, err := ingest.Curated(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	change := seed(t, store, records)
	if change.Version != 1 || change.Written != len(records) || change.Author != ingest.Author ||
		change.Reason != "curated data, edition 2026.4" || change.Dataset != "curated" {
		t.Errorf("change is %+v for %d records", change, len(records))
	}
	var read []string
	for revision, err := range store.Records(t.Context(), geo.Latest) {
		if err != nil {
			t.Fatal(err)
		}
		read = append(read, encode(t, revision.Record))
	}
	var written []string
	for _, r := range records {
		written = append(written, encode(t, r))
	}
	slices.Sort(read)
	slices.Sort(written)
	if !slices.Equal(read, written) {
		t.Error("the store gives back other records than it was given")
	}
	if change := seed(t, store, records); change.Version != 1 || change.Written != 0 {
		t.Errorf("the same edition once more: change is %+v", change)
	}
}

func encode(t *testing.T, r geo.Record) string {
	t.Helper()
	data, err := geo.EncodeRecord(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestSeedTakesInANewerEdition(t *testing.T) {
	store := openStore(t)
	seed(t, store, edition("2026.9", "old", "kept", "dropped"))
	change := seed(t, store, edition("2026.10", "new", "kept", "added"))
	if change.Version != 2 || change.Written != 4 {
		t.Errorf("change is %+v, want version 2 with 4 revisions", change)
	}
	want(t, store, "title", "new", "edition", "2026.10", "kept", "new", "added", "new")
}

func TestSeedLeavesNewerEditionsAndOtherDataAlone(t *testing.T) {
	t.Run("same edition", func(t *testing.T) {
		store := openStore(t)
		seed(t, store, edition("2026.1", "first", "a"))
		if change := seed(t, store, edition("2026.1", "second", "b")); change.Version != 1 || change.Written != 0 {
			t.Errorf("change is %+v", change)
		}
		want(t, store, "title", "first", "edition", "2026.1", "a", "first")
	})
	t.Run("newer edition", func(t *testing.T) {
		store := openStore(t)
		seed(t, store, edition("2026.10", "new", "a"))
		if change := seed(t, store, edition("2026.9", "old", "b")); change.Version != 1 || change.Written != 0 {
			t.Errorf("change is %+v", change)
		}
		want(t, store, "title", "new", "edition", "2026.10", "a", "new")
	})
	t.Run("store without the dataset", func(t *testing.T) {
		store := openStore(t)
		edit(t, store, geo.Edit{Record: kind("own", "own")})
		seed(t, store, edition("2026.1", "new", "a"))
		want(t, store, "own", "own")
	})
	t.Run("dataset deleted", func(t *testing.T) {
		store := openStore(t)
		seed(t, store, edition("2026.1", "old"))
		edit(t, store, geo.Edit{Key: geo.Key{Collection: geo.Datasets, ID: "d"}})
		seed(t, store, edition("2026.2", "new"))
		want(t, store)
	})
}

func TestSeedKeepsLocalEdits(t *testing.T) {
	store := openStore(t)
	seed(t, store, edition("2026.1", "old", "plain", "edited", "dropped", "deleted", "edited-dropped"))
	edit(t, store, geo.Edit{Record: kind("edited", "mine")}, geo.Edit{Record: kind("edited-dropped", "mine")},
		geo.Edit{Record: kind("mine", "mine")}, geo.Edit{Key: kind("deleted", "").Key()})
	seed(t, store, edition("2026.2", "new", "plain", "edited", "deleted", "mine"))
	want(t, store, "title", "new", "edition", "2026.2",
		"plain", "new", "edited", "mine", "edited-dropped", "mine", "mine", "mine")

	seed(t, store, edition("2026.4", "newer", "plain", "dropped"))
	want(t, store, "title", "newer", "edition", "2026.4",
		"plain", "newer", "dropped", "newer", "edited", "mine", "edited-dropped", "mine", "mine", "mine")
}

func TestSeedKeepsRecordsOfOtherDatasets(t *testing.T) {
	store := openStore(t)
	seed(t, store, edition("2026.1", "old"))
	moved := kind("moved", "elsewhere")
	moved.Dataset = "e"
	write(t, store, ingest.Author, geo.Edit{Record: moved})
	seed(t, store, edition("2026.2", "new", "moved"))
	want(t, store, "title", "new", "edition", "2026.2", "moved", "elsewhere")
}

func TestSeedKeepsAnEditedDatasetAndRaisesItsEdition(t *testing.T) {
	store := openStore(t)
	seed(t, store, edition("2026.1", "old"))
	mine := &geo.Dataset{ID: "d", Title: geo.Texts{"en": "mine"}, Visibility: geo.Private, Edition: "2026.1"}
	edit(t, store, geo.Edit{Record: mine})
	for _, name := range []string{"2026.2", "2026.4"} {
		seed(t, store, edition(name, "new"))
		want(t, store, "title", "mine", "edition", name)
	}
}

// rival is a store to which somebody writes just before the first change that
// Seed makes.
type rival struct {
	ingest.ReadWriter
	before func()
}

func (r *rival) Apply(ctx context.Context, c geo.Commit, edits iter.Seq2[geo.Edit, error]) (geo.Change, error) {
	if r.before != nil {
		r.before()
		r.before = nil
	}
	return r.ReadWriter.Apply(ctx, c, edits)
}

func TestSeedBeginsAgainWhenSomebodyWritesMeanwhile(t *testing.T) {
	t.Run("another mapd fills the store", func(t *testing.T) {
		store := openStore(t)
		records := edition("2026.1", "new", "a")
		change := seed(t, &rival{store, func() { seed(t, store, records) }}, records)
		if change.Version != 1 || change.Written != 0 {
			t.Errorf("change is %+v", change)
		}
	})
	t.Run("a newer mapd fills the store", func(t *testing.T) {
		store := openStore(t)
		seed(t, &rival{store, func() { seed(t, store, edition("2026.2", "new", "a")) }}, edition("2026.1", "old", "a"))
		want(t, store, "title", "new", "edition", "2026.2", "a", "new")
	})
	t.Run("somebody edits a record", func(t *testing.T) {
		store := openStore(t)
		seed(t, store, edition("2026.1", "old", "a"))
		seed(t, &rival{store, func() { edit(t, store, geo.Edit{Record: kind("a", "mine")}) }}, edition("2026.2", "new", "a"))
		want(t, store, "title", "new", "edition", "2026.2", "a", "mine")
	})
}

func TestSeedRefusesWhatIsNotOneDataset(t *testing.T) {
	other := kind("a", "x")
	other.Dataset = "e"
	for message, records := range map[string][]geo.Record{
		"no dataset with an edition":  {kind("a", "x")},
		"no dataset with an edition ": edition("", "x"),
		"two datasets":                append(edition("1", "x"), edition("2", "y")...),
		`belongs to dataset "e"`:      append(edition("1", "x"), other),
	} {
		_, err := ingest.Seed(t.Context(), openStore(t), records)
		if geo.CodeOf(err) != geo.Invalid || !strings.Contains(err.Error(), strings.TrimSpace(message)) {
			t.Errorf("error is %v, want invalid: %s", err, message)
		}
	}
}
