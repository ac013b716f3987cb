package access

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/httpx"
)

// Tokens finds tokens: a store.
type Tokens interface {
	TokenOf(ctx context.Context, hash geo.TokenHash) (geo.Token, error)
}

// Guard tells who makes a request. It is safe for many goroutines.
type Guard struct {
	// Sessions are nil where none are offered.
	Sessions *Sessions
	// Now is the clock, time.Now unless it is replaced before use.
	Now func() time.Time

	tokens   func() Tokens
	origin   *http.CrossOriginProtection
	attempts *attempts
}

// NewGuard makes a guard. tokens gives nil while there is no store.
func NewGuard(tokens func() Tokens, sessions *Sessions) *Guard {
	return &Guard{Sessions: sessions, Now: time.Now, tokens: tokens, origin: http.NewCrossOriginProtection(), attempts: newAttempts()}
}

// foreign reports whether a page of another origin makes the request. Behind a
// proxy, the page's origin is that of the links.
func (g *Guard) foreign(r *http.Request) bool {
	return g.origin.Check(r) != nil && r.Header.Get("Origin") != originOf(httpx.BaseURL(r))
}

// originOf cuts the path off an address.
func originOf(base string) string {
	scheme, rest, _ := strings.Cut(base, "://")
	host, _, _ := strings.Cut(rest, "/")
	return scheme + "://" + host
}

// Editor returns the author that a change of the request is to name. Its error
// is a Refusal that says what is missing: 401 without a token or session that
// is valid, 403 from a page of another origin, 429 after too many attempts.
func (g *Guard) Editor(r *http.Request) (author string, err error) {
	if g.foreign(r) {
		return "", httpx.Refuse(http.StatusForbidden, "a page of another origin cannot write here; use the page of this mapd, or a program")
	}
	secret, given := bearer(r)
	switch {
	case given:
		return g.ofToken(r, secret)
	case g.Sessions != nil && g.Sessions.holds(r):
		if !fromPage(r) {
			return "", httpx.Refuse(http.StatusForbidden, "a session is for the page of this mapd; programs use a token")
		}
		return LocalAuthor, nil
	}
	return "", httpx.Refuse(http.StatusUnauthorized, "writing needs a token; make one with mapd token create, and send it as Authorization: Bearer mapd_…")
}

// Writes reports whether the request comes with a session that may write, for
// the page to offer it.
func (g *Guard) Writes(r *http.Request) bool { return g.Sessions != nil && g.Sessions.holds(r) }

// fromPage reports whether the browser says which page made the request; a
// foreign one is refused before.
func fromPage(r *http.Request) bool {
	return r.Header.Get("Origin") != "" || r.Header.Get("Sec-Fetch-Site") == "same-origin"
}

func (g *Guard) ofToken(r *http.Request, secret string) (string, error) {
	from, now := remote(r), g.Now()
	if wait := g.attempts.wait(from, now); wait > 0 {
		return "", tooMany(wait)
	}
	tokens := g.tokens()
	if tokens == nil {
		return "", geo.Errorf(geo.Unavailable, "the store is not open yet; try again later")
	}
	t, err := tokens.TokenOf(r.Context(), Hash(secret))
	switch {
	case geo.CodeOf(err) == geo.NotFound || err == nil && !t.Valid(now):
		g.attempts.failed(from, now)
		return "", httpx.Refuse(http.StatusUnauthorized, "the token is not known, has expired or was revoked; make a new one with mapd token create")
	case err != nil:
		return "", err
	case t.Role != geo.Editor:
		return "", httpx.Refuse(http.StatusForbidden, "the token's role does not let it write briefings; make one with --role editor")
	}
	return t.Name, nil
}

// bearer returns the secret of an Authorization header (RFC 6750, 2.1).
func bearer(r *http.Request) (secret string, given bool) {
	scheme, secret, ok := strings.Cut(r.Header.Get("Authorization"), " ")
	return strings.TrimSpace(secret), ok && strings.EqualFold(scheme, "Bearer")
}
