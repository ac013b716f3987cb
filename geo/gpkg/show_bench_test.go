package gpkg_test

import (
	"context"
	"fmt"
	"iter"
	"log/slog"
	"strconv"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/gpkg"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/geo/synth"
	"github.com/paulmach/orb"
)

// BenchmarkShow imports 100,000 events into a store that is served, and measures
// how long after the commit these are on the map. To that comes the time until
// a server notices another process's commit: a tenth of a second at most.
func BenchmarkShow(b *testing.B) {
	const n = 100_000
	store, _ := temporary(b)
	apply(b, store, geo.Edit{Record: &geo.Dataset{ID: "first", Visibility: geo.Public}})
	served := &toldStore{Store: store, news: make(chan geo.Version)}
	following, leave := context.WithCancel(b.Context())
	k, err := snapshot.Keep(following, served, slog.New(slog.DiscardHandler))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { leave(); <-k.Done() }()
	for round := 1; b.Loop(); round++ {
		b.StopTimer()
		change, err := store.Apply(b.Context(), geo.Commit{}, syntheticEvents(fmt.Sprint("round", round), n))
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		served.news <- change.Version
		for k.Snapshot().Count(geo.Events) < round*n {
			time.Sleep(time.Millisecond)
		}
	}
}

// toldStore is a store whose changes are announced by hand.
type toldStore struct {
	*gpkg.Store
	news chan geo.Version
}

func (s *toldStore) Wait(ctx context.Context, _ geo.Version) (geo.Version, error) {
	select {
	case <-ctx.Done():
		return 0, ctx.Err()
	case v := <-s.news:
		return v, nil
	}
}

// syntheticEvents yields a dataset with n events, as they come of the usual CSV.
func syntheticEvents(dataset string, n int) iter.Seq2[geo.Edit, error] {
	return func(yield func(geo.Edit, error) bool) {
		if !yield(geo.Edit{Record: &geo.Dataset{ID: dataset, Visibility: geo.Public}}, nil) {
			return
		}
		for e := range synth.Events(synth.Options{Rows: n, Seed: synth.Seed}) {
			begin, end := synth.Stamp(e.Begin), synth.Stamp(e.End)
			event := &geo.Event{ID: dataset + "." + strconv.Itoa(e.Number), Dataset: dataset, Kind: dataset + "." + e.Kind,
				Title: geo.Texts{"en": e.Title}, When: geo.When(begin[:10]), Points: orb.MultiPoint{e.Place},
				Countries: []string{e.Country}, Precision: geo.Near, RadiusM: 5000, Confidence: geo.Reported,
				Claims: []geo.Claim{{Source: dataset + ".source"}}, Extra: map[string]any{"count": int64(e.Count), "t0": begin, "t1": end}}
			if !yield(geo.Edit{Record: event}, nil) {
				return
			}
		}
	}
}
