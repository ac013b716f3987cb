package ogc_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"testing"
	"time"
)

// The tests of this file ask what the OGC's executable suite
// (ets-ogcapi-features10) asks beyond the letter of the abstract tests.

// extentOf reads the one interval of a collection as the suite does: both ends
// are date-times.
func extentOf(t *testing.T, c abstractCollection) (begin, end time.Time, has bool) {
	t.Helper()
	whole, err := json.Marshal(c.Extent)
	if err != nil {
		t.Fatal(err)
	}
	var extent struct {
		Temporal *struct{ Interval [][]time.Time }
		Spatial  *struct {
			BBox [][]float64
			CRS  string
		}
	}
	if err := json.Unmarshal(whole, &extent); err != nil {
		t.Errorf("%s: %v in %s", c.ID, err, whole)
	}
	if s := extent.Spatial; s != nil && (len(s.BBox) != 1 || len(s.BBox[0]) != 4) {
		t.Errorf("%s has the boxes %v", c.ID, s.BBox)
	}
	if extent.Temporal == nil {
		return begin, end, false
	}
	if i := extent.Temporal.Interval; len(i) != 1 || len(i[0]) != 2 || i[0][0].IsZero() || !i[0][1].After(i[0][0]) {
		t.Errorf("%s has the intervals %v", c.ID, i)
		return begin, end, false
	}
	return extent.Temporal.Interval[0][0], extent.Temporal.Interval[0][1], true
}

// TestSuiteTimes asks for instants, for intervals of two ends, and for a day and
// how long.
func TestSuiteTimes(t *testing.T) {
	h := stocked(t)
	asked := 0
	for _, c := range collectionsOf(t, h) {
		begin, end, has := extentOf(t, c)
		if !has {
			continue
		}
		quarter := end.Sub(begin) / 4
		first := begin.Add(quarter).UTC()
		second := first.Add(quarter)
		for _, when := range []string{
			begin.UTC().Format(time.RFC3339Nano),
			first.Format(time.RFC3339Nano) + "/" + second.Format(time.RFC3339Nano),
			first.Format(time.DateOnly) + "/P2D",
		} {
			checkPage(t, h, only(t, c.Links, "items", "application/geo+json")+"?datetime="+url.QueryEscape(when))
			asked++
		}
	}
	if asked < 9 {
		t.Errorf("only %d times were asked for", asked)
	}
}

// TestSuiteLinks looks for a link of each document to itself and to its page,
// each with a type.
func TestSuiteLinks(t *testing.T) {
	h := stocked(t)
	for at, mediaType := range map[string]string{
		"/api": "application/json", "/api/collections": "application/json", "/api/collections/events": "application/json",
		"/api/collections/events.many":                   "application/json",
		"/api/collections/events/items":                  "application/geo+json",
		"/api/collections/events/items?limit=1":          "application/geo+json",
		"/api/collections/events/items/raid-mill":        "application/geo+json",
		"/api/collections/events/items?bbox=92,4,127,29": "application/geo+json",
		"/api/collections/hotspots/items/mill":           "application/geo+json",
		"/api/collections/events/items?datetime=2024-01": "application/geo+json",
	} {
		document := decode[struct{ Links []abstractLink }](t, ask(h, at, "Accept", mediaType))
		only(t, document.Links, "self", mediaType)
		page := only(t, document.Links, "alternate", "text/html")
		if w := ask(h, page); w.Code != http.StatusOK || w.Header().Get("Content-Type") != "text/html; charset=utf-8" {
			t.Errorf("%s: the page at %s answers %d, %s", at, page, w.Code, w.Header().Get("Content-Type"))
		}
		for _, l := range document.Links {
			if l.Rel == "" || l.Type == "" || l.Href == "" {
				t.Errorf("%s has the link %+v", at, l)
			}
		}
	}
}
