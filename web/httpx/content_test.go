package httpx

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"github.com/mapd/mapd/geo"
)

type state geo.StoreInfo

func (s state) Info() geo.StoreInfo { return geo.StoreInfo(s) }

var text = strings.Repeat("a body that gets smaller ", 40)

// serve answers one request with c.
func serve(t *testing.T, s Versioned, c Content, target string, header ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, target, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	Handle(func(w http.ResponseWriter, r *http.Request) error { return Serve(w, r, s, c) })(w, r)
	return w.Result()
}

func content() Content {
	return Content{Type: JSON, Body: func() ([]byte, error) { return []byte(text), nil }}
}

func TestServeEncodings(t *testing.T) {
	for accept, want := range map[string]string{
		"":                          "",
		"identity":                  "",
		"gzip":                      "gzip",
		"gzip, deflate, br, zstd":   "zstd",
		"gzip;q=0":                  "",
		"gzip;q=0, *":               "",
		"*":                         "gzip",
		"zstd;q=0.5, gzip":          "gzip",
		"GZIP;Q=0.3":                "gzip",
		"identity;q=1, gzip;q=0.5":  "",
		"gzip;q=nonsense, zstd;q=2": "",
	} {
		got := serve(t, state{ID: "s"}, content(), "/x", "Accept-Encoding", accept)
		if got.Header.Get("Content-Encoding") != want || got.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%q: coding %q, Vary %q; want %q", accept, got.Header.Get("Content-Encoding"), got.Header.Get("Vary"), want)
		}
		if body := decoded(t, got); body != text {
			t.Errorf("%q: body %q", accept, body)
		}
	}
}

func decoded(t *testing.T, r *http.Response) string {
	t.Helper()
	var in io.Reader = r.Body
	var err error
	switch r.Header.Get("Content-Encoding") {
	case "gzip":
		in, err = gzip.NewReader(in)
	case "zstd":
		in, err = zstd.NewReader(in)
	}
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func TestETagTellsApart(t *testing.T) {
	base := state{ID: "s", Version: 3, Redactions: 1}
	tag := func(s state, c Content, target string, header ...string) string {
		return serve(t, s, c, target, header...).Header.Get("ETag")
	}
	first := tag(base, content(), "/x?a=1&b=2")
	if again := tag(base, content(), "/x?b=2&a=1"); again != first {
		t.Errorf("the order of the query changes the tag: %s, %s", first, again)
	}
	format, key := content(), content()
	format.Format, key.Key = 2, "km"
	for name, other := range map[string]string{
		"store":      tag(state{ID: "t", Version: 3, Redactions: 1}, content(), "/x?a=1&b=2"),
		"version":    tag(state{ID: "s", Version: 4, Redactions: 1}, content(), "/x?a=1&b=2"),
		"redactions": tag(state{ID: "s", Version: 3, Redactions: 2}, content(), "/x?a=1&b=2"),
		"query":      tag(base, content(), "/x?a=1&b=3"),
		"path":       tag(base, content(), "/y?a=1&b=2"),
		"coding":     tag(base, content(), "/x?a=1&b=2", "Accept-Encoding", "gzip"),
		"format":     tag(base, format, "/x?a=1&b=2"),
		"key":        tag(base, key, "/x?a=1&b=2"),
		"host":       tag(base, content(), "http://other.test/x?a=1&b=2"),
	} {
		if other == first || other == "" {
			t.Errorf("another %s gives the tag %q, as before", name, other)
		}
	}
}

func TestNotModified(t *testing.T) {
	weak := content()
	weak.Weak = true
	for _, c := range []Content{content(), weak} {
		tag := serve(t, state{ID: "s"}, c, "/x").Header.Get("ETag")
		c.Body = func() ([]byte, error) { t.Error("the body was made for an answer 304"); return nil, nil }
		for _, header := range []string{tag, `"other", ` + tag, strings.TrimPrefix(tag, "W/")} {
			got := serve(t, state{ID: "s"}, c, "/x", "If-None-Match", header)
			if got.StatusCode != http.StatusNotModified || got.Header.Get("ETag") != tag || got.Header.Get("Cache-Control") == "" {
				t.Errorf("If-None-Match %s: %d, %v", header, got.StatusCode, got.Header)
			}
		}
	}
	if got := serve(t, state{ID: "s"}, content(), "/x", "If-None-Match", " * "); got.StatusCode != http.StatusNotModified {
		t.Errorf("any tag: %d", got.StatusCode)
	}
	if got := serve(t, state{ID: "s"}, content(), "/x", "If-None-Match", `"other"`); got.StatusCode != http.StatusOK {
		t.Errorf("another tag: %d", got.StatusCode)
	}
}

func TestServeWithoutState(t *testing.T) {
	first := serve(t, nil, content(), "/x")
	other := content()
	other.Body = func() ([]byte, error) { return []byte("other"), nil }
	if tag := serve(t, nil, other, "/x").Header.Get("ETag"); tag == first.Header.Get("ETag") {
		t.Error("another body has the same tag")
	}
	if first.Header.Get("Mapd-Data-Version") != "" {
		t.Error("content without a state names a data version")
	}
}

func TestServeEmptyAndFaulty(t *testing.T) {
	c := content()
	c.Body = func() ([]byte, error) { return []byte{}, nil }
	if got := serve(t, state{ID: "s", Version: 7}, c, "/x"); got.StatusCode != http.StatusNoContent || got.Header.Get("Mapd-Data-Version") != "7" {
		t.Errorf("an empty body: %d, %v", got.StatusCode, got.Header)
	}
	c.Body = func() ([]byte, error) { return nil, geo.InvalidParam("after", "wrong") }
	if got := serve(t, state{ID: "s"}, c, "/x", "If-None-Match", "*"); got.StatusCode != http.StatusBadRequest {
		t.Errorf("an error, whatever the client has: %d", got.StatusCode)
	}
	got := serve(t, state{ID: "s"}, c, "/x")
	if got.StatusCode != http.StatusBadRequest || got.Header.Get("ETag") != "" || got.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("an error: %d, %v", got.StatusCode, got.Header)
	}
}

func TestErrors(t *testing.T) {
	tests := []struct {
		err    error
		status int
		says   string
	}{
		{geo.InvalidParam("bbox", "write four numbers"), 400, "bbox: write four numbers"},
		{geo.Errorf(geo.NotFound, "nothing here"), 404, "nothing here"},
		{geo.Errorf(geo.Gone, "removed"), 410, "removed"},
		{geo.Errorf(geo.Conflict, "changed"), 409, "changed"},
		{geo.Errorf(geo.Unavailable, "away"), 503, "away"},
		{&geo.Error{Code: geo.Unavailable, Message: "away", Err: errors.New("secret")}, 503, "away"},
		{geo.Errorf(geo.Internal, "secret"), 500, "log"},
		{errors.New("secret"), 500, "log"},
		{fmt.Errorf("secret: %w", context.DeadlineExceeded), 503, "too long"},
	}
	for _, test := range tests {
		w := httptest.NewRecorder()
		WriteError(w, WithRequestID(httptest.NewRequest(http.MethodGet, "/x", nil), "abc"), test.err)
		body := w.Body.String()
		if w.Code != test.status || w.Header().Get("Content-Type") != ProblemJSON ||
			!strings.Contains(body, test.says) || strings.Contains(body, "secret") || !strings.Contains(body, `"request_id":"abc"`) {
			t.Errorf("%v: %d %s", test.err, w.Code, body)
		}
	}
}

func TestFile(t *testing.T) {
	f := NewFile("text/css; charset=utf-8", Immutable, []byte(text))
	get := func(header ...string) *http.Response {
		r := httptest.NewRequest(http.MethodGet, "/f.css", nil)
		for i := 0; i < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		w := httptest.NewRecorder()
		f.Serve(w, r)
		return w.Result()
	}
	packed := get("Accept-Encoding", "gzip")
	tag := packed.Header.Get("ETag")
	if decoded(t, packed) != text || packed.Header.Get("Content-Encoding") != "gzip" || packed.Header.Get("Cache-Control") != Immutable {
		t.Errorf("gzip: %v", packed.Header)
	}
	if got := get("Accept-Encoding", "gzip", "If-None-Match", tag); got.StatusCode != http.StatusNotModified {
		t.Errorf("its own tag: %d", got.StatusCode)
	}
	if got := get("If-None-Match", tag); got.StatusCode != http.StatusOK {
		t.Errorf("the tag of another coding: %d", got.StatusCode)
	}
	if font := NewFile("font/woff2", Immutable, bytes.Repeat([]byte("a"), 1000)); len(font.bodies) != 1 {
		t.Error("a font is compressed again")
	}
}

// TestLargeBodies sends a body in parts that are compressed on several cores.
func TestLargeBodies(t *testing.T) {
	var parts [][]byte
	for i := range 40 {
		parts = append(parts, bytes.Repeat([]byte(strconv.Itoa(i)+" and more "), large/400))
	}
	want := bytes.Join(parts, nil)
	for _, encoding := range []string{"", "gzip", "zstd"} {
		r := httptest.NewRequest(http.MethodGet, "/x", nil)
		r.Header.Set("Accept-Encoding", encoding)
		w := httptest.NewRecorder()
		if err := Serve(w, r, nil, Content{Type: JSON, Parts: func() ([][]byte, error) { return parts, nil }}); err != nil {
			t.Fatal(err)
		}
		if got := w.Header().Get("Content-Encoding"); got != encoding {
			t.Errorf("%q gives %q", encoding, got)
		}
		if got := w.Header().Get("Content-Length"); got != strconv.Itoa(w.Body.Len()) {
			t.Errorf("%q: %s bytes are announced, %d come", encoding, got, w.Body.Len())
		}
		var body io.Reader = w.Body
		switch encoding {
		case "gzip":
			z, err := gzip.NewReader(w.Body)
			if err != nil {
				t.Fatal(err)
			}
			z.Multistream(false) // some browsers read the first member alone
			body = z
		case "zstd":
			z, err := zstd.NewReader(w.Body)
			if err != nil {
				t.Fatal(err)
			}
			body = z
		}
		if got, err := io.ReadAll(body); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%q: %d bytes come back, want %d (%v)", encoding, len(got), len(want), err)
		}
	}
}
