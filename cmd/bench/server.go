//go:build unix

package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"testing/fstest"

	"github.com/klauspost/compress/zstd"

	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web"
	"github.com/mapd/mapd/web/feeds"
	"github.com/mapd/mapd/web/ogc"
)

// acceptEncoding is what browsers send.
const acceptEncoding = "gzip, deflate, br, zstd"

// mapd is the whole site on a port of this machine.
type mapd struct {
	snapshot *snapshot.Snapshot
	handler  atomic.Pointer[http.Handler]
	server   *http.Server
	listener net.Listener
	client   *http.Client
}

func serve(s *snapshot.Snapshot) (*mapd, error) {
	m := &mapd{snapshot: s, client: &http.Client{Transport: &http.Transport{DisableCompression: true}}}
	if err := m.forget(); err != nil {
		return nil, err
	}
	var err error
	if m.listener, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		return nil, err
	}
	m.server = &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { (*m.handler.Load()).ServeHTTP(w, r) })}
	go func() { _ = m.server.Serve(m.listener) }() // it ends when it is closed
	return m, nil
}

// forget begins again with empty caches.
func (m *mapd) forget() error {
	h, err := web.New(web.Config{
		Snapshots: func() *snapshot.Snapshot { return m.snapshot },
		History:   func() feeds.History { return nil },
		Follows:   func() error { return nil },
		Gazetteer: ogc.Gazetteer{Open: sync.OnceValues(geocode.Open)},
		Page:      fstest.MapFS{},
		Log:       slog.New(slog.DiscardHandler),
	})
	if err == nil {
		m.handler.Store(&h)
	}
	return err
}

func (m *mapd) address() string { return m.listener.Addr().String() }

// get asks and returns the body as it was sent.
func (m *mapd) get(ctx context.Context, target string) (body []byte, encoding string, err error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+m.address()+target, nil)
	if err != nil {
		return nil, "", err
	}
	r.Header.Set("Accept-Encoding", acceptEncoding)
	w, err := m.client.Do(r)
	if err != nil {
		return nil, "", err
	}
	defer w.Body.Close()
	if body, err = io.ReadAll(w.Body); err != nil {
		return nil, "", err
	}
	if w.StatusCode != http.StatusOK && w.StatusCode != http.StatusNoContent {
		return nil, "", fmt.Errorf("%s: %s: %s", target, w.Status, body)
	}
	return body, w.Header.Get("Content-Encoding"), nil
}

// plain undoes the coding of a body.
func plain(body []byte, encoding string) ([]byte, error) {
	switch encoding {
	case "":
		return body, nil
	case "zstd":
		d, err := zstd.NewReader(nil)
		if err != nil {
			return nil, err
		}
		defer d.Close()
		return d.DecodeAll(body, nil)
	}
	return nil, fmt.Errorf("the answer is in the coding %q", encoding)
}

func (m *mapd) close() {
	_ = m.server.Close() // nobody waits for an answer any more
	m.client.CloseIdleConnections()
}
