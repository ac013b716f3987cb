package httpx

import "net/http"

// File is a body that does not change while mapd runs, compressed once.
type File struct {
	mediaType    string
	cacheControl string
	tag          string
	bodies       map[Encoding][]byte
}

// NewFile makes a file ready to be sent. A coding that does not make it
// smaller is not offered.
func NewFile(mediaType, cacheControl string, content []byte) File {
	f := File{mediaType: mediaType, cacheControl: cacheControl,
		tag: hash(string(content), mediaType), bodies: map[Encoding][]byte{Identity: content}}
	if !compressible(mediaType) {
		return f
	}
	for _, e := range []Encoding{Gzip, Zstd} {
		if body := e.Compress(content); len(body) < len(content) {
			f.bodies[e] = body
		}
	}
	return f
}

// Serve answers a GET or HEAD request with the file, or with 304.
func (f File) Serve(w http.ResponseWriter, r *http.Request) {
	encoding := Negotiate(r.Header.Get("Accept-Encoding"))
	body, ok := f.bodies[encoding]
	if !ok {
		encoding, body = Identity, f.bodies[Identity]
	}
	tag := `"` + f.tag + encoding.suffix() + `"`
	header := w.Header()
	header.Set("Cache-Control", f.cacheControl)
	header.Set("ETag", tag)
	header.Set("Vary", "Accept-Encoding")
	if Matches(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	header.Set("Content-Type", f.mediaType)
	write(w, r, http.StatusOK, encoding, body)
}
