package storetest

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
)

// open opens a handle that is closed when the test ends.
func open(t *testing.T, data Opener) geo.Store {
	t.Helper()
	s := data(t)
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

// patient is a context that ends a test which hangs.
func patient(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	return ctx
}

func info(t *testing.T, s geo.Store) geo.StoreInfo {
	t.Helper()
	i, err := s.Info(patient(t))
	if err != nil {
		t.Fatalf("Info: %v", err)
	}
	return i
}

var commit = geo.Commit{Author: "Ada", Reason: "a test", Dataset: "curated"}

// apply makes a change that must succeed.
func apply(t *testing.T, s geo.Store, edits ...geo.Edit) geo.Change {
	t.Helper()
	c, err := s.Apply(patient(t), commit, sequence(edits...))
	if err != nil {
		t.Fatalf("Apply: %v", err)
	}
	return c
}

// refused makes a change that must fail with a code, and leave no trace.
func refused(t *testing.T, s geo.Store, code geo.Code, edits ...geo.Edit) error {
	t.Helper()
	before := history(t, s)
	_, err := s.Apply(patient(t), commit, sequence(edits...))
	if geo.CodeOf(err) != code {
		t.Fatalf("Apply: %v (code %q), want the code %q", err, geo.CodeOf(err), code)
	}
	same(t, "history after a refused change", history(t, s), before)
	return err
}

func sequence(edits ...geo.Edit) iter.Seq2[geo.Edit, error] {
	return func(yield func(geo.Edit, error) bool) {
		for _, e := range edits {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func put(r geo.Record) geo.Edit { return geo.Edit{Record: r} }

func remove(c geo.Collection, id string) geo.Edit {
	return geo.Edit{Key: geo.Key{Collection: c, ID: id}}
}

func ifVersion(e geo.Edit, v geo.Version) geo.Edit {
	e.IfVersion = &v
	return e
}

// note is a small event with a text to change.
func note(id, text string) *geo.Event {
	return &geo.Event{ID: id, Dataset: "curated", Kind: "report", Title: geo.Texts{"en": text}}
}

// line writes a revision as one line, to compare and to read.
func line(r geo.Revision) string {
	if r.Deleted {
		text := fmt.Sprintf("%d %s %s deleted", r.Version, r.Key, r.Dataset)
		if r.Record != nil {
			text += ", but with a record"
		}
		return text
	}
	return fmt.Sprintf("%d %s", r.Version, content(r))
}

// content writes a revision as a line without its version.
func content(r geo.Revision) string {
	if r.Record == nil {
		return fmt.Sprintf("%s without a record", r.Key)
	}
	data, err := geo.EncodeRecord(r.Record)
	if err != nil {
		return err.Error()
	}
	text := fmt.Sprintf("%s %s %s", r.Key, r.Dataset, data)
	if r.Record.Key() != r.Key || r.Record.InDataset() != r.Dataset {
		text += fmt.Sprintf(", but of %s in %s", r.Record.Key(), r.Record.InDataset())
	}
	return text
}

// lines collects a sequence that must not fail.
func lines(t *testing.T, name string, revisions iter.Seq2[geo.Revision, error]) []string {
	t.Helper()
	all := []string{}
	for r, err := range revisions {
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all = append(all, line(r))
	}
	return all
}

func records(t *testing.T, s geo.Store, asOf geo.Version) []string {
	t.Helper()
	return lines(t, fmt.Sprintf("Records as of %d", asOf), s.Records(patient(t), asOf))
}

func written(t *testing.T, s geo.Store, after, upTo geo.Version) []string {
	t.Helper()
	return lines(t, fmt.Sprintf("Written in (%d, %d]", after, upTo), s.Written(patient(t), after, upTo))
}

// history is everything that a store holds: changes, then revisions.
func history(t *testing.T, s geo.Store) []string {
	t.Helper()
	all := []string{}
	for _, c := range changes(t, s, 0, 1_000_000) {
		all = append(all, fmt.Sprintf("%+v", c))
	}
	return append(all, written(t, s, 0, info(t, s).Version)...)
}

func changes(t *testing.T, s geo.Store, after geo.Version, limit int) []geo.Change {
	t.Helper()
	all, err := s.Changes(patient(t), after, limit)
	if err != nil {
		t.Fatalf("Changes after %d: %v", after, err)
	}
	return all
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	if slices.Equal(got, want) {
		return
	}
	for i := range max(len(got), len(want)) {
		g, w := "nothing", "nothing"
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Fatalf("%s: %d lines, want %d; line %d is\n%.2000s\nwant\n%.2000s", what, len(got), len(want), i, g, w)
		}
	}
}

// wantCode fails unless err has the code.
func wantCode(t *testing.T, what string, err error, code geo.Code) {
	t.Helper()
	if geo.CodeOf(err) != code {
		t.Errorf("%s: %v (code %q), want the code %q", what, err, geo.CodeOf(err), code)
	}
}

// lastError ranges over a sequence and returns how many revisions came and
// the error that ended it.
func lastError(revisions iter.Seq2[geo.Revision, error]) (n int, err error) {
	for _, e := range revisions {
		if e != nil {
			err = e
			continue
		}
		n++
	}
	return n, err
}
