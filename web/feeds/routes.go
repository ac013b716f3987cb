package feeds

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/go-chi/chi/v5"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
)

// Root is where the feeds are mounted.
const Root = "/feeds"

// form is the version of the feeds' form; see httpx.Content.
const form = 1

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

// named returns the collection and format that the path names.
func named(r *http.Request) (geo.Collection, Format, error) {
	collection, name, _ := strings.Cut(chi.URLParam(r, "name"), ".")
	format, ok := FormatOf(name)
	if !ok {
		return "", format, geo.Errorf(geo.NotFound, "there is no feed of that format; there are %s", FormatNames())
	}
	for _, c := range Collections {
		if string(c) == collection {
			return c, format, nil
		}
	}
	return "", format, geo.Errorf(geo.NotFound, "there is no feed of such a collection; there are hotspots, events, flows and sources")
}

func (a *resource) feed(w http.ResponseWriter, r *http.Request) error {
	collection, format, err := named(r)
	if err != nil {
		return err
	}
	values, err := httpx.Params(r)
	if err != nil {
		return err
	}
	ask, err := Read(values, collection, format)
	if err != nil {
		return err
	}
	ask.Languages = httpx.Language(r, values)
	ask.Times = a.times
	ask.Base = httpx.BaseURL(r)
	ask.Self = address(ask.Base, collection, format, values)
	s := a.snapshots()
	content := httpx.Content{Type: format.Type, Format: form, Key: strings.Join(ask.Languages, ","), Vary: []string{"Accept-Language"}}
	if format.file != nil {
		return httpx.ServeFile(w, r, s, content, func(h http.Header, name string) (io.ReadSeekCloser, error) {
			feed, err := Open(r.Context(), s, ask)
			if err != nil {
				return nil, err
			}
			feed.setHeaders(h, format, values)
			return a.spool.open(r.Context(), name, func(ctx context.Context) (*made, error) { return feed.make(ctx, format) })
		})
	}
	return httpx.Stream(w, r, s, content, func(h http.Header) (func(io.Writer) error, error) {
		feed, err := Open(r.Context(), s, ask)
		if err != nil {
			return nil, err
		}
		feed.setHeaders(h, format, values)
		return func(out io.Writer) error { return feed.Write(r.Context(), format, out) }, nil
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
