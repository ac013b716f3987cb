package snapshot

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// All that several goroutines can do is done by several.
func init() { rowsPerWorker = 1 }

// seeded returns random numbers, always the same unless SNAPSHOT_SEED is set: to
// a number, or to "new". The seed is printed if the test fails.
func seeded(t testing.TB) *rand.Rand {
	seed := uint64(1)
	switch text := os.Getenv("SNAPSHOT_SEED"); text {
	case "":
	case "new":
		seed = uint64(time.Now().UnixNano())
	default:
		var err error
		if seed, err = strconv.ParseUint(text, 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("SNAPSHOT_SEED=%d", seed)
	return rand.New(rand.NewPCG(seed, 0))
}

// revisions gives records as a store does, all written by change 1.
func revisions(records ...geo.Record) iter.Seq2[geo.Revision, error] {
	return func(yield func(geo.Revision, error) bool) {
		for _, r := range records {
			if !yield(geo.Revision{Key: r.Key(), Dataset: r.InDataset(), Version: 1, Record: r}, nil) {
				return
			}
		}
	}
}

// each yields revisions.
func each(all []geo.Revision) iter.Seq2[geo.Revision, error] {
	return func(yield func(geo.Revision, error) bool) {
		for _, r := range all {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// mustBuild makes a snapshot of records in any order, with about so many
// segments for those of each collection.
func mustBuild(t testing.TB, segments int, records ...geo.Record) *Snapshot {
	t.Helper()
	rows := 1 + len(records)/(2*segments-1)
	s, err := build(geo.StoreInfo{ID: "test", Version: 1}, revisions(inOrder(records)...), segmentSize{rows, rows})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// inOrder puts records into the order of their collections.
func inOrder(records []geo.Record) []geo.Record {
	rank := func(r geo.Record) int { return slices.Index(geo.Collections, r.Key().Collection) }
	return slices.SortedStableFunc(slices.Values(records), func(a, b geo.Record) int { return rank(a) - rank(b) })
}

var curated = &geo.Dataset{ID: "curated", Visibility: geo.Public}

// world is a set of random records.
type world struct {
	rng      *rand.Rand
	records  []geo.Record
	hotspots []string
}

var (
	someCountries = []string{"KH", "LA", "MM", "PH", "TH"}
	someKinds     = []string{"raid", "rescue", "sanction", "report", "unheard-of"}
	someSources   = []string{"s-open", "s-2024", "s-2025"}
)

// newWorld makes records with everything that is odd about time and place.
func newWorld(rng *rand.Rand, hotspots, events, flows int) *world {
	w := &world{rng: rng}
	w.add(curated, &geo.Dataset{ID: "imported", Visibility: geo.Public}, &geo.Dataset{ID: "secret", Visibility: geo.Private})
	w.add(&geo.Kind{ID: "raid", Dataset: "curated", Family: geo.Force}, &geo.Kind{ID: "rescue", Dataset: "curated", Family: geo.Freed},
		&geo.Kind{ID: "sanction", Dataset: "curated", Family: geo.Pressure}, &geo.Kind{ID: "report", Dataset: "imported", Family: geo.Said})
	for i, asOf := range []geo.When{"", "2024-06", "2025-11-20"} {
		w.add(&geo.Source{ID: someSources[i], Dataset: "curated", AsOf: asOf, CSL: map[string]any{"title": "Report " + someSources[i]}})
	}
	for i := range hotspots {
		w.addHotspot(i)
	}
	for i := range events {
		w.add(w.event(fmt.Sprintf("e%d", i)))
	}
	for i := range flows {
		w.add(&geo.Flow{Event: *w.event(fmt.Sprintf("f%d", i)), From: w.end(), To: w.end()})
	}
	return w
}

func (w *world) add(records ...geo.Record) { w.records = append(w.records, records...) }

func pick[T any](rng *rand.Rand, values []T) T { return values[rng.IntN(len(values))] }

// some returns a random part of the values, often one or none.
func some[T any](rng *rand.Rand, values []T) []T {
	out := []T{}
	for _, v := range values {
		if rng.IntN(len(values)) == 0 {
			out = append(out, v)
		}
	}
	return out
}

func (w *world) addHotspot(i int) {
	h := w.hotspot(fmt.Sprintf("h%d", i))
	w.hotspots = append(w.hotspots, h.ID)
	w.add(h)
}

func (w *world) hotspot(id string) *geo.Hotspot {
	h := &geo.Hotspot{
		ID: id, Dataset: w.dataset(), Name: geo.Texts{"en": "Place " + id[1:]},
		Role: pick(w.rng, []geo.Role{geo.Site, geo.Site, geo.Transit, geo.Context}), Type: pick(w.rng, geo.HotspotTypes),
		Country: pick(w.rng, someCountries), Precision: pick(w.rng, geo.Precisions), Claims: w.claims(),
	}
	if w.rng.IntN(5) > 0 {
		p := w.point()
		h.Point = &p
	}
	if len(w.hotspots) > 0 && w.rng.IntN(2) == 0 {
		h.PartOf = pick(w.rng, w.hotspots)
	}
	if w.rng.IntN(2) == 0 {
		h.Status = append(h.Status, geo.Status{Status: "reported", When: w.when(), Sources: w.claims()})
	}
	return h
}

func (w *world) dataset() string {
	return pick(w.rng, []string{"curated", "curated", "curated", "imported", "secret", "nowhere", "later"})
}

func (w *world) event(id string) *geo.Event {
	e := &geo.Event{
		ID: id, Dataset: w.dataset(), Kind: pick(w.rng, someKinds), Title: geo.Texts{"en": "Title of " + id}, When: w.when(),
		Countries: some(w.rng, someCountries), Precision: pick(w.rng, geo.Precisions), Hotspots: some(w.rng, w.hotspots),
		Claims: w.claims(), Confidence: pick(w.rng, geo.Confidences),
	}
	for range pick(w.rng, []int{0, 1, 1, 1, 1, 3}) {
		e.Points = append(e.Points, w.point())
	}
	return e
}

func (w *world) end() string {
	return pick(w.rng, append([]string{"", "KH", "TH"}, w.hotspots...))
}

func (w *world) claims() []geo.Claim {
	var out []geo.Claim
	for _, s := range some(w.rng, someSources) {
		out = append(out, geo.Claim{Source: s})
	}
	return out
}

// point lies anywhere, often where things end: on the date line, at a pole,
// on a whole degree.
func (w *world) point() orb.Point {
	lon, lat := w.rng.Float64()*360-180, w.rng.Float64()*180-90
	switch w.rng.IntN(6) {
	case 0:
		lon = pick(w.rng, []float64{-180, 180, 0})
	case 1:
		lat = pick(w.rng, []float64{-90, 90, 0})
	case 2, 3:
		lon, lat = float64(w.rng.IntN(36)*10-180), float64(w.rng.IntN(18)*10-90)
	}
	return orb.Point{lon, lat}
}

func (w *world) day() geo.Day { return geo.NewDay(2023, 1, 1) + geo.Day(w.rng.IntN(1000)) }

func (w *world) when() geo.When {
	a := w.day()
	b := a + geo.Day(w.rng.IntN(200))
	y, m, _ := a.Date()
	return geo.When(pick(w.rng, []string{
		"", a.String(), a.String(), a.String(), a.String() + "~", fmt.Sprintf("%04d-%02d", y, m), fmt.Sprintf("%04d", y),
		a.String() + "/" + b.String(), a.String() + "/..", "../" + a.String(), fmt.Sprintf("%04d-%02d/..", y, m),
		"[" + a.String() + ".." + b.String() + "]", "[.." + a.String() + "]", "[" + a.String() + "..]",
	}))
}

func (w *world) box() *geo.Box {
	a, b := w.point(), w.point()
	box := geo.Box{West: a[0], East: b[0], South: min(a[1], b[1]), North: max(a[1], b[1])}
	return &box
}

func (w *world) window() *geo.Window {
	a := w.day()
	out := geo.Window{Start: a, End: a + geo.Day(w.rng.IntN(300))}
	switch w.rng.IntN(6) {
	case 0:
		out.Start = geo.OpenStart
	case 1:
		out.End = geo.OpenEnd
	}
	return &out
}

// query asks a random question that the collection can answer.
func (w *world) query(c geo.Collection) geo.Query {
	q := geo.Query{Collection: c}
	often := func() bool { return w.rng.IntN(2) == 0 }
	seldom := func() bool { return w.rng.IntN(8) == 0 }
	if often() {
		q.Box = w.box()
	}
	if often() {
		q.Window = w.window()
		q.Mode = pick(w.rng, []geo.Mode{"", geo.May, geo.Must})
	}
	if seldom() {
		q.Datasets = some(w.rng, []string{"curated", "imported", "secret", "nowhere"})
	}
	if c == geo.Sources {
		return q
	}
	if seldom() {
		q.Countries = some(w.rng, someCountries)
	}
	if seldom() {
		q.Hotspots = some(w.rng, w.hotspots)
	}
	if seldom() {
		q.Sources = some(w.rng, someSources)
	}
	if seldom() {
		q.Precisions = some(w.rng, geo.Precisions)
	}
	if seldom() {
		q.IDs = []string{"e1", "e2", "e3", "f1", "f2", "h1", "h2", "no such id"}
	}
	if c == geo.Hotspots {
		if seldom() {
			q.Roles = some(w.rng, []geo.Role{geo.Site, geo.Transit})
		}
		if seldom() {
			q.Types = some(w.rng, geo.HotspotTypes)
		}
		return q
	}
	if seldom() {
		q.Kinds = some(w.rng, someKinds)
	}
	if seldom() {
		q.Families = some(w.rng, geo.Families)
	}
	if seldom() {
		q.Confidence = some(w.rng, geo.Confidences)
	}
	return q
}
