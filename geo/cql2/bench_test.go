package cql2

import (
	"math/rand/v2"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// BenchmarkThreeTerms asks a filter of three terms of a million rows.
func BenchmarkThreeTerms(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	rows := make([]geo.Row, 1_000_000)
	for i := range rows {
		day := geo.Instant{Day: geo.Day(18000 + r.IntN(2000))}
		kind := []string{"raid", "rescue", "arrest", "report"}[r.IntN(4)]
		rows[i] = record{kind, r.Float64() * 1000, 1.0, true, geo.Interval{Start: day, End: day}, nil, nil, nil,
			orb.Point{95 + 15*r.Float64(), 5 + 20*r.Float64()}, nil}
	}
	for name, filter := range map[string]string{
		"columns": "title = 'raid' AND killed > 500 AND start >= DATE('2021-01-01')",
		"box":     "S_INTERSECTS(geometry, BBOX(100,10,105,15)) AND killed > 500 AND title IN ('raid','rescue')",
	} {
		b.Run(name, func(b *testing.B) {
			match, err := mustParse(b, filter).Compile(eventSchema)
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				n := 0
				for _, row := range rows {
					if match(row) {
						n++
					}
				}
				if n == 0 {
					b.Fatal("nothing is selected")
				}
			}
		})
	}
}
