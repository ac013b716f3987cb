package ogc

import (
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
)

// featureCollection is a page of items.
type featureCollection struct {
	Type           string    `json:"type"`
	Links          []Link    `json:"links"`
	TimeStamp      string    `json:"timeStamp"`
	NumberMatched  int       `json:"numberMatched"`
	NumberReturned int       `json:"numberReturned"`
	Features       []feature `json:"features"`
}

func (a *resource) items(w http.ResponseWriter, r *http.Request) error {
	d, s, err := a.described(r)
	if err != nil {
		return err
	}
	values, err := httpx.Params(r)
	if err != nil {
		return err
	}
	q, err := d.ask(httpx.ParseQuery, values, common...)
	if err != nil {
		return err
	}
	if _, err := httpx.Format(r, values, "json"); err != nil {
		return err
	}
	if q.Limit == 0 {
		q.Limit = httpx.DefaultLimit
	}
	l := wordsFor(r, values)
	return serve(w, r, s, l, httpx.Content{Type: httpx.GeoJSON, Weak: true}, func() (any, error) {
		page, err := s.Find(r.Context(), q)
		if err != nil {
			return nil, err
		}
		features := make([]feature, len(page.Items))
		for i, item := range page.Items {
			features[i] = featureOf(item, l)
		}
		return featureCollection{
			Type:           "FeatureCollection",
			Links:          pageLinks(r, d, values, q, page),
			TimeStamp:      time.Now().UTC().Format(time.RFC3339),
			NumberMatched:  page.Matched,
			NumberReturned: len(features),
			Features:       features,
		}, nil
	})
}

// pageLinks links a page to itself, its collection and its neighbours.
func pageLinks(r *http.Request, d description, values url.Values, q geo.Query, page snapshot.Page) []Link {
	path := address(r, d.path()+"/items")
	links := []Link{
		{withQuery(path, values), "self", httpx.GeoJSON, "This page"},
		{address(r, d.path()), "collection", httpx.JSON, d.title},
	}
	at := func(name, value string) string {
		other := maps.Clone(values)
		other.Del("offset")
		other.Del("after")
		if value != "" {
			other.Set(name, value)
		}
		return withQuery(path, other)
	}
	if page.Next != "" {
		links = append(links, Link{at("after", page.Next), "next", httpx.GeoJSON, "The next page"})
	}
	if q.Offset > 0 {
		before := ""
		if start := min(q.Offset, page.Matched) - q.Limit; start > 0 {
			before = strconv.Itoa(start)
		}
		links = append(links, Link{at("offset", before), "prev", httpx.GeoJSON, "The page before"})
	}
	return links
}

func (a *resource) item(w http.ResponseWriter, r *http.Request) error {
	d, s, err := a.described(r)
	if err != nil {
		return err
	}
	values, err := read(r)
	if err != nil {
		return err
	}
	item, err := find(s, d, r)
	if err != nil {
		return err
	}
	l := wordsFor(r, values)
	return serve(w, r, s, l, httpx.Content{Type: httpx.GeoJSON}, func() (any, error) {
		f := featureOf(item, l)
		f.Links = []Link{
			{withQuery(address(r, d.itemPath(item.ID())), values), "self", httpx.GeoJSON, "This item"},
			{address(r, d.path()), "collection", httpx.JSON, d.title},
		}
		return f, nil
	})
}

// find returns the item that the path names.
func find(s *snapshot.Snapshot, d description, r *http.Request) (*snapshot.Item, error) {
	id, ok := pathValue(r, "featureId")
	if !ok {
		return nil, geo.Errorf(geo.NotFound, "that is no id of an item")
	}
	item, ok := s.Item(geo.Key{Collection: d.id, ID: id})
	if !ok || !d.has(item) {
		return nil, geo.Errorf(geo.NotFound, "there is no item %q in %s", id, d.name())
	}
	return item, nil
}
