package formats

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// seeds adds the crooked files with one of these endings to a corpus.
func seeds(f *testing.F, endings ...string) {
	files, err := filepath.Glob("testdata/crooked/*")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		if !slices.Contains(endings, filepath.Ext(file)) {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		if len(data) < 20_000 {
			f.Add(data)
		}
	}
}

// records are what a splitter makes of a text, empty lines left out.
func records(s *splitter) (all [][]string, wrong int) {
	for s.next() {
		if len(s.raw) == 0 {
			continue
		}
		if s.wrong != nil {
			wrong++
		}
		all = append(all, s.strings())
	}
	return all, wrong
}

// FuzzSplitter compares the splitter with encoding/csv on all that this
// accepts, and with itself when the text comes byte by byte.
func FuzzSplitter(f *testing.F) {
	seeds(f, ".csv", ".tsv")
	f.Add([]byte("a,b\n\"x\"\"y\",\"\r\n\"\r\n\n\"\",\r"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d := dialect{comma: []byte{','}, newline: '\n'}
		got, wrong := records(&splitter{window: over(data), dialect: d})
		slow := over(data)
		slow.src = iotest.OneByteReader(bytes.NewReader(data))
		if bytewise, _ := records(&splitter{window: slow, dialect: d}); !reflect.DeepEqual(got, bytewise) {
			t.Fatalf("byte by byte %q, else %q", bytewise, got)
		}
		r := csv.NewReader(bytes.NewReader(data))
		r.FieldsPerRecord = -1
		want, err := r.ReadAll()
		if err != nil {
			return
		}
		if wrong > 0 {
			t.Errorf("encoding/csv accepts %q", data)
		}
		if got = likeStandard(got); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %q, encoding/csv %q", data, got, want)
		}
	})
}

// likeStandard changes cells as encoding/csv does: \r\n becomes \n.
func likeStandard(records [][]string) [][]string {
	for _, r := range records {
		for i := range r {
			r[i] = strings.ReplaceAll(r[i], "\r\n", "\n")
		}
	}
	return records
}

// FuzzOpen reads anything: it must not fail in other ways than by an error,
// give the same rows the second time, and give nothing but sound values.
func FuzzOpen(f *testing.F) {
	seeds(f, ".csv", ".tsv", ".json", ".geojson", ".ndjson", ".geojsonl", ".geojsons", ".gz", ".zip")
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"x", "x.csv", "x.json"} {
			in := rows.Input{Name: name, Data: bytes.NewReader(data), Size: int64(len(data))}
			limits := rows.Limits{Unpacked: 1 << 20, Members: 10, Row: 1000, Columns: 50, Depth: 10}
			source, err := Open(context.Background(), in, Options{Limits: limits})
			if err != nil {
				continue
			}
			for _, table := range source.Tables() {
				first, second := readAll(t, source, table.Name), readAll(t, source, table.Name)
				if first != second {
					t.Errorf("%s %q reads as\n%s\nthen as\n%s", name, data, first, second)
				}
			}
			if err := source.Close(); err != nil {
				t.Error(err)
			}
		}
	})
}

// readAll prints all rows and checks that they are as rows.Row says.
func readAll(t *testing.T, source rows.Source, table string) string {
	t.Helper()
	var b strings.Builder
	number, line := int64(0), int64(0)
	for row, err := range source.Rows(context.Background(), table) {
		if err != nil {
			b.WriteString(err.Error())
			break
		}
		number++
		if row.Number != number || row.Line < line {
			t.Errorf("row %d of line %d comes as the %dth, after line %d", row.Number, row.Line, number, line)
		}
		line = row.Line
		if len(row.Names) != len(row.Values) {
			t.Errorf("%d names and %d values", len(row.Names), len(row.Values))
		}
		for i, n := range row.Names {
			if n == "" || slices.Contains(row.Names[:i], n) {
				t.Errorf("names %q", row.Names)
			}
		}
		for _, v := range row.Values {
			if text, ok := v.(string); ok && !utf8.ValidString(text) {
				t.Errorf("row %d has %q", number, text)
			}
		}
		b.WriteString(dumpRow(&row))
	}
	return b.String()
}

// FuzzJSON compares with encoding/json: an array of objects has as many
// rows, and each has the values that this finds.
func FuzzJSON(f *testing.F) {
	seeds(f, ".json")
	f.Fuzz(func(t *testing.T, data []byte) {
		var want []map[string]any
		d := json.NewDecoder(bytes.NewReader(data))
		d.UseNumber()
		if d.Decode(&want) != nil || len(want) == 0 || !utf8.Valid(data) || bytes.ContainsRune(data, 0xFFFD) {
			return
		}
		if _, err := d.Token(); !errors.Is(err, io.EOF) || slices.ContainsFunc(want, func(m map[string]any) bool { return m == nil }) {
			return
		}
		in := rows.Input{Name: "x.json", Data: bytes.NewReader(data), Size: int64(len(data))}
		source, err := Open(context.Background(), in, Options{Format: "json"})
		if err != nil {
			t.Fatalf("%q: %v", data, err)
		}
		n := 0
		for row, err := range source.Rows(context.Background(), "") {
			if err != nil || n >= len(want) {
				t.Fatalf("%q: %v, row %d", data, err, n)
			}
			compareJSON(t, &row, want[n])
			n++
		}
		if n != len(want) {
			t.Errorf("%q has %d rows, not %d", data, n, len(want))
		}
	})
}

// compareJSON compares a row without a Fault with an object. Members that
// come twice have other names in the row.
func compareJSON(t *testing.T, row *rows.Row, want map[string]any) {
	t.Helper()
	if row.Fault != nil || hasType(row) || len(row.Names) != len(want) {
		return
	}
	for i, name := range row.Names {
		text, isText := row.Values[i].(string)
		if w, ok := want[name].(string); ok && (!isText || w != text) {
			t.Errorf("%s: %#v, not %q", name, row.Values[i], w)
		}
		if w, ok := want[name].(bool); ok && w != row.Values[i] {
			t.Errorf("%s: %#v, not %v", name, row.Values[i], w)
		}
	}
}

// hasType says whether the row may come out of a Feature.
func hasType(row *rows.Row) bool { return row.Geometry != nil || row.ID != "" }
