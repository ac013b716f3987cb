package synth

import (
	"bufio"
	"io"
	"math"
	"strconv"
	"strings"
)

// header names the columns of CSV.
const header = "id,kind,country,t0,t1,title,count,lon,lat\n"

// WriteCSV writes events as CSV with a header. Times are RFC 3339 (UTC), an
// empty count is none, and no cell needs quotes.
func WriteCSV(w io.Writer, o Options) error {
	return write(w, o, header, appendCSV)
}

// WriteNDJSON writes events as GeoJSON Features, one a line.
func WriteNDJSON(w io.Writer, o Options) error {
	return write(w, o, "", appendFeature)
}

func write(w io.Writer, o Options, head string, line func([]byte, Event) []byte) error {
	out := bufio.NewWriterSize(w, 1<<20)
	if _, err := out.WriteString(head); err != nil {
		return err
	}
	var b []byte
	for e := range Events(o) {
		b = line(b[:0], e)
		if _, err := out.Write(b); err != nil {
			return err
		}
	}
	return out.Flush()
}

func appendCSV(b []byte, e Event) []byte {
	b = strconv.AppendInt(b, int64(e.Number), 10)
	for _, cell := range []string{e.Kind, e.Country, Stamp(e.Begin), Stamp(e.End), e.Title} {
		b = append(append(b, ','), cell...)
	}
	b = append(b, ',')
	if e.Count >= 0 {
		b = strconv.AppendInt(b, int64(e.Count), 10)
	}
	for _, degrees := range e.Place {
		b = strconv.AppendFloat(append(b, ','), degrees, 'f', 6, 64)
	}
	return append(b, '\n')
}

func appendFeature(b []byte, e Event) []byte {
	b = strconv.AppendInt(append(b, `{"type":"Feature","id":`...), int64(e.Number), 10)
	b = append(b, `,"geometry":{"type":"Point","coordinates":[`...)
	b = append(append(b, number(e.Place[0])...), ',')
	b = append(append(b, number(e.Place[1])...), `]},"properties":{`...)
	for _, m := range [][2]string{{"kind", e.Kind}, {"country", e.Country},
		{"t0", Stamp(e.Begin)}, {"t1", Stamp(e.End)}, {"title", e.Title}} {
		b = append(b, '"')
		b = append(append(b, m[0]...), `":"`...)
		b = append(append(b, m[1]...), `",`...)
	}
	b = append(b, `"count":`...)
	if e.Count < 0 {
		b = append(b, "null"...)
	} else {
		b = strconv.AppendInt(b, int64(e.Count), 10)
	}
	return append(b, "}}\n"...)
}

// number writes a number as Python does: the shortest text that reads back the
// same, with a decimal point, small ones with an exponent of two digits.
func number(x float64) string {
	if x != 0 && math.Abs(x) < 1e-4 {
		return strconv.FormatFloat(x, 'e', -1, 64)
	}
	text := strconv.FormatFloat(x, 'f', -1, 64)
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}
