package tiles

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"slices"
	"testing"

	"github.com/klauspost/compress/zstd"
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
	"github.com/paulmach/orb"
)

var english = []string{"en"}

func packOf(t testing.TB, s *snapshot.Snapshot, q geo.Query) *packRead {
	t.Helper()
	q.Collection = geo.Events
	made, err := packEvents(t.Context(), s, q, english)
	if err != nil {
		t.Fatal(err)
	}
	p, err := readPack(made.part)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPackHoldsWhatTheSnapshotHolds(t *testing.T) {
	point := orb.Point{102.5, 13.6}
	records := randomEvents(newRandom(t), 500)
	records = append(records, &geo.Hotspot{ID: "poipet", Dataset: "d", Role: geo.Site, Point: &point},
		&geo.Event{ID: "at-poipet", Dataset: "d", Kind: "raid", When: "2024-02~", Points: orb.MultiPoint{point, {1, 2}}, RadiusM: 900,
			Hotspots: []string{"elsewhere", "poipet"}, Confidence: geo.Disputed, Place: "Casino quarter", Title: geo.Texts{"km": "ប៉ោយប៉ែត"}})
	s := snapshotOf(t, 3, records...)
	p := packOf(t, s, geo.Query{})
	if p.Rows != 501 {
		t.Fatalf("%d rows", p.Rows)
	}
	for row := range p.Rows {
		item, ok := s.Item(geo.Key{Collection: geo.Events, ID: p.text("id", row)})
		if !ok {
			t.Fatalf("row %d: there is no event %q", row, p.text("id", row))
		}
		comparePackRow(t, p, row, item)
	}
	row := slices.IndexFunc(slices.Collect(seq(p.Rows)), func(i int) bool { return p.text("id", i) == "at-poipet" })
	at := slice[uint32](p, row, "placeOffsets", "placeIndex")
	hotspots := values[int32](p, "placeHotspot")
	if p.Dictionaries["hotspots"][hotspots[at[0]]] != "poipet" || hotspots[at[1]] != -1 {
		t.Errorf("hotspots of the places: %v", hotspots)
	}
	if values[uint8](p, "flags")[row] != 2|8 { // approximate, sources disagree
		t.Errorf("flags %b", values[uint8](p, "flags")[row])
	}
}

func seq(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func comparePackRow(t *testing.T, p *packRead, row int, item *snapshot.Item) {
	t.Helper()
	e := item.Event()
	title, _ := httpx.Pick(e.Title, english)
	x := item.Extent
	days := geo.Extent{Start: geo.Day(values[int32](p, "start")[row]), End: geo.Day(values[int32](p, "end")[row]),
		SureStart: geo.Day(values[int32](p, "sureStart")[row]), SureEnd: geo.Day(values[int32](p, "sureEnd")[row]),
		Precision: geo.TimePrecision(p.Dictionaries["timePrecisions"][values[uint8](p, "timePrecision")[row]])}
	flags := values[uint8](p, "flags")[row]
	days.Ongoing, days.Approximate, days.Uncertain = flags&1 != 0, flags&2 != 0, flags&4 != 0
	var points orb.MultiPoint
	for _, i := range slice[uint32](p, row, "placeOffsets", "placeIndex") {
		points = append(points, orb.Point{values[float64](p, "placeLon")[i], values[float64](p, "placeLat")[i]})
	}
	got := fmt.Sprint(days, flags&8 != 0, p.text("title", row), p.text("when", row), p.text("placeText", row), points,
		p.Dictionaries["kinds"][values[uint16](p, "kind")[row]], p.Dictionaries["confidences"][values[uint8](p, "confidence")[row]],
		p.Dictionaries["datasets"][values[uint16](p, "dataset")[row]], p.Dictionaries["precisions"][values[uint8](p, "precision")[row]],
		p.names("country", "countries", row), p.names("hotspot", "hotspots", row), p.names("source", "sources", row), figuresText(p, row))
	want := fmt.Sprint(x, item.Disagree, title, e.When, e.Place, e.Points, e.Kind, e.Confidence, e.Dataset, e.Precision,
		e.Countries, e.Hotspots, geo.SourcesOf(e.Claims), wantFigures(e))
	if got != want {
		t.Errorf("row %d:\n%s\nwant\n%s", row, got, want)
	}
}

func figuresText(p *packRead, row int) (text string) {
	o := values[uint32](p, "figureOffsets")
	for i := o[row]; i < o[row+1]; i++ {
		text += fmt.Sprintln(p.Dictionaries["measures"][values[uint16](p, "figureMeasure")[i]], p.Dictionaries["units"][values[uint16](p, "figureUnit")[i]],
			values[float64](p, "figureLow")[i], values[float64](p, "figureBest")[i], values[float64](p, "figureHigh")[i],
			p.Dictionaries["qualifiers"][values[uint8](p, "figureQualifier")[i]], values[uint8](p, "figureSort")[i] == 1, values[uint8](p, "figurePart")[i] == 1)
	}
	return text
}

func orNaN(number *float64) float64 {
	if number == nil {
		return math.NaN()
	}
	return *number
}

func wantFigures(e *geo.Event) (text string) {
	for _, f := range e.Figures {
		text += fmt.Sprintln(f.Measure, f.Unit, orNaN(f.Low), orNaN(f.Best), orNaN(f.High), f.Qualifier, f.Sort == geo.Level, f.Of != "")
	}
	return text
}

func TestPackOrder(t *testing.T) {
	p := packOf(t, snapshotOf(t, 1, randomEvents(newRandom(t), 400)...), geo.Query{})
	start, end, precision := values[int32](p, "start"), values[int32](p, "end"), values[uint8](p, "timePrecision")
	for i := 1; i < p.Rows; i++ {
		a := fmt.Sprintf("%v %011d %011d %s", precision[i-1] == 0, int64(start[i-1])-math.MinInt32, int64(end[i-1])-math.MinInt32, p.text("id", i-1))
		b := fmt.Sprintf("%v %011d %011d %s", precision[i] == 0, int64(start[i])-math.MinInt32, int64(end[i])-math.MinInt32, p.text("id", i))
		if a >= b {
			t.Fatalf("rows %d and %d: %s, then %s", i-1, i, a, b)
		}
		if precision[i] == 0 && (start[i] != math.MinInt32 || end[i] != math.MaxInt32) {
			t.Errorf("undated row %d: %d to %d", i, start[i], end[i])
		}
	}
}

func TestEmptyPack(t *testing.T) {
	if p := packOf(t, snapshotOf(t, 1), geo.Query{}); p.Rows != 0 || len(values[uint32](p, "titleOffsets")) != 1 || len(values[uint32](p, "figureOffsets")) != 1 {
		t.Errorf("%+v", p.Header)
	}
}

func TestPackIsDeterministic(t *testing.T) {
	records := randomEvents(newRandom(t), 300)
	first, err := packEvents(t.Context(), snapshotOf(t, 1, records...), geo.Query{Collection: geo.Events}, english)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(records)
	second, err := packEvents(t.Context(), snapshotOf(t, 1, records...), geo.Query{Collection: geo.Events}, english)
	if err != nil || !bytes.Equal(first.part, second.part) {
		t.Errorf("the same events gave other bytes (%v)", err)
	}
}

func manifestOf(t *testing.T, h http.Handler, url string, headers ...string) manifest {
	t.Helper()
	w := get(h, url, headers...)
	var m manifest
	if err := json.Unmarshal(w.Body.Bytes(), &m); err != nil || w.Code != http.StatusOK {
		t.Fatalf("%s: %d %s", url, w.Code, w.Body)
	}
	return m
}

func TestPackOverHTTP(t *testing.T) {
	km := &geo.Event{ID: "km", Dataset: "d", Kind: "raid", When: "2024-01-05", Points: orb.MultiPoint{{104, 11}}, Title: geo.Texts{"en": "Raid", "km": "ឆ្មក់"}}
	undated := &geo.Event{ID: "undated", Dataset: "d", Kind: "rescue", Points: orb.MultiPoint{{104, 12}}, Title: geo.Texts{"en": "Rescue"}}
	nowhere := &geo.Event{ID: "nowhere", Dataset: "d", Kind: "rescue", When: "2024-01", Title: geo.Texts{"en": "Somewhere"}}
	odd := &geo.Kind{ID: "odd", Dataset: "d", Label: geo.Texts{"en": "Odd"}, Family: "unheard-of"}
	s := snapshotOf(t, 7, km, undated, nowhere, odd)
	h := serverOf(s)
	for _, c := range []struct {
		query                             string
		rows, undated, unlocated          int
		lang, acceptLanguage, firstInPack string
	}{
		{"", 3, 1, 1, "en", "", "Somewhere"},
		{"?kind=raid", 1, 0, 0, "en", "", "Raid"},
		{"?kind=raid&lang=km", 1, 0, 0, "km", "", "ឆ្មក់"},
		{"?kind=raid", 1, 0, 0, "km", "km", "ឆ្មក់"},
		{"?lang=fr", 3, 1, 1, "en", "", "Somewhere"},
		{"?datetime=2024-01-05", 2, 1, 1, "en", "", "Somewhere"},
		{"?bbox=100,10,110,20&datetime=2024", 1, 1, 1, "en", "", "Raid"},
	} {
		m := manifestOf(t, h, "/tiles/events.pack"+c.query, "Accept-Language", c.acceptLanguage)
		if m.Rows != c.rows || m.Undated != c.undated || m.Unlocated != c.unlocated || m.Lang != c.lang || m.Format != 1 || m.Store != "store" || m.DataVersion != 7 || len(m.Parts) != 1 {
			t.Errorf("%v: %+v", c, m)
			continue
		}
		fresh := serverOf(s) // another replica, or the cache has lost it
		for _, server := range []http.Handler{h, fresh} {
			w := get(server, "/tiles/"+m.Parts[0].Href)
			p, err := readPack(w.Body.Bytes())
			if err != nil || p.Rows != c.rows || w.Body.Len() != m.Parts[0].Bytes || p.text("title", 0) != c.firstInPack {
				t.Errorf("%v: %d, %v, %s", c, w.Code, err, w.Body)
			}
			if got := w.Header().Get("Cache-Control"); got != httpx.Immutable {
				t.Errorf("Cache-Control %q", got)
			}
		}
	}
	if m := manifestOf(t, h, "/tiles/events.pack?lang=km"); m.Kinds[0].Label != "ការឆ្មក់ចូល" || m.Kinds[1].Label != "Rescue" || m.Kinds[2].Family != geo.Other {
		t.Errorf("kinds: %+v", m.Kinds)
	}
}

func TestPartIsCompressedAndRevalidated(t *testing.T) {
	h := serverOf(snapshotOf(t, 1, randomEvents(newRandom(t), 50)...))
	href := "/tiles/" + manifestOf(t, h, "/tiles/events.pack").Parts[0].Href
	plain, packed := get(h, href), get(h, href, "Accept-Encoding", "zstd")
	decoder, err := zstd.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	var unpacked bytes.Buffer
	if _, err := decoder.WriteTo(&unpacked); err != nil || !bytes.Equal(unpacked.Bytes(), plain.Body.Bytes()) {
		t.Errorf("zstd gives other bytes (%v)", err)
	}
	if packed.Header().Get("Content-Encoding") != "zstd" || packed.Header().Get("ETag") == plain.Header().Get("ETag") || packed.Header().Get("Vary") != "Accept-Encoding" {
		t.Errorf("headers: %v", packed.Header())
	}
	if w := get(h, href, "If-None-Match", plain.Header().Get("ETag")); w.Code != http.StatusNotModified {
		t.Errorf("status %d", w.Code)
	}
	if w := get(h, href, "Range", "bytes=99999999-", "If-Match", `"other"`); w.Code != http.StatusOK || !bytes.Equal(w.Body.Bytes(), plain.Body.Bytes()) {
		t.Errorf("a range beyond the end: %d %s", w.Code, w.Header().Get("Content-Type"))
	}
	if w := ask(h, http.MethodHead, href); w.Code != http.StatusOK || w.Body.Len() > 0 {
		t.Errorf("HEAD: %d, %d bytes", w.Code, w.Body.Len())
	}
}

func TestPackErrors(t *testing.T) {
	h := serverOf(snapshotOf(t, 1))
	for url, want := range map[string]int{
		"/tiles/events.pack?nonsense=1":       http.StatusBadRequest,
		"/tiles/events.pack?limit=3":          http.StatusBadRequest,
		"/tiles/events.pack?bbox=1,2,3":       http.StatusBadRequest,
		"/tiles/events.pack?kind=%zz":         http.StatusBadRequest,
		"/tiles/events.pack/0123456789abcdef": http.StatusNotFound,
		"/tiles/events.pack/x":                http.StatusNotFound,
		"/tiles/hotspots.pack":                http.StatusNotFound,
	} {
		w := get(h, url)
		if w.Code != want || w.Header().Get("Content-Type") != httpx.ProblemJSON {
			t.Errorf("%s: %d %s", url, w.Code, w.Body)
		}
	}
	if w := ask(h, http.MethodPost, "/tiles/events.pack"); w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", w.Code)
	}
}
