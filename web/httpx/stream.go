package httpx

import (
	"io"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// Stream answers a GET or HEAD request with content that is sent while it is
// made, in the best coding that the client takes, or with 304. Of c, Body,
// Weak and Languages are not looked at; the ETag is made as Serve makes it.
//
// open is called if there is something to send. It adds headers and returns
// write, which is not called for HEAD and returns an error as soon as the client
// has gone. An error that comes before anything was sent is returned, to be
// answered; later the connection is cut, so that no half answer looks whole.
func Stream(w http.ResponseWriter, r *http.Request, state Versioned, c Content, open func(http.Header) (write func(io.Writer) error, err error)) error {
	encoding := Identity
	if compressible(c.Type) {
		encoding = Negotiate(r.Header.Get("Accept-Encoding"))
	}
	tag := `"` + stateTag(r, state.Info(), c) + encoding.suffix() + `"`
	c.setHeaders(w.Header(), state, tag)
	if Matches(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	write, err := open(w.Header())
	if err != nil {
		return err
	}
	out := &sender{to: w, encoding: encoding, mediaType: c.Type}
	if r.Method == http.MethodHead {
		out.begin()
		return nil
	}
	coded, done := encoding.writer(out)
	err = write(coded)
	if err == nil {
		err = done()
	}
	if err == nil {
		err = out.end()
	}
	if err != nil && out.begun {
		panic(http.ErrAbortHandler)
	}
	return err
}

const (
	sentAtOnce = 64 << 10
	// sendPatience is how long a client may take for what is sent at once.
	sendPatience = time.Minute
)

// sender collects what is sent at once. The first of it begins the answer.
type sender struct {
	to        http.ResponseWriter
	encoding  Encoding
	mediaType string
	held      []byte
	begun     bool
}

func (s *sender) begin() {
	s.begun = true
	header := s.to.Header()
	header.Set("Content-Type", s.mediaType)
	if s.encoding != Identity {
		header.Set("Content-Encoding", string(s.encoding))
	}
	s.to.WriteHeader(http.StatusOK)
}

func (s *sender) Write(p []byte) (int, error) {
	s.held = append(s.held, p...)
	if len(s.held) < sentAtOnce {
		return len(p), nil
	}
	return len(p), s.send()
}

func (s *sender) send() error {
	if !s.begun {
		s.begin()
	}
	_, err := unhurried{s.to}.Write(s.held)
	s.held = s.held[:0]
	return err
}

// end sends the rest. A body that was never too much tells its length.
func (s *sender) end() error {
	if !s.begun {
		s.to.Header().Set("Content-Length", strconv.Itoa(len(s.held)))
	}
	return s.send()
}

var zstdWriters = sync.Pool{New: func() any {
	// The options are constant and valid, so there is no error to meet.
	e, _ := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(1<<20))
	return e
}}

// writer returns a writer in the coding e, and what ends it.
func (e Encoding) writer(to io.Writer) (io.Writer, func() error) {
	switch e {
	case Zstd:
		z := zstdWriters.Get().(*zstd.Encoder)
		z.Reset(to)
		return z, func() error { defer zstdWriters.Put(z); return z.Close() }
	case Gzip:
		z := gzipWriters.Get().(*gzip.Writer)
		z.Reset(to)
		return z, func() error { defer gzipWriters.Put(z); return z.Close() }
	}
	return to, func() error { return nil }
}
