package httpx

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/mapd/mapd/geo"
)

// HandlerFunc answers a request, or returns why it cannot. After it has
// written anything it must return nil.
type HandlerFunc func(w http.ResponseWriter, r *http.Request) error

// Handle makes an http.HandlerFunc of h that writes its errors as
// problem+json.
func Handle(h HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			WriteError(w, r, err)
		}
	}
}

// Problem is the body of an error (RFC 9457).
type Problem struct {
	Title  string `json:"title"`
	Status int    `json:"status"`
	// Detail names the parameter at fault and what would be right.
	Detail string `json:"detail"`
	// Parameter is the name of the parameter at fault, if there is one.
	Parameter string `json:"parameter,omitempty"`
	// ChangedBy and ChangedAt say who made what a write was to replace, and when.
	ChangedBy string     `json:"changed_by,omitempty"`
	ChangedAt *time.Time `json:"changed_at,omitempty"`
	// RequestID finds the request in the log.
	RequestID string `json:"request_id,omitempty"`
}

var statuses = map[geo.Code]int{
	geo.Invalid:     http.StatusBadRequest,
	geo.NotFound:    http.StatusNotFound,
	geo.Gone:        http.StatusGone,
	geo.Conflict:    http.StatusConflict,
	geo.Unavailable: http.StatusServiceUnavailable,
	geo.Internal:    http.StatusInternalServerError,
}

// WriteError answers with the problem that err is. The cause of a fault of
// mapd goes to the log and not to the client.
func WriteError(w http.ResponseWriter, r *http.Request, err error) {
	p := problemOf(err)
	var refusal *Refusal
	if errors.As(err, &refusal) {
		refusal.setHeaders(w.Header())
	}
	if p.Status == http.StatusInternalServerError {
		slog.ErrorContext(r.Context(), "request failed",
			"method", r.Method, "path", r.URL.Path, "request_id", RequestID(r), "error", err)
	}
	WriteProblem(w, r, p)
}

func problemOf(err error) Problem {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return Problem{Status: http.StatusServiceUnavailable, Detail: "the answer took too long; ask for less, or try later"}
	}
	var refusal *Refusal
	if errors.As(err, &refusal) {
		p := Problem{Status: refusal.Status, Detail: refusal.Detail, ChangedBy: refusal.ChangedBy}
		if !refusal.ChangedAt.IsZero() {
			p.ChangedAt = &refusal.ChangedAt
		}
		return p
	}
	var e *geo.Error
	if !errors.As(err, &e) || e.Code == geo.Internal {
		return Fault()
	}
	p := Problem{Status: statuses[e.Code], Detail: e.Message, Parameter: e.Param}
	if e.Param != "" {
		p.Detail = e.Param + ": " + e.Message
	}
	return p
}

// Fault is the problem of a fault of mapd itself.
func Fault() Problem {
	return Problem{Status: http.StatusInternalServerError, Detail: "this is a fault of mapd; its log says more"}
}

// WriteProblem answers with p. An empty title becomes the status's usual text.
func WriteProblem(w http.ResponseWriter, r *http.Request, p Problem) {
	if p.Title == "" {
		p.Title = http.StatusText(p.Status)
	}
	p.RequestID = RequestID(r)
	var body bytes.Buffer
	enc := json.NewEncoder(&body)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(p) // texts and numbers into memory: nothing can fail
	encoding := Negotiate(r.Header.Get("Accept-Encoding"))
	header := w.Header()
	header.Del("ETag")
	header.Del("Content-Language")
	header.Del("Content-Crs")
	header.Del("Content-Disposition")
	header.Del("Accept-Ranges")
	header.Set("Content-Type", ProblemJSON)
	header.Set("Cache-Control", "no-store")
	header.Set("Vary", "Accept-Encoding")
	write(w, r, p.Status, encoding, encoding.Compress(body.Bytes()))
}

// NotFound answers 404 for an address at which there is nothing.
func NotFound(w http.ResponseWriter, r *http.Request) {
	WriteError(w, r, geo.Errorf(geo.NotFound, "there is nothing at %s; the map is at /, the API at /api", r.URL.Path))
}

// ReadMethods are the methods that every address of mapd knows.
const ReadMethods = "GET, HEAD, OPTIONS"

// MethodNotAllowed answers 405 for a method that an address does not know.
func MethodNotAllowed(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Allow", ReadMethods)
	WriteProblem(w, r, Problem{
		Status: http.StatusMethodNotAllowed,
		Detail: "this address can be read only; use " + ReadMethods,
	})
}

// NotAllowed is MethodNotAllowed for addresses that know further methods.
func NotAllowed(methods ...string) http.HandlerFunc {
	allow := strings.Join(append([]string{ReadMethods}, methods...), ", ")
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Allow", allow)
		WriteProblem(w, r, Problem{Status: http.StatusMethodNotAllowed, Detail: "use " + allow})
	}
}
