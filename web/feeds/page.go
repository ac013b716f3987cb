package feeds

import (
	"context"
	"embed"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
	"github.com/mapd/mapd/web/pages"
	"github.com/mapd/mapd/web/record"
)

//go:embed page.html
var pageFile embed.FS

var pageHTML = pages.Parse(pageFile, "page.html")

// page is what the subscriber's page shows.
type page struct {
	pages.Frame
	Query          string
	Tabs           []pages.Link // the collections
	Tools          []tool
	Map            *pages.Map
	Drawn, Caption string // below the map and above the rows
	Columns        []string
	Rows           []sample
	Examples       []example
	Rights         []pages.Fact
}

// sample is a row that is shown.
type sample struct{ ID, Title, Start, End, Precision, Sources, Shape string }

const (
	shownRows  = 5
	shownMarks = 2000
	// collectionParameter chooses what the page is about.
	collectionParameter = "collection"
)

// page serves the subscriber's page: which address is for which tool, with the
// parameters of the page filled in, and what arrives.
func (a *resource) page(w http.ResponseWriter, r *http.Request) error {
	values, err := httpx.Params(r)
	if err != nil {
		return err
	}
	c := geo.Events
	if values.Has(collectionParameter) {
		c = geo.Collection(values.Get(collectionParameter))
		values.Del(collectionParameter)
	}
	if shapes[c] == nil {
		return geo.InvalidParam(collectionParameter, "%q is not one of hotspots, events, flows, sources", c)
	}
	ask, err := Read(values, c, formats[0])
	if err != nil {
		return err
	}
	ask.Languages, ask.Base, ask.Times = httpx.Language(r, values), httpx.BaseURL(r), a.times
	words := pages.WordsIn(ask.Languages)
	s := a.snapshots()
	content := httpx.Content{Type: pages.Type, Format: form, Key: strings.Join(ask.Languages, ","), Vary: []string{"Accept-Language"}}
	content.Languages = func() []string { return []string{words.Lang} }
	content.Body = func() ([]byte, error) {
		f, err := Open(r.Context(), s, ask)
		if err != nil {
			return nil, err
		}
		p := f.frame(words, values)
		if err := f.show(r.Context(), p, values); err != nil {
			return nil, err
		}
		return pages.Make(pageHTML, p)
	}
	return httpx.Serve(w, r, s, content)
}

// frame is the page without what arrives.
func (f *Feed) frame(w pages.Words, values url.Values) *page {
	c := f.Query.Collection
	name := collectionName(w, c)
	p := &page{
		Frame: pages.Frame{Words: w, Base: f.Base, Title: w.Say("feedtitle"),
			Lede: fmt.Sprintf(w.Say("feedlede"), f.survey.count, strings.ToLower(name), f.about.Version)},
		Query: f.Parameters, Examples: examples(w, f.Base, c),
		Columns: []string{"id", "title", "start", "end", "precision", "source_names"},
		Caption: fmt.Sprintf(w.Say("feedrows"), len(f.columns)+1),
		Rights: pages.Facts(pages.Text(w.Say("licence"), f.about.Licence), pages.Text(w.Say("credit"), f.about.Credit),
			pages.Text(w.Say("version"), count(f.about.Version))),
	}
	self := func(c geo.Collection, changed url.Values) string {
		changed.Set(collectionParameter, string(c))
		return f.Base + Root + "?" + changed.Encode()
	}
	for _, l := range pages.Languages {
		there := maps.Clone(values)
		there.Set("lang", l.Type)
		p.Languages = append(p.Languages, pages.Link{Text: l.Text, Address: self(c, there), Type: l.Type, Here: l.Type == w.Lang})
	}
	for _, other := range Collections {
		there := url.Values{}
		if values.Has("lang") {
			there.Set("lang", values.Get("lang"))
		}
		p.Tabs = append(p.Tabs, pages.Link{Text: collectionName(w, other), Address: self(other, there), Here: other == c})
	}
	atom, _ := FormatOf("atom")
	p.Formats = []pages.Link{{Text: atom.Title, Address: address(f.Base, c, atom, values), Type: atom.MediaType()}}
	return p
}

func collectionName(w pages.Words, c geo.Collection) string {
	switch c {
	case geo.Hotspots:
		return w.Say("hotspots")
	case geo.Events:
		return w.Say("events")
	case geo.Flows:
		return w.Say("flows")
	}
	return w.Say("sources")
}

// show fills in what arrives: the first rows, the map, a picture for each tool.
func (f *Feed) show(ctx context.Context, p *page, values url.Values) error {
	var places []pages.Place
	var s seen
	err := f.items(ctx, func(item snapshot.Row) error {
		s.see(f, item)
		if len(item.Places()) > 0 && len(places) < shownMarks {
			places = append(places, f.place(item))
		}
		return nil
	})
	if err != nil {
		return err
	}
	p.Rows = s.rows
	p.Drawn = fmt.Sprintf(p.Say("feeddrawn"), f.survey.located, f.survey.count, len(places))
	if p.Map, err = pages.NewMap(p.Say("mapof"), places); err != nil {
		return err
	}
	p.Tools, err = f.tools(ctx, p.Words, values, &s, p.Map)
	return err
}

// place is what is drawn of an item.
func (f *Feed) place(at snapshot.Row) pages.Place {
	item := at.Item()
	place := pages.Place{Geometry: item.Geometry, Class: f.lookOf(at)}
	switch r := item.Record().(type) {
	case *geo.Hotspot:
		place.Radius = r.RadiusM
	case *geo.Event:
		place.Radius = r.RadiusM
	}
	return place
}

func (f *Feed) sample(item snapshot.Row) sample {
	r := f.row(item)
	s := sample{ID: r.id(), Title: r.title(), Sources: r.sourceNames(), Shape: shape(r.item.Geometry)}
	switch v := r.values.Interface().(type) {
	case record.Event:
		s.Start, s.End, s.Precision = value(v.Start), value(v.End), value(v.Precision)
	case record.Flow:
		s.Start, s.End, s.Precision = value(v.Start), value(v.End), value(v.Precision)
	case record.Hotspot:
		s.Start, s.End, s.Precision = value(v.FirstCited), value(v.LastCited), value(v.Precision)
	}
	return s
}
