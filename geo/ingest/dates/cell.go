package dates

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/mapd/mapd/geo"
)

// join says how the dates of a cell belong together.
type join uint8

const (
	joinOnce    join = iota // one date
	joinLasted              // from the one to the other
	joinBetween             // once, between the two
	joinBefore
	joinAfter
	joinSince
	joinFrom // "from": only together with an end
)

// cell is what stands in one cell, as far as it can be told without its
// column.
type cell struct {
	missing bool
	edtf    geo.When // an EDTF text that is none of the others
	join    join
	from    date
	to      date // of joinLasted and joinBetween
	about   bool
	maybe   bool
	clock   string
	bare    bool // it is a number without any sign
}

// read reads a cell of any type that package rows has.
func read(value any) (cell, error) {
	switch v := value.(type) {
	case nil:
		return cell{missing: true}, nil
	case string:
		return readText(v)
	case int64:
		if v == 0 {
			return cell{missing: true}, nil
		}
		return readNumber(strconv.FormatInt(v, 10), "")
	case int:
		return read(int64(v))
	case float64:
		if math.IsNaN(v) {
			return cell{missing: true}, nil
		}
		if v == math.Trunc(v) && math.Abs(v) < 1e15 {
			return read(int64(v))
		}
		whole, fraction, _ := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
		return readNumber(whole, fraction)
	}
	return cell{}, fmt.Errorf("a value of this kind (%T) is no date", value)
}

// readText reads a text.
func readText(text string) (cell, error) {
	text = strings.TrimSpace(text)
	if d, clock, ok := readISO(text); ok {
		return cell{from: d, clock: clock}, nil
	}
	if len(text) > maxText {
		return cell{}, fmt.Errorf("%q… is too long for a date", text[:maxText/4])
	}
	t, same := plain(text)
	t = strings.TrimSpace(t)
	if missing[t] {
		return cell{missing: true}, nil
	}
	whole, fraction, _ := strings.Cut(t, ".")
	if isDigits(whole) && (fraction == "" || isDigits(fraction)) && (len(whole) >= 5 || strings.Trim(fraction, "0") == "") {
		return readNumber(whole, fraction)
	}
	if len(t) >= 15 && t[8] == 't' && isDigits(t[:8]) && isDigits(t[9:15]) && (t[15:] == "" || t[15:] == "z") {
		return readCompact(t)
	}
	if len(t) > 5 && t[0] == '-' && t[5] == '-' && isDigits(t[1:5]) {
		return cell{}, fmt.Errorf("%q lies before the common era, which cannot be written", text)
	}
	c, err := readPlain(t)
	if err != nil {
		if edtf, ok := readEDTF(text); ok {
			return cell{edtf: edtf}, nil
		}
		return cell{}, fmt.Errorf("%q: %w", text, err)
	}
	if same && c.clock != "" { // as it was written
		if i := strings.Index(t, c.clock); i >= 0 {
			c.clock = text[i : i+len(c.clock)]
		}
	}
	return c, nil
}

// readCompact reads YYYYMMDDThhmmss, with a Z or not.
func readCompact(text string) (cell, error) {
	c, err := readStamp(text[:8] + text[9:15])
	c.clock += strings.ToUpper(text[15:])
	return c, err
}

func isDigits(text string) bool {
	for i := 0; i < len(text); i++ {
		if !isDigit(text[i]) {
			return false
		}
	}
	return text != ""
}

// readEDTF takes a text of EDTF's own signs as it is.
func readEDTF(text string) (geo.When, bool) {
	if !strings.ContainsAny(text, "[{/X~?%") && !strings.Contains(text, "..") {
		return "", false
	}
	when := geo.When(text)
	e, err := when.Extent(geo.OpenEnd)
	if err != nil || e.Start.Known() && e.Start > lastPlainDay || e.End.Known() && e.End > lastPlainDay {
		return "", false
	}
	return when, true
}

// Years beyond lastPlainYear need an explanation.
const lastPlainYear = 2149

var lastPlainDay = geo.NewDay(lastPlainYear, 12, 31)

// readPlain reads a plain text that is no bare number.
func readPlain(text string) (cell, error) {
	rest, clock, bad := cutClocks(text)
	if bad {
		return cell{}, errors.New("it holds a time of day that no clock shows")
	}
	r := reader{lexer: lexer{text: rest}, cell: cell{clock: clock}}
	r.run()
	if r.unknown != "" {
		return cell{}, fmt.Errorf("it is no date: %q is not known", r.unknown)
	}
	if err := r.read(); err != nil {
		return cell{}, err
	}
	return r.cell, nil
}

// cutClocks takes up to two clock times out of a text.
func cutClocks(text string) (rest, clock string, bad bool) {
	before, clock, after, bad := cutClock(text)
	if bad || clock == "" {
		return text, "", bad
	}
	after, second, later, bad := cutClock(after)
	if bad {
		return text, "", true
	}
	switch {
	case second == "":
		if strings.Trim(after, " ,") == "" {
			return before, clock, false
		}
		return before + " " + after, clock, false
	case strings.TrimSpace(after) == "-": // 10:00 - 12:00 of one day
		return before + " " + later, clock + "-" + second, false
	}
	return before + " " + after + " " + later, clock + "/" + second, false
}
