package httpx

import (
	"net/http"
	"strconv"
	"time"
)

// Refusal is an error with a status of its own, for what has no code in geo
// because only HTTP knows it: a token that is missing, a condition that does
// not hold.
type Refusal struct {
	Status int
	// Detail says what would be right.
	Detail string
	// RetryAfter is in how many seconds to try again, 0 if that would not help.
	RetryAfter int
	// ChangedBy made what is there now, at ChangedAt, where that stands in the
	// way of a write. Empty elsewhere.
	ChangedBy string
	ChangedAt time.Time
}

// Error returns the detail.
func (e *Refusal) Error() string { return e.Detail }

// Refuse returns a Refusal.
func Refuse(status int, detail string) *Refusal { return &Refusal{Status: status, Detail: detail} }

// RefuseFor returns a Refusal that ends after some seconds.
func RefuseFor(status, seconds int, detail string) *Refusal {
	return &Refusal{Status: status, Detail: detail, RetryAfter: seconds}
}

func (e *Refusal) setHeaders(header http.Header) {
	if e.Status == http.StatusUnauthorized {
		header.Set("WWW-Authenticate", `Bearer realm="mapd"`)
	}
	if e.RetryAfter > 0 {
		header.Set("Retry-After", strconv.Itoa(e.RetryAfter))
	}
}

// WritePrivate answers with a body that no cache may keep.
func WritePrivate(w http.ResponseWriter, r *http.Request, mediaType string, status int, body []byte) {
	header := w.Header()
	header.Set("Cache-Control", "no-store")
	header.Set("Content-Type", mediaType)
	write(w, r, status, Identity, body)
}
