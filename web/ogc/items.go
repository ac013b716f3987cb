package ogc

import (
	"bytes"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
)

// pageHead is a page of items without its Features.
type pageHead struct {
	Type string `json:"type"`
	*jsonFGHead
	Links          []Link `json:"links"`
	TimeStamp      string `json:"timeStamp"`
	NumberMatched  int    `json:"numberMatched"`
	NumberReturned int    `json:"numberReturned"`
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
	q, err := d.ask(httpx.ParseQuery, values, slices.Concat(common, namesOf(formParameters), []string{sortParameter.Name})...)
	if err != nil {
		return err
	}
	if q.Sort, err = readSort(values); err != nil {
		return err
	}
	if q.Limit == 0 {
		q.Limit = httpx.DefaultLimit
	}
	f, err := readForm(r, values, d, s)
	if err != nil {
		return err
	}
	l := wordsFor(r, values)
	f.announce(w, r)
	var parts parts
	c := f.content(true)
	c.Done = parts.giveBack
	c.Parts = func() ([][]byte, error) {
		page, err := s.Find(r.Context(), q)
		if err != nil {
			return nil, err
		}
		head, err := encode(pageHead{
			Type:           "FeatureCollection",
			jsonFGHead:     f.head(r),
			Links:          slices.Concat(pageLinks(r, d, values, q, page), f.links(r), []Link{asPage(r, d.path()+"/items", pageQuery(values))}),
			TimeStamp:      time.Now().UTC().Format(time.RFC3339),
			NumberMatched:  page.Matched,
			NumberReturned: len(page.Items),
		})
		if err != nil {
			return nil, err
		}
		head = append(bytes.TrimSuffix(head, []byte("}\n")), `,"features":[`...)
		parts = features(f, s, l, page.Items)
		return slices.Concat([][]byte{head}, parts, [][]byte{[]byte("]}\n")}), nil
	}
	return serveContent(w, r, s, l, c)
}

// content is what Features are answered as.
func (f *form) content(page bool) httpx.Content {
	c := httpx.Content{Type: httpx.GeoJSON, Weak: page}
	if f.jsonFG {
		c.Key = jsonFGFormat + " "
	}
	return c
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
	values, err := httpx.Params(r)
	if err != nil {
		return err
	}
	if err := httpx.Allow(values, append(namesOf(formParameters), common...)...); err != nil {
		return err
	}
	f, err := readForm(r, values, d, s)
	if err != nil {
		return err
	}
	item, err := find(s, d, r)
	if err != nil {
		return err
	}
	l := wordsFor(r, values)
	f.announce(w, r)
	c := f.content(false)
	c.Parts = func() ([][]byte, error) {
		tail, err := encode(struct {
			Links []Link `json:"links"`
			*jsonFGHead
		}{slices.Concat([]Link{
			{withQuery(address(r, d.itemPath(item.ID())), values), "self", httpx.GeoJSON, "This item"},
			{address(r, d.path()), "collection", httpx.JSON, d.title},
		}, f.links(r), []Link{asPage(r, d.itemPath(item.ID()), nil)}), f.head(r)})
		if err != nil {
			return nil, err
		}
		one := newWriter(f, s, l)
		body := append(one.feature(nil, item), ',')
		for _, lang := range one.words.Given() {
			l.Gave(lang)
		}
		return [][]byte{body, tail[1:]}, nil
	}
	return serveContent(w, r, s, l, c)
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
