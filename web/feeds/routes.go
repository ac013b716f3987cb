package feeds

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/go-chi/chi/v5"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
)

// Root is where the feeds are mounted.
const Root = "/feeds"

// form is the version of the feeds' form; see httpx.Content.
const form = 2

// resource answers the requests of the package.
type resource struct {
	snapshots func() *snapshot.Snapshot
	times     *Times
	spool     spool
}

// Routes returns the feeds, to be mounted at Root. snapshots gives the newest
// snapshot, history what it came from.
func Routes(snapshots func() *snapshot.Snapshot, history func() History) chi.Router {
	a := &resource{snapshots: snapshots, times: NewTimes(history)}
	r := chi.NewRouter()
	r.NotFound(httpx.NotFound)
	r.MethodNotAllowed(httpx.MethodNotAllowed)
	r.Get("/", httpx.Handle(a.page))
	r.Get("/{name}", httpx.Handle(a.feed))
	return r
}

// request is what a request for a feed asks.
type request struct {
	collection geo.Collection
	format     Format
	values     url.Values
	ask        Ask
	beside     bool // not the feed itself: the document beside it
}

// content is what is the same for all answers to it.
func (q *request) content(mediaType string) httpx.Content {
	return httpx.Content{Type: mediaType, Format: form, Key: strings.Join(q.ask.Languages, ","), Vary: []string{"Accept-Language"}}
}

// named reads the collection and format that the path names.
func (q *request) named(r *http.Request) error {
	collection, name, _ := strings.Cut(chi.URLParam(r, "name"), ".")
	name, q.beside = strings.CutSuffix(name, metadataSuffix)
	var ok bool
	if q.format, ok = FormatOf(name); !ok {
		return geo.Errorf(geo.NotFound, "there is no feed of that format; there are %s", FormatNames())
	}
	if q.beside && q.format.metadataType() == "" {
		return geo.Errorf(geo.NotFound, "there is no document beside this format: the file says itself whose data it holds, and of which state")
	}
	if q.collection = geo.Collection(collection); !slices.Contains(Collections, q.collection) {
		return geo.Errorf(geo.NotFound, "there is no feed of such a collection; there are hotspots, events, flows and sources")
	}
	return nil
}

// read reads a request.
func (a *resource) read(r *http.Request) (q request, err error) {
	if err := q.named(r); err != nil {
		return q, err
	}
	if q.values, err = httpx.Params(r); err != nil {
		return q, err
	}
	if q.ask, err = Read(q.values, q.collection, q.format); err != nil {
		return q, err
	}
	q.ask.Languages = httpx.Language(r, q.values)
	q.ask.Times = a.times
	q.ask.Base = httpx.BaseURL(r)
	q.ask.Self = address(q.ask.Base, q.collection, q.format, q.values)
	return q, nil
}

func (a *resource) feed(w http.ResponseWriter, r *http.Request) error {
	q, err := a.read(r)
	if err != nil {
		return err
	}
	if q.beside {
		return a.metadata(w, r, q)
	}
	s := a.snapshots()
	content := q.content(q.format.Type)
	if q.format.file != nil {
		return httpx.ServeFile(w, r, s, content, func(h http.Header, name string) (io.ReadSeekCloser, error) {
			feed, err := Open(r.Context(), s, q.ask)
			if err != nil {
				return nil, err
			}
			feed.setHeaders(h, q.format, q.values)
			return a.spool.open(r.Context(), name, func(ctx context.Context) (*made, error) { return feed.make(ctx, q.format) })
		})
	}
	return httpx.Stream(w, r, s, content, func(h http.Header) (func(io.Writer) error, error) {
		feed, err := Open(r.Context(), s, q.ask)
		if err != nil {
			return nil, err
		}
		feed.setHeaders(h, q.format, q.values)
		return func(out io.Writer) error { return feed.Write(r.Context(), q.format, out) }, nil
	})
}

// address is that of a feed, with its parameters.
func address(base string, c geo.Collection, format Format, values url.Values) string {
	at := base + Root + "/" + string(c) + "." + format.Name
	if len(values) > 0 {
		at += "?" + values.Encode()
	}
	return at
}

// Address is that of a whole collection in a format; base is the address of the
// map.
func Address(base string, c geo.Collection, format Format) string {
	return address(base, c, format, nil)
}

// setHeaders names the file and links to its licence and to the other formats.
func (f *Feed) setHeaders(h http.Header, format Format, values url.Values) {
	sort := "attachment"
	if format.shown {
		sort = "inline"
	}
	h.Set("Content-Disposition", sort+`; filename="`+f.FileName(format)+`"`)
	link := func(target, rel, mediaType string) {
		text := "<" + target + `>; rel="` + rel + `"`
		if mediaType != "" {
			text += `; type="` + mediaType + `"`
		}
		h.Add("Link", text)
	}
	link(f.Self, "self", format.MediaType())
	for _, licence := range f.about.licences {
		if at := LicenceAddress(licence); at != "" {
			link(at, "license", "")
		}
	}
	link(f.Base+"/api/collections/"+string(f.Query.Collection), "collection", httpx.JSON)
	link(f.Base+"/api/collections/"+string(f.Query.Collection)+"/schema", "describedby", "application/schema+json")
	if mediaType := format.metadataType(); mediaType != "" {
		link(beside(f.Self), "describedby", mediaType)
	}
	others := url.Values{}
	for name, value := range values {
		if name != marked && name != "after" {
			others[name] = value
		}
	}
	for _, other := range formats {
		if other.Name != format.Name {
			link(address(f.Base, f.Query.Collection, other, others), "alternate", other.MediaType())
		}
	}
}
