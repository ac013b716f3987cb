package formats

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// firstError is the first error of opening and reading an input, or the
// first Fault. A row may have up to limit bytes.
func firstError(ctx context.Context, in rows.Input, name string, limit int) error {
	source, err := Open(ctx, in, Options{Format: name, Limits: rows.Limits{Row: limit}})
	if err != nil {
		return err
	}
	defer source.Close()
	for _, table := range source.Tables() {
		for row, err := range source.Rows(ctx, table.Name) {
			if err != nil {
				return err
			}
			if row.Fault != nil {
				return row.Fault
			}
		}
	}
	return nil
}

// archiveOf packs members.
func archiveOf(t *testing.T, members map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range members {
		out, err := w.Create(name)
		if err == nil {
			_, err = out.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// bombOf packs a member that unpacks to so many megabytes of blanks. One
// megabyte is packed and stands in it again and again: packing all of them
// takes minutes under the race detector.
func bombOf(t *testing.T, name string, megabytes int) []byte {
	t.Helper()
	blanks := bytes.Repeat([]byte(" "), 1<<20)
	var packed, archive bytes.Buffer
	flat, errFlat := flate.NewWriter(&packed, flate.DefaultCompression)
	_, errWrite := flat.Write(blanks)
	errFlush := flat.Flush()
	one := bytes.Clone(packed.Bytes())
	packed.Reset()
	errClose := flat.Close() // leaves the block that ends it
	content := append(bytes.Repeat(one, megabytes), packed.Bytes()...)
	sum := crc32.NewIEEE()
	for range megabytes {
		_, _ = sum.Write(blanks)
	}
	w := zip.NewWriter(&archive)
	out, errRaw := w.CreateRaw(&zip.FileHeader{
		Name: name, Method: zip.Deflate, CRC32: sum.Sum32(),
		CompressedSize64: uint64(len(content)), UncompressedSize64: uint64(megabytes) << 20,
	})
	_, errContent := out.Write(content)
	if err := errors.Join(errFlat, errWrite, errFlush, errClose, errRaw, errContent, w.Close()); err != nil {
		t.Fatal(err)
	}
	return archive.Bytes()
}

// sheetOf is a workbook of one sheet with these rows.
func sheetOf(t *testing.T, content string) []byte {
	t.Helper()
	return archiveOf(t, map[string]string{
		"xl/workbook.xml":            `<workbook><sheets><sheet name="S" r:id="a"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.xml"/></Relationships>`,
		"xl/s.xml":                   "<worksheet><sheetData>" + content + "</sheetData></worksheet>",
	})
}

// TestHarm reads what is made to do harm: each is an error that says so, and
// none takes much memory.
func TestHarm(t *testing.T) {
	laughs := `<!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><kml><Placemark><name>&b;</name></Placemark></kml>`
	outside := `<kml><Placemark><name>&outside;</name></Placemark></kml>`
	deep := "<kml>" + strings.Repeat("<Folder>", 100_000)
	deepGeometry := "<kml><Placemark>" + strings.Repeat("<MultiGeometry>", 100)
	long := "<kml><Placemark><name>" + strings.Repeat("x", 3<<20) + "</name></Placemark></kml>"
	many := "<kml><Placemark>" + strings.Repeat("<a/>", 1<<20+9) + "</Placemark></kml>"
	bomb := bombOf(t, "doc.kml", 300)
	empty := sheetOf(t, "")
	wide := sheetOf(t, `<row r="1"><c r="ZZZ1"><v>1</v></c></row>`)
	nan := sheetOf(t, `<row r="1"><c r="A1"><v>NaN</v></c></row>`)
	noText := sheetOf(t, `<row r="1"><c r="A1" t="s"><v>7</v></c></row>`)
	for name, c := range map[string]struct {
		format string
		data   []byte
		says   string
		row    int
	}{
		"laughs":          {"kml", []byte(laughs), "document type", 0},
		"outside":         {"gpx", []byte(strings.ReplaceAll(strings.ReplaceAll(outside, "kml", "gpx"), "Placemark", "wpt")), "broken XML", 0},
		"deep":            {"kml", []byte(deep), "deeper than 64", 0},
		"deep geometry":   {"kml", []byte(deepGeometry), "deeper than 64", 0},
		"long":            {"kml", []byte(long), "longer than", 1 << 20},
		"many":            {"kml", []byte(many), "more than 1048576", 0},
		"kmz bomb":        {"kmz", bomb, "no honest file", 0},
		"empty sheets":    {"xlsx", empty, "all its sheets are empty", 0},
		"wide sheet":      {"xlsx", wide, "beyond column 4096", 0},
		"no number":       {"xlsx", nan, "is no number", 0},
		"no text":         {"xlsx", noText, "the workbook is damaged", 0},
		"binary workbook": {"xlsx", archiveOf(t, map[string]string{"xl/workbook.bin": "x"}), "XLSB", 0},
		"no workbook":     {"xlsx", archiveOf(t, map[string]string{"xl/a.xml": "x"}), "list of sheets", 0},
		"fgb header":      {"fgb", append([]byte("fgb\x03fgb\x00"), 0xff, 0xff, 0xff, 0x7f), "damaged", 0},
		"fgb version":     {"fgb", []byte("fgb\x02fgb\x00\x00\x00\x00\x00"), "version 2", 0},
		"parquet sealed":  {"parquet", []byte("PARExxxxxxxxxxxxPARE"), "encrypted", 0},
		"parquet tail":    {"parquet", []byte("PAR1xxxx\xff\xff\xff\xffPAR1"), "cut short", 0},
		"not sqlite":      {"sqlite", []byte(sqliteMagic + strings.Repeat("x", 5000)), "damaged", 0},
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			err := firstError(t.Context(), inMemory("harm", c.data), c.format, c.row)
			runtime.ReadMemStats(&after)
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("the error is %v; it should tell of %q", err, c.says)
			}
			if taken := after.TotalAlloc - before.TotalAlloc; taken > 600<<20 {
				t.Errorf("%d MB were taken", taken>>20)
			}
		})
	}
}

// TestSharedParts makes a FlatGeobuf geometry whose parts are the same one
// again and again, each level twice: a few bytes for 2^60 parts.
func TestSharedParts(t *testing.T) {
	const levels, size = 60, 48
	place := func(i int) int { return 4 + i*size }
	buf := make([]byte, place(levels+1))
	order := binary.LittleEndian
	order.PutUint32(buf, uint32(place(0)+20))
	for i := range levels + 1 {
		vtable := buf[place(i):]
		order.PutUint16(vtable, 20)         // its length: eight fields
		order.PutUint16(vtable[4+2*6:], 20) // where the type is
		order.PutUint16(vtable[4+2*7:], 4)  // where the parts are
		table := vtable[20:]
		order.PutUint32(table, 20) // back to the vtable
		table[20] = wkbCollection
		if i == levels {
			order.PutUint16(vtable[4+2*7:], 0)
			break
		}
		order.PutUint32(table[4:], 4) // on to the vector
		order.PutUint32(table[8:], 2)
		for k := range 2 {
			slot := place(i) + 32 + 4*k
			order.PutUint32(buf[slot:], uint32(place(i+1)+20-slot))
		}
	}
	reader := fgbGeometry{points: len(buf) / 16, parts: len(buf) / 4}
	err := guarded(func() error {
		_, err := reader.geometry(rootTable(buf), wkbCollection, 1000)
		return err
	})
	if err == nil || !strings.Contains(err.Error(), "too deep") {
		t.Errorf("the error is %v", err)
	}
}

// TestMemoryStays reads a long document twice as long: what is held must not
// grow with it.
func TestMemoryStays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "long.kml")
	var b bytes.Buffer
	b.WriteString("<kml><Document>")
	for range 50_000 {
		b.WriteString("<Placemark><name>somewhere</name><Point><coordinates>1,2</coordinates></Point></Placemark>")
	}
	b.WriteString("</Document></kml>")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	b = bytes.Buffer{}
	source, err := OpenFile(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer source.Close()
	n, most := 0, uint64(0)
	for _, err := range source.Rows(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n%10_000 == 0 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
		}
	}
	if n != 50_000 || most > 64<<20 {
		t.Errorf("%d rows, %d MB held", n, most>>20)
	}
}
