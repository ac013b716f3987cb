package snapshot

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

const benchEvents = 100_000

var benchWords = []string{"police", "raid", "compound", "rescued", "workers", "border", "sanctions", "telecom", "fraud", "operators",
	"detained", "deported", "court", "sentenced", "militia", "casino", "river", "province", "officials", "report"}

// benchRecords are events as an import brings them: most on one day, some in
// a month, a few that last, around a few hundred hotspots.
var benchRecords = sync.OnceValue(func() []geo.Record {
	rng := rand.New(rand.NewPCG(1, 2))
	records := []geo.Record{curated}
	for i := range 300 {
		p := orb.Point{95 + rng.Float64()*30, rng.Float64() * 25}
		records = append(records, &geo.Hotspot{ID: fmt.Sprintf("h%d", i), Dataset: "curated", Role: geo.Site, Point: &p,
			Name: geo.Texts{"en": fmt.Sprintf("Town %s%d", benchWords[i%20], i)}, Country: someCountries[i%5]})
	}
	for i := range benchEvents {
		h := records[1+rng.IntN(300)].(*geo.Hotspot)
		day := geo.NewDay(2015, 1, 1) + geo.Day(rng.IntN(4000))
		when := geo.When(day.String())
		switch rng.IntN(20) {
		case 0, 1:
			when = when[:7]
		case 2:
			when += geo.When("/" + (day + 90).String())
		case 3:
			when += "/.."
		}
		title, summary := "", ""
		for range 7 {
			title += pick(rng, benchWords) + " "
		}
		for range 25 {
			summary += fmt.Sprintf("%s%d ", pick(rng, benchWords), rng.IntN(1000))
		}
		records = append(records, &geo.Event{ID: fmt.Sprintf("e%06d", i), Dataset: "curated", Kind: pick(rng, someKinds), When: when,
			Title: geo.Texts{"en": title}, Summary: geo.Texts{"en": summary}, Hotspots: []string{h.ID}, Countries: []string{h.Country},
			Points: orb.MultiPoint{{h.Point[0] + rng.Float64(), h.Point[1] + rng.Float64()}}, Confidence: geo.Reported, Precision: geo.Near})
	}
	return records
})

var benchSnapshot = sync.OnceValue(func() *Snapshot {
	s, err := Build(geo.StoreInfo{ID: "bench"}, revisions(benchRecords()...))
	if err != nil {
		panic(err)
	}
	return s
})

func BenchmarkBuild(b *testing.B) {
	records := benchRecords()
	for b.Loop() {
		if _, err := Build(geo.StoreInfo{}, revisions(records...)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	box := &geo.Box{West: 103, South: 10, East: 104, North: 11}
	wide := &geo.Box{West: -180, South: -90, East: 180, North: 90}
	year := &geo.Window{Start: geo.NewDay(2021, 1, 1), End: geo.NewDay(2021, 12, 31)}
	for _, c := range []struct {
		name  string
		query geo.Query
	}{
		{"box and year", geo.Query{Box: box, Window: year}},
		{"box and year, first 100", geo.Query{Box: box, Window: year, Limit: 100}},
		{"world and year", geo.Query{Box: wide, Window: year}},
		{"box", geo.Query{Box: box}},
		{"one day", geo.Query{Window: &geo.Window{Start: year.Start, End: year.Start}}},
		{"kind, country and year", geo.Query{Kinds: []string{"raid"}, Countries: []string{"KH"}, Window: year}},
		{"text", geo.Query{Text: "raid compound"}},
		{"everything, first 100", geo.Query{Limit: 100}},
	} {
		b.Run(c.name, func(b *testing.B) {
			s := benchSnapshot()
			c.query.Collection = geo.Events
			for b.Loop() {
				if _, err := s.Find(context.Background(), c.query); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkAggregate(b *testing.B) {
	for _, c := range []struct {
		name string
		by   By
	}{
		{"month", By{Fields: []string{"month"}}},
		{"month and family", By{Fields: []string{"month", "family"}}},
		{"day", By{Fields: []string{"day"}}},
		{"country", By{Fields: []string{"country"}}},
		{"grid", By{Grid: &Grid{64, 64, geo.Box{West: 95, East: 125, North: 25}}}},
	} {
		b.Run(c.name, func(b *testing.B) {
			s := benchSnapshot()
			for b.Loop() {
				if _, err := s.Aggregate(context.Background(), geo.Query{Collection: geo.Events}, c.by); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSearch(b *testing.B) {
	for _, text := range []string{"ra", "raid compound", "compuond", "town raid41"} {
		b.Run(text, func(b *testing.B) {
			s := benchSnapshot()
			for b.Loop() {
				s.Search(context.Background(), text, "en", 10)
			}
		})
	}
}

// BenchmarkFilter asks filters of three terms of all events.
func BenchmarkFilter(b *testing.B) {
	s := benchSnapshot()
	for name, text := range map[string]string{
		"columns": "kind = 'raid' AND radius_m IS NULL AND start >= DATE('2020-01-01')",
		"place":   "S_INTERSECTS(geometry, POLYGON((100 5, 110 5, 110 15, 100 15, 100 5))) AND T_INTERSECTS(time, INTERVAL('2020-01-01','..')) AND A_CONTAINS(countries, ('KH'))",
		"text":    "CASEI(title) LIKE CASEI('%Casino%') AND NOT kind = 'raid' AND confidence = 'reported'",
	} {
		b.Run(name, func(b *testing.B) {
			q := geo.Query{Collection: geo.Events, Filter: parsed(b, text), Limit: 10}
			for b.Loop() {
				page, err := s.Find(context.Background(), q)
				if err != nil || page.Matched == 0 {
					b.Fatal(page.Matched, err)
				}
			}
		})
	}
}
