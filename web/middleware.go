package web

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/http"
	"regexp"
	"runtime/debug"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"github.com/mapd/mapd/geo/briefing"
	"github.com/mapd/mapd/web/access"
	"github.com/mapd/mapd/web/briefings"
	"github.com/mapd/mapd/web/feeds"
	"github.com/mapd/mapd/web/httpx"
)

// saneID is what a request id from outside may look like: it goes to the log.
var saneID = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)

// requestID gives each request an id, the client's own if it sent a sane one.
func requestID(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := r.Header.Get("X-Request-Id")
		if !saneID.MatchString(id) {
			id = rand.Text()
		}
		w.Header().Set("X-Request-Id", id)
		next.ServeHTTP(w, httpx.WithRequestID(r, id))
	})
}

// accessLog writes one line for each request. Queries are left out: they say
// what somebody was looking for.
func accessLog(log *slog.Logger) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			started := time.Now()
			seen := middleware.NewWrapResponseWriter(w, r.ProtoMajor)
			defer func() {
				log.LogAttrs(r.Context(), slog.LevelInfo, "request",
					slog.String("method", r.Method), slog.String("path", r.URL.Path),
					slog.Int("status", statusOf(seen)), slog.Int("bytes", seen.BytesWritten()),
					slog.Duration("took", time.Since(started)), slog.String("remote", r.RemoteAddr),
					slog.String("request_id", httpx.RequestID(r)))
			}()
			next.ServeHTTP(seen, r)
		})
	}
}

func statusOf(w middleware.WrapResponseWriter) int {
	if w.Status() == 0 {
		return http.StatusOK
	}
	return w.Status()
}

// recoverPanics answers 500 where a handler panics before it has written. One
// that has written already is cut off, so that no half answer looks whole.
func recoverPanics(log *slog.Logger) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			seen := middleware.NewWrapResponseWriter(w, r.ProtoMajor)
			defer func() {
				fault := recover()
				if fault == nil {
					return
				}
				if fault == http.ErrAbortHandler {
					panic(fault)
				}
				log.ErrorContext(r.Context(), "panic", "path", r.URL.Path, "request_id", httpx.RequestID(r),
					"fault", fmt.Sprint(fault), "stack", string(debug.Stack()))
				if seen.Status() != 0 {
					panic(http.ErrAbortHandler)
				}
				httpx.WriteProblem(seen, r, httpx.Fault())
			}()
			next.ServeHTTP(seen, r)
		})
	}
}

// contentSecurityPolicy lets the page load its own files and, if the operator
// offers tiles of another host, images from there; nothing else. No code stands
// in the page itself.
func contentSecurityPolicy(imageOrigin string) string {
	images := strings.TrimSpace("'self' data: blob: " + imageOrigin)
	return "default-src 'none'; script-src 'self'; style-src 'self'; img-src " + images + "; " + restOfPolicy
}

// restOfPolicy names no frame-ancestors, so that any page may show the map in a
// frame, a local file too, which no value of frame-ancestors would let do it.
// Whose browser may write is told apart: see secure.
const restOfPolicy = "font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'"

// secure sets what keeps browsers from doing harm with an answer. A page that
// may write stands in no foreign frame, where presses could be turned against
// its reader. Browsers send the cookie of a session to no frame of another
// site, but they take all ports of a host for one site.
func secure(imageOrigin string, writes func(*http.Request) bool) func(http.Handler) http.Handler {
	policy := contentSecurityPolicy(imageOrigin)
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			h := w.Header()
			h.Set("Content-Security-Policy", policy)
			if writes(r) {
				h.Set("Content-Security-Policy", policy+"; frame-ancestors 'self'")
			}
			h.Set("X-Content-Type-Options", "nosniff")
			h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
			next.ServeHTTP(w, r)
		})
	}
}

// allowReading lets pages of any origin read (CORS), and not write. Browsers
// send no cookie with such a request, so nothing private can leak.
func allowReading(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Access-Control-Allow-Origin", "*")
		h.Set("Access-Control-Expose-Headers", "Content-Disposition, Content-Language, ETag, Link, Mapd-Data-Version, Mapd-Store, Retry-After, X-Request-Id")
		next.ServeHTTP(w, r)
	})
}

// baseURL makes absolute links start with base, if it is set, else with what
// trusted proxies say. The path of that address may stand before those of mapd,
// or have been taken off by the proxy.
func baseURL(base string, proxies httpx.Proxies) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			public := base
			if public == "" {
				public = proxies.Base(r)
			}
			prefix := pathOf(public)
			if prefix != "" && r.URL.Path == prefix { // the page's own links need the slash
				w.Header().Set("Location", public+"/")
				w.WriteHeader(http.StatusPermanentRedirect)
				return
			}
			http.StripPrefix(stripped(prefix, r.URL.Path), next).ServeHTTP(w, httpx.WithBaseURL(r, public))
		})
	}
}

// pathOf is the path of a base address, without a slash at the end.
func pathOf(base string) string {
	_, rest, _ := strings.Cut(base, "://")
	if at := strings.IndexByte(rest, '/'); at >= 0 {
		return rest[at:]
	}
	return ""
}

// stripped is the prefix if the path has it, else nothing.
func stripped(prefix, path string) string {
	if strings.HasPrefix(path, prefix+"/") {
		return prefix
	}
	return ""
}

// maxBody bounds what a request may send; only a briefing may be larger.
const maxBody = 64 << 10

// limit bounds the time of an answer and the size of a request. Feeds are sent
// while they are made, as fast as the client takes them: they have long.
func limit(patience, long time.Duration) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			most := patience
			if strings.HasPrefix(r.URL.Path, feeds.Root+"/") {
				most = long
			}
			ctx, cancel := context.WithTimeout(r.Context(), most)
			defer cancel()
			size := int64(maxBody)
			if strings.HasPrefix(r.URL.Path, briefings.Root+"/") {
				size = briefing.MaxBytes
			}
			r.Body = http.MaxBytesReader(w, r.Body, size)
			next.ServeHTTP(w, r.WithContext(ctx))
		})
	}
}

// headAsGet routes HEAD to the handlers of GET; net/http leaves the body out.
func headAsGet(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead {
			chi.RouteContext(r.Context()).RouteMethod = http.MethodGet
		}
		next.ServeHTTP(w, r)
	})
}

// writeMethods are those that an address knows beside httpx.ReadMethods.
func writeMethods(at string) []string {
	rest, ok := strings.CutPrefix(at, briefings.Root+"/")
	switch {
	case ok && !strings.Contains(rest, "/"):
		return []string{http.MethodPut, http.MethodDelete}
	case at == access.Root:
		return []string{http.MethodDelete}
	}
	return nil
}

// answerOptions answers OPTIONS, the question of a browser before a request to
// another origin included, for every address that can be read.
func answerOptions(routes chi.Routes) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			at := r.URL.EscapedPath() // as chi routes what has escapes
			if at != "/" {
				at = strings.TrimSuffix(at, "/")
			}
			if r.Method != http.MethodOptions || !routes.Match(chi.NewRouteContext(), http.MethodGet, at) {
				next.ServeHTTP(w, r)
				return
			}
			h := w.Header()
			h.Set("Allow", strings.Join(append([]string{httpx.ReadMethods}, writeMethods(at)...), ", "))
			if r.Header.Get("Access-Control-Request-Method") != "" {
				h.Set("Access-Control-Allow-Methods", httpx.ReadMethods)
				h.Set("Access-Control-Allow-Headers", "Accept, Accept-Language, Content-Type, If-None-Match, X-Request-Id")
				h.Set("Access-Control-Max-Age", "86400")
			}
			w.WriteHeader(http.StatusNoContent)
		})
	}
}
