package access

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/httpx"
)

// keptTokens is a store of tokens in memory.
type keptTokens map[geo.TokenHash]geo.Token

func (k keptTokens) TokenOf(_ context.Context, hash geo.TokenHash) (geo.Token, error) {
	if t, ok := k[hash]; ok {
		return t, nil
	}
	return geo.Token{}, geo.Errorf(geo.NotFound, "there is no such token")
}

var noon = time.Date(2025, 11, 2, 12, 0, 0, 0, time.UTC)

// site is a guard with its clock, tokens and sessions on port 8080.
type site struct {
	*Guard
	now  time.Time
	kept keptTokens
}

func newSite() *site {
	s := &site{now: noon, kept: keptTokens{}}
	sessions := NewSessions(8080)
	guard := NewGuard(func() Tokens { return s.kept }, sessions)
	clock := func() time.Time { return s.now }
	guard.Now, sessions.Now = clock, clock
	s.Guard = guard
	return s
}

// request is one from this machine; header holds names and values in turn.
func request(method, target string, header ...string) *http.Request {
	r := httptest.NewRequest(method, target, nil)
	r.Host, r.RemoteAddr = "127.0.0.1:8080", "127.0.0.1:50000"
	for i := 0; i < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
		} else if header[i] == "From" {
			r.RemoteAddr = header[i+1]
		} else {
			r.Header.Add(header[i], header[i+1])
		}
	}
	return r
}

func statusOf(err error) int {
	if refusal, ok := err.(*httpx.Refusal); ok {
		return refusal.Status
	}
	return 0
}

func TestTokens(t *testing.T) {
	s := newSite()
	add := func(change func(*geo.Token)) string {
		token, secret := NewToken("Ada", geo.Editor, noon, time.Time{})
		change(&token)
		s.kept[Hash(secret)] = token
		return secret
	}
	good := add(func(*geo.Token) {})
	for name, c := range map[string]struct {
		header []string
		status int // 0: may write
	}{
		"a good token":          {[]string{"Authorization", "Bearer " + good}, 0},
		"in small letters":      {[]string{"Authorization", "bearer " + good}, 0},
		"from another machine":  {[]string{"Authorization", "Bearer " + good, "From", "10.0.0.9:1", "Host", "map.example.org", "X-Forwarded-For", "1.2.3.4"}, 0},
		"from its own page":     {[]string{"Authorization", "Bearer " + good, "Origin", "http://127.0.0.1:8080"}, 0},
		"from a foreign page":   {[]string{"Authorization", "Bearer " + good, "Origin", "https://evil.example"}, 403},
		"from another port":     {[]string{"Authorization", "Bearer " + good, "Origin", "http://127.0.0.1:9999"}, 403},
		"told by the browser":   {[]string{"Authorization", "Bearer " + good, "Sec-Fetch-Site", "same-site"}, 403},
		"from a page of nobody": {[]string{"Authorization", "Bearer " + good, "Origin", "null"}, 403},
		"none":                  {nil, 401},
		"another scheme":        {[]string{"Authorization", "Basic " + good}, 401},
		"an empty one":          {[]string{"Authorization", "Bearer "}, 401},
		"an unknown one":        {[]string{"Authorization", "Bearer mapd_X"}, 401},
		"the id of one":         {[]string{"Authorization", "Bearer " + s.kept[Hash(good)].ID}, 401},
		"a revoked one":         {[]string{"Authorization", "Bearer " + add(func(t *geo.Token) { t.Revoked = noon.Add(-time.Hour) })}, 401},
		"one that ends now":     {[]string{"Authorization", "Bearer " + add(func(t *geo.Token) { t.Expires = noon })}, 401},
		"one that ends soon":    {[]string{"Authorization", "Bearer " + add(func(t *geo.Token) { t.Expires = noon.Add(time.Second) })}, 0},
		"of another role":       {[]string{"Authorization", "Bearer " + add(func(t *geo.Token) { t.Role = "reader" })}, 403},
	} {
		author, err := s.Editor(request("PUT", "/", c.header...))
		if statusOf(err) != c.status || (err == nil) != (author == "Ada") {
			t.Errorf("%s: %q, %v; want the status %d", name, author, err, c.status)
		}
	}
}

func TestBehindAProxyThePublicPageMayWrite(t *testing.T) {
	s := newSite()
	token, secret := NewToken("Ada", geo.Editor, noon, time.Time{})
	s.kept[Hash(secret)] = token
	r := request("PUT", "/", "Authorization", "Bearer "+secret, "Origin", "https://map.example.org", "Host", "10.0.0.1:8080")
	if _, err := s.Editor(httpx.WithBaseURL(r, "https://map.example.org/sub")); err != nil {
		t.Error(err)
	}
	if _, err := s.Editor(r); statusOf(err) != 403 {
		t.Errorf("from a page that is not known as mapd's: %v", err)
	}
}

func TestAttemptsAreLimited(t *testing.T) {
	s := newSite()
	token, secret := NewToken("Ada", geo.Editor, noon, time.Time{})
	s.kept[Hash(secret)] = token
	try := func(secret, from string) int {
		_, err := s.Editor(request("PUT", "/", "Authorization", "Bearer "+secret, "From", from))
		return statusOf(err)
	}
	for range mostFailures {
		if got := try("mapd_wrong", "10.0.0.9:1"); got != 401 {
			t.Fatalf("a wrong token: %d", got)
		}
	}
	if got := try(secret, "10.0.0.9:2"); got != 429 {
		t.Errorf("after too many: %d", got)
	}
	if got := try(secret, "10.0.0.8:1"); got != 0 {
		t.Errorf("somebody else: %d", got)
	}
	s.now = noon.Add(failurePeriod)
	if got := try(secret, "10.0.0.9:2"); got != 0 {
		t.Errorf("a minute later: %d", got)
	}
}

// open opens the link and returns the answer.
func (s *site) open(t *testing.T, key string, header ...string) *http.Response {
	t.Helper()
	w := httptest.NewRecorder()
	s.Routes().ServeHTTP(w, request("GET", "/"+key, header...))
	return w.Result()
}

func TestSession(t *testing.T) {
	s := newSite()
	answer := s.open(t, s.Sessions.NewLink())
	if answer.StatusCode != http.StatusSeeOther || answer.Header.Get("Location") != "/" || len(answer.Cookies()) != 1 {
		t.Fatalf("opening the link: %+v", answer)
	}
	set := answer.Header.Get("Set-Cookie")
	for _, part := range []string{"HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200", "mapd_session_8080="} {
		if !strings.Contains(set, part) {
			t.Errorf("the cookie is %s, without %s", set, part)
		}
	}
	cookie := answer.Cookies()[0].Name + "=" + answer.Cookies()[0].Value
	page := []string{"Cookie", cookie, "Origin", "http://127.0.0.1:8080"}
	for name, c := range map[string]struct {
		header []string
		status int
	}{
		"from the page":            {page, 0},
		"told by the browser":      {[]string{"Cookie", cookie, "Sec-Fetch-Site", "same-origin"}, 0},
		"from no page":             {[]string{"Cookie", cookie}, 403},
		"from a foreign page":      {[]string{"Cookie", cookie, "Origin", "http://evil.example"}, 403},
		"from another port":        {[]string{"Cookie", cookie, "Origin", "http://127.0.0.1:9999"}, 403},
		"by a foreign name":        {[]string{"Cookie", cookie, "Origin", "http://evil.example:8080", "Host", "evil.example:8080"}, 401},
		"through a proxy":          {append([]string{"X-Forwarded-For", "1.2.3.4"}, page...), 401},
		"through another proxy":    {append([]string{"Forwarded", "for=1.2.3.4"}, page...), 401},
		"through a third proxy":    {append([]string{"Via", "1.1 squid"}, page...), 401},
		"from another machine":     {append([]string{"From", "10.0.0.9:1"}, page...), 401},
		"of another cookie":        {[]string{"Cookie", "mapd_session_8080=x", "Origin", "http://127.0.0.1:8080"}, 401},
		"of another mapd's cookie": {[]string{"Cookie", strings.Replace(cookie, "8080", "8081", 1), "Origin", "http://127.0.0.1:8080"}, 401},
	} {
		author, err := s.Editor(request("PUT", "/", c.header...))
		if statusOf(err) != c.status || (err == nil) != (author == LocalAuthor) {
			t.Errorf("%s: %q, %v; want the status %d", name, author, err, c.status)
		}
	}
	s.now = noon.Add(SessionLife)
	if _, err := s.Editor(request("PUT", "/", page...)); statusOf(err) != 401 {
		t.Errorf("after its time: %v", err)
	}
	s.now = noon
	w := httptest.NewRecorder()
	s.Routes().ServeHTTP(w, request("DELETE", "/", page...))
	if _, err := s.Editor(request("PUT", "/", page...)); w.Code != http.StatusNoContent || statusOf(err) != 401 {
		t.Errorf("after it was ended (%d): %v", w.Code, err)
	}
}

func TestLink(t *testing.T) {
	for name, c := range map[string]struct {
		header []string
		wait   time.Duration
		status int
	}{
		"by name":              {[]string{"Host", "localhost:8080"}, 0, 303},
		"by IPv6":              {[]string{"Host", "[::1]:8080", "From", "[::1]:5"}, 0, 303},
		"by a foreign name":    {[]string{"Host", "evil.example:8080"}, 0, 403},
		"by another port":      {[]string{"Host", "127.0.0.1:80"}, 0, 403},
		"without a port":       {[]string{"Host", "127.0.0.1"}, 0, 403},
		"from another machine": {[]string{"From", "192.168.1.5:9"}, 0, 403},
		"through a proxy":      {[]string{"X-Forwarded-Host", "map.example.org"}, 0, 403},
		"too late":             {nil, LinkLife + time.Second, 410},
		"just in time":         {nil, LinkLife, 303},
	} {
		s := newSite()
		key := s.Sessions.NewLink()
		s.now = noon.Add(c.wait)
		if got := s.open(t, key, c.header...).StatusCode; got != c.status {
			t.Errorf("%s: %d, want %d", name, got, c.status)
		}
	}
	s := newSite()
	first := s.Sessions.NewLink()
	key := s.Sessions.NewLink()
	if s.open(t, first).StatusCode != 410 || s.open(t, "x").StatusCode != 410 {
		t.Error("an earlier or a wrong link works")
	}
	w := httptest.NewRecorder()
	head := request("GET", "/"+key)
	head.Method = http.MethodHead
	s.Routes().ServeHTTP(w, head)
	if got := s.open(t, key).StatusCode; got != 303 {
		t.Errorf("after somebody has only looked: %d", got)
	}
	if got := s.open(t, key).StatusCode; got != 410 {
		t.Errorf("opened twice: %d", got)
	}
	s.Sessions = nil
	if got := s.open(t, key).StatusCode; got != 403 {
		t.Errorf("where none are offered: %d", got)
	}
}

func TestTell(t *testing.T) {
	s := newSite()
	told := func(header ...string) string {
		w := httptest.NewRecorder()
		s.Routes().ServeHTTP(w, request("GET", "/", header...))
		if w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("it may be kept: %v", w.Header())
		}
		return strings.TrimSpace(w.Body.String())
	}
	if got := told(); got != `{"author":null}` {
		t.Error(got)
	}
	cookie := s.open(t, s.Sessions.NewLink()).Cookies()[0]
	if got := told("Cookie", cookie.Name+"="+cookie.Value); got != `{"author":"local editor"}` {
		t.Error(got)
	}
}
