package ogc

import (
	"context"
	"log/slog"
	"net/http"
	"net/url"
	"sync"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
)

// Gazetteer gives what names are looked up in beside the hotspots of the
// snapshot. It is asked for once, at the first look-up.
type Gazetteer struct {
	Open   func() (*geocode.Gazetteer, error)
	Places []geocode.Place // curated places that are no hotspots
}

// geocoders keeps the geocoder of the newest snapshot: its hotspots on top of
// the gazetteer.
type geocoders struct {
	open   func() (*geocode.Gazetteer, error)
	places []geocode.Place

	mu       sync.Mutex
	of       *snapshot.Snapshot
	geocoder *geocode.Geocoder
}

func newGeocoders(g Gazetteer) *geocoders {
	return &geocoders{open: sync.OnceValues(func() (*geocode.Gazetteer, error) {
		gazetteer, err := g.Open()
		if err != nil {
			slog.Error("the gazetteer cannot be opened; names of places are not looked up", "error", err)
		}
		return gazetteer, err
	}), places: g.Places}
}

// on returns the geocoder of a snapshot.
func (g *geocoders) on(s *snapshot.Snapshot) (*geocode.Geocoder, error) {
	gazetteer, err := g.open()
	if err != nil {
		return nil, &geo.Error{Code: geo.Unavailable, Message: "names of places cannot be looked up; the log says why", Err: err}
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.of != s {
		curated := append(geocode.HotspotPlaces(hotspotsOf(s)), g.places...)
		g.of, g.geocoder = s, geocode.New(gazetteer, curated)
	}
	return g.geocoder, nil
}

// hotspotsOf returns the hotspots of a snapshot.
func hotspotsOf(s *snapshot.Snapshot) []*geo.Hotspot {
	var list []*geo.Hotspot
	// A background context never ends, and a query for all is never wrong.
	_ = s.Each(context.Background(), geo.Query{Collection: geo.Hotspots}, func(item *snapshot.Item) bool {
		list = append(list, item.Record().(*geo.Hotspot))
		return true
	})
	return list
}

// located is an answer of the geocoder, with the data version whose hotspots
// it knows.
type located struct {
	geocode.Document
	DataVersion geo.Version `json:"dataVersion"`
}

func (a *resource) geocode(w http.ResponseWriter, r *http.Request) error {
	values, err := read(r, "q", "country", "near", "limit", "certain", "prefix")
	if err != nil {
		return err
	}
	ask, err := readAsk(values)
	if err != nil {
		return err
	}
	return a.locate(w, r, values, func(c *geocode.Geocoder, langs []string) (geocode.Document, error) {
		answer, err := c.Find(ask)
		return c.Document(ask.Text, answer, langs), err
	})
}

func (a *resource) reverse(w http.ResponseWriter, r *http.Request) error {
	values, err := read(r, "lon", "lat", "limit")
	if err != nil {
		return err
	}
	p, limit, err := readPosition(values)
	if err != nil {
		return err
	}
	return a.locate(w, r, values, func(c *geocode.Geocoder, langs []string) (geocode.Document, error) {
		answer, err := c.Reverse(p, limit)
		d := c.Document(values.Get("lon")+","+values.Get("lat"), answer, langs)
		d.From(p)
		return d, err
	})
}

// locate serves what a look-up finds.
func (a *resource) locate(w http.ResponseWriter, r *http.Request, values url.Values,
	lookUp func(*geocode.Geocoder, []string) (geocode.Document, error)) error {
	s := a.snapshots()
	l := wordsFor(r, values)
	c, err := a.geocoders.on(s)
	if err != nil {
		return err
	}
	// Looked up before serving, so that a wrong question is told also to who
	// has an answer already.
	document, err := lookUp(c, l.Asked())
	if err != nil {
		return err
	}
	return serve(w, r, s, l, httpx.Content{Type: httpx.GeoJSON, Key: "places"}, func() (any, error) {
		return located{document, s.Info().Version}, nil
	})
}

func readAsk(values url.Values) (ask geocode.Ask, err error) {
	ask = geocode.Ask{Text: values.Get("q"), Country: values.Get("country")}
	if !values.Has("q") {
		return ask, geo.InvalidParam("q", "it is missing; write the name of a place, such as Poipet")
	}
	if values.Has("country") && ask.Country == "" {
		return ask, geo.InvalidParam("country", "it is empty; write two letters as in ISO 3166-1, for example KH, or leave it out")
	}
	if values.Has("near") {
		p, err := geocode.ParsePoint(values.Get("near"))
		if err != nil {
			return ask, geo.InvalidParam("near", "%v", err)
		}
		ask.Near = &p
	}
	if ask.Limit, err = readLimit(values); err != nil {
		return ask, err
	}
	if ask.CertainOnly, err = readFlag(values, "certain"); err != nil {
		return ask, err
	}
	ask.Prefix, err = readFlag(values, "prefix")
	return ask, err
}

func readLimit(values url.Values) (int, error) {
	if !values.Has("limit") {
		return geocode.DefaultLimit, nil
	}
	return httpx.Clamped("limit", values.Get("limit"), 1, geocode.MaxLimit)
}

func readFlag(values url.Values, name string) (bool, error) {
	switch values.Get(name) {
	case "true":
		return true, nil
	case "false":
		return false, nil
	}
	if values.Has(name) {
		return false, geo.InvalidParam(name, "%q is not one of true, false", values.Get(name))
	}
	return false, nil
}

func readPosition(values url.Values) (p orb.Point, limit int, err error) {
	for i, name := range []string{"lon", "lat"} {
		if p[i], err = geocode.ParseDegrees(values.Get(name), [...]float64{geocode.MaxLon, geocode.MaxLat}[i]); err != nil {
			return p, 0, geo.InvalidParam(name, "%v; write degrees, such as lon=102.56&lat=13.66", err)
		}
	}
	limit, err = readLimit(values)
	return p, limit, err
}
