package atlas

import (
	"encoding/binary"
	"errors"
	"iter"
	"strings"

	"github.com/klauspost/compress/zstd"
	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
)

// maxPayload bounds what a file may unpack to, in bytes.
const maxPayload = 64 << 20

// Atlas is an opened file. It is immutable and safe for all goroutines.
type Atlas struct {
	about                       []byte
	countries, divisions, langs []string
	columns, areas, rings       []byte
	details, keys, entries      pieces
	rows, points                int
}

// Open unpacks and checks a file. It keeps nothing of it.
func Open(file []byte) (*Atlas, error) {
	packed, ok := strings.CutPrefix(string(file[:min(len(file), len(magic))]), magic)
	if !ok || packed != "" {
		return nil, damaged("it does not begin with %q", magic)
	}
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxPayload))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	payload, err := z.DecodeAll(file[len(magic):], nil)
	if err != nil {
		return nil, damaged("%v", err)
	}
	return read(payload)
}

// The widths of a row's columns and of an area, in bytes.
const (
	columnsWidth = 16
	areaWidth    = 1 + 16 + 4 + 8
)

// The flags of an area.
const (
	isCountry = 1 << iota
	hasExtent
)

// read splits the sections and checks them, so that no later look-up can
// reach out of them.
func read(payload []byte) (*Atlas, error) {
	r := reader{bytes: payload}
	section := func() []byte { return r.take(uint64(r.uint32())) }
	a := &Atlas{about: section()}
	words := reader{bytes: section()}
	a.countries, a.divisions, a.langs = words.texts(), words.texts(), words.texts()
	a.columns = section()
	details, detailLengths := section(), section()
	a.areas, a.rings = section(), section()
	keys, keyLengths := section(), section()
	entries, entryLengths := section(), section()
	if r.short || words.short || len(r.bytes) > 0 {
		return nil, damaged("its sections are too short or too long")
	}
	var errs [3]error
	a.details, errs[0] = cut(details, detailLengths)
	a.keys, errs[1] = cut(keys, keyLengths)
	a.entries, errs[2] = cut(entries, entryLengths)
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	return a, a.check()
}

// Len returns the number of rows, Points that of the rows that are points;
// they come first.
func (a *Atlas) Len() int { return a.rows }

// Points returns the number of the rows that are points.
func (a *Atlas) Points() int { return a.points }

// About returns the JSON that says where the rows are from. Read only.
func (a *Atlas) About() []byte { return a.about }

func (a *Atlas) column(row, at int) []byte { return a.columns[row*columnsWidth+at:] }

// Country returns the code of a row's country.
func (a *Atlas) Country(row int) string { return a.countries[a.column(row, 0)[0]] }

// Kind returns the kind of a row.
func (a *Atlas) Kind(row int) Kind { return Kind(a.column(row, 1)[0]) }

// Division returns the name of the first-level division of a row.
func (a *Atlas) Division(row int) string {
	return a.divisions[binary.LittleEndian.Uint16(a.column(row, 2))]
}

// Point returns the position of a row: longitude, latitude.
func (a *Atlas) Point(row int) orb.Point {
	lon, lat := a.position(row)
	return orb.Point{degrees(lon), degrees(lat)}
}

func (a *Atlas) position(row int) (lon, lat int32) {
	c := a.column(row, 4)
	return int32(binary.LittleEndian.Uint32(c)), int32(binary.LittleEndian.Uint32(c[4:]))
}

// People returns the population of a row, 0 if unknown.
func (a *Atlas) People(row int) int { return int(binary.LittleEndian.Uint32(a.column(row, 12))) }

// Details returns the texts of a row.
func (a *Atlas) Details(row int) Details {
	d, _ := a.readDetails(row)
	return d
}

// Number returns the id of a row in GeoNames, if it has one.
func (a *Atlas) Number(row int) (uint64, bool) {
	r := reader{bytes: a.details.at(row)}
	if Source(r.byte()) != GeoNames {
		return 0, false
	}
	return r.uvarint(), true
}

// readDetails also reports whether the details fill their piece.
func (a *Atlas) readDetails(row int) (d Details, ok bool) {
	r := reader{bytes: a.details.at(row)}
	d.Source = Source(r.byte())
	switch d.Source {
	case GeoNames:
		d.Number = r.uvarint()
	case Cities:
	default:
		d.ID = r.text()
	}
	d.Name = r.text()
	for n := r.uvarint(); n > 0 && !r.short; n-- {
		lang := int(r.byte())
		if lang >= len(a.langs) {
			return d, false
		}
		d.Names = append(d.Names, Name{Text: r.text(), Lang: a.langs[lang]})
	}
	return d, !r.short && len(r.bytes) == 0 && d.Source < sources
}

// Extent returns the extent of a row that is an area, nil if unknown, and the
// radius around its point in metres. It is for rows from Points on.
func (a *Atlas) Extent(row int) (extent *geo.Box, radius float64) {
	area := a.area(row)
	le := binary.LittleEndian
	if area[0]&hasExtent != 0 {
		var v [4]float64
		for i := range v {
			v[i] = degrees(int32(le.Uint32(area[1+4*i:])))
		}
		extent = &geo.Box{West: v[0], South: v[1], East: v[2], North: v[3]}
	}
	return extent, float64(le.Uint32(area[17:]))
}

func (a *Atlas) area(row int) []byte { return a.areas[(row-a.points)*areaWidth:][:areaWidth] }

// Keys returns the number of keys.
func (a *Atlas) Keys() int { return a.keys.len() }

// Key returns a key; they are in the order of their bytes. Read only.
func (a *Atlas) Key(i int) []byte { return a.keys.at(i) }

// Entries returns the rows that a key finds, in the order of their numbers.
func (a *Atlas) Entries(i int) iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		r := reader{bytes: a.entries.at(i)}
		for e := uint64(0); len(r.bytes) > 0; {
			e += r.uvarint()
			if !yield(Entry{Row: int(e >> 3), Form: uint8(e >> 1 & 3), Main: e&1 != 0}) {
				return
			}
		}
	}
}
