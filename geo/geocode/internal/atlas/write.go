package atlas

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/klauspost/compress/zstd"
	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo/geocode/internal/key"
)

// magic begins a file and names its version.
const magic = "mapd gazetteer 1\n"

// Write returns the file of rows. The same rows in any order make the same
// file. about is JSON that says where the rows are from.
func Write(about []byte, rows []Row) ([]byte, error) {
	payload, err := encode(about, rows)
	if err != nil {
		return nil, err
	}
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(true),
		zstd.WithWindowSize(zstd.MaxWindowSize>>6))
	if err != nil {
		return nil, err
	}
	return append([]byte(magic), z.EncodeAll(payload, nil)...), nil
}

// encode returns the sections of rows.
func encode(about []byte, rows []Row) ([]byte, error) {
	rows = slices.Clone(rows)
	slices.SortFunc(rows, compareRows)
	w := writer{countries: table{}, divisions: table{}, langs: table{}, keys: map[string][]uint64{}}
	w.langs.add("")
	for i, r := range rows {
		if err := w.add(i, r); err != nil {
			return nil, fmt.Errorf("row %q: %w", r.Name, err)
		}
	}
	words := appendTexts(nil, w.countries.texts())
	words = appendTexts(words, w.divisions.texts())
	words = appendTexts(words, w.langs.texts())
	keys, entries := w.index()
	var out []byte
	for _, section := range [][]byte{about, words, w.columns, w.details.bytes, w.details.lengths, w.areas, w.rings,
		keys.bytes, keys.lengths, entries.bytes, entries.lengths} {
		out = binary.LittleEndian.AppendUint32(out, uint32(len(section)))
		out = append(out, section...)
	}
	return out, nil
}

// compareRows orders points by cell and people, then areas.
func compareRows(a, b Row) int {
	return cmp.Or(
		-cmp.Compare(number(a.Area == nil), number(b.Area == nil)),
		cmp.Compare(number(a.Area != nil)*int(a.Kind), number(b.Area != nil)*int(b.Kind)),
		number(a.Area == nil)*cmp.Compare(cellOf(round(a.Point[0]), round(a.Point[1])), cellOf(round(b.Point[0]), round(b.Point[1]))),
		-cmp.Compare(a.People, b.People),
		cmp.Compare(a.Country, b.Country), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Number, b.Number),
		cmp.Compare(a.Point[0], b.Point[0]), cmp.Compare(a.Point[1], b.Point[1]))
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

// table numbers texts in the order in which they come.
type table map[string]int

func (t table) add(text string) int {
	n, ok := t[text]
	if !ok {
		n = len(t)
		t[text] = n
	}
	return n
}

func (t table) texts() []string {
	return slices.SortedFunc(maps.Keys(t), func(a, b string) int { return cmp.Compare(t[a], t[b]) })
}

// writer collects the sections.
type writer struct {
	countries, divisions, langs table
	columns, areas, rings       []byte
	details                     cutter
	keys                        map[string][]uint64
}

// add adds a row.
func (w *writer) add(i int, r Row) error {
	country, division := w.countries.add(r.Country), w.divisions.add(r.Division)
	if country > math.MaxUint8 || division > math.MaxUint16 || r.People < 0 || r.People > math.MaxUint32 || i > math.MaxInt32 {
		return fmt.Errorf("a number is too large")
	}
	le := binary.LittleEndian
	w.columns = append(w.columns, byte(country), byte(r.Kind))
	w.columns = le.AppendUint16(w.columns, uint16(division))
	w.columns = le.AppendUint32(w.columns, uint32(round(r.Point[0])))
	w.columns = le.AppendUint32(w.columns, uint32(round(r.Point[1])))
	w.columns = le.AppendUint32(w.columns, uint32(r.People))
	w.addDetails(r)
	if r.Area != nil {
		w.addArea(*r.Area)
	}
	w.addKeys(i, r)
	return nil
}

func (w *writer) addDetails(r Row) {
	d := []byte{byte(r.Source)}
	switch r.Source {
	case GeoNames:
		d = binary.AppendUvarint(d, r.Number)
	case Cities:
	default:
		d = appendText(d, r.ID)
	}
	d = appendText(d, r.Name)
	d = binary.AppendUvarint(d, uint64(len(r.Names)))
	for _, n := range r.Names {
		d = append(d, byte(w.langs.add(n.Lang)))
		d = appendText(d, n.Text)
	}
	w.details.add(d)
}

// addKeys notes what the names of a row are found by. A key that several
// names share counts once, for the strictest of its forms and there for the
// row's own name before others.
func (w *writer) addKeys(row int, r Row) {
	var forms [3][]string // of each name, the own one first
	for _, n := range append([]Name{{Text: r.Name}}, r.Names...) {
		k := key.Of(n.Text)
		forms[0], forms[1], forms[2] = append(forms[0], k.Full), append(forms[1], k.Core), append(forms[2], k.Sorted)
	}
	seen := map[string]bool{"": true}
	for form, keys := range forms {
		for i, k := range keys {
			if !seen[k] {
				seen[k] = true
				w.keys[k] = append(w.keys[k], uint64(row)<<3|uint64(form)<<1|uint64(number(i == 0)))
			}
		}
	}
}

// index returns the keys in order and the entries of each.
func (w *writer) index() (keys, entries cutter) {
	for _, k := range slices.Sorted(maps.Keys(w.keys)) {
		keys.add([]byte(k))
		var rows []byte
		last := uint64(0)
		for _, e := range w.keys[k] {
			rows = binary.AppendUvarint(rows, e-last)
			last = e
		}
		entries.add(rows)
	}
	return keys, entries
}

// addArea adds what a row has that is an area.
func (w *writer) addArea(a Area) {
	le := binary.LittleEndian
	flags := byte(0)
	if a.Country {
		flags |= isCountry
	}
	var extent [4]float64
	if a.Extent != nil {
		flags |= hasExtent
		extent = [4]float64{a.Extent.West, a.Extent.South, a.Extent.East, a.Extent.North}
	}
	start := len(w.rings)
	for _, ring := range a.Rings {
		w.rings = appendRing(w.rings, ring)
	}
	w.areas = append(w.areas, flags)
	for _, v := range extent {
		w.areas = le.AppendUint32(w.areas, uint32(round(v)))
	}
	w.areas = le.AppendUint32(w.areas, uint32(math.Round(a.Radius)))
	w.areas = le.AppendUint32(w.areas, uint32(start))
	w.areas = le.AppendUint32(w.areas, uint32(len(w.rings)))
}

// appendRing adds the number of corners of a ring and the differences from
// one to the next. Corners that fall together count once.
func appendRing(b []byte, ring orb.Ring) []byte {
	var corners [][2]int64
	for _, p := range ring {
		c := [2]int64{int64(math.Round(p[0] * ringUnits)), int64(math.Round(p[1] * ringUnits))}
		if n := len(corners); n == 0 || corners[n-1] != c {
			corners = append(corners, c)
		}
	}
	if len(corners) < 4 {
		return b
	}
	b = binary.AppendUvarint(b, uint64(len(corners)))
	var last [2]int64
	for _, c := range corners {
		b = binary.AppendVarint(b, c[0]-last[0])
		b = binary.AppendVarint(b, c[1]-last[1])
		last = c
	}
	return b
}
