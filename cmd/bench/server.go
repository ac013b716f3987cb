//go:build unix

package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"sync"
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
	server   *http.Server
	listener net.Listener
	conn     net.Conn      // of the one who asks
	answers  *bufio.Reader // from there
	asked    int
}

func serve(s *snapshot.Snapshot) (*mapd, error) {
	site, err := web.New(web.Config{
		Snapshots: func() *snapshot.Snapshot { return s },
		History:   func() feeds.History { return nil },
		Follows:   func() error { return nil },
		Gazetteer: ogc.Gazetteer{Open: sync.OnceValues(geocode.Open)},
		Page:      fstest.MapFS{},
		Log:       slog.New(slog.DiscardHandler),
	})
	if err != nil {
		return nil, err
	}
	m := &mapd{}
	if m.listener, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		return nil, err
	}
	m.server = &http.Server{Handler: site}
	go func() { _ = m.server.Serve(m.listener) }() // it ends when it is closed
	if m.conn, err = net.Dial("tcp", m.address()); err != nil {
		return nil, err
	}
	m.answers = bufio.NewReaderSize(m.conn, 256<<10)
	return m, nil
}

func (m *mapd) address() string { return m.listener.Addr().String() }

// get asks and returns the body as it was sent. Each time it asks in a language
// that nobody has asked in before, so that no answer is kept from another time.
// It reads from the connection itself, as pgx does: net/http's client hands each
// answer from one goroutine to another.
func (m *mapd) get(ctx context.Context, target string) (body []byte, encoding string, err error) {
	if err := ctx.Err(); err != nil {
		return nil, "", err
	}
	r, err := http.NewRequest(http.MethodGet, "http://"+m.address()+target, nil)
	if err != nil {
		return nil, "", err
	}
	m.asked++
	r.Header.Set("Accept-Language", fmt.Sprintf("en-x-%d", m.asked))
	r.Header.Set("Accept-Encoding", acceptEncoding)
	if err := r.Write(m.conn); err != nil {
		return nil, "", err
	}
	w, err := http.ReadResponse(m.answers, r)
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
	_ = m.conn.Close()
}
