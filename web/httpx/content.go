package httpx

import (
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/mapd/mapd/geo"
)

// Media types that mapd writes.
const (
	JSON        = "application/json"
	GeoJSON     = "application/geo+json"
	ProblemJSON = "application/problem+json"
	OpenAPI     = "application/vnd.oai.openapi+json;version=3.0"
	CSV         = "text/csv; charset=utf-8"
	VectorTile  = "application/vnd.mapbox-vector-tile"
)

const (
	// Revalidate lets caches keep an answer and ask each time if it is still
	// right; that question costs a 304 without a body.
	Revalidate = "public, no-cache"
	// Immutable is for addresses whose content never changes.
	Immutable = "public, max-age=31536000, immutable"
)

// Versioned is the state that content was made from: a snapshot.
type Versioned interface{ Info() geo.StoreInfo }

// Content is an answer that may be kept by caches.
type Content struct {
	// Type is the media type.
	Type string
	// Format is the version of the body's form. Count it up when the same
	// data gives another body, so that no client keeps the old one.
	Format int
	// Key holds whatever else the body depends on apart from the data, the
	// address and the query: languages asked for, media type chosen.
	Key string
	// Vary names the request headers that Key was made from.
	Vary []string
	// CacheControl is Revalidate if empty.
	CacheControl string
	// Weak says that the body is made anew each time and equal in meaning
	// only: it holds the time of the answer.
	Weak bool
	// Body makes the body; it is not called for an answer 304. An empty body
	// is answered 204.
	Body func() ([]byte, error)
	// Parts, if set, makes the body in parts that follow each other, in the
	// place of Body: what is made on several cores need not be joined.
	Parts func() ([][]byte, error)
	// Done, if set, is called when what Parts gave is not needed any more.
	Done func()
	// Coded, if set, gives the body in a coding, for those who keep it so. It
	// is called in place of Body for what is sent.
	Coded func(Encoding) ([]byte, error)
	// Languages, if set, is called after Body or Coded and gives the Content-Language.
	Languages func() []string
}

// Serve answers a GET or HEAD request with c, in the best coding that the
// client takes, or with 304 if the client has it already. The ETag is made
// from the state (store, data version, redactions), visibility, address,
// query, c.Format, c.Key and the coding. If state is nil the content does not
// depend on data, and the ETag is made from the body.
func Serve(w http.ResponseWriter, r *http.Request, state Versioned, c Content) error {
	if c.Parts == nil {
		c.Parts = func() ([][]byte, error) {
			body, err := c.Body()
			return [][]byte{body}, err
		}
	}
	c.Parts = sync.OnceValues(c.Parts)
	if c.Done != nil {
		defer c.Done()
	}
	encoding := Identity
	if compressible(c.Type) {
		encoding = Negotiate(r.Header.Get("Accept-Encoding"))
	}
	tag, err := c.tag(r, state, encoding)
	if err != nil {
		return err
	}
	c.setHeaders(w.Header(), state, tag)
	held, err := c.heldBy(r, tag)
	if err != nil {
		return err
	}
	if held {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	body, err := c.coded(encoding)
	if err != nil {
		return err
	}
	if c.Languages != nil {
		if tags := c.Languages(); len(tags) > 0 {
			w.Header().Set("Content-Language", strings.Join(tags, ", "))
		}
	}
	if sizeOf(body) == 0 {
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	w.Header().Set("Content-Type", c.Type)
	write(w, r, http.StatusOK, encoding, body...)
	return nil
}

// coded returns the body in a coding. An empty one is empty in each.
func (c Content) coded(encoding Encoding) ([][]byte, error) {
	if c.Coded != nil {
		body, err := c.Coded(encoding)
		return [][]byte{body}, err
	}
	body, err := c.Parts()
	if err != nil || sizeOf(body) == 0 {
		return nil, err
	}
	return encoding.compressParts(body), nil
}

// heldBy reports whether the client has the content already. "*" means
// whatever there is, which an error is not.
func (c Content) heldBy(r *http.Request, tag string) (bool, error) {
	known := r.Header.Get("If-None-Match")
	if strings.TrimSpace(known) == "*" {
		_, err := c.Parts()
		return err == nil, err
	}
	return Matches(known, tag), nil
}

func (c Content) setHeaders(header http.Header, state Versioned, tag string) {
	cache := c.CacheControl
	if cache == "" {
		cache = Revalidate
	}
	header.Set("Cache-Control", cache)
	header.Set("ETag", tag)
	header.Set("Vary", strings.Join(append([]string{"Accept-Encoding"}, c.Vary...), ", "))
	if state != nil {
		header.Set("Mapd-Data-Version", strconv.FormatInt(int64(state.Info().Version), 10))
	}
}

// compressible reports whether content of this media type gets smaller.
func compressible(mediaType string) bool {
	mediaType, _, _ = strings.Cut(mediaType, ";")
	switch mediaType {
	case "image/png", "image/jpeg", "image/webp", "font/woff2", "application/zip", "application/gzip", "application/vnd.apache.parquet":
		return false
	}
	return true
}

// write sends a body that is already in the coding. It leaves the body of an
// answer to HEAD out.
func write(w http.ResponseWriter, r *http.Request, status int, encoding Encoding, body ...[]byte) {
	header := w.Header()
	if encoding != Identity {
		header.Set("Content-Encoding", string(encoding))
	}
	header.Set("Content-Length", strconv.Itoa(sizeOf(body)))
	w.WriteHeader(status)
	if r.Method == http.MethodHead {
		return
	}
	for _, part := range body {
		if _, err := w.Write(part); err != nil {
			return // the client is gone; there is nobody to tell
		}
	}
}

func sizeOf(parts [][]byte) (size int) {
	for _, part := range parts {
		size += len(part)
	}
	return size
}
