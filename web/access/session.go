package access

import (
	"crypto/rand"
	"crypto/subtle"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// How long a link can be opened, and how long the session lasts that it sets.
const (
	LinkLife    = time.Hour
	SessionLife = 12 * time.Hour
)

// LocalAuthor is the author of what is written in a session.
const LocalAuthor = "local editor"

// Sessions are those of one mapd that listens on a loopback address. They end
// with the process. It is safe for many goroutines.
type Sessions struct {
	// Now is the clock, time.Now unless it is replaced before use.
	Now func() time.Time

	port   string
	mu     sync.Mutex
	link   string // empty once it was opened
	offer  time.Time
	cookie map[string]time.Time // the values of cookies, and when they end
}

// NewSessions makes the sessions of a mapd that listens on a loopback port.
func NewSessions(port int) *Sessions {
	return &Sessions{Now: time.Now, port: strconv.Itoa(port), cookie: map[string]time.Time{}}
}

// NewLink makes the key of a link that can be opened once. An earlier one does
// not work any more.
func (s *Sessions) NewLink() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.link, s.offer = rand.Text(), s.Now()
	return s.link
}

// open takes the key of a link and gives the cookie of a new session.
func (s *Sessions) open(key string) (*http.Cookie, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.Now()
	if s.link == "" || now.Sub(s.offer) > LinkLife || subtle.ConstantTimeCompare([]byte(key), []byte(s.link)) != 1 {
		return nil, false
	}
	s.link = ""
	value := rand.Text()
	s.cookie[value] = now.Add(SessionLife)
	return s.newCookie(value, int(SessionLife.Seconds())), true
}

// newCookie is sent by the browser to this mapd alone: not with requests that a
// page of another site makes, be it in a frame, and not shown to scripts. Its
// name holds the port, since browsers share cookies between the ports of a host.
func (s *Sessions) newCookie(value string, maxAge int) *http.Cookie {
	return &http.Cookie{Name: s.cookieName(), Value: value, Path: "/", MaxAge: maxAge, HttpOnly: true, SameSite: http.SameSiteStrictMode}
}

func (s *Sessions) cookieName() string { return "mapd_session_" + s.port }

// holds reports whether the request belongs to a session that has not ended.
func (s *Sessions) holds(r *http.Request) bool {
	cookie, err := r.Cookie(s.cookieName())
	if err != nil || !s.isLocal(r) {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	ends, known := s.cookie[cookie.Value]
	return known && s.Now().Before(ends)
}

// close ends the session of a request, if it has one.
func (s *Sessions) close(r *http.Request) {
	if cookie, err := r.Cookie(s.cookieName()); err == nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.cookie, cookie.Value)
	}
}

// forwarding lists headers that proxies add.
var forwarding = []string{"Forwarded", "Via", "X-Real-Ip", "X-Client-Ip", "True-Client-Ip", "Cf-Connecting-Ip"}

// isLocal reports whether a request was made on this machine, to the address
// that mapd listens on, by no way round. A page of another site whose name has
// been made to lead here names itself in the Host.
func (s *Sessions) isLocal(r *http.Request) bool {
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil || !from.Addr().Unmap().IsLoopback() {
		return false
	}
	for name := range r.Header {
		if slices.Contains(forwarding, name) || strings.HasPrefix(name, "X-Forwarded") {
			return false
		}
	}
	host, port, err := net.SplitHostPort(r.Host)
	if err != nil || port != s.port {
		return false
	}
	at, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || err == nil && at.IsLoopback()
}
