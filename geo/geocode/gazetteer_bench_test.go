package geocode

import (
	"runtime"
	"testing"

	"github.com/paulmach/orb"
)

// BenchmarkOpen opens the gazetteer and reports how much memory it keeps.
func BenchmarkOpen(b *testing.B) {
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := heap()
	var g *Gazetteer
	for b.Loop() {
		var err error
		if g, err = Open(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(heap()-before)/1e6, "heap-MB")
	runtime.KeepAlive(g)
}

func BenchmarkGazetteer(b *testing.B) {
	g := gazetteer(b)
	myawaddy := orb.Point{98.51, 16.69}
	for name, look := range map[string]func(){
		"place": func() { g.Place(40_000) },
		"exact": func() {
			for range g.Exact("sihanoukville") {
			}
		},
		"slips": func() {
			for range g.Slips("sihanoukvile") {
			}
		},
		"prefix-1": func() { g.Prefix("s", 20)(func(string, Entry) bool { return true }) },
		"prefix-4": func() { g.Prefix("siha", 20)(func(string, Entry) bool { return true }) },
		"near":     func() { g.Near(myawaddy, 5, 100_000) },
		"inside":   func() { g.Inside(myawaddy) },
		"about":    func() { _, _ = g.About() },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				look()
			}
		})
	}
}
