package ogc_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// FuzzRequests sends any path and query below a collection. The answer is
// right or says what is wrong; it is never a fault of mapd.
func FuzzRequests(f *testing.F) {
	h := api(f)
	for _, seed := range [][2]string{
		{"items", "bbox=177,65,-177,70&datetime=../2024&limit=1"},
		{"items", "after=ZQCAAAAAY2xhcmstcmFpZHM&limit=3"},
		{"items", "q=%E0%BA%A5&time-mode=must&family=force"},
		{"items", "limit=%zz"},
		{"items/raid-mill", "lang=zh-Hant"},
		{"items/%00%ff", ""},
		{"aggregate", "by=month,country&bbox=-180,-90,180,90&grid=7x7"},
		{"aggregate", "by=week&datetime=0000/9999&f=csv"},
		{"schema", "f=json"},
		{"items", "filter=kind%3D'raid'+AND+start%3EDATE('2024-01-05')&filter-lang=cql2-text"},
		{"../../search", "q=mi&limit=3"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, path, query string) {
		r := httptest.NewRequest(http.MethodGet, "http://map.test/", nil)
		raw := "/api/collections/events/" + path
		if path == "../../search" {
			raw = "/api/search"
		}
		unescaped, err := url.PathUnescape(raw)
		if err != nil {
			return // net/http refuses it before mapd sees it
		}
		r.URL = &url.URL{Path: unescaped, RawPath: raw, RawQuery: query}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if !slices.Contains([]int{200, 400, 404}, w.Code) {
			t.Fatalf("%q?%q: %d %s", path, query, w.Code, w.Body)
		}
		if strings.Contains(w.Header().Get("Content-Type"), "json") && !json.Valid(w.Body.Bytes()) {
			t.Fatalf("%q?%q: no JSON: %s", path, query, w.Body)
		}
	})
}
