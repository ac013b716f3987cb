package geocode

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// wholeGeocoder knows the gazetteer alone.
func wholeGeocoder(t testing.TB) (*Gazetteer, *Geocoder) {
	t.Helper()
	g, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	return g, New(g, nil)
}

// TestEveryRowIsFound asks for each row by its name, within its country. It is
// to be among the first three; where more than three places of the country are
// called so, it is among the first three near its place. The race detector is too slow
// for all of them, and takes some.
func TestEveryRowIsFound(t *testing.T) {
	g, c := wholeGeocoder(t)
	seed := uint64(time.Now().UnixNano())
	rows := rand.New(rand.NewPCG(seed, 0)).Perm(g.Len())
	if raceEnabled || testing.Short() {
		rows = rows[:2000]
		t.Logf("seed %d", seed)
	}
	var next, crowded atomic.Int64
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(rows)); i = next.Add(1) - 1 {
				near, err := c.findsItself(g.Place(rows[i]))
				if err != nil {
					t.Errorf("row %d: %v", rows[i], err)
				}
				if near {
					crowded.Add(1)
				}
			}
		})
	}
	all.Wait()
	t.Logf("%d rows; %d of them have too many namesakes in their country and were asked for near their place", len(rows), crowded.Load())
}

// findsItself asks for a place by its name. Near is true if the country was not
// enough.
func (c *Geocoder) findsItself(p Place) (near bool, err error) {
	ask := Ask{Text: p.Name, Country: p.Country, Limit: MaxLimit}
	a, err := c.Find(ask)
	if err != nil {
		return false, err
	}
	if has(a, p, 3) {
		return false, nil
	}
	if len(a.Candidates) <= 3 {
		return false, fmt.Errorf("%s %q in %s: not found; %v", p.ID, p.Name, p.Country, a.Note)
	}
	ask.Near = &p.Point
	if a, err = c.Find(ask); err != nil {
		return true, err
	}
	if !has(a, p, 3) {
		return true, fmt.Errorf("%s %q in %s: not among the first 3 near it", p.ID, p.Name, p.Country)
	}
	return true, nil
}

// has reports whether the place, or one of its name within its radius, is among
// the first candidates.
func has(a Answer, p Place, first int) bool {
	for _, found := range a.Candidates[:min(first, len(a.Candidates))] {
		if found.ID == p.ID || distance(found.Point, p.Point) <= p.Radius {
			return true
		}
	}
	return false
}
