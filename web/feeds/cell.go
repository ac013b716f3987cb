package feeds

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/record"
)

// kind says what the cells of a column hold.
type kind int

const (
	text    kind = iota
	date         // a day, YYYY-MM-DD
	decimal      // a number of any size
	whole        // a whole number
	flag         // true or false
	list         // several texts
	nested       // a list or object, given as JSON
)

// cell is the value of a column in a row. The zero cell is empty.
type cell struct {
	full   bool
	text   string
	number float64
	whole  int64
	flag   bool
	list   []string
	nested any
}

func textCell(s string) cell { return cell{full: s != "", text: s} }

// kindOf returns what a property holds that is kept in a Go value of type t.
func kindOf(t reflect.Type, format string) kind {
	switch t {
	case reflect.TypeFor[string](), reflect.TypeFor[*string](), reflect.TypeFor[geo.Family]():
		if format == "date" {
			return date
		}
		return text
	case reflect.TypeFor[*float64]():
		return decimal
	case reflect.TypeFor[geo.Version]():
		return whole
	case reflect.TypeFor[bool]():
		return flag
	case reflect.TypeFor[[]string]():
		return list
	}
	return nested
}

// cellOf returns the cell of a Go value whose type is of that kind.
func cellOf(k kind, v reflect.Value) cell {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return cell{}
		}
		v = v.Elem()
	}
	switch k {
	case text, date:
		return textCell(v.String())
	case decimal:
		return cell{full: true, number: v.Float()}
	case whole:
		return cell{full: true, whole: v.Int()}
	case flag:
		return cell{full: true, flag: v.Bool()}
	case list:
		return listCell(v.Interface().([]string))
	}
	if v.IsNil() {
		return cell{}
	}
	return cell{full: true, nested: v.Interface()}
}

func listCell(texts []string) cell { return cell{full: true, list: texts} }

// between stands between the texts of a list that is written as one text.
const between = "; "

// plain writes a cell as one text, empty if there is nothing in it: lists with
// semicolons, what is nested as JSON.
func (c cell) plain(k kind) string {
	if !c.full {
		return ""
	}
	switch k {
	case decimal:
		return strconv.FormatFloat(c.number, 'f', -1, 64)
	case whole:
		return strconv.FormatInt(c.whole, 10)
	case flag:
		return strconv.FormatBool(c.flag)
	case list:
		return strings.Join(c.list, between)
	case nested:
		return string(appendNested(nil, c.nested))
	}
	return c.text
}

// appendJSON appends a cell as JSON, null if there is nothing in it.
func (c cell) appendJSON(b []byte, k kind) []byte {
	if !c.full {
		return append(b, "null"...)
	}
	switch k {
	case decimal:
		return strconv.AppendFloat(b, c.number, 'f', -1, 64)
	case whole:
		return strconv.AppendInt(b, c.whole, 10)
	case flag:
		return strconv.AppendBool(b, c.flag)
	case list:
		b = append(b, '[')
		for i, s := range c.list {
			if i > 0 {
				b = append(b, ',')
			}
			b = geo.AppendText(b, s)
		}
		return append(b, ']')
	case nested:
		return appendNested(b, c.nested)
	}
	return geo.AppendText(b, c.text)
}

// appendNested appends any value as JSON, on one line.
func appendNested(b []byte, v any) []byte {
	switch v := v.(type) {
	case []record.Figure:
		return record.AppendFigures(b, v)
	case []record.Claim:
		return record.AppendClaims(b, v)
	}
	buf := bytes.NewBuffer(b)
	encoder := json.NewEncoder(buf)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(v) // texts, numbers and lists of them, which have been JSON before
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n"))
}
