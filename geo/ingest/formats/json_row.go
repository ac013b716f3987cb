package formats

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/tidwall/gjson"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// jsonRows makes rows of JSON values.
type jsonRows struct {
	file *jsonFile
	// terms says that the values are terms of SPARQL results.
	terms  bool
	number int64
	keys   []string
	values []any
	shapes []keyShape
}

// keyShape are the members that an object has, and the columns of them.
type keyShape struct{ keys, names []string }

// shapesKept is how many shapes of objects share their names of columns.
const shapesKept = 16

// row makes a row of a value.
func (d *jsonRows) row(v *value) rows.Row {
	d.number++
	row := rows.Row{Number: d.number, Line: v.line, Raw: v.raw, Fault: v.fault}
	if row.Fault != nil {
		return row
	}
	if !gjson.ValidBytes(v.raw) {
		row.Fault = syntax(v.raw)
		return row
	}
	object := gjson.ParseBytes(v.raw)
	d.keys, d.values = d.keys[:0], nil
	switch {
	case !object.IsObject():
		row.Fault = fmt.Errorf("it is %s, not an object", describe(object))
	case d.file.geo:
		row.Fault = d.feature(object, &row)
	default:
		row.Fault = d.members(object)
	}
	row.Values = d.values
	row.Names = d.names()
	if limit := d.file.limits.Columns; len(row.Names) > limit && row.Fault == nil {
		row.Fault = fmt.Errorf("it has %d columns and the limit is %d", len(row.Names), limit)
	}
	return row
}

// syntax says what is wrong with a text that is no JSON.
func syntax(raw []byte) error {
	var any any
	err := json.Unmarshal(raw, &any)
	var s *json.SyntaxError
	if errors.As(err, &s) {
		return fmt.Errorf("it is no JSON: %w, %d bytes after its beginning", err, s.Offset)
	}
	return errors.New("it is no JSON")
}

// describe names a value that is no object.
func describe(v gjson.Result) string {
	text := v.Raw
	if len(text) > 40 {
		text = strings.ToValidUTF8(text[:40], "") + "…"
	}
	return text
}

// members makes columns of the members of an object.
func (d *jsonRows) members(object gjson.Result) (fault error) {
	object.ForEach(func(key, v gjson.Result) bool {
		if d.terms {
			v = termOf(v)
		}
		if err := d.add(key.Str, v); err != nil && fault == nil {
			fault = err
		}
		return true
	})
	return fault
}

// bindings is the table of SPARQL 1.1 Query Results (JSON): what Wikidata gives.
const bindings = "results.bindings"

// termOf is the value of a term ({"type":"literal","value":"Mae Sot"}), and
// anything else as it stands.
func termOf(v gjson.Result) gjson.Result {
	switch v.Get("type").Str {
	case "uri", "literal", "typed-literal", "bnode":
		if value := v.Get("value"); v.IsObject() && value.Type == gjson.String {
			return value
		}
	}
	return v
}

// add adds a column. A value that cannot be read is an error and nil.
func (d *jsonRows) add(key string, v gjson.Result) error {
	if d.values == nil {
		d.values = make([]any, 0, max(8, d.usual()))
	}
	x, err := valueOf(v)
	d.keys = append(d.keys, key)
	d.values = append(d.values, x)
	if err != nil {
		return fmt.Errorf("member %q: %w", key, err)
	}
	return nil
}

// usual is how many columns the row before had.
func (d *jsonRows) usual() int {
	if len(d.shapes) == 0 {
		return 0
	}
	return len(d.shapes[0].keys)
}

// names are the columns of the row, shared with earlier rows with the same
// members.
func (d *jsonRows) names() []string {
	for i, s := range d.shapes {
		if slices.Equal(s.keys, d.keys) {
			if i > 0 {
				d.shapes[0], d.shapes[i] = d.shapes[i], d.shapes[0]
			}
			return s.names
		}
	}
	s := keyShape{slices.Clone(d.keys), columnNames(d.keys)}
	if len(d.shapes) == shapesKept {
		d.shapes = d.shapes[:shapesKept-1]
	}
	d.shapes = slices.Insert(d.shapes, 0, s)
	return s.names
}

// What JSON may hold that is no text.
var (
	errHalf = errors.New(`it has half a character: \ud800 to \udfff stand for a character in pairs alone`)
	errZero = errors.New("it has a zero byte")
)

// valueOf is a JSON value as rows.Row has it.
func valueOf(v gjson.Result) (any, error) {
	switch v.Type {
	case gjson.String:
		return v.Str, textFault(v)
	case gjson.Number:
		return numberOf(v.Raw), nil
	case gjson.True, gjson.False:
		return v.Type == gjson.True, nil
	case gjson.Null:
		return nil, nil
	}
	if v.IsArray() {
		return listOf(v)
	}
	return mapOf(v)
}

// textFault says why a text was not decoded as it stands.
func textFault(v gjson.Result) error {
	if len(v.Raw) == len(v.Str)+2 {
		return nil
	}
	if strings.IndexByte(v.Str, 0) >= 0 {
		return errZero
	}
	if n := strings.Count(v.Str, "\uFFFD"); n > 0 {
		raw := strings.ToLower(v.Raw)
		if n > strings.Count(raw, "\uFFFD")+strings.Count(raw, `\ufffd`) {
			return errHalf
		}
	}
	return nil
}

func listOf(v gjson.Result) (list []any, fault error) {
	list = []any{}
	v.ForEach(func(_, element gjson.Result) bool {
		x, err := valueOf(element)
		list = append(list, x)
		fault = err
		return err == nil
	})
	return list, fault
}

func mapOf(v gjson.Result) (m map[string]any, fault error) {
	m = map[string]any{}
	v.ForEach(func(key, member gjson.Result) bool {
		x, err := valueOf(member)
		if _, twice := m[key.Str]; twice && err == nil {
			err = fmt.Errorf("it has two members %q", key.Str)
		}
		m[key.Str] = x
		fault = err
		return err == nil
	})
	return m, fault
}

// numberOf is a number as int64 if it is written without a point and fits,
// as float64 if that has all its digits, else its text.
func numberOf(raw string) any {
	if !strings.ContainsAny(raw, ".eE") {
		if n, err := strconv.ParseInt(raw, 10, 64); err == nil {
			return n
		}
		return raw
	}
	f, err := strconv.ParseFloat(raw, 64)
	if err != nil || len(raw) > 15 && digitsOf(raw) != digitsOf(strconv.FormatFloat(f, 'e', -1, 64)) {
		return raw
	}
	return f
}

// digitsOf are the digits of a number before its exponent, without zeros at
// the ends.
func digitsOf(number string) string {
	mantissa, _, _ := strings.Cut(strings.ToLower(number), "e")
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, mantissa)
	return strings.Trim(digits, "0")
}
