package snapshot

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"github.com/mapd/mapd/geo"
)

// histories is how many random histories are compared: few, or what
// SNAPSHOT_HISTORIES says.
func histories(t *testing.T) int {
	text := os.Getenv("SNAPSHOT_HISTORIES")
	if text == "" {
		return 60
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestHistories makes random changes to random records and compares what a
// snapshot that takes them in answers with what one of all records answers.
func TestHistories(t *testing.T) {
	rng := seeded(t)
	for range histories(t) {
		h := newHistory(t, rng)
		for range 1 + rng.IntN(12) {
			h.change()
			h.merge()
			h.restart()
			h.compare()
		}
	}
}

// history is a plain model of a store: the newest revision of each record.
type history struct {
	t       *testing.T
	rng     *rand.Rand
	world   *world
	version geo.Version
	records map[geo.Key]geo.Revision
	now     *Snapshot
	job     *mergeJob // what is being merged, with what it comes to
	done    *segment
	busy    map[geo.Collection]int
	details string // the name of a file
}

func newHistory(t *testing.T, rng *rand.Rand) *history {
	h := &history{t: t, rng: rng, world: newWorld(rng, 1+rng.IntN(6), rng.IntN(40), rng.IntN(10)), version: 1, records: map[geo.Key]geo.Revision{},
		details: filepath.Join(t.TempDir(), "details")}
	for _, r := range h.world.records {
		h.records[r.Key()] = geo.Revision{Key: r.Key(), Dataset: r.InDataset(), Version: 1, Record: r}
	}
	h.now = h.whole()
	return h
}

func (h *history) info() geo.StoreInfo { return geo.StoreInfo{ID: "test", Version: h.version} }

// whole is the snapshot of all records.
func (h *history) whole() *Snapshot {
	s, err := build(h.info(), func(yield func(geo.Revision, error) bool) {
		for _, key := range slices.SortedFunc(maps.Keys(h.records), compareKeys) {
			if !yield(h.records[key], nil) {
				return
			}
		}
	}, h.size())
	if err != nil {
		h.t.Fatal(err)
	}
	h.moveSome(s)
	return s
}

// size is of how many rows segments are built.
func (h *history) size() segmentSize {
	n := pick(h.rng, []int{1, 5, 20, 1000})
	return segmentSize{n, 2 * n}
}

// moveSome moves the columns of some segments out of the heap.
func (h *history) moveSome(s *Snapshot) {
	for _, g := range slices.Concat(slices.Collect(maps.Values(s.segments))...) {
		if h.rng.IntN(20) == 0 && g.size > 0 && g.outside == nil {
			if g.outside, g.stayed = moveOutside(g.blocks(), 0); (g.stayed == nil) != canMap {
				h.t.Fatal("the columns were not moved:", g.stayed)
			}
		}
	}
}

func compareKeys(a, b geo.Key) int {
	return cmp.Or(cmp.Compare(slices.Index(geo.Collections, a.Collection), slices.Index(geo.Collections, b.Collection)), cmp.Compare(a.ID, b.ID))
}

// change writes some records, in one change or several.
func (h *history) change() {
	var written []geo.Revision
	for range 1 + h.rng.IntN(3) {
		h.version++
		for range 1 + h.rng.IntN(4) {
			r := h.edit()
			r.Version = h.version
			h.records[r.Key] = r
			written = append(written, r)
		}
	}
	next, err := h.now.update(h.info(), each(written), h.size(), merging{pick(h.rng, []int{0, 5, 20, 1000}), h.busy})
	if errors.Is(err, errAnew) {
		next, err = h.whole(), nil
	}
	if err != nil {
		h.t.Fatal(err)
	}
	h.moveSome(next)
	h.now = next
}

// merge begins to merge what is due, or takes in what was begun.
func (h *history) merge() {
	if h.job != nil {
		if h.rng.IntN(2) == 0 {
			if s, ok := h.now.merged(*h.job, h.done); ok {
				h.now = s
			}
			h.job, h.busy = nil, nil
		}
		return
	}
	if job, due := h.now.jobDue(); due {
		g, err := job.merge()
		if err != nil {
			h.t.Fatal(err)
		}
		h.job, h.done, h.busy = &job, g, job.busy(h.now)
	}
}

// restart goes on from a details file, now and then.
func (h *history) restart() {
	if !canMap || h.rng.IntN(4) > 0 {
		return
	}
	if err := h.now.writeDetails(h.t.Context(), h.details); err != nil {
		h.t.Fatal(err)
	}
	s, err := readDetails(h.details, h.info())
	if err != nil {
		h.t.Fatal(err)
	}
	h.now, h.job, h.busy = s, nil, nil
}

// edit makes a revision of a record that is there, was there, or is new.
func (h *history) edit() geo.Revision {
	w := h.world
	number := func(limit int) string { return strconv.Itoa(h.rng.IntN(limit)) }
	var r geo.Record
	switch h.rng.IntN(13) {
	case 0:
		r = &geo.Source{ID: pick(h.rng, someSources), Dataset: w.dataset(), AsOf: pick(h.rng, []geo.When{"", "2024-06", "2025-11-20", "2022", "2026"})}
	case 1:
		r = &geo.Kind{ID: pick(h.rng, someKinds), Dataset: w.dataset(), Label: geo.Texts{"en": "Kind " + number(3)}, Family: pick(h.rng, geo.Families)}
	case 2, 3:
		r = w.hotspot("h" + number(8))
	case 4, 5:
		r = &geo.Flow{Event: *w.event("f" + number(12)), From: w.end(), To: w.end()}
	case 6:
		d := &geo.Dataset{ID: pick(h.rng, []string{"curated", "imported", "later", "new"}), Credit: number(5), Visibility: geo.Public}
		if h.rng.IntN(10) == 0 {
			d.Visibility = geo.Private
		}
		r = d
	case 7:
		r = &geo.Briefing{ID: "b" + number(3), Dataset: w.dataset(), Title: number(9)}
	default:
		r = w.event("e" + number(50))
	}
	if h.rng.IntN(4) == 0 && r.Key().Collection != geo.Datasets {
		return geo.Revision{Key: r.Key(), Dataset: r.InDataset(), Deleted: true}
	}
	return geo.Revision{Key: r.Key(), Dataset: r.InDataset(), Record: r}
}

// compare compares all that can be asked.
func (h *history) compare() {
	h.t.Helper()
	whole := h.whole()
	h.same("description", h.now.describe(), whole.describe())
	for _, c := range collections {
		h.same(string(c), h.now.tell(geo.Query{Collection: c}), whole.tell(geo.Query{Collection: c}))
		q := h.world.query(c)
		q.Text = pick(h.rng, []string{"", "", "title", "place 3", "kind 1 title", "ttile", "place4", "2024"})
		h.same(fmt.Sprintf("%+v", q), h.now.tell(q), whole.tell(q))
		if c == geo.Events {
			h.same(fmt.Sprintf("cells of %+v", q), h.now.cellsTold(q), whole.cellsTold(q))
		}
		if c != geo.Sources {
			by := randomBy(h.rng, h.world, c)
			got, errGot := h.now.Aggregate(context.Background(), q, by)
			want, errWant := whole.Aggregate(context.Background(), q, by)
			h.same(fmt.Sprintf("%+v by %+v", q, by), []any{got, errGot}, []any{want, errWant})
		}
	}
	for _, text := range []string{"title", "place", "kind 2"} {
		h.same("search", h.now.found(text), whole.found(text))
	}
}

func (h *history) same(what string, got, want any) {
	h.t.Helper()
	if !reflect.DeepEqual(got, want) {
		h.t.Fatalf("version %d, %s\n got %+v\nwant %+v", h.version, what, got, want)
	}
}

// describe is all that a snapshot tells but its items.
func (s *Snapshot) describe() any {
	extents := map[geo.Collection][]any{}
	for _, c := range collections {
		box, located, window, dated := s.Extent(c)
		extents[c] = []any{s.Count(c), box, located, window, dated}
	}
	return []any{s.Info(), s.Datasets(), s.Kinds(), s.Family("raid"), extents, s.Briefings()}
}

// told is an item with all that is derived, but for the row where it lies.
type told struct {
	Item   Item
	Record geo.Record
}

// tell returns the answer to a question, item by item, and each as asked for by
// its id.
func (s *Snapshot) tell(q geo.Query) any {
	var all []told
	page, err := s.Find(context.Background(), q)
	for _, item := range page.Items {
		again, ok := s.Item(geo.Key{Collection: q.Collection, ID: item.ID()})
		if !ok || again.ID() != item.ID() {
			return "an item that is listed is not found by its id: " + item.ID()
		}
		record := item.Record()
		item.row = Row{}
		all = append(all, told{*item, record})
	}
	return []any{all, page.Matched, err}
}

// cellsTold is what the cells of the world tell of the events asked for.
func (s *Snapshot) cellsTold(q geo.Query) any {
	cells, err := s.Cells(context.Background(), q, Tile{}, 6)
	for i := range cells {
		cells[i].First = Spot{} // any of the cell's
	}
	return []any{cells, err}
}

// found is what a search finds.
func (s *Snapshot) found(text string) any {
	var ids []string
	hotspots, events := s.Search(context.Background(), text, "en", 10)
	for _, hit := range slices.Concat(hotspots, events) {
		ids = append(ids, hit.Item.ID(), hit.Label, fmt.Sprint(hit.Match, hit.Score))
	}
	return ids
}
