package formats

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// repeated is a file of a head and a block that comes again and again, to
// the size.
type repeated struct {
	head, block string
	size        int64
}

func (r repeated) ReadAt(p []byte, at int64) (int, error) {
	n := 0
	for n < len(p) && at < r.size {
		var part string
		if at < int64(len(r.head)) {
			part = r.head[at:]
		} else {
			part = r.block[(at-int64(len(r.head)))%int64(len(r.block)):]
		}
		m := copy(p[n:], part[:min(int64(len(part)), r.size-at)])
		n += m
		at += int64(m)
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// long are files of 12 MB.
var long = map[string]repeated{
	"x.csv":          {"id,date,note\n", "1,2024-01-05,\"a note, of some length\"\n", 0},
	"x-utf16.csv":    {"\xff\xfei\x00d\x00,\x00x\x00\n\x00", "1\x00,\x00\x53\x62\n\x00", 0},
	"x.ndjson":       {"{\"id\":1,\"note\":\"first\"}\n", "{\"id\":1,\"note\":\"a note of some length\",\"list\":[1,2,3]}\n", 0},
	"x.geojson":      {`{"type":"FeatureCollection","features":[`, `{"type":"Feature","geometry":{"type":"Point","coordinates":[98.5,16.7]},"properties":{"n":1}},` + "\n", 0},
	"no-newline.csv": {"id,note\n1,", "xxxxxxxxxxxxxxxx", 0},
	"open-quote.csv": {"id,note\n1,x\n2,\"", "y,a cell of some length\n", 0},
	"one-text.json":  {`[{"a":"`, "xxxxxxxxxxxxxxxx", 0},
	"nested.json":    {"[", "[", 0},
}

// TestMemory reads files of 12 MB and watches how much memory is in use.
func TestMemory(t *testing.T) {
	for name, file := range long {
		t.Run(name, func(t *testing.T) {
			file.size = 12 << 20
			before := inUse()
			source, err := Open(context.Background(), rows.Input{Name: name, Data: file, Size: file.size}, Options{Limits: rows.Limits{Row: 1 << 20}})
			if err != nil {
				t.Fatal(err)
			}
			n, most := 0, uint64(0)
			for _, err := range source.Rows(context.Background(), "") {
				if n++; n%200_000 == 0 || err != nil {
					most = max(most, inUse())
				}
			}
			most = max(most, inUse())
			if most > before+4<<20 {
				t.Errorf("%d MB are in use after %d rows", (most-before)>>20, n)
			}
			if read := source.Read(); read != file.size {
				t.Errorf("%d of %d bytes are read after %d rows", read, file.size, n)
			}
		})
	}
}

func inUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse
}

// TestCancel stops in the middle.
func TestCancel(t *testing.T) {
	for _, name := range []string{"x.csv", "x.ndjson", "x.geojson"} {
		file := long[name]
		file.size = 8 << 20
		source, err := Open(context.Background(), rows.Input{Name: name, Data: file, Size: file.size}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		var last error
		n := 0
		for _, last = range source.Rows(ctx, "") {
			n++
			cancel()
		}
		cancel()
		if !errors.Is(last, context.Canceled) || n > 20_000 {
			t.Errorf("%s: %d rows after the end, then %v", name, n, last)
		}
		if _, err := Open(ctx, rows.Input{Name: name, Data: file, Size: file.size}, Options{}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s is opened after the end: %v", name, err)
		}
	}
}

// TestSpill looks whether temporary files are gone when all is closed, and
// after errors.
func TestSpill(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	files, err := filepath.Glob("testdata/crooked/*z*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		source, err := OpenFile(context.Background(), file, Options{})
		if err != nil {
			continue
		}
		for _, table := range source.Tables() {
			for range source.Rows(context.Background(), table.Name) {
				break
			}
		}
		if err := source.Close(); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("left over: %v, %v", left, err)
	}
}

// TestStandardInput reads a pipe under the name "-".
func TestStandardInput(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	stdin := os.Stdin
	os.Stdin = r
	defer func() { os.Stdin = stdin }()
	go func() {
		_, _ = io.WriteString(w, "id;name\n1;Anna\n")
		_ = w.Close()
	}()
	source, err := OpenFile(context.Background(), "-", Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer source.Close()
	if got := dumpSource(source); !strings.Contains(got, `1 line 2 "1" "Anna"`) {
		t.Error(got)
	}
}

// TestLimits refuses what is larger than the limits.
func TestLimits(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, _ = io.WriteString(w, "a,b\n"+strings.Repeat("1,2\n", 1000))
	_ = w.Close()
	tests := []struct {
		name, data string
		limits     rows.Limits
		want       string
	}{
		{"x.csv.gz", packed.String(), rows.Limits{Unpacked: 3000}, "more than 3000 bytes"},
		{"x.csv", "a,b,c\n1,2,3\n", rows.Limits{Columns: 2}, "it has 3 columns and the limit is 2"},
	}
	for _, test := range tests {
		_, err := Open(context.Background(), input(test.name, []byte(test.data)), Options{Limits: test.limits})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
	}
}

// TestOptions names the format and the comma.
func TestOptions(t *testing.T) {
	tests := []struct {
		name, data string
		opt        Options
		want       string
	}{
		{"x.txt", "place\nMyawaddy\nMae Sot\n", Options{Format: "csv"}, `"Myawaddy"`},
		{"x.csv", "a,b;c\n1,2;3\n", Options{Delimiter: ';'}, `"1,2" "3"`},
		{"x.csv", "a·b\n1·3\n", Options{Delimiter: '·'}, `"1" "3"`},
		{"x.json", `{"type":"Feature","geometry":null,"properties":{"a":1}}`, Options{Format: "GeoJSON"}, `1 line 1 1`},
		{"x.csv", "a,b\n1,2\n", Options{Delimiter: '"'}, "cannot stand between cells"},
		{"x.csv", "a,b\n1,2\n", Options{Format: "doc"}, `there is no format "doc"`},
		{"x.csv", "a,b\n1,2\n", Options{Format: "json"}, "it begins with 'a'"},
	}
	for _, test := range tests {
		source, err := Open(context.Background(), input(test.name, []byte(test.data)), test.opt)
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			got = dumpSource(source)
		}
		if !strings.Contains(got, test.want) {
			t.Errorf("%s %+v: %s, want %s", test.name, test.opt, got, test.want)
		}
	}
	if _, err := OpenFile(context.Background(), t.TempDir(), Options{}); err == nil || !strings.Contains(err.Error(), "is a directory") {
		t.Errorf("a directory: %v", err)
	}
}
