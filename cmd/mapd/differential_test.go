package main

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/geo/ingest"
	"github.com/mapd/mapd/geo/postgis/pgtest"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/seeds"
	"github.com/mapd/mapd/web"
	"github.com/mapd/mapd/web/ogc"
)

// questions is how many random requests both stores are asked.
const questions = 3000

// TestStoresAnswerAlike makes the same random history in both stores, and puts
// the same random questions to the sites over them: every byte is the same.
func TestStoresAnswerAlike(t *testing.T) {
	random := randomSource(t)
	clock := time.Date(2025, 11, 1, 12, 0, 0, 123456000, time.UTC)
	stores := make([]geo.Store, 2)
	for i, name := range []string{filepath.Join(t.TempDir(), "a.gpkg"), pgtest.Database(t)} {
		var err error
		if stores[i], err = openStore(t.Context(), name, func() time.Time { return clock }); err != nil {
			t.Fatal(err)
		}
		defer stores[i].Close()
	}
	curated, err := ingest.Curated(seeds.FS)
	if err != nil {
		t.Fatal(err)
	}
	for round := range 60 {
		clock = clock.Add(time.Duration(random.IntN(1e9)))
		edits := randomEdits(random, curated)
		if round == 0 {
			edits = nil
			for _, r := range curated {
				edits = append(edits, geo.Edit{Record: r})
			}
		}
		makeBoth(t, stores, edits)
	}
	compareStores(t, stores, random)
	sites := []http.Handler{siteOver(t, stores[0]), siteOver(t, stores[1])}
	compareSites(t, sites, random, curated)
}

func randomSource(t *testing.T) *rand.Rand {
	t.Helper()
	seed := uint64(time.Now().UnixNano())
	if text := os.Getenv("MAPD_TEST_SEED"); text != "" {
		var err error
		if seed, err = strconv.ParseUint(text, 10, 64); err != nil {
			t.Fatalf("MAPD_TEST_SEED: %v", err)
		}
	}
	t.Logf("MAPD_TEST_SEED=%d makes the same choices again", seed)
	return rand.New(rand.NewPCG(seed, 0))
}

// makeBoth makes one change in both stores: they do the same, or refuse it
// with the same code.
func makeBoth(t *testing.T, stores []geo.Store, edits []geo.Edit) {
	t.Helper()
	var said [2]string
	for i, s := range stores {
		c, err := s.Apply(t.Context(), geo.Commit{Author: "Ada", Reason: "“ü”", Dataset: "curated"}, func(yield func(geo.Edit, error) bool) {
			for _, e := range edits {
				if !yield(e, nil) {
					return
				}
			}
		})
		said[i] = fmt.Sprint(c, geo.CodeOf(err))
	}
	if said[0] != said[1] {
		t.Fatalf("a change is\n%s in one store and\n%s in the other", said[0], said[1])
	}
}

// randomEdits changes some records, deletes some, and now and then asks for
// what cannot be done.
func randomEdits(random *rand.Rand, records []geo.Record) []geo.Edit {
	var edits []geo.Edit
	for _, i := range random.Perm(len(records))[:1+random.IntN(20)] {
		r := records[i]
		key := r.Key()
		edit := geo.Edit{Record: changed(random, r)}
		switch random.IntN(12) {
		case 0, 1:
			if key.Collection == geo.Events || key.Collection == geo.Flows {
				edit = geo.Edit{Key: key}
			}
		case 2:
			if random.IntN(10) == 0 {
				version := geo.Version(random.IntN(3))
				edit.IfVersion = &version
			}
		}
		edits = append(edits, edit)
	}
	return edits
}

// changed returns a copy of the record that is another, or still the same.
func changed(random *rand.Rand, r geo.Record) geo.Record {
	data, err := geo.EncodeRecord(r)
	if err != nil {
		panic(err)
	}
	again, err := geo.DecodeRecord(r.Key().Collection, data)
	if err != nil {
		panic(err)
	}
	whens := []geo.When{"2024-01-05", "2023-08", "2023/..", "[..2024-03]", "2022-08/2022-09", "", "2024~"}
	text := geo.Texts{"en": fmt.Sprint("raid number ", random.IntN(4)), "th": "บุก"}
	event := func(e *geo.Event) {
		if random.IntN(2) == 0 {
			e.When = whens[random.IntN(len(whens))]
		}
		if random.IntN(3) == 0 {
			e.Title = text
		}
		for i := range e.Points {
			e.Points[i][0] += float64(random.IntN(3)) / 7
		}
	}
	switch r := again.(type) {
	case *geo.Event:
		event(r)
	case *geo.Flow:
		event(&r.Event)
	case *geo.Hotspot:
		r.Summary = text
		if r.Point != nil {
			r.Point[1] += float64(random.IntN(3)) / 9
		}
	case *geo.Source:
		r.AsOf = []geo.When{"2025-11", "2024", ""}[random.IntN(3)]
	}
	return again
}

// compareStores compares everything that the two stores remember.
func compareStores(t *testing.T, stores []geo.Store, random *rand.Rand) {
	t.Helper()
	ctx := t.Context()
	info, err := stores[0].Info(ctx)
	if err != nil || info.Version < 20 {
		t.Fatal(info, err)
	}
	both := func(what string, tell func(geo.Store, *strings.Builder) error) {
		t.Helper()
		var said [2]strings.Builder
		for i, s := range stores {
			if err := tell(s, &said[i]); err != nil {
				t.Fatalf("%s: %v", what, err)
			}
		}
		if said[0].String() != said[1].String() || said[0].Len() == 0 {
			t.Fatalf("%s differs:\n%.2000s\n\n%.2000s", what, said[0].String(), said[1].String())
		}
	}
	both("the list of changes", func(s geo.Store, b *strings.Builder) error {
		changes, err := s.Changes(ctx, 0, 1000)
		fmt.Fprint(b, changes)
		return err
	})
	var keys []geo.Key
	for _, v := range []geo.Version{geo.Latest, 1, info.Version / 2, info.Version - 1} {
		both(fmt.Sprint("the state at ", v), func(s geo.Store, b *strings.Builder) error {
			for r, err := range s.Records(ctx, v) {
				if err != nil {
					return err
				}
				keys = append(keys, r.Key)
				fmt.Fprintln(b, line(r))
			}
			return nil
		})
	}
	both("what was written", func(s geo.Store, b *strings.Builder) error {
		for r, err := range s.Written(ctx, 1, info.Version) {
			if err != nil {
				return err
			}
			fmt.Fprintln(b, line(r))
		}
		return nil
	})
	for range 100 {
		key := keys[random.IntN(len(keys))]
		both("the revisions of "+key.String(), func(s geo.Store, b *strings.Builder) error {
			all, err := s.Revisions(ctx, key)
			for _, r := range all {
				fmt.Fprintln(b, line(r))
			}
			return err
		})
	}
}

func line(r geo.Revision) string {
	if r.Deleted {
		return fmt.Sprintf("%d %s %s deleted", r.Version, r.Key, r.Dataset)
	}
	data, err := geo.EncodeRecord(r.Record)
	return fmt.Sprintf("%d %s %s %s %v", r.Version, r.Key, r.Dataset, data, err)
}

// siteOver is the site over a store, under a store id that both have, since
// ETags hold it.
func siteOver(t *testing.T, store geo.Store) http.Handler {
	t.Helper()
	info, err := store.Info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	info.ID = "the same"
	s, err := snapshot.Build(info, store.Records(t.Context(), geo.Latest))
	if err != nil {
		t.Fatal(err)
	}
	places, err := curatedPlaces()
	if err != nil {
		t.Fatal(err)
	}
	handler, err := web.New(web.Config{
		Snapshots: func() *snapshot.Snapshot { return s }, Follows: func() error { return nil }, Page: web.Page(),
		Gazetteer: ogc.Gazetteer{Open: sync.OnceValues(geocode.Open), Places: places}, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	return handler
}

// compareSites puts random questions to both sites.
func compareSites(t *testing.T, sites []http.Handler, random *rand.Rand, records []geo.Record) {
	t.Helper()
	asker := newAsker(random, records)
	parts := regexp.MustCompile(`"(/tiles/[^"]+)"`)
	answered := map[int]int{}
	ask := func(target string) []byte {
		var said [2]*httptest.ResponseRecorder
		for i, site := range sites {
			said[i] = httptest.NewRecorder()
			request := httptest.NewRequestWithContext(context.Background(), http.MethodGet, target, nil)
			request.Header.Set("X-Request-Id", "same")
			site.ServeHTTP(said[i], request)
		}
		a, b := said[0], said[1]
		if a.Code != b.Code || !maps.EqualFunc(a.Header(), b.Header(), slices.Equal) || !bytes.Equal(withoutClock(a), withoutClock(b)) {
			t.Fatalf("%s differs:\n%d %v\n%.1000s\n\n%d %v\n%.1000s", target, a.Code, a.Header(), a.Body, b.Code, b.Header(), b.Body)
		}
		answered[a.Code]++
		return a.Body.Bytes()
	}
	for _, found := range parts.FindAllSubmatch(ask("/tiles/events.pack"), -1) {
		if len(ask(string(found[1]))) == 0 {
			t.Errorf("the part %s of the pack is empty", found[1])
		}
	}
	for range questions {
		ask(asker.question())
	}
	t.Logf("the answers by status: %v", answered)
	if answered[http.StatusOK] < questions/2 || answered[http.StatusInternalServerError] > 0 {
		t.Errorf("the answers by status: %v", answered)
	}
}

var timeStamp = regexp.MustCompile(`"timeStamp":"[^"]*"`)

// withoutClock is the body of an answer but for the time at which it was made.
func withoutClock(answer *httptest.ResponseRecorder) []byte {
	return timeStamp.ReplaceAll(answer.Body.Bytes(), nil)
}

// asker makes up questions of words that occur in the data.
type asker struct {
	random *rand.Rand
	ids    map[geo.Collection][]string
	kinds  []string
}

func newAsker(random *rand.Rand, records []geo.Record) *asker {
	a := &asker{random: random, ids: map[geo.Collection][]string{}}
	for _, r := range records {
		key := r.Key()
		a.ids[key.Collection] = append(a.ids[key.Collection], key.ID)
	}
	a.kinds = a.ids[geo.Kinds]
	return a
}

func (a *asker) one(of []string) string { return of[a.random.IntN(len(of))] }

func (a *asker) question() string {
	collection := geo.Collection(a.one([]string{"hotspots", "events", "events", "flows", "sources"}))
	query := strings.Join(a.filters(collection), "&")
	base := "/api/collections/" + string(collection)
	switch a.random.IntN(10) {
	case 0, 1:
		z := a.random.IntN(9)
		x, y := (1<<z)*(94+a.random.IntN(30)+180)/360, (1<<z)*(40+a.random.IntN(12))/100
		return fmt.Sprintf("/tiles/%s/%d/%d/%d.mvt?%s", a.one([]string{"events", "hotspots", "flows"}), z, x, y, query)
	case 2, 3:
		by := a.one([]string{"month", "year", "day", "kind", "family", "country", "month,family", "confidence", "hotspot"})
		return base + "/aggregate?by=" + by + "&" + query
	case 4:
		return base + "/items/" + a.one(a.ids[collection])
	case 5:
		return "/api/search?q=" + a.one([]string{"ra", "kk+park", "laukkai", "raid+number", "บุก", "sanction", "myawady"})
	}
	return fmt.Sprintf("%s/items?limit=%d&%s", base, 1+a.random.IntN(60), query)
}

// filters are some of those that the collection knows.
func (a *asker) filters(collection geo.Collection) []string {
	filters := []string{"lang=" + a.one([]string{"en", "th", "fr"})}
	add := func(text string) {
		if a.random.IntN(4) == 0 {
			filters = append(filters, text)
		}
	}
	add(a.one([]string{"datetime=2024", "datetime=2023-06/2024-06", "datetime=../2022", "datetime=2025-10-01/.."}))
	add(a.one([]string{"q=raid", "q=number", "q=border"}))
	if collection == geo.Sources {
		return filters
	}
	west, south := 94+a.random.IntN(20), a.random.IntN(20)
	add(fmt.Sprintf("bbox=%d,%d,%d,%d", west, south, west+1+a.random.IntN(10), south+1+a.random.IntN(10)))
	add("country=" + a.one([]string{"MM", "KH", "LA,TH", "PH"}))
	add("time-mode=" + a.one([]string{"may", "must"}))
	if collection != geo.Hotspots {
		add("kind=" + a.one(a.kinds))
		add("hotspot=" + a.one(a.ids[geo.Hotspots]))
	}
	return filters
}
