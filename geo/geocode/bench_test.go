package geocode_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo/geocode"
)

// BenchmarkFind asks over the whole gazetteer with the curated places on top,
// and reports the median and the slowest of a hundred.
func BenchmarkFind(b *testing.B) {
	c := newGeocoder(b)
	for _, kind := range []struct {
		name string
		asks []geocode.Ask
	}{
		{"exact", asks("Poipet", "Sihanoukville", "San Fernando", "Yangon", "Lào Cai", "Victoria", "Xinhua")},
		{"slip", asks("Sihanoukvile", "Myawady", "Poipett", "Sianoukville", "Bangkkok")},
		{"miss", asks("Xyzabad", "Mong Tan La", "Nonexistentville", "Sihanoukstan Beach Complex")},
		{"chinese", asks("柬埔寨西哈努克", "缅甸妙瓦底KK园区", "菲律宾打拉省班班", "金三角經濟特區", "老街", "亚洲诈骗城")},
		{"province", asks("Bavet, Svay Rieng", "Bamban (Tarlac)", "Poipet Cambodia", "San Fernando, La Union", "Svay Rieng Bavet", "Xyzabad, Kayin State")},
		{"typing", typed("Sihanoukville")},
	} {
		b.Run(kind.name, func(b *testing.B) { measure(b, c, kind.asks) })
	}
	b.Run("spellings", func(b *testing.B) {
		var asks []geocode.Ask
		for _, s := range readSpellings(b) {
			asks = append(asks, s.ask)
		}
		measure(b, c, asks)
	})
}

func asks(texts ...string) []geocode.Ask {
	out := make([]geocode.Ask, len(texts))
	for i, text := range texts {
		out[i].Text = text
	}
	return out
}

// typed asks for a name after each letter.
func typed(name string) []geocode.Ask {
	var out []geocode.Ask
	for i := range name {
		out = append(out, geocode.Ask{Text: name[:i+1], Prefix: true})
	}
	return out
}

// measure asks the questions in turn.
func measure(b *testing.B, c *geocode.Geocoder, asks []geocode.Ask) {
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		if _, err := c.Find(asks[i%len(asks)]); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	report(b, took)
}

func report(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	b.ReportMetric(took[len(took)/2].Seconds()*1e6, "µs/median")
	b.ReportMetric(took[len(took)*99/100].Seconds()*1e6, "µs/p99")
}

// BenchmarkReverse asks for places around points of the region.
func BenchmarkReverse(b *testing.B) {
	c := newGeocoder(b)
	rng := rand.New(rand.NewPCG(1, 2))
	var took []time.Duration
	for b.Loop() {
		p := orb.Point{92 + 34*rng.Float64(), -10 + 38*rng.Float64()}
		start := time.Now()
		if _, err := c.Reverse(p, 5); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	report(b, took)
}

// BenchmarkNew puts the curated places on top of an open gazetteer.
func BenchmarkNew(b *testing.B) {
	g, err := geocode.Open()
	if err != nil {
		b.Fatal(err)
	}
	places := curatedPlaces(b)
	for b.Loop() {
		geocode.New(g, places)
	}
}
