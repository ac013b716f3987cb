package httpx

import (
	"context"
	"net/http"
)

type contextKey int

const (
	requestIDKey contextKey = iota
	baseURLKey
)

// WithRequestID returns a request that carries the id by which the log knows
// it.
func WithRequestID(r *http.Request, id string) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), requestIDKey, id))
}

// RequestID returns the id of the request, "" if it carries none.
func RequestID(r *http.Request) string {
	id, _ := r.Context().Value(requestIDKey).(string)
	return id
}

// WithBaseURL returns a request whose links start with base: scheme, host and
// possibly a path, without a slash at the end.
func WithBaseURL(r *http.Request, base string) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), baseURLKey, base))
}

// BaseURL returns what every absolute link starts with, without a slash at
// the end: the address that mapd was told, else the one that was asked. Of
// headers, those of trusted Proxies alone are believed.
func BaseURL(r *http.Request) string {
	if base, _ := r.Context().Value(baseURLKey).(string); base != "" {
		return base
	}
	if r.TLS != nil {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}
