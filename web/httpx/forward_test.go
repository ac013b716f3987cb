package httpx

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func proxies(t testing.TB, list string) Proxies {
	t.Helper()
	p, err := ParseProxies(list)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestForwardedBase(t *testing.T) {
	const proxy, stranger = "10.0.0.1:4711", "203.0.113.9:4711"
	for _, c := range []struct {
		from   string
		header []string // names and values in turn
		want   string
	}{
		{proxy, nil, ""},
		{stranger, []string{"Forwarded", "proto=https;host=evil.example"}, ""},
		{stranger, []string{"X-Forwarded-Host", "evil.example", "X-Forwarded-Proto", "https"}, ""},
		{"not an address", []string{"X-Forwarded-Host", "evil.example"}, ""},
		{"[::1]:9", []string{"X-Forwarded-Host", "map.example"}, "http://map.example"},
		{"[::ffff:10.1.2.3]:9", []string{"X-Forwarded-Host", "map.example"}, "http://map.example"},

		{proxy, []string{"Forwarded", `for=203.0.113.9;proto=HTTPS;host="map.example:8443"`}, "https://map.example:8443"},
		{proxy, []string{"Forwarded", "host=evil.example;proto=http, for=203.0.113.9;host=map.example;proto=https"}, "https://map.example"},
		{proxy, []string{"Forwarded", "host=map.example;proto=https;for=203.0.113.9, for=10.0.0.2;host=inside;proto=http"}, "https://map.example"},
		{proxy, []string{"Forwarded", `for="[2001:db8::1]:80";host=map.example`}, "http://map.example"},
		{proxy, []string{"Forwarded", "for=_hidden;host=map.example", "X-Forwarded-Host", "other.example"}, "http://map.example"},

		{proxy, []string{"X-Forwarded-Proto", "https"}, "https://inside.test"},
		{proxy, []string{"X-Forwarded-Proto", "https", "X-Forwarded-Host", "map.example", "X-Forwarded-Prefix", "/maps/scam/"}, "https://map.example/maps/scam"},
		{proxy, []string{"X-Forwarded-Proto", "https", "X-Forwarded-Host", "map.example", "X-Forwarded-Port", "8443"}, "https://map.example:8443"},
		{proxy, []string{"X-Forwarded-Proto", "https", "X-Forwarded-Host", "map.example", "X-Forwarded-Port", "443"}, "https://map.example"},
		{proxy, []string{"X-Forwarded-Host", "evil.example, map.example"}, "http://map.example"},
		{proxy, []string{"X-Forwarded-For", "203.0.113.9, 10.0.0.2", "X-Forwarded-Host", "evil.example, map.example, inside"}, "http://map.example"},
		{proxy, []string{"X-Forwarded-Prefix", "/map"}, "http://inside.test/map"},

		{proxy, []string{"X-Forwarded-Host", `a"><script>`}, ""},
		{proxy, []string{"X-Forwarded-Host", "a/b"}, ""},
		{proxy, []string{"X-Forwarded-Host", "user@host"}, ""},
		{proxy, []string{"X-Forwarded-Proto", "javascript"}, ""},
		{proxy, []string{"X-Forwarded-Prefix", "//evil.example"}, ""},
		{proxy, []string{"X-Forwarded-Prefix", "map"}, ""},
	} {
		r := httptest.NewRequest(http.MethodGet, "http://inside.test/api", nil)
		r.RemoteAddr = c.from
		for i := 0; i < len(c.header); i += 2 {
			r.Header.Add(c.header[i], c.header[i+1])
		}
		if got := proxies(t, "10.0.0.0/8, ::1").Base(r); got != c.want {
			t.Errorf("%s %q: %q, want %q", c.from, c.header, got, c.want)
		}
		if got := (Proxies{}).Base(r); got != "" {
			t.Errorf("nobody is trusted, and yet %q", got)
		}
	}
}

func TestParseProxiesRefuses(t *testing.T) {
	for _, list := range []string{"localhost", "10.0.0.0/33", "10.0.0.1,all"} {
		if _, err := ParseProxies(list); err == nil {
			t.Errorf("%q is taken", list)
		}
	}
}

func FuzzForwarded(f *testing.F) {
	f.Add(`for=10.0.0.2;proto=https;host="a:1"`, "a, b", "https", "/x")
	f.Add(`";=,;`, "", "", "//")
	f.Fuzz(func(t *testing.T, forwarded, host, proto, prefix string) {
		r := httptest.NewRequest(http.MethodGet, "http://inside.test/api", nil)
		r.RemoteAddr = "10.0.0.1:1"
		r.Header = http.Header{"Forwarded": {forwarded}, "X-Forwarded-Host": {host}, "X-Forwarded-Proto": {proto}, "X-Forwarded-Prefix": {prefix}}
		base := proxies(t, "10.0.0.0/8").Base(r)
		if base == "" {
			return
		}
		u, err := http.NewRequest(http.MethodGet, base+"/api", nil)
		if err != nil || u.URL.User != nil || u.URL.RawQuery != "" || u.URL.Scheme != "http" && u.URL.Scheme != "https" {
			t.Errorf("%q is no base (%v)", base, err)
		}
	})
}
