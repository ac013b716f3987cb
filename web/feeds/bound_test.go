package feeds_test

import (
	"strings"
	"testing"

	"github.com/mapd/mapd/web/feeds"
)

// TestFilesAreBounded asks for files that are larger than they may be: the answer
// says so, and what was written is gone.
func TestFilesAreBounded(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	feeds.LimitFiles(t, 1<<20)
	h := served(t, manyEvents(30_000))
	formats := []string{"gpkg", "fgb", "parquet"}
	for _, name := range formats {
		if w := ask(h, "/feeds/events."+name); w.Code != 400 || !strings.Contains(w.Body.String(), "ask for less") {
			t.Errorf("%s: %d %.300s", name, w.Code, w.Body)
		}
		if left := filesOfFeeds(t); len(left) > 0 {
			t.Errorf("%s leaves %q", name, left)
		}
	}
	for _, name := range formats {
		if w := ask(h, "/feeds/events."+name+"?limit=10"); w.Code != 200 {
			t.Errorf("a part of %s: %d %.300s", name, w.Code, w.Body)
		}
	}
}
