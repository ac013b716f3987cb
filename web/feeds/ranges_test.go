package feeds_test

import (
	"net/http"
	"testing"
)

// TestRanges reads files in parts, as GDAL does.
func TestRanges(t *testing.T) {
	h := served(t, records())
	for _, name := range []string{"gpkg", "fgb", "parquet"} {
		target := "/feeds/events." + name
		whole := ask(h, target)
		if whole.Header().Get("Accept-Ranges") != "bytes" || whole.Header().Get("Content-Encoding") != "" {
			t.Errorf("%s: %v", name, whole.Header())
		}
		part := ask(h, target, "Range", "bytes=3-9")
		if part.Code != http.StatusPartialContent || part.Body.String() != whole.Body.String()[3:10] {
			t.Errorf("a part of %s: %d %.20q", name, part.Code, part.Body)
		}
		same := ask(h, target, "Range", "bytes=-4", "If-Range", whole.Header().Get("ETag"))
		if same.Code != http.StatusPartialContent || same.Body.Len() != 4 {
			t.Errorf("a part of the same %s: %d, %d bytes", name, same.Code, same.Body.Len())
		}
		if old := ask(h, target, "Range", "bytes=0-3", "If-Range", `"older"`); old.Code != http.StatusOK || old.Body.Len() != whole.Body.Len() {
			t.Errorf("a part of an older %s: %d, %d bytes", name, old.Code, old.Body.Len())
		}
		if behind := ask(h, target, "Range", "bytes=99999999-"); behind.Code != http.StatusRequestedRangeNotSatisfiable {
			t.Errorf("what is behind %s: %d", name, behind.Code)
		}
	}
}
