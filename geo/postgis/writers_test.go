package postgis_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/postgis"
	"github.com/mapd/mapd/geo/postgis/pgtest"
	"golang.org/x/sync/errgroup"
)

// TestEightWriters lets eight handles change the same few records at random,
// while another follows. Then it plays all changes again, by their numbers, on
// a plain map: each must have written just what its edits say on that state.
func TestEightWriters(t *testing.T) {
	const writers, each = 8, 25
	address := pgtest.Schema(t)
	seed := randomSeed(t)
	intents := sync.Map{} // version to the edits of that change
	var group errgroup.Group
	for n := range writers {
		s := open(t, address)
		defer closeStore(t, s)
		group.Go(func() error {
			random := rand.New(rand.NewPCG(seed, uint64(n)))
			for range each {
				edits := someEdits(random, n)
				c, err := s.Apply(context.Background(), geo.Commit{Author: fmt.Sprint(n)}, slicesOf(edits))
				if geo.CodeOf(err) == geo.NotFound {
					continue // a deletion of what is not there
				}
				if err != nil {
					return err
				}
				if c.Written > 0 {
					if _, twice := intents.LoadOrStore(c.Version, edits); twice {
						return fmt.Errorf("version %d is given twice", c.Version)
					}
				}
			}
			return nil
		})
	}
	watcher := open(t, address)
	defer closeStore(t, watcher)
	ctx, stop := context.WithCancel(t.Context())
	watched := make(chan error, 1)
	go func() { watched <- watchVersions(ctx, watcher) }()
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
	stop()
	if err := <-watched; err != nil {
		t.Error(err)
	}
	replay(t, watcher, &intents)
}

func someEdits(random *rand.Rand, writer int) []geo.Edit {
	var edits []geo.Edit
	for i := range 1 + random.IntN(3) {
		id := fmt.Sprintf("%d-%d", i, random.IntN(6))
		if random.IntN(5) == 0 {
			edits = append(edits, geo.Edit{Key: geo.Key{Collection: geo.Events, ID: id}})
			continue
		}
		edits = append(edits, geo.Edit{Record: &geo.Event{ID: id, Title: geo.Texts{"en": fmt.Sprint(writer % 3)}}})
	}
	return edits
}

// watchVersions checks that no version ever appears before one below it.
func watchVersions(ctx context.Context, s *postgis.Store) error {
	for seen := geo.Version(0); ; {
		if _, err := s.Wait(ctx, seen); err != nil {
			return nil // the end
		}
		changes, err := s.Changes(context.Background(), seen, 1000)
		if err != nil {
			return err
		}
		for _, c := range changes {
			if seen++; c.Version != seen {
				return fmt.Errorf("after version %d comes %d", seen-1, c.Version)
			}
		}
	}
}

func replay(t *testing.T, s *postgis.Store, intents *sync.Map) {
	t.Helper()
	changes, err := s.Changes(t.Context(), 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	state := map[string]string{}
	for i, c := range changes {
		if c.Version != geo.Version(i+1) {
			t.Fatalf("change %d has the version %d", i+1, c.Version)
		}
		edits, ok := intents.Load(c.Version)
		if !ok {
			t.Fatalf("nobody made change %d", c.Version)
		}
		want := map[string]string{}
		for _, e := range edits.([]geo.Edit) {
			if e.Record == nil {
				want[e.Key.ID] = "gone"
				delete(state, e.Key.ID)
				continue
			}
			id, title := e.Record.Key().ID, e.Record.(*geo.Event).Title["en"]
			if state[id] != title {
				want[id], state[id] = title, title
			}
		}
		got := map[string]string{}
		for r, err := range s.Written(t.Context(), c.Version-1, c.Version) {
			if err != nil {
				t.Fatal(err)
			}
			got[r.Key.ID] = "gone"
			if !r.Deleted {
				got[r.Key.ID] = r.Record.(*geo.Event).Title["en"]
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) || c.Written != len(want) {
			t.Fatalf("change %d wrote %v, want %v", c.Version, got, want)
		}
	}
	if len(changes) < 50 {
		t.Errorf("only %d changes were made", len(changes))
	}
}

func randomSeed(t *testing.T) uint64 {
	t.Helper()
	seed := uint64(time.Now().UnixNano())
	if text := os.Getenv("MAPD_TEST_SEED"); text != "" {
		var err error
		if seed, err = strconv.ParseUint(text, 10, 64); err != nil {
			t.Fatalf("MAPD_TEST_SEED: %v", err)
		}
	}
	t.Logf("MAPD_TEST_SEED=%d makes the same choices again", seed)
	return seed
}
