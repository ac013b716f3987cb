package feeds_test

import (
	"runtime"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/feeds"
)

// TestTextsHoldLittle writes many events in the formats that are text: what is
// held meanwhile does not grow with their number.
func TestTextsHoldLittle(t *testing.T) {
	const few, many, more = 8_000, 40_000, 4 << 20
	held := map[string]uint64{}
	for _, n := range []int{few, many} {
		s := snapshotOf(t, 1, manyEvents(n))
		for _, format := range feeds.Formats() {
			if !textual(format.Name) && format.Name != "atom" {
				continue
			}
			before := live()
			feed, err := feeds.Open(t.Context(), s, feeds.Ask{Query: geo.Query{Collection: geo.Events}, Languages: []string{"en"}, Page: 1000,
				Times: feeds.NewTimes(func() feeds.History { return past{} })})
			if err != nil {
				t.Fatal(err)
			}
			var out watcher
			if err := feed.Write(t.Context(), format, &out); err != nil {
				t.Fatal(err)
			}
			most := max(out.most, before) - before
			if n == few {
				held[format.Name] = most
			} else if most > held[format.Name]+more {
				t.Errorf("%s holds %d KB for %d events, %d KB for %d", format.Name, held[format.Name]>>10, few, most>>10, many)
			}
		}
	}
}

// watcher looks at times how much memory is held while something is written.
type watcher struct {
	written, looked int
	most            uint64
}

func (w *watcher) Write(p []byte) (int, error) {
	if w.written += len(p); w.written-w.looked > 4<<20 {
		w.looked, w.most = w.written, max(w.most, live())
	}
	return len(p), nil
}

// live is how many bytes are in use.
func live() uint64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}
