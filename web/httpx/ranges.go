package httpx

import (
	"io"
	"net/http"
	"time"
)

// ServeFile answers a GET or HEAD request with a file, or parts of it (RFC 9110,
// section 14), or with 304. A client that takes a coding and asks for all of it
// gets it in that coding. Of c, Body, Weak and Languages are not looked at.
//
// open is called if there is something to send, with a name for the content that
// no other content has. It may add headers. The file is closed.
func ServeFile(w http.ResponseWriter, r *http.Request, state Versioned, c Content, open func(h http.Header, name string) (io.ReadSeekCloser, error)) error {
	name := stateTag(r, state.Info(), c)
	w.Header().Set("Accept-Ranges", "bytes")
	if compressible(c.Type) && r.Header.Get("Range") == "" && Negotiate(r.Header.Get("Accept-Encoding")) != Identity {
		return Stream(w, r, state, c, func(h http.Header) (func(io.Writer) error, error) {
			file, err := open(h, name)
			if err != nil {
				return nil, err
			}
			if r.Method == http.MethodHead {
				return nil, file.Close()
			}
			return func(out io.Writer) error {
				defer file.Close() // it was only read
				_, err := io.Copy(out, file)
				return err
			}, nil
		})
	}
	tag := `"` + name + `"`
	c.setHeaders(w.Header(), state, tag)
	if Matches(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	file, err := open(w.Header(), name)
	if err != nil {
		return err
	}
	defer file.Close() // it was only read
	w.Header().Set("Content-Type", c.Type)
	http.ServeContent(unhurried{w}, r, "", time.Time{}, file)
	return nil
}

// unhurried lets a client take its time, as long as it takes something.
type unhurried struct{ http.ResponseWriter }

func (u unhurried) Write(p []byte) (int, error) {
	// Where there is no connection, as in tests, there is no deadline either.
	_ = http.NewResponseController(u.ResponseWriter).SetWriteDeadline(time.Now().Add(sendPatience))
	return u.ResponseWriter.Write(p)
}
