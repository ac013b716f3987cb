package pack

import "github.com/mapd/mapd/geo"

// dictionary numbers texts in the order in which they come.
type dictionary struct {
	numbers map[string]int
	texts   []string
}

func (d *dictionary) index(text string) int {
	i, ok := d.numbers[text]
	if !ok {
		i = len(d.texts)
		d.numbers[text] = i
		d.texts = append(d.texts, text)
	}
	return i
}

// indices numbers several texts.
func indices(d *dictionary, texts []string) []uint16 {
	numbers := make([]uint16, len(texts))
	for i, text := range texts {
		numbers[i] = uint16(d.index(text))
	}
	return numbers
}

type dictionaries map[string]*dictionary

// dictionarySizes says how many texts each dictionary holds at most, which is
// what the columns that refer to it can number.
var dictionarySizes = map[string]int{
	"kinds": 1 << 16, "confidences": 1 << 8, "precisions": 1 << 8, "datasets": 1 << 16, "hotspots": 1 << 16,
	"countries": 1 << 16, "sources": 1 << 16, "measures": 1 << 16, "units": 1 << 16, "qualifiers": 1 << 8,
}

func newDictionaries() dictionaries {
	all := dictionaries{}
	for name := range dictionarySizes {
		all[name] = &dictionary{numbers: map[string]int{}, texts: []string{}}
	}
	return all
}

// check returns an error if a dictionary holds more than its columns can
// number.
func (d dictionaries) check() error {
	for name, size := range dictionarySizes {
		if n := len(d[name].texts); n > size {
			return geo.Errorf(geo.Invalid, "a pack holds at most %d different %s, these events have %d; ask for fewer events with a filter", size, name, n)
		}
	}
	return nil
}

// values are the dictionaries that the columns of a part number.
func (d dictionaries) values(holds Holds) map[string][]string {
	values := map[string][]string{}
	if holds&Core != 0 {
		values["timePrecisions"] = timePrecisions
	}
	for name, dictionary := range d {
		if usedBy[name]&holds != 0 {
			values[name] = dictionary.texts
		}
	}
	return values
}

// usedBy says which columns number the words of a dictionary.
var usedBy = map[string]Holds{
	"kinds": Core, "countries": Core | Filters, "hotspots": Core | Filters, "confidences": Filters, "precisions": Filters, "datasets": Filters,
	"sources": Filters, "measures": Filters, "units": Filters, "qualifiers": Filters,
}

// lists holds a list of numbers for each row.
type lists[T uint16 | uint32] struct {
	offsets []uint32
	values  []T
}

func (l *lists[T]) add(values []T) {
	if l.offsets == nil {
		l.offsets = []uint32{0}
	}
	l.values = append(l.values, values...)
	l.offsets = append(l.offsets, uint32(len(l.values)))
}

// texts holds a text for each row.
type texts struct {
	offsets []uint32
	bytes   []byte
}

func (t *texts) add(text string) {
	if t.offsets == nil {
		t.offsets = []uint32{0}
	}
	t.bytes = append(t.bytes, text...)
	t.offsets = append(t.offsets, uint32(len(t.bytes)))
}

// putOffsets writes where each row starts, and where the last one ends.
func putOffsets(w *writer, name string, offsets []uint32) {
	if offsets == nil {
		offsets = []uint32{0}
	}
	putDelta(w, name+"Offsets", offsets)
}

func putLists[T uint16 | uint32](w *writer, name string, l *lists[T]) {
	putOffsets(w, name, l.offsets)
	put(w, name+"Index", l.values)
}

func putTexts(w *writer, name string, t *texts) {
	putOffsets(w, name, t.offsets)
	put(w, name+"Bytes", t.bytes)
}
