package storetest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
	"golang.org/x/sync/errgroup"
)

var shareCases = []testCase{
	{"WritersTakeTurns", writersTakeTurns},
	{"WriterWaitsForAnother", func(t *testing.T, data Opener) {
		a, b := open(t, data), open(t, data)
		started, result := make(chan struct{}), make(chan error, 1)
		apply(t, a, put(note("x", "0")))
		go func() {
			<-started
			_, err := b.Apply(patient(t), commit, sequence(put(note("x", "b"))))
			result <- err
		}()
		_, err := a.Apply(patient(t), commit, func(yield func(geo.Edit, error) bool) {
			yield(put(note("x", "a")), nil)
			close(started)
			select {
			case err := <-result:
				t.Errorf("a second writer did not wait: %v", err)
			case <-time.After(200 * time.Millisecond):
			}
		})
		if err := errors.Join(err, <-result); err != nil {
			t.Fatal(err)
		}
		same(t, "records", records(t, a, geo.Latest), []string{line(revision(3, note("x", "b")))})
	}},
	{"WaitingWriterEndsWithTheContext", func(t *testing.T, data Opener) {
		a, b := open(t, data), open(t, data)
		_, err := a.Apply(patient(t), commit, func(yield func(geo.Edit, error) bool) {
			yield(put(note("x", "a")), nil)
			for name, s := range map[string]geo.Store{"own handle": a, "other handle": b} {
				ctx, cancel := context.WithTimeout(patient(t), 100*time.Millisecond)
				start := time.Now()
				_, err := s.Apply(ctx, commit, sequence(put(note("x", "b"))))
				if took := time.Since(start); !errors.Is(err, context.DeadlineExceeded) || took > 3*time.Second {
					t.Errorf("%s: %v after %v, want the context's error at once", name, err, took)
				}
				cancel()
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		same(t, "records", records(t, b, geo.Latest), []string{line(revision(1, note("x", "a")))})
	}},
	{"OneOfTwoRivalsWins", func(t *testing.T, data Opener) {
		handles := []geo.Store{open(t, data), open(t, data)}
		ctx := patient(t)
		for round := range 10 {
			id := fmt.Sprint("prize", round)
			errs := make([]error, 8)
			var group errgroup.Group
			for i := range errs {
				group.Go(func() error {
					_, errs[i] = handles[i%2].Apply(ctx, commit, sequence(ifVersion(put(note(id, fmt.Sprint(i))), 0)))
					return nil
				})
			}
			if err := group.Wait(); err != nil {
				t.Fatal(err)
			}
			won := 0
			for _, err := range errs {
				if err == nil {
					won++
				} else {
					wantCode(t, "the loser", err, geo.Conflict)
				}
			}
			if won != 1 {
				t.Fatalf("%d of the rivals won", won)
			}
		}
	}},
	{"RandomHistory", randomHistory},
}

// writersTakeTurns lets several handles write at once, while others look
// whether versions appear in order, without gaps, and whole.
func writersTakeTurns(t *testing.T, data Opener) {
	const writers, each, perChange = 4, 15, 3
	ctx, stop := context.WithCancel(patient(t))
	defer stop()
	var writing, watching errgroup.Group
	handles := []geo.Store{open(t, data), open(t, data)}
	for _, s := range append(handles, open(t, data)) {
		watching.Go(func() error { return watch(ctx, s, writers*each, perChange) })
	}
	made := make([][]geo.Version, writers)
	for n := range writers {
		writing.Go(func() error {
			for i := range each {
				var edits []geo.Edit
				for k := range perChange {
					edits = append(edits, put(note(fmt.Sprintf("w%d-%d", n, k), fmt.Sprint(i))))
				}
				c, err := handles[n%2].Apply(ctx, commit, sequence(edits...))
				if err != nil {
					return err
				}
				made[n] = append(made[n], c.Version)
			}
			return nil
		})
	}
	if err := writing.Wait(); err != nil {
		t.Fatal(err)
	}
	if err := watching.Wait(); err != nil {
		t.Fatal(err)
	}
	all := slices.Sorted(slices.Values(slices.Concat(made...)))
	for i, v := range all {
		if v != geo.Version(i+1) {
			t.Fatalf("the versions are %v", all)
		}
	}
}

// watch follows a store up to a version and checks each state that it sees.
func watch(ctx context.Context, s geo.Store, upTo geo.Version, perChange int) error {
	seen := geo.Version(0)
	for seen < upTo {
		version, err := s.Wait(ctx, seen)
		if err != nil {
			return err
		}
		if version <= seen {
			return fmt.Errorf("waited for more than %d and got %d", seen, version)
		}
		changes, err := s.Changes(ctx, seen, 1000)
		if err != nil {
			return err
		}
		if len(changes) < int(version-seen) {
			return fmt.Errorf("version %d is announced, but of those after %d there are %d", version, seen, len(changes))
		}
		for _, c := range changes {
			if seen++; c.Version != seen {
				return fmt.Errorf("change %d is missing: next is %d", seen, c.Version)
			}
			if n, err := lastError(s.Written(ctx, seen-1, seen)); err != nil || n != perChange || c.Written != perChange {
				return fmt.Errorf("of change %d %d revisions of %d are there: %v", seen, n, perChange, err)
			}
		}
	}
	return nil
}

// model is the plain picture of a store that a random history is held against.
type model struct {
	states  []map[geo.Key]string // content by record, by version
	written [][]string           // lines of each change
	last    map[geo.Key]geo.Version
}

func seedOf(t *testing.T) *rand.Rand {
	seed := uint64(time.Now().UnixNano())
	if text := os.Getenv("MAPD_TEST_SEED"); text != "" {
		var err error
		if seed, err = strconv.ParseUint(text, 10, 64); err != nil {
			t.Fatalf("MAPD_TEST_SEED: %v", err)
		}
	}
	t.Logf("MAPD_TEST_SEED=%d makes this history again", seed)
	return rand.New(rand.NewPCG(seed, 0))
}

func randomHistory(t *testing.T, data Opener) {
	random := seedOf(t)
	m := &model{states: []map[geo.Key]string{{}}, written: [][]string{nil}, last: map[geo.Key]geo.Version{}}
	handles := []geo.Store{open(t, data), data(t)}
	for step := range 120 {
		if step%40 == 39 {
			if err := handles[1].Close(); err != nil {
				t.Fatal(err)
			}
			handles[1] = data(t)
		}
		m.step(t, random, handles[random.IntN(2)])
		if step%10 == 0 {
			m.check(t, random, handles[random.IntN(2)])
		}
	}
	m.check(t, random, handles[1])
	if err := handles[1].Close(); err != nil {
		t.Fatal(err)
	}
}

// step makes one change with random edits, one in four of which is spoilt.
func (m *model) step(t *testing.T, random *rand.Rand, s geo.Store) {
	now := m.states[len(m.states)-1]
	next, version := maps.Clone(now), geo.Version(len(m.states))
	var edits []geo.Edit
	var lines []rankedLine
	used := map[geo.Key]bool{}
	for range 1 + random.IntN(8) {
		c := geo.Collections[random.IntN(len(geo.Collections))]
		key := geo.Key{Collection: c, ID: fmt.Sprintf("%c%d", 'a'+random.IntN(2), random.IntN(6))}
		if used[key] {
			continue
		}
		used[key] = true
		edit, r, changed := m.edit(random, key, now, version)
		edits = append(edits, edit)
		if !changed {
			continue
		}
		if r.Deleted {
			delete(next, key)
		} else {
			next[key] = content(r)
		}
		m.last[key] = version
		lines = append(lines, rankedLine{key, line(r)})
	}
	if random.IntN(4) == 0 {
		m.spoil(t, random, s, edits)
	}
	change := apply(t, s, edits...)
	if len(lines) == 0 {
		version--
	}
	if change.Version != version || change.Written != len(lines) {
		t.Fatalf("the change is %+v, want version %d with %d written", change, version, len(lines))
	}
	if len(lines) > 0 {
		m.states = append(m.states, next)
		m.written = append(m.written, sorted(lines))
	}
}

// edit picks what to do with a record: delete it, leave it as it is, or write
// it. It returns the revision that should come of it.
func (m *model) edit(random *rand.Rand, key geo.Key, now map[geo.Key]string, version geo.Version) (geo.Edit, geo.Revision, bool) {
	_, exists := now[key]
	if exists && random.IntN(4) == 0 {
		r := geo.Revision{Key: key, Dataset: datasetOf(key), Version: version, Deleted: true}
		return geo.Edit{Key: key}, r, true
	}
	record := randomRecord(random, key)
	r := revision(version, record)
	edit := put(record)
	if random.IntN(2) == 0 {
		have := m.last[key]
		if !exists {
			have = 0
		}
		edit.IfVersion = &have
	}
	return edit, r, now[key] != content(r)
}

// spoil applies the edits with a bad one added: nothing of it may remain.
func (m *model) spoil(t *testing.T, random *rand.Rand, s geo.Store, edits []geo.Edit) {
	bad := remove(geo.Events, "never-there")
	spoilt := slices.Insert(slices.Clone(edits), random.IntN(len(edits)+1), bad)
	_, err := s.Apply(patient(t), commit, sequence(spoilt...))
	wantCode(t, "a spoilt change", err, geo.NotFound)
}

func (m *model) check(t *testing.T, random *rand.Rand, s geo.Store) {
	newest := len(m.states) - 1
	for _, v := range []int{newest, random.IntN(newest + 1), random.IntN(newest + 1)} {
		var want []rankedLine
		for key, text := range m.states[v] {
			want = append(want, rankedLine{key, text})
		}
		got := []string{}
		for r, err := range s.Records(patient(t), geo.Version(v)) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, content(r))
		}
		same(t, fmt.Sprintf("records as of %d", v), got, sorted(want))
	}
	after := random.IntN(newest + 1)
	upTo := after + random.IntN(newest-after+1)
	same(t, fmt.Sprintf("written in (%d, %d]", after, upTo), written(t, s, geo.Version(after), geo.Version(upTo)),
		append([]string{}, slices.Concat(m.written[after+1:upTo+1]...)...))
}

// rankedLine is a line that knows where it stands.
type rankedLine struct {
	key  geo.Key
	text string
}

func sorted(lines []rankedLine) []string {
	slices.SortFunc(lines, func(a, b rankedLine) int {
		byRank := slices.Index(geo.Collections, a.key.Collection) - slices.Index(geo.Collections, b.key.Collection)
		if byRank != 0 {
			return byRank
		}
		return strings.Compare(a.key.ID, b.key.ID)
	})
	texts := []string{}
	for _, l := range lines {
		texts = append(texts, l.text)
	}
	return texts
}

// datasetOf is the dataset that recordOf gives.
func datasetOf(key geo.Key) string { return recordOf(key.Collection, key.ID).InDataset() }

// randomRecord is one of few contents, so that equal ones come up.
func randomRecord(random *rand.Rand, key geo.Key) geo.Record {
	r := recordOf(key.Collection, key.ID)
	text := geo.Texts{"en": strings.Repeat("x", random.IntN(3))}
	switch r := r.(type) {
	case *geo.Dataset:
		r.Title = text
	case *geo.Kind:
		r.Label = text
	case *geo.Source:
		r.Note, r.AsOf = text, []geo.When{"", "2024", "2025-03"}[random.IntN(3)]
	case *geo.Hotspot:
		r.Name, r.Point = text, []*orb.Point{nil, {1, 2}, {-3, 4}}[random.IntN(3)]
	case *geo.Event:
		randomEvent(random, r, text)
	case *geo.Flow:
		randomEvent(random, &r.Event, text)
		r.From, r.To = fmt.Sprintf("a%d", random.IntN(6)), fmt.Sprintf("b%d", random.IntN(6))
	case *geo.Briefing:
		r.Title = text["en"]
	}
	return r
}

func randomEvent(random *rand.Rand, e *geo.Event, text geo.Texts) {
	e.Title, e.When = text, []geo.When{"", "2023/..", "2024-01-05"}[random.IntN(3)]
	e.Claims = []geo.Claim{{Source: fmt.Sprintf("a%d", random.IntN(6))}}
	if random.IntN(2) == 0 {
		e.Points = orb.MultiPoint{{float64(random.IntN(3)), 1}}
	}
}
