// Package synth makes events for measuring: as many as wanted, always the same
// ones for the same numbers. They are spread over the world and eleven years as
// real sets are: crowded round cities, kinds and countries of very different
// frequency, most of them lasting no time. They say nothing of any real place.
package synth

import (
	"iter"
	"math"
	"sort"
	"strconv"
	"time"

	"github.com/paulmach/orb"
)

// Seed is the usual seed, that of published figures.
const Seed = 20260101

// Event is one made-up event.
type Event struct {
	Number  int // from 1
	Kind    string
	Country string // two letters
	// Begin and End are seconds since 1970 (UTC); equal in four of five.
	Begin, End int64
	Title      string
	// Count is -1 where there is none.
	Count int
	// Place is longitude, latitude in degrees with six decimals.
	Place orb.Point
}

// Options say how many events, and which.
type Options struct {
	Rows int
	Seed uint64
	// Places, if not 0, is how many places the events share, a few of them
	// often and many seldom; else nearly every event has its own.
	Places int
}

const (
	first = 1420070400 // 2015-01-01T00:00:00Z
	end   = 1767225600 // 2026-01-01T00:00:00Z
	day   = 86400
)

var (
	kinds = []string{"battle", "protest", "explosion", "violence", "riot", "strategic",
		"flood", "earthquake", "storm", "fire", "displacement", "aid"}
	countries  = []string{"MM", "TH", "PH", "VN", "KH", "LA", "CN", "XX"}
	adjectives = []string{"Small", "Large", "Reported", "Confirmed", "Ongoing", "Brief",
		"Repeated", "Disputed", "Early", "Late", "Second", "Coastal"}
	spots = []string{"market", "river crossing", "main road", "hill camp", "port",
		"village school", "town hall", "bridge", "northern district",
		"rice fields", "old quarter", "border post"}
	land = []orb.Bound{box(-120, 28, -75, 52), box(-72, -35, -42, 2), box(-8, 36, 40, 60),
		box(-12, 5, 42, 33), box(12, -33, 38, 4), box(45, 10, 140, 65)}
	landWeights = []float64{3, 2, 3, 3, 2, 5}
	region      = box(92, 4, 127, 29)
	cities      = []cluster{{96.16, 16.84, 0, "MM"}, {96.08, 21.97, 0, "MM"}, {100.5, 13.75, 0, "TH"},
		{98.98, 18.79, 0, "TH"}, {120.98, 14.6, 0, "PH"}, {123.9, 10.32, 0, "PH"},
		{125.61, 7.07, 0, "PH"}, {106.66, 10.76, 0, "VN"}, {105.84, 21.03, 0, "VN"},
		{104.92, 11.56, 0, "KH"}, {102.6, 17.97, 0, "LA"}, {113.26, 23.13, 0, "CN"}}
)

func box(west, south, east, north float64) orb.Bound {
	return orb.Bound{Min: orb.Point{west, south}, Max: orb.Point{east, north}}
}

// cluster is a place round which events crowd; sigma is in degrees.
type cluster struct {
	lon, lat, sigma float64
	country         string
}

// maker holds the weights from which the events are drawn.
type maker struct {
	*random
	clusters                             []cluster
	byKind, byCountry, byCluster, byLand picker
}

func newMaker(seed uint64) *maker {
	m := &maker{random: newRandom(seed)}
	m.clusters = m.draw(200)
	m.byKind = newPicker(len(kinds), func(rank float64) float64 { return 1 / rank })
	m.byCountry = pickerOf([]float64{3, 2, 2, 2, 1, 1, 4, 8})
	m.byCluster = newPicker(len(m.clusters), func(rank float64) float64 { return 1 / math.Sqrt(rank) })
	m.byLand = pickerOf(landWeights)
	return m
}

// draw makes the clusters, the first ones over big real cities.
func (m *maker) draw(n int) []cluster {
	out := make([]cluster, n)
	for i := range out {
		c := &out[i]
		if i < len(cities) {
			*c = cities[i]
		} else {
			c.lon = m.uniform(region.Min[0]+1, region.Max[0]-1)
			c.lat = m.uniform(region.Min[1]+1, region.Max[1]-1)
			c.country = m.choice(countries)
		}
		c.sigma = 0.02 * math.Pow(30, m.unit())
	}
	return out
}

// Events yields the events in the order of their numbers.
func Events(o Options) iter.Seq[Event] {
	return func(yield func(Event) bool) {
		m, shared := newMaker(o.Seed), newShared(o)
		for number := 1; number <= o.Rows; number++ {
			e := m.event(number)
			if shared != nil {
				e.Place, e.Country = shared.pick()
			}
			if !yield(e) {
				return
			}
		}
	}
}

func (m *maker) event(number int) Event {
	e := Event{Number: number, Kind: kinds[m.byKind.pick(m.random)], Count: -1}
	e.Place, e.Country = m.place()
	e.Begin = first + int64(m.below(end-first))
	e.End = e.Begin
	if m.unit() < 0.2 {
		e.End = min(e.Begin+int64(1+m.below(90))*day, end)
	}
	e.Title = m.choice(adjectives) + " " + e.Kind + " near the " + m.choice(spots) +
		" " + strconv.Itoa(10000+m.below(90000))
	if m.unit() >= 0.3 {
		e.Count = int(math.Pow(5000, m.unit()))
	}
	return e
}

// place draws a place: three of five in a cluster, the others on land anywhere.
func (m *maker) place() (orb.Point, string) {
	if m.unit() < 0.6 {
		for {
			c := m.clusters[m.byCluster.pick(m.random)]
			p := orb.Point{m.gauss(c.lon, c.sigma), m.gauss(c.lat, c.sigma)}
			if region.Contains(p) {
				return rounded(p), c.country
			}
		}
	}
	b := land[m.byLand.pick(m.random)]
	p := orb.Point{m.uniform(b.Min[0], b.Max[0]), m.uniform(b.Min[1], b.Max[1])}
	return rounded(p), countries[m.byCountry.pick(m.random)]
}

// rounded leaves six decimals, a tenth of a metre.
func rounded(p orb.Point) orb.Point {
	for i := range p {
		p[i], _ = strconv.ParseFloat(strconv.FormatFloat(p[i], 'f', 6, 64), 64)
	}
	return p
}

// shared is a stock of places that events have in common. It draws its own
// numbers, so that all else of an event is as without it.
type shared struct {
	random    *random
	by        picker
	places    []orb.Point
	countries []string
}

func newShared(o Options) *shared {
	if o.Places == 0 {
		return nil
	}
	m := newMaker(o.Seed + 1)
	s := &shared{random: m.random, by: newPicker(o.Places, func(rank float64) float64 { return 1 / math.Sqrt(rank) })}
	for range o.Places {
		p, country := m.place()
		s.places, s.countries = append(s.places, p), append(s.countries, country)
	}
	return s
}

func (s *shared) pick() (orb.Point, string) {
	i := s.by.pick(s.random)
	return s.places[i], s.countries[i]
}

// picker draws an index by weight: the sums of the weights so far.
type picker []float64

func pickerOf(weights []float64) picker {
	p := make(picker, len(weights))
	sum := 0.0
	for i, w := range weights {
		sum += w
		p[i] = sum
	}
	return p
}

// newPicker gives n things a weight by their rank, from 1.
func newPicker(n int, weight func(rank float64) float64) picker {
	weights := make([]float64, n)
	for i := range weights {
		weights[i] = weight(float64(i + 1))
	}
	return pickerOf(weights)
}

func (p picker) pick(r *random) int {
	at := r.unit() * p[len(p)-1]
	return min(sort.Search(len(p), func(i int) bool { return p[i] > at }), len(p)-1)
}

// Stamp writes seconds since 1970 as RFC 3339 (UTC).
func Stamp(seconds int64) string { return time.Unix(seconds, 0).UTC().Format(time.RFC3339) }
