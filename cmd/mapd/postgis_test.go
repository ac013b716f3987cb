package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/postgis/pgtest"
)

// TestReplicasShowChanges runs two mapd over one database. What is written to
// it shows in both within a second.
func TestReplicasShowChanges(t *testing.T) {
	address := pgtest.Database(t)
	replicas := []*App{start(t, func(o *Options) { o.Store = address }), start(t, func(o *Options) { o.Store = address })}
	for _, app := range replicas {
		if got := matched(t, app.URL()+"api/collections/events/items?limit=10000"); got < 100 {
			t.Fatalf("%d events", got)
		}
		if v := app.keeper.Snapshot().Info().Version; v != 1 {
			t.Errorf("data version %d: the curated data was taken in more than once", v)
		}
	}
	writer, err := openStore(t.Context(), address, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer writer.Close()
	for round := range 3 {
		text := fmt.Sprint("A new summary, number ", round)
		version := editLaukkai(t, writer, replicas[0], text)
		made := time.Now()
		for _, app := range replicas {
			asked := fmt.Sprintf("%sapi/collections/hotspots/items/laukkai?min-version=%d", app.URL(), version)
			if status, body := get(t, asked); status != http.StatusOK || !strings.Contains(body, text) {
				t.Errorf("%s: %d %.300s", asked, status, body)
			}
		}
		if took := time.Since(made); took > 3*time.Second { // a second, and room for a busy machine
			t.Errorf("the change shows after %v", took)
		}
	}
}

// editLaukkai writes a new summary of a hotspot.
func editLaukkai(t *testing.T, store geo.Store, app *App, text string) geo.Version {
	t.Helper()
	item, ok := app.keeper.Snapshot().Item(geo.Key{Collection: geo.Hotspots, ID: "laukkai"})
	if !ok {
		t.Error("Laukkai is missing")
		return 0
	}
	hotspot := *item.Record().(*geo.Hotspot)
	hotspot.Summary = geo.Texts{"en": text}
	c, err := store.Apply(t.Context(), geo.Commit{Author: "editor", Reason: "test", Dataset: hotspot.Dataset}, geo.EditsOf(&hotspot))
	if err != nil {
		t.Error(err)
	}
	return c.Version
}

// TestServesWhileTheDatabaseIsAway takes the database away under a running
// mapd.
func TestServesWhileTheDatabaseIsAway(t *testing.T) {
	cluster := pgtest.NewCluster(t)
	app := start(t, func(o *Options) { o.Store = cluster.Database(t) })
	const items = "api/collections/events/items?limit=10000"
	before := matched(t, app.URL()+items)
	cluster.Stop(t)
	until(t, "readyz says so", func() bool { status, _ := get(t, app.URL()+"readyz"); return status == http.StatusServiceUnavailable })
	if after := matched(t, app.URL()+items); after != before {
		t.Errorf("%d events while the database is away, %d before", after, before)
	}
	if _, body := get(t, app.URL()+"metrics"); !strings.Contains(body, "mapd_store_followed 0") {
		t.Error("the metrics do not say so")
	}
	if got := header(t, app.URL()+items, "Mapd-Store"); got != "unavailable" {
		t.Errorf("the header says %q", got)
	}
	if status, body := get(t, app.URL()+items+"&min-version=2"); status != http.StatusServiceUnavailable || !strings.Contains(body, "data version 2") {
		t.Errorf("a version that nobody has: %d %s", status, body)
	}
	cluster.Start(t)
	until(t, "readiness", func() bool { status, _ := get(t, app.URL()+"readyz"); return status == http.StatusOK })
	if got := header(t, app.URL()+items, "Mapd-Store"); got != "" {
		t.Errorf("the header still says %q", got)
	}
}

// TestStartsBeforeTheDatabase starts mapd first.
func TestStartsBeforeTheDatabase(t *testing.T) {
	cluster := pgtest.NewCluster(t)
	address := cluster.Database(t)
	cluster.Stop(t)
	o := Options{Listen: "127.0.0.1:0", Store: address, Log: slog.New(slog.DiscardHandler)}
	if app, err := Open(t.Context(), o); geo.CodeOf(err) != geo.Unavailable {
		t.Fatal(app, err)
	}
	listener, err := listen(t.Context(), o.Listen) // to know the port before mapd is open
	if err != nil {
		t.Fatal(err)
	}
	o.Listen = listener.Addr().String()
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	o.WaitForStore = time.Minute
	opened := make(chan error, 1)
	var app *App
	go func() {
		var err error
		app, err = Open(context.Background(), o)
		opened <- err
	}()
	url := "http://" + o.Listen + "/"
	until(t, "an answer", func() bool {
		response, err := http.Get(url + "readyz")
		if err != nil {
			return false
		}
		defer response.Body.Close()
		return response.StatusCode == http.StatusServiceUnavailable
	})
	if status, _ := get(t, url+"healthz"); status != http.StatusOK {
		t.Errorf("healthz while the database is waited for: %d", status)
	}
	cluster.Start(t)
	if err := <-opened; err != nil {
		t.Fatal(err)
	}
	if status, body := get(t, url+"readyz"); status != http.StatusOK {
		t.Errorf("readyz: %d %s", status, body)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := app.Run(ctx); err != nil && !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func header(t *testing.T, address, name string) string {
	t.Helper()
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	return response.Header.Get(name)
}

// until waits for something to come about.
func until(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); !holds(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%s does not come about", what)
		}
	}
}

// TestClientsThatHangUp lets many clients ask for much, read a little and go.
// Nothing of them remains: no goroutine, no connection to the database.
func TestClientsThatHangUp(t *testing.T) {
	address := pgtest.Database(t)
	app := start(t, func(o *Options) { o.Store = address })
	host := strings.TrimSuffix(strings.TrimPrefix(app.URL(), "http://"), "/")
	before := runtime.NumGoroutine()
	for n := range 300 {
		conn, err := net.Dial("tcp", host)
		if err != nil {
			t.Fatal(err)
		}
		path := []string{"/api/collections/events/items?limit=10000", "/tiles/events.pack", "/api/collections/events/items?min-version=9", "/api/search?q=ra"}[n%4]
		if _, err := fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n", path, host); err != nil {
			t.Fatal(err)
		}
		if n%8 < 2 {
			if _, err := io.ReadFull(conn, make([]byte, 100)); err != nil {
				t.Fatal(err)
			}
		}
		if err := conn.(*net.TCPConn).SetLinger(0); err != nil { // a reset, not a farewell
			t.Fatal(err)
		}
		if err := conn.Close(); err != nil {
			t.Fatal(err)
		}
	}
	until(t, "the end of all that was asked", func() bool { return runtime.NumGoroutine() <= before+5 })
	if got := matched(t, app.URL()+"api/collections/events/items?limit=10000"); got < 100 {
		t.Errorf("%d events", got)
	}
	conn := pgtest.Connect(t, address)
	if rows := pgtest.Rows(t, conn, `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'mapd'`); len(rows) > 3 {
		t.Errorf("mapd has %d connections to the database", len(rows))
	}
}
