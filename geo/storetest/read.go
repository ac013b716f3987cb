package storetest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
)

var readCases = []testCase{
	{"OrderIsByCollectionThenBytes", func(t *testing.T, data Opener) {
		s := open(t, data)
		ids := []string{"-", "-a", "0", "10", "9", "A", "B", "Z", "_", "a", "a-b", "a.b", "aB", "a_b", "aa", "ab", "b", "~"}
		var edits []geo.Edit
		want := []string{}
		for _, c := range geo.Collections {
			for _, id := range ids {
				r := recordOf(c, id)
				edits = append([]geo.Edit{put(r)}, edits...)
				want = append(want, line(revision(1, r)))
			}
		}
		apply(t, s, edits...)
		same(t, "records", records(t, s, geo.Latest), want)
		same(t, "written", written(t, s, 0, 1), want)
	}},
	{"LargeChangesAmongSmallOnes", func(t *testing.T, data Opener) {
		s := open(t, data)
		want := []string{}
		for change, size := range []int{1, 3, 1500, 2, 999, 1, 1001} {
			var edits []geo.Edit
			var told []string
			for _, c := range []geo.Collection{geo.Kinds, geo.Events} {
				for i := range size {
					r := recordOf(c, fmt.Sprintf("%d.%04d", change, i))
					edits, told = append(edits, put(r)), append(told, line(revision(geo.Version(change+1), r)))
				}
			}
			slices.Reverse(edits)
			apply(t, s, edits...)
			want = append(want, told...)
		}
		same(t, "written", written(t, s, 0, geo.Latest), want)
		same(t, "written in the middle", written(t, s, 1, 4), want[2:2+2*(3+1500+2)])
	}},
	{"RecordsAsOf", func(t *testing.T, data Opener) {
		s := open(t, data)
		apply(t, s, put(note("a", "1")), put(&geo.Kind{ID: "k"}))
		apply(t, s, put(note("b", "2")), remove(geo.Kinds, "k"))
		apply(t, s, put(note("a", "3")), put(&geo.Dataset{ID: "d"}))
		a1, b2, a3 := line(revision(1, note("a", "1"))), line(revision(2, note("b", "2"))), line(revision(3, note("a", "3")))
		k, d := line(revision(1, &geo.Kind{ID: "k"})), line(revision(3, &geo.Dataset{ID: "d"}))
		for v, want := range [][]string{{}, {k, a1}, {a1, b2}, {d, a3, b2}} {
			same(t, fmt.Sprintf("records as of %d", v), records(t, s, geo.Version(v)), want)
		}
		same(t, "latest records", records(t, s, geo.Latest), []string{d, a3, b2})
	}},
	{"VersionBeyondTheNewestIsNotFound", func(t *testing.T, data Opener) {
		s := open(t, data)
		_, err := lastError(s.Records(patient(t), 1))
		wantCode(t, "as of 1 in an empty store", err, geo.NotFound)
		apply(t, s, put(note("a", "1")))
		_, err = lastError(s.Records(patient(t), 2))
		wantCode(t, "as of 2 after one change", err, geo.NotFound)
	}},
	{"OneStateWhateverIsWritten", oneState},
	{"SequenceMayBeLeftEarly", func(t *testing.T, data Opener) {
		s := open(t, data)
		apply(t, s, put(note("a", "1")), put(note("b", "1")), put(note("c", "1")))
		for range 50 { // more often than any pool has connections
			for range s.Records(patient(t), geo.Latest) {
				break
			}
			for range s.Written(patient(t), 0, 1) {
				break
			}
		}
		apply(t, s, put(note("a", "2")))
		if got := records(t, s, geo.Latest); len(got) != 3 {
			t.Errorf("records are %q", got)
		}
	}},
	{"CancelEndsASequence", cancelSequence},
	{"DoneContextReadsNothing", func(t *testing.T, data Opener) {
		s := open(t, data)
		apply(t, s, put(note("a", "1")))
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_, infoErr := s.Info(ctx)
		_, changesErr := s.Changes(ctx, 0, 1)
		_, revisionsErr := s.Revisions(ctx, note("a", "").Key())
		_, recordsErr := lastError(s.Records(ctx, geo.Latest))
		_, writtenErr := lastError(s.Written(ctx, 0, 1))
		_, waitErr := s.Wait(ctx, 1)
		_, applyErr := s.Apply(ctx, commit, sequence(put(note("b", "1"))))
		for name, err := range map[string]error{"Info": infoErr, "Changes": changesErr, "Revisions": revisionsErr,
			"Records": recordsErr, "Written": writtenErr, "Wait": waitErr, "Apply": applyErr} {
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%s: %v, want the context's error", name, err)
			}
		}
	}},
	{"RevisionsOldestFirst", func(t *testing.T, data Opener) {
		s := open(t, data)
		want := []string{}
		for i := 1; i <= 12; i++ {
			r := note("a", fmt.Sprint(i))
			apply(t, s, put(r), put(note("ab", fmt.Sprint(i))))
			want = append(want, line(revision(geo.Version(i), r)))
		}
		got, err := s.Revisions(patient(t), note("a", "").Key())
		if err != nil {
			t.Fatal(err)
		}
		same(t, "revisions", linesOf(got), want)
		for _, key := range []geo.Key{{Collection: geo.Events, ID: "never"}, {Collection: geo.Kinds, ID: "a"}, {}} {
			_, err := s.Revisions(patient(t), key)
			wantCode(t, "Revisions of "+key.String(), err, geo.NotFound)
		}
	}},
	{"ChangesAfterAndLimit", changesAfter},
	{"WrittenIsAHalfOpenSpan", func(t *testing.T, data Opener) {
		s := open(t, data)
		want := [][]string{nil}
		for v := geo.Version(1); v <= 12; v++ {
			edits := []geo.Edit{put(note("z", fmt.Sprint(v))), put(&geo.Kind{ID: fmt.Sprintf("k%02d", v)}), put(note("a", fmt.Sprint(v)))}
			apply(t, s, edits...)
			want = append(want, []string{line(revision(v, edits[1].Record)), line(revision(v, edits[2].Record)), line(revision(v, edits[0].Record))})
		}
		for _, span := range [][2]geo.Version{{0, 12}, {0, 0}, {0, 1}, {3, 3}, {3, 4}, {9, 12}, {8, 10}, {11, 12}, {12, 12}, {5, 4}} {
			all := []string{}
			for v := span[0] + 1; v <= span[1]; v++ {
				all = append(all, want[v]...)
			}
			same(t, fmt.Sprint("written in ", span), written(t, s, span[0], span[1]), all)
		}
	}},
}

func changesAfter(t *testing.T, data Opener) {
	s := open(t, data)
	if none, err := s.Changes(patient(t), 0, 10); err != nil || none == nil || len(none) != 0 {
		t.Errorf("an empty store lists %#v, %v", none, err)
	}
	var made []string
	for i := range 12 {
		before := time.Now()
		text := fmt.Sprintf("reason %d “ü”", i)
		c, err := s.Apply(patient(t), geo.Commit{Author: "Bo " + text, Reason: text, Dataset: "d" + text},
			sequence(put(note("a", text)), put(note(text, text))))
		if err != nil {
			t.Fatal(err)
		}
		checkTime(t, c.Time, before)
		if c.Reason != text || c.Author != "Bo "+text || c.Dataset != "d"+text || c.Written != 2 {
			t.Errorf("made %+v", c)
		}
		made = append(made, fmt.Sprintf("%+v", c))
	}
	for _, ask := range []struct {
		after       geo.Version
		limit, n    int
		description string
	}{{0, 100, 12, "all"}, {0, 12, 12, "exactly all"}, {0, 5, 5, "the oldest"}, {5, 3, 3, "a middle"},
		{9, 100, 3, "the newest"}, {12, 5, 0, "after all"}, {99, 5, 0, "beyond"}, {0, 0, 0, "none"}} {
		got := []string{}
		listed := changes(t, s, ask.after, ask.limit)
		if listed == nil {
			t.Errorf("%s: nil, want an empty slice", ask.description)
		}
		for _, c := range listed {
			got = append(got, fmt.Sprintf("%+v", c))
		}
		same(t, ask.description, got, append([]string{}, made[min(int(ask.after), 12):min(int(ask.after), 12)+ask.n]...))
	}
}

// oneState writes through both handles while a sequence is being read.
func oneState(t *testing.T, data Opener) {
	s, other := open(t, data), open(t, data)
	var edits []geo.Edit
	for i := range 500 {
		edits = append(edits, put(note(fmt.Sprintf("n%03d", i), "old")))
	}
	apply(t, s, edits...)
	const upTo = 1000 // beyond all changes of this test
	for name, read := range map[string]func() iter.Seq2[geo.Revision, error]{
		"Records": func() iter.Seq2[geo.Revision, error] { return s.Records(patient(t), geo.Latest) },
		"Written": func() iter.Seq2[geo.Revision, error] { return s.Written(patient(t), 0, upTo) },
	} {
		want := lines(t, name, read())
		got := []string{}
		for r, err := range read() {
			if err != nil {
				t.Fatal(err)
			}
			text := fmt.Sprint(name, len(got))
			switch len(got) {
			case 0:
				apply(t, s, put(note("n499", text)), put(note("z"+text, "new")))
			case 250:
				apply(t, other, put(note("n498", text)), remove(geo.Events, "n497"))
				apply(t, other, put(note("n497", text)))
			}
			got = append(got, line(r))
		}
		same(t, name, got, want)
		if slices.Equal(lines(t, name, read()), want) {
			t.Errorf("%s: the changes are not seen afterwards", name)
		}
	}
}

func cancelSequence(t *testing.T, data Opener) {
	s := open(t, data)
	var edits []geo.Edit
	for i := range 3000 {
		edits = append(edits, put(note(fmt.Sprintf("n%04d", i), strings.Repeat("text ", 50))))
	}
	apply(t, s, edits...)
	for name, read := range map[string]func(context.Context) iter.Seq2[geo.Revision, error]{
		"Records": func(ctx context.Context) iter.Seq2[geo.Revision, error] { return s.Records(ctx, geo.Latest) },
		"Written": func(ctx context.Context) iter.Seq2[geo.Revision, error] { return s.Written(ctx, 0, 1) },
	} {
		ctx, cancel := context.WithCancel(patient(t))
		defer cancel()
		n := 0
		var last error
		for _, err := range read(ctx) {
			if last = err; err != nil {
				continue
			}
			if n++; n == 10 {
				cancel()
			}
		}
		if n > 2000 || !errors.Is(last, context.Canceled) {
			t.Errorf("%s: %d records, then %v; want an early end with the context's error", name, n, last)
		}
	}
}

func recordOf(c geo.Collection, id string) geo.Record {
	switch c {
	case geo.Datasets:
		return &geo.Dataset{ID: id}
	case geo.Kinds:
		return &geo.Kind{ID: id, Dataset: "d"}
	case geo.Sources:
		return &geo.Source{ID: id, Dataset: "d"}
	case geo.Hotspots:
		return &geo.Hotspot{ID: id, Dataset: "d"}
	case geo.Events:
		return &geo.Event{ID: id, Dataset: "d"}
	case geo.Briefings:
		return &geo.Briefing{ID: id, Dataset: "d"}
	}
	return &geo.Flow{Event: geo.Event{ID: id, Dataset: "d"}}
}
