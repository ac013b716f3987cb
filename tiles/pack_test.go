package tiles

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/pack"
	"github.com/mapd/mapd/geo/pack/packtest"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
	"github.com/paulmach/orb"
)

var english = []string{"en"}

func packOf(t testing.TB, s *snapshot.Snapshot, q geo.Query) *packtest.Part {
	t.Helper()
	q.Collection = geo.Events
	p, err := packtest.Read(everything(t, s, q))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// everything is the pack of a few events.
func everything(t testing.TB, s *snapshot.Snapshot, q geo.Query) []byte {
	t.Helper()
	plan, err := newPlan(t.Context(), packRequest{snapshot: s, query: q, prefs: english})
	if err != nil {
		t.Fatal(err)
	}
	part, err := packRows(s, plan.parts[0].rows, pack.Everything, english)
	if err != nil || len(plan.parts) != 1 {
		t.Fatalf("%d parts, %v", len(plan.parts), err)
	}
	return part
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
		item, ok := s.Item(geo.Key{Collection: geo.Events, ID: p.Text("id", row)})
		if !ok {
			t.Fatalf("row %d: there is no event %q", row, p.Text("id", row))
		}
		comparePackRow(t, p, row, item)
	}
	row := slices.IndexFunc(slices.Collect(seq(p.Rows)), func(i int) bool { return p.Text("id", i) == "at-poipet" })
	at := packtest.Slice[uint32](p, row, "placeOffsets", "placeIndex")
	hotspots := packtest.Values[int32](p, "placeHotspot")
	if p.Dictionaries["hotspots"][hotspots[at[0]]] != "poipet" || hotspots[at[1]] != -1 {
		t.Errorf("hotspots of the places: %v", hotspots)
	}
	if packtest.Values[uint8](p, "flags")[row] != 2|8 { // approximate, sources disagree
		t.Errorf("flags %b", packtest.Values[uint8](p, "flags")[row])
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

func comparePackRow(t *testing.T, p *packtest.Part, row int, item *snapshot.Item) {
	t.Helper()
	e := item.Event()
	title, _ := httpx.Pick(e.Title, english)
	x := item.Extent
	days := geo.Extent{Start: geo.Day(packtest.Values[int32](p, "start")[row]), End: geo.Day(packtest.Values[int32](p, "end")[row]),
		SureStart: geo.Day(packtest.Values[int32](p, "sureStart")[row]), SureEnd: geo.Day(packtest.Values[int32](p, "sureEnd")[row]),
		Precision: geo.TimePrecision(p.Dictionaries["timePrecisions"][packtest.Values[uint8](p, "timePrecision")[row]])}
	flags := packtest.Values[uint8](p, "flags")[row]
	days.Ongoing, days.Approximate, days.Uncertain = flags&1 != 0, flags&2 != 0, flags&4 != 0
	var points orb.MultiPoint
	for _, i := range packtest.Slice[uint32](p, row, "placeOffsets", "placeIndex") {
		points = append(points, orb.Point{packtest.Values[float64](p, "placeLon")[i], packtest.Values[float64](p, "placeLat")[i]})
	}
	got := fmt.Sprint(days, flags&8 != 0, p.Text("title", row), p.Text("when", row), p.Text("placeText", row), points,
		p.Dictionaries["kinds"][packtest.Values[uint16](p, "kind")[row]], p.Dictionaries["confidences"][packtest.Values[uint8](p, "confidence")[row]],
		p.Dictionaries["datasets"][packtest.Values[uint16](p, "dataset")[row]], p.Dictionaries["precisions"][packtest.Values[uint8](p, "precision")[row]],
		p.Words("country", "countries", row), p.Words("hotspot", "hotspots", row), p.Words("source", "sources", row), figuresText(p, row))
	want := fmt.Sprint(x, item.Disagree, title, e.When, e.Place, e.Points, e.Kind, e.Confidence, e.Dataset, e.Precision,
		e.Countries, e.Hotspots, geo.SourcesOf(e.Claims), wantFigures(e))
	if got != want {
		t.Errorf("row %d:\n%s\nwant\n%s", row, got, want)
	}
}

func figuresText(p *packtest.Part, row int) (text string) {
	o := packtest.Values[uint32](p, "figureOffsets")
	for i := o[row]; i < o[row+1]; i++ {
		text += fmt.Sprintln(p.Dictionaries["measures"][packtest.Values[uint16](p, "figureMeasure")[i]], p.Dictionaries["units"][packtest.Values[uint16](p, "figureUnit")[i]],
			packtest.Values[float64](p, "figureLow")[i], packtest.Values[float64](p, "figureBest")[i], packtest.Values[float64](p, "figureHigh")[i],
			p.Dictionaries["qualifiers"][packtest.Values[uint8](p, "figureQualifier")[i]], packtest.Values[uint8](p, "figureSort")[i] == 1, packtest.Values[uint8](p, "figurePart")[i] == 1)
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
	start, end, precision := packtest.Values[int32](p, "start"), packtest.Values[int32](p, "end"), packtest.Values[uint8](p, "timePrecision")
	for i := 1; i < p.Rows; i++ {
		a := fmt.Sprintf("%v %011d %011d %s", precision[i-1] == 0, int64(start[i-1])-math.MinInt32, int64(end[i-1])-math.MinInt32, p.Text("id", i-1))
		b := fmt.Sprintf("%v %011d %011d %s", precision[i] == 0, int64(start[i])-math.MinInt32, int64(end[i])-math.MinInt32, p.Text("id", i))
		if a >= b {
			t.Fatalf("rows %d and %d: %s, then %s", i-1, i, a, b)
		}
		if precision[i] == 0 && (start[i] != math.MinInt32 || end[i] != math.MaxInt32) {
			t.Errorf("undated row %d: %d to %d", i, start[i], end[i])
		}
	}
}

func TestEmptyPack(t *testing.T) {
	if p := packOf(t, snapshotOf(t, 1), geo.Query{}); p.Rows != 0 || len(packtest.Values[uint32](p, "titleOffsets")) != 1 || len(packtest.Values[uint32](p, "figureOffsets")) != 1 {
		t.Errorf("%+v", p.Header)
	}
}

func TestPackIsDeterministic(t *testing.T) {
	records := randomEvents(newRandom(t), 300)
	all := geo.Query{Collection: geo.Events}
	first := everything(t, snapshotOf(t, 1, records...), all)
	slices.Reverse(records)
	if !bytes.Equal(first, everything(t, snapshotOf(t, 1, records...), all)) {
		t.Error("the same events gave other bytes")
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
		if m.Rows != c.rows || m.Undated != c.undated || m.Unlocated != c.unlocated || m.Lang != c.lang || m.Format != 2 || m.Store != "store" || m.DataVersion != 7 || len(m.Parts) != 1 {
			t.Errorf("%v: %+v", c, m)
			continue
		}
		fresh := serverOf(s) // another replica, or the cache has lost it
		for _, server := range []http.Handler{h, fresh} {
			w := get(server, "/tiles/"+m.Parts[0].Href)
			p, err := packtest.Read(w.Body.Bytes())
			if err != nil || p.Rows != c.rows || p.Text("title", 0) != c.firstInPack {
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
	h := serverOf(snapshotOf(t, 1, randomEvents(newRandom(t), 9)...))
	part, _, _ := strings.Cut("/tiles/"+manifestOf(t, h, "/tiles/events.pack").Parts[0].Href, ".all?")
	for url, want := range map[string]int{
		"/tiles/events.pack?nonsense=1":           http.StatusBadRequest,
		"/tiles/events.pack?limit=3":              http.StatusBadRequest,
		"/tiles/events.pack?bbox=1,2,3":           http.StatusBadRequest,
		"/tiles/events.pack?kind=%zz":             http.StatusBadRequest,
		"/tiles/events.pack/0123456789abcdef.all": http.StatusNotFound,
		part + ".texts.0":                         http.StatusOK,
		part + ".texts.1":                         http.StatusNotFound,
		part + ".texts.00":                        http.StatusNotFound,
		part + ".texts.-1":                        http.StatusNotFound,
		part + ".texts.9223372036854775807":       http.StatusNotFound,
		part + ".nonsense":                        http.StatusNotFound,
		part:                                      http.StatusNotFound,
		"/tiles/events.pack/x":                    http.StatusNotFound,
		"/tiles/hotspots.pack":                    http.StatusNotFound,
	} {
		w := get(h, url)
		if w.Code != want || want != http.StatusOK && w.Header().Get("Content-Type") != httpx.ProblemJSON {
			t.Errorf("%s: %d %s", url, w.Code, w.Body)
		}
	}
	if w := ask(h, http.MethodPost, "/tiles/events.pack"); w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", w.Code)
	}
}

// A large pack is divided in the same way each time, each event in one part, and
// one more event changes the part in which it lies alone.
func TestLargePackInParts(t *testing.T) {
	records := randomEvents(newRandom(t), 2*partRows)
	h := serverOf(snapshotOf(t, 1, records...))
	before := manifestOf(t, h, "/tiles/events.pack")
	if len(before.Parts) < 2 || before.TextRows != textRows {
		t.Fatalf("%+v", before)
	}
	known, rows := map[string]bool{}, 0
	for _, part := range before.Parts {
		known[part.Href] = true
		if rows += part.Rows; part.Rows > partRows {
			t.Errorf("a part has %d rows", part.Rows)
		}
	}
	if rows != before.Rows || before.Rows != len(records) {
		t.Errorf("%d rows in parts, %d in the pack, %d events", rows, before.Rows, len(records))
	}
	more := append(records, &geo.Event{ID: "zz", Dataset: "d", Kind: "raid", When: "2024-01-05", Points: orb.MultiPoint{{104, 11}}})
	after := manifestOf(t, serverOf(snapshotOf(t, 1, more...)), "/tiles/events.pack")
	changed := 0
	for _, part := range after.Parts {
		if !known[part.Href] {
			changed++
		}
	}
	if changed == 0 || changed > 2 { // a part may have become two
		t.Errorf("%d of %d parts are new", changed, len(after.Parts))
	}
	checkLargePart(t, h, before.Parts[0])
}

// checkLargePart checks that core, filters and texts are of the same rows.
func checkLargePart(t *testing.T, h http.Handler, part manifestPart) {
	t.Helper()
	read := func(href string) *packtest.Part {
		p, err := packtest.Read(get(h, "/tiles/"+href).Body.Bytes())
		if err != nil {
			t.Fatalf("%s: %v", href, err)
		}
		return p
	}
	core, filters := read(part.Href), read(part.Filters)
	texts := read(strings.Replace(part.Texts, "{file}", "1", 1))
	if core.Rows != part.Rows || filters.Rows != part.Rows || texts.Rows != textRows {
		t.Errorf("%d, %d and %d rows of %d", core.Rows, filters.Rows, texts.Rows, part.Rows)
	}
	if texts.Text("id", 0) == "" || texts.Text("title", textRows-1) == "" {
		t.Error("texts are empty")
	}
}
