package httpx

import (
	"bytes"
	"io"
	"runtime"
	"strconv"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/klauspost/pgzip"
)

// Encoding is a content coding; "" is none.
type Encoding string

// The content codings that mapd writes.
const (
	Identity Encoding = ""
	Gzip     Encoding = "gzip"
	Zstd     Encoding = "zstd"
)

// Negotiate chooses the coding for an Accept-Encoding header: the one with
// the greatest weight, zstd before gzip before none where weights are equal.
// A weight of 0 means no.
func Negotiate(accept string) Encoding {
	weights := weightsOf(accept)
	best, bestWeight := Identity, 0.0
	for _, e := range []Encoding{Zstd, Gzip} {
		q, named := weights[string(e)]
		if !named && e == Gzip {
			q = weights["*"]
		}
		if q > bestWeight {
			best, bestWeight = e, q
		}
	}
	if weights["identity"] > bestWeight {
		return Identity
	}
	return best
}

// weightsOf reads a list such as "gzip;q=0.5, zstd". What cannot be read has
// the weight 0.
func weightsOf(list string) map[string]float64 {
	weights := map[string]float64{}
	for part := range strings.SplitSeq(list, ",") {
		name, parameters, _ := strings.Cut(part, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		if name != "" {
			weights[name] = weightOf(parameters)
		}
	}
	return weights
}

func weightOf(parameters string) float64 {
	for parameter := range strings.SplitSeq(parameters, ";") {
		name, value, _ := strings.Cut(parameter, "=")
		if !strings.EqualFold(strings.TrimSpace(name), "q") {
			continue
		}
		q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
		if err != nil || !(q >= 0 && q <= 1) {
			return 0
		}
		return q
	}
	return 1
}

var gzipWriters = sync.Pool{New: func() any { return gzip.NewWriter(io.Discard) }}

var fastGzipWriters = sync.Pool{New: func() any {
	w, _ := gzip.NewWriterLevel(io.Discard, gzip.BestSpeed) // there is that level
	return w
}}

var fastZstdEncoder = sync.OnceValue(func() *zstd.Encoder {
	// The options are constant and valid, so there is no error to meet.
	e, _ := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(2), zstd.WithWindowSize(1<<20), zstd.WithEncoderLevel(zstd.SpeedFastest))
	return e
})

var zstdEncoder = sync.OnceValue(func() *zstd.Encoder {
	// The options are constant and valid, so there is no error to meet.
	e, _ := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(2), zstd.WithWindowSize(8<<20))
	return e
})

// Compress returns body in the coding e. It is safe for many goroutines and
// always gives the same bytes.
func (e Encoding) Compress(body []byte) []byte {
	switch e {
	case Zstd:
		return zstdEncoder().EncodeAll(body, make([]byte, 0, len(body)/3+64))
	case Gzip:
		return gzipIn(&gzipWriters, body)
	}
	return body
}

// gzipIn compresses with one of some writers.
func gzipIn(writers *sync.Pool, body []byte) []byte {
	var buf bytes.Buffer
	w := writers.Get().(*gzip.Writer)
	defer writers.Put(w)
	w.Reset(&buf)
	// A bytes.Buffer takes everything, so neither call can fail.
	_, _ = w.Write(body)
	_ = w.Close()
	return buf.Bytes()
}

// CompressFast is Compress for what is made for one answer: it takes half the
// time, and the body is some hundredths larger.
func (e Encoding) CompressFast(body []byte) []byte {
	switch e {
	case Zstd:
		return fastZstdEncoder().EncodeAll(body, make([]byte, 0, len(body)/2+64))
	case Gzip:
		return gzipIn(&fastGzipWriters, body)
	}
	return body
}

// large is from how many bytes on a body is compressed on all cores, faster and
// a little less.
const large = 1 << 20

// compressParts is Compress for a body in parts.
func (e Encoding) compressParts(parts [][]byte) [][]byte {
	switch {
	case e == Identity:
		return parts
	case e == Gzip && sizeOf(parts) >= large:
		return [][]byte{gzipLarge(parts)}
	case e == Zstd && sizeOf(parts) >= large:
		return [][]byte{zstdLarge(parts)}
	}
	return [][]byte{e.Compress(bytes.Join(parts, nil))}
}

// gzipLarge makes one gzip member of all parts.
func gzipLarge(parts [][]byte) []byte {
	var out bytes.Buffer
	out.Grow(sizeOf(parts) / 6)
	// The level and the sizes are constant and right, and a bytes.Buffer takes
	// everything, so nothing can fail.
	w, _ := pgzip.NewWriterLevel(&out, pgzip.BestSpeed)
	_ = w.SetConcurrency(256<<10, runtime.GOMAXPROCS(0))
	for _, part := range parts {
		_, _ = w.Write(part)
	}
	_ = w.Close()
	return out.Bytes()
}

var largeZstdWriters = sync.Pool{New: func() any {
	// The options are constant and valid, so there is no error to meet.
	e, _ := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(2), zstd.WithWindowSize(1<<20), zstd.WithEncoderLevel(zstd.SpeedFastest))
	return e
}}

// zstdLarge makes one frame of all parts: while a block is written, repetitions
// are looked for in the next.
func zstdLarge(parts [][]byte) []byte {
	var out bytes.Buffer
	out.Grow(sizeOf(parts) / 6)
	w := largeZstdWriters.Get().(*zstd.Encoder)
	defer largeZstdWriters.Put(w)
	w.Reset(&out)
	for _, part := range parts {
		_, _ = w.Write(part) // a bytes.Buffer takes everything
	}
	_ = w.Close()
	return out.Bytes()
}

// suffix tells the ETags of the codings apart.
func (e Encoding) suffix() string {
	switch e {
	case Zstd:
		return "-zst"
	case Gzip:
		return "-gz"
	}
	return ""
}
