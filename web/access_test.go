package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/mapd/mapd/web/access"
)

// local sends a request of a browser on this machine.
func local(h http.Handler, method, target string, header ...string) *http.Response {
	r := httptest.NewRequest(method, target, nil)
	r.Host, r.RemoteAddr = "127.0.0.1:8080", "127.0.0.1:50000"
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

// TestWhoMayWriteStandsInNoFrame opens the link of a session, and checks that
// the page is kept out of foreign frames from then on, for this browser alone.
func TestWhoMayWriteStandsInNoFrame(t *testing.T) {
	sessions := access.NewSessions(8080)
	h, _ := site(t, func(c *Config) { c.Sessions = sessions })
	link := access.Root + "/" + sessions.NewLink()
	if head := local(h, "HEAD", link); head.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("HEAD of the link: %d", head.StatusCode)
	}
	opened := local(h, "GET", link)
	if opened.StatusCode != http.StatusSeeOther || len(opened.Cookies()) != 1 {
		t.Fatalf("opening the link: %d %v", opened.StatusCode, opened.Header)
	}
	cookie := opened.Cookies()[0].Name + "=" + opened.Cookies()[0].Value
	for name, c := range map[string]struct {
		header []string
		framed bool
	}{"with the session": {[]string{"Cookie", cookie}, false}, "without": {nil, true}, "from elsewhere": {[]string{"Cookie", cookie, "Via", "x"}, true}} {
		policy := local(h, "GET", "/", c.header...).Header.Get("Content-Security-Policy")
		if strings.Contains(policy, "frame-ancestors 'self'") == c.framed {
			t.Errorf("%s: %s", name, policy)
		}
	}
}

func TestOptionsNameWhatCanBeWritten(t *testing.T) {
	h, _ := site(t, nil)
	for target, allow := range map[string]string{
		"/api/briefings": "GET, HEAD, OPTIONS", "/api/briefings/x": "GET, HEAD, OPTIONS, PUT, DELETE",
		"/api/briefings/x/changes": "GET, HEAD, OPTIONS", "/session": "GET, HEAD, OPTIONS, DELETE",
	} {
		w := ask(h, "OPTIONS", target, "Origin", "https://example.org", "Access-Control-Request-Method", "PUT")
		if w.Code != http.StatusNoContent || w.Header().Get("Allow") != allow {
			t.Errorf("%s: %d, Allow %q, want %q", target, w.Code, w.Header().Get("Allow"), allow)
		}
		if got := w.Header().Get("Access-Control-Allow-Methods"); got != "GET, HEAD, OPTIONS" {
			t.Errorf("%s: pages of other origins may %s", target, got)
		}
	}
}

func TestWithoutAStoreNothingIsWritten(t *testing.T) {
	h, _ := site(t, nil)
	w := ask(h, "PUT", "/api/briefings/x", "Authorization", "Bearer mapd_x")
	if w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), "try again later") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
