package main

import (
	"context"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// runs is what a command line prints, and its exit code.
func runs(args ...string) (out, errOut string, code int) {
	var o, e strings.Builder
	code = run(context.Background(), args, &o, &e)
	return o.String(), e.String(), code
}

const talkBody = `{"id":"talk","title":"T","language":"en","scenes":[{"id":"s","title":"S","text":"","view":{"west":90,"south":5,"east":110,"north":25},
	"time":{"to":"2025","mode":"upto"},"filters":{},"layers":{}}]}`

// write sends a briefing to mapd.
func write(t *testing.T, app *App, header ...string) (status int, body string) {
	t.Helper()
	r, err := http.NewRequest(http.MethodPut, app.URL()+"api/briefings/talk", strings.NewReader(talkBody))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("If-None-Match", "*")
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	client := &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
	answer, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	content, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(content)
}

// TestTokens makes a token beside a running mapd, writes with it, and revokes it.
func TestTokens(t *testing.T) {
	store := filepath.Join(t.TempDir(), "s.gpkg")
	app := start(t, func(o *Options) { o.Store = store })
	secret, told, code := runs("token", "create", "--store", store, "--role", "editor", "--name", "Ada", "--expires", "1d")
	secret = strings.TrimSpace(secret)
	if code != exitDone || !strings.HasPrefix(secret, "mapd_") || !strings.Contains(told, `for "Ada" (editor), expires 20`) || strings.Contains(told, secret) {
		t.Fatalf("create: %d, %q, %q", code, secret, told)
	}
	bearer := []string{"Authorization", "Bearer " + secret}
	if status, body := write(t, app, bearer...); status != http.StatusCreated || !strings.Contains(body, `"collection":"events"`) {
		t.Errorf("written: %d %.300s", status, body)
	}
	listed, _, _ := runs("token", "list", "--store", store)
	if !strings.Contains(listed, "Ada") || strings.Contains(listed, secret) || !strings.Contains(listed, "expires 20") {
		t.Errorf("listed: %s", listed)
	}
	id := strings.Fields(strings.Split(listed, "\n")[1])[0]
	if _, told, code := runs("token", "revoke", "--store", store, id); code != exitDone {
		t.Errorf("revoke: %d %s", code, told)
	}
	if status, body := write(t, app, bearer...); status != http.StatusUnauthorized || !strings.Contains(body, "revoked") {
		t.Errorf("after that: %d %s", status, body)
	}
	if listed, _, _ := runs("token", "list", "--store", store); !strings.Contains(listed, "revoked 20") {
		t.Errorf("listed: %s", listed)
	}
}

func TestTokenRefuses(t *testing.T) {
	store := filepath.Join(t.TempDir(), "s.gpkg")
	start(t, func(o *Options) { o.Store, o.NoSeed = store, true })
	for says, args := range map[string][]string{
		"say whom the token is for":   {"create", "--role", "editor"},
		"characters":                  {"create", "--role", "editor", "--name", "a\nb"},
		"use editor":                  {"create", "--role", "admin", "--name", "Ada"},
		"as 90d":                      {"create", "--role", "editor", "--name", "Ada", "--expires", "soon"},
		"write a number of days":      {"create", "--role", "editor", "--name", "Ada", "--expires", "0d"},
		"that day is over":            {"create", "--role", "editor", "--name", "Ada", "--expires", "2020-01-01"},
		`there is no token "x"`:       {"revoke", "x"},
		"cannot open the store /none": {"list", "--store", "/none/x.gpkg"},
	} {
		args = append([]string{"token", args[0], "--store", store}, args[1:]...)
		if _, told, code := runs(args...); code != exitNotDone || !strings.Contains(told, says) {
			t.Errorf("%v: %d %q; want %q", args, code, told, says)
		}
	}
	if listed, _, _ := runs("token", "list", "--store", store); strings.Count(listed, "\n") != 1 {
		t.Errorf("there are tokens: %s", listed)
	}
}

func TestExpiry(t *testing.T) {
	now := time.Date(2025, 11, 2, 12, 0, 0, 0, time.UTC)
	for text, want := range map[string]time.Time{
		"": {}, "90d": now.AddDate(0, 0, 90),
		"2025-11-02": time.Date(2025, 11, 3, 0, 0, 0, 0, time.UTC), // the day is not over
	} {
		if got, err := expiry(text, now); err != nil || !got.Equal(want) {
			t.Errorf("%q: %v, %v; want %v", text, got, err, want)
		}
	}
}

// TestLocalSession opens the link that mapd prints on a terminal, and writes
// as the page does.
func TestLocalSession(t *testing.T) {
	if app := start(t, func(o *Options) { o.NoSeed = true }); app.SessionURL() != "" {
		t.Error("a link is offered unasked")
	}
	if app := start(t, func(o *Options) { o.NoSeed, o.LocalSession, o.BaseURL = true, true, "https://map.example.org" }); app.SessionURL() != "" {
		t.Error("a link is offered behind a proxy")
	}
	if app := start(t, func(o *Options) { o.NoSeed, o.LocalSession, o.TrustProxy = true, true, "127.0.0.1" }); app.SessionURL() != "" {
		t.Error("a link is offered behind a trusted proxy")
	}
	if app := start(t, func(o *Options) { o.NoSeed, o.LocalSession, o.Listen = true, true, "0.0.0.0:0" }); app.SessionURL() != "" {
		t.Error("a link is offered beyond this machine")
	}
	app := start(t, func(o *Options) { o.NoSeed, o.LocalSession = true, true })
	client := &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Get(app.SessionURL())
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusSeeOther || len(answer.Cookies()) != 1 {
		t.Fatalf("the link: %d %v", answer.StatusCode, answer.Header)
	}
	session := []string{"Cookie", answer.Cookies()[0].Name + "=" + answer.Cookies()[0].Value}
	if status, body := write(t, app, append(session, "Origin", "http://evil.example")...); status != http.StatusForbidden {
		t.Errorf("from a foreign page: %d %s", status, body)
	}
	if status, body := write(t, app, append(session, "Origin", strings.TrimSuffix(app.URL(), "/"))...); status != http.StatusCreated {
		t.Errorf("from the page: %d %s", status, body)
	}
	changes, err := app.store.Changes(t.Context(), 0, 10)
	if err != nil || len(changes) != 1 || changes[0].Author != "local editor" {
		t.Errorf("the changes are %+v, %v", changes, err)
	}
}
