package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
)

var applyCases = []testCase{
	{"AllCollectionsRoundTrip", func(t *testing.T, data Opener) {
		s := open(t, data)
		var edits []geo.Edit
		want := []string{}
		for _, r := range samples() {
			edits = append([]geo.Edit{put(r)}, edits...) // the order of the edits is not that of the records
			want = append(want, line(geo.Revision{Key: r.Key(), Dataset: r.InDataset(), Version: 1, Record: r}))
		}
		c := apply(t, s, edits...)
		if c.Written != len(want) {
			t.Errorf("%d written, want %d", c.Written, len(want))
		}
		same(t, "records", records(t, s, geo.Latest), want)
		same(t, "written", written(t, s, 0, 1), want)
		if again := apply(t, s, edits...); again.Version != 1 || again.Written != 0 {
			t.Errorf("the same again makes %+v", again)
		}
	}},
	{"EqualContentWritesNothing", func(t *testing.T, data Opener) {
		s := open(t, data)
		apply(t, s, put(note("a", "one")), put(note("b", "one")))
		c := apply(t, s, put(note("a", "one")), put(note("b", "two")), put(note("c", "one")))
		if c.Version != 2 || c.Written != 2 {
			t.Errorf("the change is %+v, want version 2 with 2 written", c)
		}
		same(t, "written", written(t, s, 1, 2), []string{line(revision(2, note("b", "two"))), line(revision(2, note("c", "one")))})
		if listed := changes(t, s, 1, 10); len(listed) != 1 || listed[0].Written != 2 {
			t.Errorf("listed as %+v", listed)
		}
	}},
	{"NothingWrittenIsNoChange", func(t *testing.T, data Opener) {
		s := open(t, data)
		if c := apply(t, s); c.Version != 0 || c.Written != 0 {
			t.Errorf("no edits on an empty store make %+v", c)
		}
		apply(t, s, put(note("a", "one")))
		want := history(t, s)
		for name, edits := range map[string][]geo.Edit{"no edits": nil, "an equal edit": {put(note("a", "one"))}} {
			if c := apply(t, s, edits...); c.Version != 1 || c.Written != 0 {
				t.Errorf("%s: %+v, want version 1 with 0 written", name, c)
			}
			same(t, name, history(t, s), want)
		}
		if c := apply(t, s, put(note("a", "two"))); c.Version != 2 {
			t.Errorf("the next change is %d, want 2", c.Version)
		}
	}},
	{"RepeatedEditWritesNothing", func(t *testing.T, data Opener) {
		s := open(t, data)
		apply(t, s, append(filler(), put(note("old", "one")))...)
		for name, c := range map[string]struct {
			edits []geo.Edit
			want  string // what is written of the record, if anything
		}{
			"made twice":                {[]geo.Edit{put(note("new", "one")), put(note("new", "one"))}, "one"},
			"written twice":             {[]geo.Edit{put(note("old", "two")), put(note("old", "two"))}, "two"},
			"unchanged twice":           {[]geo.Edit{put(note("old", "one")), put(note("old", "one"))}, ""},
			"unchanged, then new":       {[]geo.Edit{put(note("old", "one")), put(note("old", "two"))}, "two"},
			"unchanged, then deleted":   {[]geo.Edit{put(note("old", "one")), remove(geo.Events, "old")}, "deleted"},
			"with the version before":   {[]geo.Edit{put(note("new", "one")), ifVersion(put(note("new", "one")), 0)}, "one"},
			"written, then again twice": {[]geo.Edit{put(note("new", "one")), put(note("new", "one")), put(note("new", "one"))}, "one"},
		} {
			for _, between := range [][]geo.Edit{nil, filler()} {
				t.Run(fmt.Sprintf("%s, %d between", name, len(between)), func(t *testing.T) {
					before := info(t, s).Version
					apply(t, s, slices.Concat(c.edits[:1], between, c.edits[1:])...)
					after := info(t, s).Version
					want := []string{}
					switch key := c.edits[0].Record.Key(); c.want {
					case "":
					case "deleted":
						want = []string{line(geo.Revision{Key: key, Dataset: "curated", Version: after, Deleted: true})}
					default:
						want = []string{line(revision(after, note(key.ID, c.want)))}
					}
					same(t, "written", written(t, s, before, after), want)
					clearing := []geo.Edit{put(note("old", "one"))}
					if c.edits[0].Record.Key().ID == "new" {
						clearing = append(clearing, remove(geo.Events, "new"))
					}
					apply(t, s, clearing...)
				})
			}
		}
	}},
	{"OutcomesAreTold", func(t *testing.T, data Opener) {
		s := open(t, data)
		apply(t, s, append(filler(), put(note("same", "one")), put(note("other", "one")), put(note("gone", "one")), put(note("back", "one")))...)
		apply(t, s, remove(geo.Events, "back"))
		edits := append(filler(), put(note("same", "one")), put(note("other", "two")), put(note("other", "two")), remove(geo.Events, "gone"),
			put(note("back", "one")), put(note("new", "one")))
		want := make([]geo.Outcome, len(filler()))
		want = append(want, geo.Unchanged, geo.Updated, geo.Unchanged, geo.Deleted, geo.Created, geo.Created)
		var got []geo.Outcome
		telling := commit
		telling.Told = func(key geo.Key, o geo.Outcome) {
			e := edits[len(got)]
			if e.Record != nil && e.Record.Key() != key || e.Record == nil && e.Key != key {
				t.Errorf("edit %d is told as %s", len(got), key)
			}
			got = append(got, o)
		}
		if _, err := s.Apply(patient(t), telling, sequence(edits...)); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got, want) {
			t.Errorf("told %v, want %v", got[max(0, len(got)-7):], want[len(want)-7:])
		}
	}},
	{"OneIDInTwoCollectionsIsTwoRecords", func(t *testing.T, data Opener) {
		s := open(t, data)
		apply(t, s, put(note("same", "an event")), put(&geo.Kind{ID: "same"}), put(&geo.Source{ID: "same"}))
		apply(t, s, remove(geo.Kinds, "same"))
		if got := records(t, s, geo.Latest); len(got) != 2 {
			t.Errorf("left are %q", got)
		}
	}},
	{"DeletedAndMadeAnew", func(t *testing.T, data Opener) {
		s := open(t, data)
		apply(t, s, put(note("a", "one")), put(note("b", "one")))
		c := apply(t, s, remove(geo.Events, "a"))
		if c.Version != 2 || c.Written != 1 {
			t.Errorf("the deletion is %+v", c)
		}
		apply(t, s, put(note("a", "one"))) // as before, but it was deleted: it is written
		gone := line(geo.Revision{Key: note("a", "").Key(), Dataset: "curated", Version: 2, Deleted: true})
		all := []string{line(revision(1, note("a", "one"))), gone, line(revision(3, note("a", "one")))}
		revisions, err := s.Revisions(patient(t), note("a", "").Key())
		if err != nil {
			t.Fatal(err)
		}
		same(t, "revisions", linesOf(revisions), all)
		other := line(revision(1, note("b", "one")))
		for v, want := range [][]string{{}, {all[0], other}, {other}, {all[2], other}} {
			same(t, fmt.Sprintf("records as of %d", v), records(t, s, geo.Version(v)), want)
		}
		same(t, "written by the deletion", written(t, s, 1, 2), []string{gone})
	}},
	{"IfVersionHolds", func(t *testing.T, data Opener) {
		s := open(t, data)
		apply(t, s, ifVersion(put(note("a", "one")), 0))
		apply(t, s, put(note("b", "one")))
		apply(t, s, ifVersion(put(note("a", "two")), 1))
		apply(t, s, ifVersion(remove(geo.Events, "a"), 3))
		apply(t, s, ifVersion(put(note("a", "three")), 0)) // deleted counts as not there
		if c := apply(t, s, ifVersion(put(note("a", "three")), 5)); c.Written != 0 {
			t.Errorf("an equal edit writes %+v", c)
		}
	}},
	{"RecordIsReadWhenItIsYielded", func(t *testing.T, data Opener) {
		s := open(t, data)
		e := note("", "")
		_, err := s.Apply(patient(t), commit, func(yield func(geo.Edit, error) bool) {
			for i := range 3 { // one record, filled anew each time
				e.ID, e.Title["en"] = fmt.Sprint(i), fmt.Sprint("text ", i)
				if !yield(put(e), nil) {
					return
				}
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		same(t, "records", records(t, s, geo.Latest), []string{line(revision(1, note("0", "text 0"))),
			line(revision(1, note("1", "text 1"))), line(revision(1, note("2", "text 2")))})
	}},
	{"EditsMayReadTheStore", func(t *testing.T, data Opener) {
		s, other := open(t, data), open(t, data)
		apply(t, s, put(note("a", "one")))
		before := history(t, s)
		_, err := s.Apply(patient(t), commit, func(yield func(geo.Edit, error) bool) {
			if !yield(put(note("a", "two")), nil) || !yield(put(note("b", "two")), nil) {
				return
			}
			same(t, "own handle during a change", history(t, s), before)
			same(t, "other handle during a change", history(t, other), before)
			yield(put(note("c", "two")), nil)
		})
		if err != nil {
			t.Fatal(err)
		}
		after := history(t, s)
		if len(after) != len(before)+4 {
			t.Errorf("after the change: %q", after)
		}
		same(t, "other handle after the change", history(t, other), after)
	}},
}

var refuseCases = []testCase{
	{"SecondRevisionOfAKeyIsInvalid", func(t *testing.T, data Opener) {
		s := open(t, data)
		apply(t, s, put(note("a", "one")))
		for name, edits := range map[string][]geo.Edit{
			"written twice":         {put(note("b", "one")), put(note("b", "two"))},
			"new, then as before":   {put(note("a", "two")), put(note("a", "one"))},
			"written, then deleted": {put(note("b", "one")), remove(geo.Events, "b")},
			"deleted, then written": {remove(geo.Events, "a"), put(note("a", "two"))},
			"deleted, then as was":  {remove(geo.Events, "a"), put(note("a", "one"))},
			"deleted twice":         {remove(geo.Events, "a"), remove(geo.Events, "a")},
		} {
			t.Run(name, func(t *testing.T) { refused(t, s, geo.Invalid, edits...) })
			t.Run(name+", far apart", func(t *testing.T) {
				refused(t, s, geo.Invalid, slices.Concat(edits[:1], filler(), edits[1:])...)
			})
		}
	}},
	{"BrokenIfVersionIsConflict", func(t *testing.T, data Opener) {
		s := open(t, data)
		apply(t, s, put(note("a", "one")), put(note("gone", "one")))
		apply(t, s, put(note("a", "two")), remove(geo.Events, "gone"))
		for name, e := range map[string]geo.Edit{
			"exists already":      ifVersion(put(note("a", "three")), 0),
			"older version":       ifVersion(put(note("a", "three")), 1),
			"newer version":       ifVersion(put(note("a", "three")), 3),
			"equal content":       ifVersion(put(note("a", "two")), 1),
			"deletion":            ifVersion(remove(geo.Events, "a"), 1),
			"never existed":       ifVersion(put(note("new", "one")), 1),
			"deleted since":       ifVersion(put(note("gone", "one")), 1),
			"deleted, new delete": ifVersion(remove(geo.Events, "gone"), 1),
		} {
			t.Run(name, func(t *testing.T) {
				err := refused(t, s, geo.Conflict, put(note("before", "x")), e)
				key := e.Key
				if e.Record != nil {
					key = e.Record.Key()
				}
				if !strings.Contains(err.Error(), key.ID) {
					t.Errorf("the error %q does not name %s", err, key)
				}
			})
		}
	}},
	{"DeletingNothingIsNotFound", func(t *testing.T, data Opener) {
		s := open(t, data)
		apply(t, s, put(note("a", "one")), put(note("gone", "one")))
		apply(t, s, remove(geo.Events, "gone"))
		refused(t, s, geo.NotFound, put(note("before", "x")), remove(geo.Events, "never"))
		refused(t, s, geo.NotFound, put(note("before", "x")), remove(geo.Events, "gone"))
		refused(t, s, geo.NotFound, put(note("before", "x")), remove(geo.Hotspots, "a"))
	}},
	{"EditWithoutAKeyIsInvalid", func(t *testing.T, data Opener) {
		s := open(t, data)
		refused(t, s, geo.Invalid, geo.Edit{})
		refused(t, s, geo.Invalid, put(note("", "no id")))
		refused(t, s, geo.Invalid, remove("planets", "mars"))
	}},
	{"RecordThatIsNoJSONIsInvalid", func(t *testing.T, data Opener) {
		s := open(t, data)
		e := note("a", "one")
		e.Extra = map[string]any{"f": func() {}}
		refused(t, s, geo.Invalid, put(note("before", "x")), put(e))
	}},
	{"ErrorOfTheEditsUndoesAll", func(t *testing.T, data Opener) {
		s := open(t, data)
		apply(t, s, put(note("a", "one")))
		want := history(t, s)
		failure := errors.New("the file is torn")
		after := 0
		_, err := s.Apply(patient(t), commit, func(yield func(geo.Edit, error) bool) {
			_ = yield(put(note("a", "two")), nil) && yield(put(note("b", "two")), nil)
			if yield(geo.Edit{}, failure) {
				after++
			}
		})
		if !errors.Is(err, failure) {
			t.Errorf("Apply: %v, want %v", err, failure)
		}
		if after > 0 {
			t.Error("the store asks for more after an error")
		}
		same(t, "history", history(t, s), want)
	}},
	{"PanicOfTheEditsUndoesAll", func(t *testing.T, data Opener) {
		s := open(t, data)
		apply(t, s, put(note("a", "one")))
		want := history(t, s)
		func() {
			defer func() {
				if got := recover(); got != "bang" {
					t.Errorf("recovered %v, want the panic of the edits", got)
				}
			}()
			_, err := s.Apply(patient(t), commit, func(yield func(geo.Edit, error) bool) {
				yield(put(note("a", "two")), nil)
				panic("bang")
			})
			t.Errorf("Apply returned %v", err)
		}()
		same(t, "history", history(t, s), want)
		if c := apply(t, s, put(note("a", "two"))); c.Version != 2 {
			t.Errorf("the next change is %d, want 2", c.Version)
		}
	}},
	{"CancelUndoesAll", func(t *testing.T, data Opener) {
		s := open(t, data)
		apply(t, s, put(note("a", "one")))
		want := history(t, s)
		ctx, cancel := context.WithCancel(patient(t))
		_, err := s.Apply(ctx, commit, func(yield func(geo.Edit, error) bool) {
			yield(put(note("a", "two")), nil)
			cancel()
			yield(put(note("b", "two")), nil)
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("Apply: %v, want the context's error", err)
		}
		same(t, "history", history(t, s), want)
		if c := apply(t, s, put(note("a", "two"))); c.Version != 2 {
			t.Errorf("the next change is %d, want 2", c.Version)
		}
	}},
}

func revision(v geo.Version, r geo.Record) geo.Revision {
	return geo.Revision{Key: r.Key(), Dataset: r.InDataset(), Version: v, Record: r}
}

func linesOf(revisions []geo.Revision) []string {
	all := []string{}
	for _, r := range revisions {
		all = append(all, line(r))
	}
	return all
}

// filler is more edits than a store writes at a time, by their number or by
// their size.
func filler() []geo.Edit {
	var edits []geo.Edit
	text := strings.Repeat("one ", 1000)
	for i := range 1100 {
		edits = append(edits, put(note(fmt.Sprintf("filler-%04d", i), text)))
	}
	return edits
}
