package briefings

import (
	"bytes"
	"embed"
	"io/fs"
	"net/http"
	"regexp"
	"strings"

	"github.com/go-chi/chi/v5"

	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
	"github.com/mapd/mapd/web/pages"
)

// PagesRoot is where Pages are mounted.
const PagesRoot = "/briefings"

// pageFormat is the version of the pages' form; see httpx.Content.
const pageFormat = 1

//go:embed html/*.html
var templates embed.FS

var (
	listHTML     = pages.Parse(templates, "html/list.html")
	briefingHTML = pages.Parse(templates, "html/briefing.html", "html/head.html")
)

// Readers answers those who read: with a page for each briefing and a picture
// of each scene.
type Readers struct {
	snapshots func() *snapshot.Snapshot
	shell     []byte // the page of the map; empty if it was not built
	pictures  *pictures
}

// NewReaders returns Readers. built is the page of the map.
func NewReaders(snapshots func() *snapshot.Snapshot, built fs.FS) *Readers {
	p := &Readers{snapshots: snapshots, pictures: newPictures(built)}
	if built != nil {
		p.shell, _ = fs.ReadFile(built, "index.html") // without it the texts are a page of their own
	}
	return p
}

// Of returns readers of another snapshot.
func (p *Readers) Of(s *snapshot.Snapshot) *Readers {
	return &Readers{func() *snapshot.Snapshot { return s }, p.shell, p.pictures}
}

// Routes returns the pages of briefings, to be mounted at PagesRoot:
//
//	/                      what there is
//	/{id}                  the page of the map, which presents the briefing; without code the texts
//	/{id}/{scene}.png      a scene as a picture
func (p *Readers) Routes() chi.Router {
	r := chi.NewRouter()
	r.NotFound(httpx.NotFound)
	r.MethodNotAllowed(httpx.MethodNotAllowed)
	r.Get("/", httpx.Handle(p.list))
	r.Get("/{id}", httpx.Handle(p.one))
	r.Get("/{id}/", p.slash)
	r.Get("/{id}/{picture:[^/]+\\.png}", httpx.Handle(p.picture))
	return r
}

// slash leads to the address without a slash at the end, from which the links
// of the page are right.
func (p *Readers) slash(w http.ResponseWriter, r *http.Request) {
	at := httpx.BaseURL(r) + PagesRoot + "/" + chi.URLParam(r, "id")
	if r.URL.RawQuery != "" {
		at += "?" + r.URL.RawQuery
	}
	w.Header().Set("Location", at)
	w.WriteHeader(http.StatusPermanentRedirect)
}

// listed is a briefing in the list.
type listed struct{ Title, Lang, Audience, Address, Picture, Count, MadeOn string }

func (p *Readers) list(w http.ResponseWriter, r *http.Request) error {
	values, err := httpx.Params(r)
	if err != nil {
		return err
	}
	if err := httpx.Allow(values, "lang", "f"); err != nil {
		return err
	}
	prefs := httpx.Language(r, values)
	words := pages.WordsIn(prefs)
	s := p.snapshots()
	return httpx.Serve(w, r, s, httpx.Content{Type: pages.Type, Format: pageFormat, Key: words.Lang, Vary: []string{"Accept-Language"},
		Body: func() ([]byte, error) { return listPage(r, s, words, false) }})
}

// listPage lists all briefings, in the place of one that is missing if so.
func listPage(r *http.Request, s *snapshot.Snapshot, words pages.Words, missing bool) ([]byte, error) {
	base := httpx.BaseURL(r)
	f := pages.Frame{Words: words, Base: base, Title: words.Say("briefings"), Lede: words.Say("briefinglede"),
		Formats: []pages.Link{{Text: "JSON", Address: base + Root, Type: httpx.JSON}}}
	if missing {
		f.Title, f.Lede = words.Say("nobriefing"), ""
		f.Path = []pages.Link{{Text: words.Say("briefings"), Address: base + PagesRoot}}
	}
	var all []listed
	for _, b := range s.Briefings() {
		at := base + PagesRoot + "/" + b.ID
		l := listed{Title: b.Title, Lang: b.Language, Audience: b.Audience, Address: at, Picture: at + "/" + b.Scenes[0].ID + ".png"}
		l.Count, l.MadeOn = counted(words, b)
		all = append(all, l)
	}
	return pages.Make(listHTML, struct {
		pages.Frame
		Missing   bool
		Briefings []listed
	}{f, missing, all})
}

func (p *Readers) one(w http.ResponseWriter, r *http.Request) error {
	s := p.snapshots()
	id := chi.URLParam(r, "id")
	b, ok := s.Briefing(id)
	if !ok {
		return p.missing(w, r, s, id)
	}
	if len(p.shell) > 0 {
		allowBase(w.Header())
	}
	return httpx.Serve(w, r, s, httpx.Content{Type: pages.Type, Format: pageFormat, Body: func() ([]byte, error) {
		t, err := tell(r, s, b)
		if err != nil {
			return nil, err
		}
		if len(p.shell) == 0 {
			return pages.Make(briefingHTML, t)
		}
		return inShell(p.shell, t)
	}})
}

// missing answers 404 with a page for those who want one.
func (p *Readers) missing(w http.ResponseWriter, r *http.Request, s *snapshot.Snapshot, id string) error {
	if !httpx.PrefersHTML(r.Header.Get("Accept")) {
		return notFound(id)
	}
	values, err := httpx.Params(r)
	if err != nil {
		return err
	}
	body, err := listPage(r, s, pages.WordsIn(httpx.Language(r, values)), true)
	if err != nil {
		return err
	}
	httpx.WritePrivate(w, r, pages.Type, http.StatusNotFound, body)
	return nil
}

// allowBase lets the page say from where its links are meant.
func allowBase(h http.Header) {
	h.Set("Content-Security-Policy", strings.Replace(h.Get("Content-Security-Policy"), "base-uri 'none'", "base-uri 'self'", 1))
}

// The parts of the page of the map in whose place a briefing has its own.
var (
	charset     = regexp.MustCompile(`<meta charset="[^"]*"\s*/?>`)
	shellTitle  = regexp.MustCompile(`(?s)\s*<title>.*?</title>`)
	description = regexp.MustCompile(`\s*<meta name="description"[^>]*>`)
	headEnd     = regexp.MustCompile(`</head>`)
	noscript    = regexp.MustCompile(`(?s)<noscript>.*?</noscript>`)
)

// inShell puts the head of a briefing and what is read without code into the
// page of the map. Its relative links are meant from the site's root.
func inShell(shell []byte, t told) ([]byte, error) {
	part := func(name string) ([]byte, error) {
		var out bytes.Buffer
		err := briefingHTML.ExecuteTemplate(&out, name, t)
		return out.Bytes(), err
	}
	head, err := part("head")
	if err != nil {
		return nil, err
	}
	body, err := part("noscript")
	if err != nil {
		return nil, err
	}
	page := description.ReplaceAll(shellTitle.ReplaceAll(shell, nil), nil)
	page = replaceFirst(page, noscript, func([]byte) []byte { return body })
	page = replaceFirst(page, charset, func(found []byte) []byte { return append(found, "\n    <base href=\"../\">"...) })
	return replaceFirst(page, headEnd, func(found []byte) []byte { return append(head, found...) }), nil
}

func replaceFirst(text []byte, pattern *regexp.Regexp, with func(found []byte) []byte) []byte {
	at := pattern.FindIndex(text)
	if at == nil {
		return text
	}
	found := bytes.Clone(text[at[0]:at[1]])
	return append(append(bytes.Clone(text[:at[0]]), with(found)...), text[at[1]:]...)
}
