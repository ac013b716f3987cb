package tiles

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/go-chi/chi/v5"
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/pack"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
)

// packFormat is the version of the pack's form. Count it up when the same
// events give other bytes.
const packFormat = 2

// textRows is how many rows a file of texts holds.
const textRows = 128

// manifest says what a pack holds and where its parts are. The order of the
// parts means nothing.
type manifest struct {
	Format      int            `json:"format"`
	Store       string         `json:"store"`
	DataVersion geo.Version    `json:"dataVersion"`
	Lang        string         `json:"lang"`
	Rows        int            `json:"rows"`
	Undated     int            `json:"undated"`
	Unlocated   int            `json:"unlocated"`
	Kinds       []manifestKind `json:"kinds"`
	Parts       []manifestPart `json:"parts"`
	// TextRows is how many rows each file of texts holds.
	TextRows int `json:"textRows"`
}

type manifestKind struct {
	ID     string     `json:"id"`
	Label  string     `json:"label"`
	Glyph  string     `json:"glyph"`
	Family geo.Family `json:"family"`
}

// manifestPart names a part. Addresses are relative to the manifest. Without
// Filters and Texts, all columns are at Href; with them, Href has those that are
// drawn, Filters those that are filtered by, and Texts, with the number of a file
// in place of {file}, the texts of TextRows rows each.
type manifestPart struct {
	Rows    int    `json:"rows"`
	Href    string `json:"href"`
	Filters string `json:"filters,omitempty"`
	Texts   string `json:"texts,omitempty"`
}

// packRequest is what a request for a pack or for its part asks for.
type packRequest struct {
	snapshot *snapshot.Snapshot
	query    geo.Query
	values   url.Values // with lang, so that a part can be made anew
	prefs    []string
}

func (t *Server) packRequest(r *http.Request) (packRequest, error) {
	values, err := httpx.Params(r)
	if err != nil {
		return packRequest{}, err
	}
	q, err := httpx.ParseFilter(values, geo.Events, "lang")
	if err != nil {
		return packRequest{}, err
	}
	prefs := httpx.Language(r, values)[:1]
	values.Set("lang", prefs[0])
	if prefs[0] != httpx.Fallback {
		prefs = append(prefs[:1:1], httpx.Fallback)
	}
	return packRequest{t.snapshots(), q, values, prefs}, nil
}

// key names the manifest in the cache.
func (p packRequest) key() string {
	return fmt.Sprint("manifest ", packFormat, " ", stateKey(p.snapshot), " ", p.values.Encode())
}

// partKey names a part in the cache. What was made before something was redacted
// is not looked for any more.
func (p packRequest) partKey(name string, encoding httpx.Encoding) string {
	return fmt.Sprint("part ", p.snapshot.Info().Redactions, " ", name, " ", encoding)
}

// servePack answers with the manifest.
func (t *Server) servePack(w http.ResponseWriter, r *http.Request) error {
	p, err := t.packRequest(r)
	if err != nil {
		return err
	}
	return httpx.Serve(w, r, p.snapshot, httpx.Content{
		Type: httpx.JSON, Format: packFormat, Key: p.prefs[0], Vary: []string{"Accept-Language"},
		Body: func() ([]byte, error) { return t.manifest(r.Context(), p) },
	})
}

// manifest returns the manifest as JSON.
func (t *Server) manifest(ctx context.Context, p packRequest) ([]byte, error) {
	ctx = context.WithoutCancel(ctx) // others may wait for the same one
	return t.packs.Get(p.key(), func() ([]byte, error) {
		plan, err := t.plans.get(ctx, p)
		if err != nil {
			return nil, err
		}
		sums, err := p.snapshot.Aggregate(ctx, p.query, snapshot.By{})
		if err != nil {
			return nil, err
		}
		info := p.snapshot.Info()
		return json.Marshal(manifest{
			Format: packFormat, Store: info.ID, DataVersion: info.Version, Lang: plan.langOf(p.prefs),
			Rows: plan.rows, Undated: sums.Undated, Unlocated: sums.Unlocated, Kinds: kindsOf(p.snapshot, p.prefs),
			Parts: plan.manifest(p.values.Encode()), TextRows: textRows,
		})
	})
}

// manifest names the parts. The addresses carry the request, so that a part can
// be made anew.
func (p *plan) manifest(query string) []manifestPart {
	parts := make([]manifestPart, len(p.parts))
	for i, part := range p.parts {
		href := func(holds string) string { return "events.pack/" + part.hash + "." + holds + "?" + query }
		parts[i] = manifestPart{Rows: len(part.rows), Href: href("all")}
		if len(p.parts) > 1 {
			parts[i] = manifestPart{Rows: len(part.rows), Href: href("core"), Filters: href("filters"), Texts: href("texts.{file}")}
		}
	}
	return parts
}

func kindsOf(s *snapshot.Snapshot, prefs []string) []manifestKind {
	kinds := []manifestKind{}
	for _, k := range s.Kinds() {
		label, _ := httpx.Pick(k.Label, prefs)
		kinds = append(kinds, manifestKind{k.ID, label, k.Glyph, s.Family(k.ID)})
	}
	return kinds
}

// servePart answers with a part. Its address names what it is made from, so it
// may be kept for ever; one that is of no current manifest is not found.
func (t *Server) servePart(w http.ResponseWriter, r *http.Request) error {
	p, err := t.packRequest(r)
	if err != nil {
		return err
	}
	name := chi.URLParam(r, "name")
	encoding := httpx.Negotiate(r.Header.Get("Accept-Encoding"))
	part, err := t.part(r.Context(), p, name, encoding)
	if err != nil {
		return err
	}
	httpx.Made{Type: "application/octet-stream", CacheControl: httpx.Immutable, Name: name, Encoding: encoding, Body: part}.Serve(w, r)
	return nil
}

// part returns a part in a coding. Each coding is made once.
func (t *Server) part(ctx context.Context, p packRequest, name string, encoding httpx.Encoding) ([]byte, error) {
	return t.packs.Get(p.partKey(name, encoding), func() ([]byte, error) {
		if encoding == httpx.Identity {
			return t.plainPart(ctx, p, name)
		}
		plain, err := t.part(ctx, p, name, httpx.Identity)
		if err != nil {
			return nil, err
		}
		return encoding.Compress(plain), nil
	})
}

// plainPart makes a part, provided that it is one of the pack that the request
// asks for.
func (t *Server) plainPart(ctx context.Context, p packRequest, name string) ([]byte, error) {
	plan, err := t.plans.get(ctx, p)
	if err != nil {
		return nil, err
	}
	hash, rest, _ := strings.Cut(name, ".")
	part, ok := plan.find(hash)
	rows, holds := part.rows, holdsOf[rest]
	if file, texts := strings.CutPrefix(rest, "texts."); texts {
		n := number(file)
		ok = ok && n >= 0 && n < (len(rows)+textRows-1)/textRows
		if ok {
			rows, holds = rows[n*textRows:min((n+1)*textRows, len(rows))], pack.Texts
		}
	}
	if !ok || holds == 0 {
		return nil, geo.Errorf(geo.NotFound, "there is no part %q of the newest events.pack; ask for the manifest again", name)
	}
	return packRows(p.snapshot, rows, holds, p.prefs)
}

var holdsOf = map[string]pack.Holds{"all": pack.Everything, "core": pack.Core, "filters": pack.Filters}
