package feeds_test

import (
	"runtime"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/feeds"
)

// TestTextsHoldLittle writes many events in the formats that are text: what is
// held meanwhile is some batches, a sixth of these files, and never half of one.
func TestTextsHoldLittle(t *testing.T) {
	s := snapshotOf(t, 1, manyEvents(40_000))
	for _, format := range feeds.Formats() {
		if !textual(format.Name) {
			continue
		}
		before := live()
		feed, err := feeds.Open(t.Context(), s, feeds.Ask{Query: geo.Query{Collection: geo.Events}, Languages: []string{"en"}})
		if err != nil {
			t.Fatal(err)
		}
		var out watcher
		if err := feed.Write(t.Context(), format, &out); err != nil {
			t.Fatal(err)
		}
		held := max(out.most, before) - before
		t.Logf("%s: %d KB are held for %d KB", format.Name, held>>10, out.written>>10)
		if held > uint64(out.written)/2 {
			t.Errorf("%s holds %d KB while %d KB are written", format.Name, held>>10, out.written>>10)
		}
	}
}

// watcher looks at times how much memory is held while something is written.
type watcher struct {
	written, looked int
	most            uint64
}

func (w *watcher) Write(p []byte) (int, error) {
	if w.written += len(p); w.written-w.looked > 2<<20 {
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
