package history_test

import (
	"context"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/gpkg"
	"github.com/mapd/mapd/geo/history"
)

func open(t *testing.T) *gpkg.Store {
	t.Helper()
	s, err := gpkg.Open(t.Context(), filepath.Join(t.TempDir(), "s.gpkg"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func apply(t *testing.T, s geo.Writer, edits ...geo.Edit) {
	t.Helper()
	if _, err := s.Apply(t.Context(), geo.Commit{Author: "Ada", Reason: fmt.Sprint(len(edits)), Dataset: "d"}, sequence(edits)); err != nil {
		t.Fatal(err)
	}
}

func sequence(edits []geo.Edit) iter.Seq2[geo.Edit, error] {
	return func(yield func(geo.Edit, error) bool) {
		for _, e := range edits {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func event(id, title string) geo.Edit {
	return geo.Edit{Record: &geo.Event{ID: id, Dataset: "d", Title: geo.Texts{"en": title}}}
}

// story makes five changes, a deletion and a return among them.
func story(t *testing.T, s *gpkg.Store) {
	t.Helper()
	at := time.Date(2025, 1, 2, 3, 4, 5, 678000, time.UTC)
	s.Now = func() time.Time { at = at.Add(time.Hour); return at }
	apply(t, s, event("a", "1"), event("b", "1"), geo.Edit{Record: &geo.Source{ID: "a", Dataset: "d"}})
	apply(t, s, event("b", "2"))
	apply(t, s, geo.Edit{Key: geo.Key{Collection: geo.Events, ID: "a"}}, event("c", "1"))
	apply(t, s, event("a", "1"))
	apply(t, s, event("b", "3"), event("d", "1"))
}

func TestCopy(t *testing.T) {
	from, to, clock := open(t), open(t), &history.Clock{}
	story(t, from)
	to.Now = clock.Now
	var seen []geo.Version
	version, err := history.Copy(t.Context(), from, to, clock, func(done, newest geo.Version) {
		if seen = append(seen, done); newest != 5 {
			t.Errorf("the newest is %d", newest)
		}
	})
	if err != nil || version != 5 || !slices.Equal(seen, []geo.Version{1, 2, 3, 4, 5}) {
		t.Fatal(version, seen, err)
	}
	a, _ := from.Changes(t.Context(), 0, 10)
	b, _ := to.Changes(t.Context(), 0, 10)
	if !slices.Equal(a, b) || len(a) != 5 {
		t.Errorf("changes\n%v\nbecame\n%v", a, b)
	}
	apply(t, from, event("e", "1"))
	if version, err := history.Copy(t.Context(), from, to, clock, func(geo.Version, geo.Version) {}); version != 6 || err != nil {
		t.Error(version, err)
	}
	apply(t, to, event("f", "of its own"))
	apply(t, from, event("f", "another"))
	_, err = history.Copy(t.Context(), from, to, clock, func(geo.Version, geo.Version) {})
	if geo.CodeOf(err) != geo.Conflict || !strings.Contains(err.Error(), "from change 7 on") {
		t.Errorf("two histories: %v", err)
	}
	if _, err := history.Copy(t.Context(), from, from, clock, func(geo.Version, geo.Version) {}); geo.CodeOf(err) != geo.Invalid {
		t.Errorf("onto itself: %v", err)
	}
}

// damaged is a store in which something is not as it was written.
type damaged struct {
	geo.Reader
	changes  func([]geo.Change) []geo.Change
	written  func([]geo.Revision) []geo.Revision
	standing func([]geo.Revision) []geo.Revision
}

func (d damaged) Changes(ctx context.Context, after geo.Version, limit int) ([]geo.Change, error) {
	all, err := d.Reader.Changes(ctx, after, limit)
	if d.changes != nil && after == 0 {
		all = d.changes(all)
	}
	return all, err
}

func (d damaged) Written(ctx context.Context, after, upTo geo.Version) iter.Seq2[geo.Revision, error] {
	return bent(d.Reader.Written(ctx, after, upTo), d.written)
}

func (d damaged) Records(ctx context.Context, asOf geo.Version) iter.Seq2[geo.Revision, error] {
	return bent(d.Reader.Records(ctx, asOf), d.standing)
}

func bent(revisions iter.Seq2[geo.Revision, error], how func([]geo.Revision) []geo.Revision) iter.Seq2[geo.Revision, error] {
	if how == nil {
		return revisions
	}
	return func(yield func(geo.Revision, error) bool) {
		var all []geo.Revision
		for r := range revisions {
			all = append(all, r)
		}
		for _, r := range how(all) {
			if !yield(r, nil) {
				return
			}
		}
	}
}

func TestVerify(t *testing.T) {
	s := open(t)
	story(t, s)
	type revisions = []geo.Revision
	for name, c := range map[string]struct {
		damage damaged
		want   []string
	}{
		"sound":           {damaged{}, nil},
		"a change lost":   {damaged{changes: func(all []geo.Change) []geo.Change { return slices.Delete(all, 1, 2) }}, []string{"change 3: it follows change 1", "events/b: a revision is of change 2, which there is not"}},
		"the newest lost": {damaged{changes: func(all []geo.Change) []geo.Change { return all[:4] }}, []string{"the newest change is 4"}},
		"a wrong count":   {damaged{changes: func(all []geo.Change) []geo.Change { all[4].Written = 3; return all }}, []string{"change 5: it says that it wrote 1 revisions more"}},
		"a revision lost": {damaged{written: func(all revisions) revisions { return slices.Delete(all, 0, 1) }}, []string{"change 1: it says that it wrote 1 revisions more"}},
		"written twice":   {damaged{written: func(all revisions) revisions { return append(all, all[len(all)-1]) }}, []string{"events/d: change 5 wrote what was there already"}},
		"deleted twice": {damaged{written: func(all revisions) revisions {
			return append(all, geo.Revision{Key: geo.Key{Collection: geo.Events, ID: "x"}, Version: 5, Deleted: true})
		}}, []string{"events/x: change 5 deleted it, but it was not there"}},
		"another's record": {damaged{written: func(all revisions) revisions { all[0].Key.ID = "z"; return all }}, []string{"under this name"}},
		"a record lost":    {damaged{standing: func(all revisions) revisions { return all[1:] }}, []string{"sources/a: change 1 wrote it, but it is not among the records"}},
		"an old record":    {damaged{standing: func(all revisions) revisions { all[len(all)-1].Version = 4; return all }}, []string{"events/d: the record is of change 4; the changes come to that of 5"}},
		"one too many":     {damaged{standing: func(all revisions) revisions { return append(all, all[0]) }}, []string{"it is among the records, but no change has left it there"}},
	} {
		t.Run(name, func(t *testing.T) {
			c.damage.Reader = s
			var got []string
			if err := history.Verify(t.Context(), c.damage, func(problem string) { got = append(got, problem) }); err != nil {
				t.Fatal(err)
			}
			if (len(got) == 0) != (len(c.want) == 0) {
				t.Errorf("problems: %q", got)
			}
			for _, text := range c.want {
				if !slices.ContainsFunc(got, func(problem string) bool { return strings.Contains(problem, text) }) {
					t.Errorf("%q does not say %q", got, text)
				}
			}
		})
	}
}
