package snapshot

import (
	"encoding/gob"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"reflect"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/mapd/mapd/geo"
)

// A details file holds a snapshot: the segments of events, flows and sources as
// they lie in memory, to be mapped, and what describes them as records. It is
// made of a head, the columns, and a part that tells what is where.
//
// It is of use to the program that wrote it alone. Whatever differs (the store,
// a redaction, the program, a single bit) makes it unfit, and then all records
// are read.

// detailsMagic begins the file.
const detailsMagic = "mapd details\r\n\x1a\n"

// detailsHead is the first part of the file, all numbers little-endian.
type detailsHead struct {
	Magic  [len(detailsMagic)]byte
	Size   int64 // where the columns end and the last part begins
	Length int64 // of the last part
	Sum    uint32
	_      [4]byte // so that columns begin at a multiple of blockAlign
}

// detailsHeadSize is how long it is.
const detailsHeadSize = len(detailsMagic) + 24

// details is the last part of the file.
type details struct {
	Layout   string
	Info     geo.StoreInfo
	Sums     []uint32 // of each sumEvery bytes of the columns
	Hidden   map[string]bool
	AsOf     map[string]geo.Day
	Records  []keptRecord // datasets, kinds, hotspots and briefings
	Segments []keptSegment
}

// keptRecord is a record that is taken in as if it were read from the store.
type keptRecord struct {
	Collection geo.Collection
	Version    geo.Version
	Content    string
}

// keptSegment is what a segment has beside its columns.
type keptSegment struct {
	Collection geo.Collection
	Size       int
	Blocks     []int // how many bytes each column has
	Gone       []uint64
	Ranks      []int
	Levels     []int
	Density    density
	Names      [][]string // of each field
	Found      map[string]keptFindings
}

// keptFindings are findings.
type keptFindings struct {
	Extras  map[string][3]int // numbers, truths, texts
	Figures []keptFigure
}

type keptFigure struct {
	Measure, Unit string
	Sort          geo.FigureSort
	Count         int
}

// keptCollections are those whose segments are in the file.
var keptCollections = []geo.Collection{geo.Sources, geo.Events, geo.Flows}

// errUnfit is why a details file cannot be used.
var errUnfit = errors.New("it does not fit")

func unfit(format string, args ...any) error {
	return fmt.Errorf("%w: %s", errUnfit, fmt.Sprintf(format, args...))
}

// sumEvery is how many bytes have a checksum of their own.
const sumEvery = 8 << 20

// castagnoli is the checksum that processors reckon themselves.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// summing adds up the checksums of what is written to it.
type summing struct {
	to   io.Writer
	sums []uint32
	last int // bytes of the last one
}

func (s *summing) Write(p []byte) (int, error) {
	for rest := p; len(rest) > 0; {
		if len(s.sums) == 0 || s.last == sumEvery {
			s.sums, s.last = append(s.sums, 0), 0
		}
		part := rest[:min(len(rest), sumEvery-s.last)]
		at := &s.sums[len(s.sums)-1]
		*at = crc32.Update(*at, castagnoli, part)
		s.last, rest = s.last+len(part), rest[len(part):]
	}
	return s.to.Write(p)
}

// detailsLayout tells apart programs whose details files differ, by the build
// and by the types of which a file is made.
func detailsLayout() string {
	var b strings.Builder
	fmt.Fprintln(&b, runtime.GOARCH, runtime.Version())
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" || s.Key == "vcs.modified" {
				fmt.Fprintln(&b, s.Key, s.Value)
			}
		}
	}
	seen := map[reflect.Type]bool{}
	describeType(&b, reflect.TypeFor[segment](), seen)
	describeType(&b, reflect.TypeFor[details](), seen)
	return fmt.Sprintf("%08x", crc32.Checksum([]byte(b.String()), castagnoli))
}

// describeType writes the fields of a type, and those of the types in it.
func describeType(b *strings.Builder, t reflect.Type, seen map[reflect.Type]bool) {
	fmt.Fprintln(b, t, t.Kind(), t.Size())
	if seen[t] {
		return
	}
	seen[t] = true
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			fmt.Fprintln(b, t.Field(i).Name, t.Field(i).Offset)
			describeType(b, t.Field(i).Type, seen)
		}
	case reflect.Map:
		describeType(b, t.Key(), seen)
		describeType(b, t.Elem(), seen)
	case reflect.Slice, reflect.Array, reflect.Pointer:
		describeType(b, t.Elem(), seen)
	}
}

// writeTo writes the last part.
func (d *details) writeTo(w io.Writer) error { return gob.NewEncoder(w).Encode(d) }
