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
	Made{Type: f.mediaType, CacheControl: f.cacheControl, Name: f.tag, Encoding: encoding, Body: body}.Serve(w, r)
}

// Made is a body that is ready to be sent, in the coding that was negotiated.
type Made struct {
	// Type is the media type, CacheControl says who may keep it.
	Type, CacheControl string
	// Name is what the ETag is made from, beside the coding: it names the
	// content.
	Name     string
	Encoding Encoding
	Body     []byte
}

// Serve answers a GET or HEAD request with the body, or with 304. It is always
// sent whole: a Range is passed over, as every server may.
func (m Made) Serve(w http.ResponseWriter, r *http.Request) {
	tag := `"` + m.Name + m.Encoding.suffix() + `"`
	header := w.Header()
	header.Set("Cache-Control", m.CacheControl)
	header.Set("ETag", tag)
	header.Set("Vary", "Accept-Encoding")
	if Matches(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	header.Set("Content-Type", m.Type)
	write(w, r, http.StatusOK, m.Encoding, m.Body)
}
