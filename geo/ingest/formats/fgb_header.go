package formats

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// fgbHeader is what the header of a FlatGeobuf file says of its features.
type fgbHeader struct {
	title   string
	kind    byte
	z       bool
	columns fgbColumns
	names   []string
	count   uint64
	node    uint16
	crs     crs
}

// readFGBHeader reads the table Header of FlatGeobuf's header.fbs.
func readFGBHeader(buf []byte, limits rows.Limits) (h fgbHeader, err error) {
	t := rootTable(buf)
	h.title, h.kind, h.node = t.text(0), t.byte(2), 16
	h.z = t.byte(3) != 0 && (h.kind == 0 || h.kind == wkbPoint)
	if at := t.at(8); at != 0 {
		h.count = t.GetUint64(at)
	}
	if at := t.at(9); at != 0 {
		h.node = t.GetUint16(at)
	}
	if columns, ok := t.vector(7); ok {
		if h.columns, err = readColumns(columns, limits); err != nil {
			return h, err
		}
	}
	h.names = columnNames(h.columns.names(h.z))
	if system, ok := t.table(10); ok {
		h.crs, err = readFGBSystem(system)
	}
	return h, err
}

// readFGBSystem reads the table Crs.
func readFGBSystem(t fbTable) (crs, error) {
	organization, name := t.text(0), t.text(2)
	code := int64(0)
	if at := t.at(1); at != 0 {
		code = int64(t.GetInt32(at))
	}
	switch own := t.text(5); {
	case code == 0 && own != "":
		return crsNamed(strings.TrimPrefix(organization+":"+own, ":"))
	case code == 0 && name == "" && t.text(4) == "":
		return crs{}, nil
	case code == 0:
		return crsNamed(name + " without a code")
	case organization != "" && !strings.EqualFold(organization, "EPSG") && !strings.EqualFold(organization, "ESRI"):
		return crsNamed(fmt.Sprintf("%s of %s %d", name, organization, code))
	}
	return crsNumbered(code, name)
}

// fgbColumn is a column and its type.
type fgbColumn struct {
	name string
	kind byte
}

type fgbColumns []fgbColumn

func readColumns(v fbVector, limits rows.Limits) (fgbColumns, error) {
	if v.n > limits.Columns {
		return nil, fmt.Errorf("it has %d columns; the limit is %d", v.n, limits.Columns)
	}
	if !v.within(4) {
		return nil, errors.New("it is damaged: its columns are not there")
	}
	columns := make(fgbColumns, v.n)
	for i := range columns {
		t := v.tableAt(i)
		columns[i] = fgbColumn{strings.ToValidUTF8(t.text(0), "\uFFFD"), t.byte(1)}
	}
	return columns, nil
}

// names are the names of the columns, with that of the height.
func (c fgbColumns) names(z bool) []string {
	var names []string
	for _, column := range c {
		names = append(names, column.name)
	}
	if z {
		names = append(names, "z")
	}
	return names
}

// The types of columns, in the order of FlatGeobuf's ColumnType.
const (
	fgbByte = iota
	fgbUByte
	fgbBool
	fgbShort
	fgbUShort
	fgbInt
	fgbUInt
	fgbLong
	fgbULong
	fgbFloat
	fgbDouble
	fgbString
	fgbJSON
	fgbDateTime
	fgbBinary
)

// fgbSizes are the sizes of values by type; 0 means that a length comes
// before the value.
var fgbSizes = [...]int{1, 1, 1, 2, 2, 4, 4, 8, 8, 4, 8, 0, 0, 0, 0}

// read reads the properties of a feature: numbers of columns and values.
// JSON may nest as deep as depth.
func (c fgbColumns) read(b []byte, values []any, depth int) error {
	short := errors.New("its properties are cut short")
	for len(b) > 0 {
		if len(b) < 2 {
			return short
		}
		i := int(binary.LittleEndian.Uint16(b))
		if b = b[2:]; i >= len(c) {
			return fmt.Errorf("it has a value of column %d, and there are %d", i+1, len(c))
		}
		if int(c[i].kind) >= len(fgbSizes) {
			return fmt.Errorf("column %q has the unknown type %d", c[i].name, c[i].kind)
		}
		size := fgbSizes[c[i].kind]
		if size == 0 {
			if len(b) < 4 {
				return short
			}
			n := binary.LittleEndian.Uint32(b)
			if b = b[4:]; int64(n) > int64(len(b)) {
				return short
			}
			size = int(n)
		}
		if len(b) < size {
			return short
		}
		value, err := fgbValue(c[i].kind, b[:size], depth)
		if err != nil {
			return fmt.Errorf("column %q: %w", c[i].name, err)
		}
		values[i], b = value, b[size:]
	}
	return nil
}

func fgbValue(kind byte, b []byte, depth int) (any, error) {
	order := binary.LittleEndian
	switch kind {
	case fgbByte:
		return int64(int8(b[0])), nil
	case fgbUByte:
		return int64(b[0]), nil
	case fgbBool:
		return b[0] != 0, nil
	case fgbShort:
		return int64(int16(order.Uint16(b))), nil
	case fgbUShort:
		return int64(order.Uint16(b)), nil
	case fgbInt:
		return int64(int32(order.Uint32(b))), nil
	case fgbUInt:
		return int64(order.Uint32(b)), nil
	case fgbLong:
		return int64(order.Uint64(b)), nil
	case fgbULong:
		return unsigned(order.Uint64(b)), nil
	case fgbFloat:
		return number(shortest(math.Float32frombits(order.Uint32(b)))), nil
	case fgbDouble:
		return number(math.Float64frombits(order.Uint64(b))), nil
	case fgbBinary:
		return hex.EncodeToString(b), nil
	}
	if !utf8.Valid(b) {
		return nil, errors.New("its text is not UTF-8")
	}
	if kind == fgbJSON {
		return fromJSON(string(b), depth), nil
	}
	return string(b), nil
}

// unsigned is the number, as text if it is too large for int64.
func unsigned(n uint64) any {
	if n > math.MaxInt64 {
		return strconv.FormatUint(n, 10)
	}
	return int64(n)
}

// number is nothing there for what is no number.
func number(f float64) any {
	if !finite(f) {
		return nil
	}
	return f
}

// shortest is the number with the fewest digits that is the same in single
// precision: 0.1, not 0.10000000149.
func shortest(f float32) float64 {
	d, err := strconv.ParseFloat(strconv.FormatFloat(float64(f), 'g', -1, 32), 64)
	if err != nil {
		return float64(f)
	}
	return d
}
