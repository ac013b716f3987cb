package formats

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"
	pqformat "github.com/parquet-go/parquet-go/format"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/project"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// smallLimits are reached by small inputs.
var smallLimits = rows.Limits{Unpacked: 16 << 20, Members: 64, Row: 1 << 16, Columns: 64, Depth: 16}

// inMemory is an input of these bytes.
func inMemory(name string, b []byte) rows.Input {
	return rows.Input{Name: name, Data: bytes.NewReader(b), Size: int64(len(b))}
}

// readChecked reads a file as the format of that name and checks what every
// reader owes, whatever it reads.
func readChecked(t *testing.T, name string, b []byte) {
	t.Helper()
	source, err := Open(t.Context(), inMemory("file."+name, b), Options{Format: name, Limits: smallLimits})
	if err != nil {
		return
	}
	defer source.Close()
	for _, table := range source.Tables() {
		number := int64(0)
		for row, err := range source.Rows(t.Context(), table.Name) {
			if err != nil {
				break
			}
			number++
			checkRow(t, row, number)
			if number == 2000 {
				break
			}
		}
	}
	if n := source.Read(); n < 0 || n > int64(len(b)) {
		t.Errorf("%d bytes of %d are read", n, len(b))
	}
}

func checkRow(t *testing.T, row rows.Row, number int64) {
	t.Helper()
	if row.Number != number {
		t.Fatalf("row %d has the number %d", number, row.Number)
	}
	if len(row.Names) != len(row.Values) {
		t.Fatalf("row %d has %d names and %d values", number, len(row.Names), len(row.Values))
	}
	seen := map[string]bool{}
	for i, name := range row.Names {
		if seen[name] || name == "" || !utf8.ValidString(name) {
			t.Fatalf("row %d has the name %q in %q", number, name, row.Names)
		}
		seen[name] = true
		checkValue(t, name, row.Values[i])
	}
	if row.Geometry != nil {
		project.Geometry(row.Geometry, func(p orb.Point) orb.Point {
			if !(math.Abs(p[0]) <= 360 && math.Abs(p[1]) <= 90) {
				t.Fatalf("row %d has the position %v", number, p)
			}
			return p
		})
	}
}

func checkValue(t *testing.T, name string, value any) {
	t.Helper()
	switch v := value.(type) {
	case nil, bool, int64:
	case string:
		if !utf8.ValidString(v) {
			t.Fatalf("%s: %q is not UTF-8", name, v)
		}
	case float64:
		if math.IsInf(v, 0) || math.IsNaN(v) {
			t.Fatalf("%s is %v", name, v)
		}
	case []any:
		for _, e := range v {
			checkValue(t, name, e)
		}
	case map[string]any:
		for _, e := range v {
			checkValue(t, name, e)
		}
	default:
		t.Fatalf("%s is a %T", name, value)
	}
}

// seedFrom adds the files of that pattern in testdata.
func seedFrom(f *testing.F, patterns ...string) {
	f.Helper()
	for _, pattern := range patterns {
		files, err := filepath.Glob(filepath.Join("testdata", pattern))
		if err != nil || len(files) == 0 {
			f.Fatalf("no %s in testdata (%v)", pattern, err)
		}
		for _, file := range files {
			b, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(b)
		}
	}
}

func FuzzKML(f *testing.F) {
	seedFrom(f, "*.kml")
	f.Fuzz(func(t *testing.T, b []byte) { readChecked(t, "kml", b) })
}

func FuzzGPX(f *testing.F) {
	seedFrom(f, "*.gpx")
	f.Fuzz(func(t *testing.T, b []byte) { readChecked(t, "gpx", b) })
}

func FuzzFGB(f *testing.F) {
	seedFrom(f, "*.fgb")
	f.Fuzz(func(t *testing.T, b []byte) { readChecked(t, "fgb", b) })
}

func FuzzParquet(f *testing.F) {
	seedFrom(f, "plain-none.parquet", "plain-snappy.parquet", "int96.parquet", "*.geoparquet")
	f.Fuzz(func(t *testing.T, b []byte) { readChecked(t, "parquet", b) })
}

func FuzzSQLite(f *testing.F) {
	seedFrom(f, "*.sqlite", "layers.gpkg")
	f.Fuzz(func(t *testing.T, b []byte) { readChecked(t, "sqlite", b) })
}

// FuzzXLSX changes the parts of a workbook and packs them anew: changes in
// the archive itself would fail its check sums.
func FuzzXLSX(f *testing.F) {
	parts := memberContents(f, "testdata/workbook.xlsx")
	f.Add(parts["xl/worksheets/sheet1.xml"], parts["xl/sharedStrings.xml"], parts["xl/styles.xml"], parts["xl/workbook.xml"])
	f.Add(parts["xl/worksheets/sheet2.xml"], parts["xl/sharedStrings.xml"], parts["xl/styles.xml"], parts["xl/workbook.xml"])
	f.Fuzz(func(t *testing.T, sheet, texts, styles, book []byte) {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for name, content := range map[string][]byte{
			"[Content_Types].xml":        parts["[Content_Types].xml"],
			"_rels/.rels":                parts["_rels/.rels"],
			"xl/_rels/workbook.xml.rels": parts["xl/_rels/workbook.xml.rels"],
			"xl/workbook.xml":            book,
			"xl/styles.xml":              styles,
			"xl/sharedStrings.xml":       texts,
			"xl/worksheets/sheet1.xml":   sheet,
		} {
			out, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
			if err == nil {
				_, err = out.Write(content)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		readChecked(t, "xlsx", b.Bytes())
	})
}

// memberContents are the members of an archive by name.
func memberContents(t testing.TB, path string) map[string][]byte {
	t.Helper()
	archive, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	all := map[string][]byte{}
	for _, m := range archive.File {
		r, err := m.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err := errors.Join(err, r.Close()); err != nil {
			t.Fatal(err)
		}
		all[m.Name] = b
	}
	return all
}

func FuzzWKB(f *testing.F) {
	f.Add([]byte("\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\xf0\x3f\x00\x00\x00\x00\x00\x00\x00\x40"))
	f.Add([]byte("\x00\x00\x00\x00\x07\x00\x00\x00\x01\x00\x00\x00\x03\xe9"))
	f.Add([]byte("\x01\x06\x00\x00\x20\xe6\x10\x00\x00\x01\x00\x00\x00\x01\x03\x00\x00\x00\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, form := range []blobForm{blobGeoPackage, blobSpatiaLite, blobWKB} {
			where, err := form.decode(b, 16)
			if err != nil && where.geometry != nil {
				t.Errorf("a geometry beside %v", err)
			}
			if _, err := (crs{}).geometry(where.geometry); err != nil {
				continue
			}
		}
	})
}

// TestMutations changes bytes of each file: faster than fuzzing, which has to
// follow all of the libraries. The changes are the same each time, unless
// MAPD_TEST_SEED names others: what is new is looked for on purpose, not by
// whoever builds next.
func TestMutations(t *testing.T) {
	seed, _ := strconv.ParseUint(os.Getenv("MAPD_TEST_SEED"), 10, 64)
	random := rand.New(rand.NewPCG(seed, 0))
	for _, file := range []string{
		"points.fgb", "mixed.fgb", "plain-none.parquet", "plain-snappy.parquet", "polygon.geoparquet", "wkb.geoparquet",
		"lite.sqlite", "plain.sqlite", "placemarks.kml", "walk.gpx", "workbook.xlsx", "two.kmz",
	} {
		whole, err := os.ReadFile(filepath.Join("testdata", file))
		if err != nil {
			t.Fatal(err)
		}
		name := strings.Replace(filepath.Ext(file)[1:], "geoparquet", "parquet", 1)
		for range 20 {
			b := bytes.Clone(whole)
			for range 1 + random.IntN(4) {
				mutate(random, b)
			}
			readChecked(t, name, b)
		}
	}
}

// A damaged description can call for values of another type than those stored.
func TestParquetOtherType(t *testing.T) {
	for _, c := range []struct {
		physical pqformat.Type
		value    parquet.Value
		fine     bool
	}{
		{pqformat.Int96, parquet.Int64Value(1 << 60), false},
		{pqformat.ByteArray, parquet.DoubleValue(1), false},
		{pqformat.Int64, parquet.ByteArrayValue([]byte("x")), false},
		{pqformat.Int64, parquet.Int64Value(7), true},
		{pqformat.FixedLenByteArray, parquet.ByteArrayValue([]byte("x")), true},
	} {
		leaf := parquetLeaf{physical: c.physical}
		if _, err := leaf.value(c.value); (err == nil) != c.fine {
			t.Errorf("%v as %v: %v", c.value.Kind(), c.physical, err)
		}
	}
}

// mutate changes a byte, a number of four bytes, or moves a piece.
func mutate(random *rand.Rand, b []byte) {
	at := random.IntN(len(b) - 4)
	switch random.IntN(4) {
	case 0:
		b[at] ^= 1 << random.IntN(8)
	case 1:
		b[at] = byte(random.Uint32())
	case 2:
		binary.LittleEndian.PutUint32(b[at:], [...]uint32{0, 1, 1 << 16, 1<<31 - 1, 1 << 31, 1<<32 - 1}[random.IntN(6)])
	case 3:
		n := random.IntN(min(64, len(b)-at))
		copy(b[at:at+n], b[random.IntN(len(b)-n):])
	}
}

// TestCutShort cuts each file at many places. No part of a file may be taken
// for the whole of it without an error, but in formats whose rest may be
// missing unseen.
func TestCutShort(t *testing.T) {
	for file, whole := range map[string]bool{
		"workbook.xlsx": true, "two.kmz": true, "placemarks.kml": true, "walk.gpx": true, "mixed.fgb": true,
		"points.fgb": true, "plain-snappy.parquet": true, "wkb.geoparquet": true, "lite.sqlite": false, "plain.sqlite": false,
	} {
		t.Run(file, func(t *testing.T) {
			b, err := os.ReadFile(filepath.Join("testdata", file))
			if err != nil {
				t.Fatal(err)
			}
			name := filepath.Ext(file)[1:]
			if name == "geoparquet" {
				name = "parquet"
			}
			end := len(bytes.TrimRight(b, "\n")) - 1
			for cut := 1; cut < end; cut += max(1, len(b)/200) {
				if failed := readFails(t.Context(), inMemory(file, b[:cut]), name); whole && !failed {
					t.Errorf("%d bytes of %d are read as the whole", cut, len(b))
				}
			}
		})
	}
}

// readFails says whether opening or reading ends with an error.
func readFails(ctx context.Context, in rows.Input, name string) bool {
	source, err := Open(ctx, in, Options{Format: name})
	if err != nil {
		return true
	}
	defer source.Close()
	for _, table := range source.Tables() {
		for _, err := range source.Rows(ctx, table.Name) {
			if err != nil {
				return true
			}
		}
	}
	return false
}
