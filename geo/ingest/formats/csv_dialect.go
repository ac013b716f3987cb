package formats

import (
	"bytes"
	"unicode/utf8"
)

// commas are the characters that cells are looked for between, the more
// usual ones first. The rare ones are tried if none of the others fits.
var (
	commas     = []string{",", "\t", ";", "|"}
	rareCommas = []string{"\x1f", "\x01", "^", "~", "¦", "§", ":"}
)

// commaNames are what the commas are called in Format.
var commaNames = map[string]string{
	",": "comma", "\t": "tab", ";": "semicolon", "|": "bar", "\x1f": "unit separator", "\x01": "control-A",
	"^": "caret", "~": "tilde", "¦": "broken bar", "§": "section sign", ":": "colon",
}

// enough is how many records tell a dialect, and enoughBytes how many bytes
// unless that is a single record.
const (
	enough      = 200
	enoughBytes = 64 << 10
)

// reading is how a sample reads in a dialect.
type reading struct {
	dialect
	// records are the cells of the first records, lines where they begin
	// and ends where they end in the text.
	records [][]string
	lines   []int64
	ends    []int64
	// columns is how many cells most records have.
	columns int
	// score is how well it reads: 1 if all records have that many cells and
	// no quote is out of place.
	score float64
}

// findDialect finds the dialect of a text from its sample, which may be the
// whole, and how the sample reads in it. A comma that is given is taken.
func findDialect(text []byte, whole bool, comma rune) reading {
	if comma == 0 {
		comma = excelComma(text)
	}
	if comma != 0 {
		return best(text, whole, []string{string(comma)})
	}
	found := best(text, whole, commas)
	if found.columns < 2 || found.score < 0.5 {
		if rare := best(text, whole, rareCommas); rare.columns > 1 && rare.score > 0.9 {
			return rare
		}
	}
	return found
}

// excelComma is the comma that a first line "sep=;" names, for Excel.
func excelComma(text []byte) rune {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	line = bytes.Trim(line, "\"\r ")
	if rest, ok := bytes.CutPrefix(line, []byte("sep=")); ok {
		if r, size := utf8.DecodeRune(rest); size == len(rest) {
			return r
		}
	}
	return 0
}

// best is the reading with the best score, the first of equals.
func best(text []byte, whole bool, commas []string) reading {
	found := reading{score: -1}
	newline := newlineOf(text)
	for _, comma := range commas {
		for _, d := range []dialect{
			{comma: []byte(comma), newline: newline},
			{comma: []byte(comma), newline: newline, space: true},
			{comma: []byte(comma), newline: newline, backslash: true},
			{comma: []byte(comma), newline: newline, backslash: true, space: true},
		} {
			if d.backslash && !bytes.Contains(text, []byte(`\"`)) || d.space && !spaced(text, d.comma) {
				continue
			}
			r := read(text, whole, d)
			if better := r.score - found.score; better > 1e-9 || better > -1e-9 && r.columns > found.columns {
				found = r
			}
		}
	}
	return found
}

// spaced says whether a blank stands between a comma and a quote anywhere.
func spaced(text, comma []byte) bool {
	return bytes.Contains(text, append(comma[:len(comma):len(comma)], ` "`...))
}

// newlineOf is the character that ends lines.
func newlineOf(text []byte) byte {
	if bytes.IndexByte(text, '\n') < 0 && bytes.IndexByte(text, '\r') >= 0 {
		return '\r'
	}
	return '\n'
}

// read reads a sample in a dialect. The last record of a sample that is not
// the whole text counts only if there is no other.
func read(text []byte, whole bool, d dialect) reading {
	r := reading{dialect: d}
	s := splitter{window: over(text), dialect: d}
	wrong := 0.0
	for len(r.records) < enough && s.next() {
		if blank(&s) {
			continue
		}
		if s.offset == int64(len(text)) && !whole && len(r.records) > 0 {
			break
		}
		if s.wrong != nil {
			wrong++
		} else if s.stray {
			wrong += 0.2
		}
		r.records = append(r.records, s.strings())
		r.lines = append(r.lines, s.at)
		r.ends = append(r.ends, s.offset)
	}
	r.rate(wrong)
	return r
}

// rate scores the reading, in which so many records have quotes that are in
// doubt.
func (r *reading) rate(wrong float64) {
	counts := map[int]int{}
	records := 0
	for _, cells := range r.records {
		if comment(cells) {
			continue
		}
		records++
		counts[len(cells)]++
	}
	most := 0
	for columns, n := range counts {
		if n > most || n == most && columns > r.columns {
			r.columns, most = columns, n
		}
	}
	if records == 0 {
		return
	}
	r.score = float64(most)/float64(records) - wrong/float64(records)
	if r.columns == 1 {
		r.score *= 0.1
	}
}

// blank says whether nothing stands in the cells of the record.
func blank(s *splitter) bool {
	for _, c := range s.cuts {
		if len(bytes.TrimSpace(s.text[c.from:c.to])) > 0 {
			return false
		}
	}
	return s.wrong == nil
}

// strings copies the cells of the record.
func (s *splitter) strings() []string {
	cells := make([]string, len(s.cuts))
	for i, c := range s.cuts {
		cells[i] = string(s.text[c.from:c.to])
	}
	return cells
}
