package tiles

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"

	"github.com/go-chi/chi/v5"
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
)

// packFormat is the version of the pack's form. Count it up when the same
// events give other bytes.
const packFormat = 1

// manifest says what a pack holds and where its parts are.
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
}

type manifestKind struct {
	ID     string     `json:"id"`
	Label  string     `json:"label"`
	Glyph  string     `json:"glyph"`
	Family geo.Family `json:"family"`
}

// manifestPart names a part. Href is relative to the manifest.
type manifestPart struct {
	Href  string `json:"href"`
	Rows  int    `json:"rows"`
	Bytes int    `json:"bytes"`
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

func partKey(hash string, encoding httpx.Encoding) string {
	return "part " + hash + " " + string(encoding)
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

// manifest returns the manifest as JSON. The part that it names is kept in the
// cache too.
func (t *Server) manifest(ctx context.Context, p packRequest) ([]byte, error) {
	ctx = context.WithoutCancel(ctx) // others may wait for the same one
	return t.packs.Get(p.key(), func() ([]byte, error) {
		made, err := packEvents(ctx, p.snapshot, p.query, p.prefs)
		if err != nil {
			return nil, err
		}
		sums, err := p.snapshot.Aggregate(ctx, p.query, snapshot.By{})
		if err != nil {
			return nil, err
		}
		hash := hashOf(made.part)
		t.packs.Put(partKey(hash, httpx.Identity), made.part)
		info := p.snapshot.Info()
		return json.Marshal(manifest{
			Format: packFormat, Store: info.ID, DataVersion: info.Version, Lang: made.lang,
			Rows: made.rows, Undated: sums.Undated, Unlocated: sums.Unlocated, Kinds: kindsOf(p.snapshot, p.prefs),
			Parts: []manifestPart{{Href: "events.pack/" + hash + "?" + p.values.Encode(), Rows: made.rows, Bytes: len(made.part)}},
		})
	})
}

func hashOf(part []byte) string {
	sum := sha256.Sum256(part)
	return hex.EncodeToString(sum[:8])
}

func kindsOf(s *snapshot.Snapshot, prefs []string) []manifestKind {
	kinds := []manifestKind{}
	for _, k := range s.Kinds() {
		label, _ := httpx.Pick(k.Label, prefs)
		kinds = append(kinds, manifestKind{k.ID, label, k.Glyph, s.Family(k.ID)})
	}
	return kinds
}

// servePart answers with a part. Its address names its content, so it may be
// kept for ever; one that is of no current manifest is not found.
func (t *Server) servePart(w http.ResponseWriter, r *http.Request) error {
	p, err := t.packRequest(r)
	if err != nil {
		return err
	}
	hash := chi.URLParam(r, "hash")
	encoding := httpx.Negotiate(r.Header.Get("Accept-Encoding"))
	part, err := t.part(r.Context(), p, hash, encoding)
	if err != nil {
		return err
	}
	httpx.Made{Type: "application/octet-stream", CacheControl: httpx.Immutable, Name: hash, Encoding: encoding, Body: part}.Serve(w, r)
	return nil
}

// part returns a part in a coding. Each coding is made once.
func (t *Server) part(ctx context.Context, p packRequest, hash string, encoding httpx.Encoding) ([]byte, error) {
	if part, ok := t.packs.Look(partKey(hash, encoding)); ok {
		return part, nil
	}
	plain, err := t.plainPart(ctx, p, hash)
	if err != nil || encoding == httpx.Identity {
		return plain, err
	}
	return t.packs.Get(partKey(hash, encoding), func() ([]byte, error) { return encoding.Compress(plain), nil })
}

// plainPart returns a part without coding. If the cache has lost it, it is made
// anew, provided that the manifest of the request names it.
func (t *Server) plainPart(ctx context.Context, p packRequest, hash string) ([]byte, error) {
	if part, ok := t.packs.Look(partKey(hash, httpx.Identity)); ok {
		return part, nil
	}
	current, err := t.manifest(ctx, p)
	if err != nil {
		return nil, err
	}
	if !bytes.Contains(current, []byte(`"events.pack/`+hash+`?`)) || hash == "" {
		return nil, geo.Errorf(geo.NotFound, "there is no part %q of the newest events.pack; ask for the manifest again", hash)
	}
	if part, ok := t.packs.Look(partKey(hash, httpx.Identity)); ok {
		return part, nil
	}
	return t.packs.Get(partKey(hash, httpx.Identity), func() ([]byte, error) {
		made, err := packEvents(context.WithoutCancel(ctx), p.snapshot, p.query, p.prefs)
		return made.part, err
	})
}
