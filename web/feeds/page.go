package feeds

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
	"github.com/mapd/mapd/web/record"
)

var (
	//go:embed page.html
	pageText string
	pageHTML = template.Must(template.New("feeds").Parse(pageText))

	//go:embed page.css
	pageCSS []byte
)

// page is what the subscriber's page shows.
type page struct {
	Base, Root, Query, Licence, Credit string
	Collection                         geo.Collection
	Collections                        []pageCollection
	Version                            int64
	Count, Located, Columns            int
	Tools                              []tool
	Examples                           []example
	Rows                               []sample
	Dots                               []dot
	ViewBox                            string
	Radius                             float64
	More                               bool
}

type pageCollection struct {
	Name, Page, Atom string
	Here             bool
}

// sample is a row that is shown; dot a place that is drawn.
type sample struct{ ID, Title, Start, End, Precision, Sources string }

type dot struct {
	X, Y  float64
	Class string
}

type example struct{ Text, Says, Address string }

const (
	shownRows = 5
	shownDots = 2000
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
	ask.Languages, ask.Base = httpx.Language(r, values), httpx.BaseURL(r)
	s := a.snapshots()
	content := httpx.Content{Type: "text/html; charset=utf-8", Format: form, Key: strings.Join(ask.Languages, ","), Vary: []string{"Accept-Language"}}
	content.Body = func() ([]byte, error) { return makePage(r.Context(), s, ask, values) }
	return httpx.Serve(w, r, s, content)
}

func makePage(ctx context.Context, s *snapshot.Snapshot, ask Ask, values url.Values) ([]byte, error) {
	f, err := Open(ctx, s, ask)
	if err != nil {
		return nil, err
	}
	c := f.Query.Collection
	p := page{
		Base: f.Base, Root: f.Base + Root, Query: f.Parameters, Licence: f.about.Licence, Credit: f.about.Credit, Collection: c,
		Version: f.about.Version, Count: f.survey.count, Located: f.survey.located, Columns: len(f.columns) + 1,
		Tools: tools(f.Base, c, values), Examples: examples(f.Base, c),
	}
	for _, other := range Collections {
		at := url.Values{collectionParameter: {string(other)}}
		p.Collections = append(p.Collections, pageCollection{string(other), p.Root + "?" + at.Encode(), f.Base + Root + "/" + string(other) + ".atom", other == c})
	}
	if err := f.show(ctx, &p); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = pageHTML.Execute(&out, p)
	return out.Bytes(), err
}

// show fills in the first rows and the picture.
func (f *Feed) show(ctx context.Context, p *page) error {
	return f.items(ctx, func(item snapshot.Row) error {
		if len(p.Rows) < shownRows {
			p.Rows = append(p.Rows, f.sample(item))
		}
		places := item.Places()
		if len(places) == 0 {
			return nil
		}
		if len(p.Dots) >= shownDots {
			p.More = true
			return nil
		}
		if len(p.Dots) == 0 {
			p.frame(f.survey.bound)
		}
		at := orb.MultiPoint(places).Bound().Center()
		p.Dots = append(p.Dots, dot{at[0], -at[1], f.lookOf(item)})
		return nil
	})
}

// frame sets what the picture shows: all places, with some room around, in
// degrees.
func (p *page) frame(b orb.Bound) {
	side := max(b.Max[0]-b.Min[0], b.Max[1]-b.Min[1], 1)
	b = b.Pad(side / 10)
	p.ViewBox = fmt.Sprintf("%.4f %.4f %.4f %.4f", b.Min[0], -b.Max[1], b.Max[0]-b.Min[0], b.Max[1]-b.Min[1])
	p.Radius = side / 80
}

func (f *Feed) sample(item snapshot.Row) sample {
	r := f.row(item)
	s := sample{ID: r.id(), Title: r.title(), Sources: r.sourceNames()}
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

// examples are parameters to try.
func examples(base string, c geo.Collection) []example {
	list := []example{{"q=laukkai", "what mentions a word", ""}, {"lang=zh-Hans", "texts in another language, where there are any", ""}}
	if c != geo.Sources {
		list = append(list, example{"country=MM", "a country", ""}, example{"bbox=97,10,110,24", "what lies in a box", ""})
	}
	if c == geo.Events || c == geo.Flows {
		list = append(list, example{"datetime=2025-10-01/2025-10-31&time-mode=must", "what certainly happened in a month", ""}, example{"kind=raid,rescue", "some kinds", ""})
	}
	for i := range list {
		list[i].Address = base + Root + "?" + collectionParameter + "=" + string(c) + "&" + list[i].Text
	}
	return list
}
