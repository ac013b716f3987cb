//go:build !js

package formats

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/deprecated"
	pqformat "github.com/parquet-go/parquet-go/format"
)

// value is the value of a leaf.
func (l *parquetLeaf) value(v parquet.Value) (any, error) {
	if v.IsNull() {
		return nil, nil
	}
	if !l.holds(v.Kind()) {
		return nil, errors.New("its values are of another type than its description says")
	}
	switch l.physical {
	case pqformat.Boolean:
		return v.Boolean(), nil
	case pqformat.Int32:
		return l.integer(int64(v.Int32()), 32), nil
	case pqformat.Int64:
		return l.integer(v.Int64(), 64), nil
	case pqformat.Int96:
		return oldMoment(v.Int96()), nil
	case pqformat.Float:
		return number(shortest(v.Float())), nil
	case pqformat.Double:
		return number(v.Double()), nil
	}
	return l.bytes(v.ByteArray())
}

// holds says whether values of kind are what the leaf says they are. The
// library takes their kind from the logical type first, and reading bytes from
// a number ends the program.
func (l *parquetLeaf) holds(kind parquet.Kind) bool {
	if l.physical == pqformat.ByteArray || l.physical == pqformat.FixedLenByteArray {
		return kind == parquet.ByteArray || kind == parquet.FixedLenByteArray
	}
	return kind == parquet.Kind(l.physical)
}

// integer is what a whole number means.
func (l *parquetLeaf) integer(n int64, bits int) any {
	switch t := l.logical.(type) {
	case *pqformat.DateType:
		return dateText(n)
	case *pqformat.TimeType:
		return timeText(n, t.Unit.Value)
	case *pqformat.TimestampType:
		return momentText(n, t.Unit.Value, t.IsAdjustedToUTC)
	case *pqformat.DecimalType:
		return decimal(big.NewInt(n), l.scale)
	case *pqformat.IntType:
		return whollySigned(n, bits, t.IsSigned)
	}
	if !l.old {
		return n
	}
	switch l.converted {
	case deprecated.Date:
		return dateText(n)
	case deprecated.TimeMillis:
		return timeText(n, &pqformat.MilliSeconds{})
	case deprecated.TimeMicros:
		return timeText(n, &pqformat.MicroSeconds{})
	case deprecated.TimestampMillis:
		return momentText(n, &pqformat.MilliSeconds{}, true)
	case deprecated.TimestampMicros:
		return momentText(n, &pqformat.MicroSeconds{}, true)
	case deprecated.Decimal:
		return decimal(big.NewInt(n), l.scale)
	case deprecated.Uint8, deprecated.Uint16, deprecated.Uint32, deprecated.Uint64:
		return whollySigned(n, bits, false)
	}
	return n
}

// whollySigned is a number that may have been meant without a sign.
func whollySigned(n int64, bits int, signed bool) any {
	switch {
	case signed:
		return n
	case bits == 32:
		return int64(uint32(n))
	}
	return unsigned(uint64(n))
}

// bytes is what bytes mean.
func (l *parquetLeaf) bytes(b []byte) (any, error) {
	text, isJSON := false, false
	switch l.logical.(type) {
	case *pqformat.DecimalType:
		return decimal(twosComplement(b), l.scale), nil
	case *pqformat.UUIDType:
		if len(b) == 16 {
			return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:]), nil
		}
	case *pqformat.Float16Type:
		if len(b) == 2 {
			return number(half(binary.LittleEndian.Uint16(b))), nil
		}
	case *pqformat.StringType, *pqformat.EnumType:
		text = true
	case *pqformat.JsonType:
		text, isJSON = true, true
	}
	if l.old {
		if l.converted == deprecated.Decimal {
			return decimal(twosComplement(b), l.scale), nil
		}
		isJSON = l.converted == deprecated.Json
		text = isJSON || l.converted == deprecated.UTF8 || l.converted == deprecated.Enum
	}
	switch {
	case text && !utf8.Valid(b):
		return nil, errors.New("its text is not UTF-8")
	case isJSON:
		return fromJSON(string(b), l.depth), nil
	case text || l.logical == nil && !l.old && l.physical == pqformat.ByteArray && readable(b):
		return string(b), nil
	}
	return hex.EncodeToString(b), nil
}

// readable says whether bytes that are not marked as text can be text.
func readable(b []byte) bool {
	if !utf8.Valid(b) {
		return false
	}
	for _, r := range string(b) {
		if unicode.IsControl(r) && !strings.ContainsRune("\t\r\n", r) {
			return false
		}
	}
	return true
}

const daySeconds = 24 * 60 * 60

// dateText is the day of a number counted from 1970. A day outside of the
// years that ISO 8601 can write stays a number.
func dateText(days int64) any {
	if days > math.MaxInt32 || days < math.MinInt32 {
		return days
	}
	return writable(time.Unix(days*daySeconds, 0).UTC(), time.DateOnly, days)
}

func writable(t time.Time, layout string, otherwise int64) any {
	if t.Year() < 0 || t.Year() > 9999 {
		return otherwise
	}
	return t.Format(layout)
}

// timeText is a time of day.
func timeText(n int64, unit pqformat.TimeUnitValue) any {
	step := int64(unitOf(unit))
	if n < 0 || n >= daySeconds*int64(time.Second)/step {
		return n
	}
	return time.Unix(0, n*step).UTC().Format("15:04:05.999999999")
}

// momentText is a time counted from 1970, with a Z if it is in UTC.
func momentText(n int64, unit pqformat.TimeUnitValue, utc bool) any {
	layout := "2006-01-02T15:04:05.999999999"
	if utc {
		layout += "Z"
	}
	perSecond := int64(time.Second / unitOf(unit))
	seconds, rest := n/perSecond, n%perSecond
	if rest < 0 {
		seconds, rest = seconds-1, rest+perSecond
	}
	const tenThousandYears = 10_000 * 366 * daySeconds
	if seconds > tenThousandYears || seconds < -tenThousandYears {
		return n
	}
	return writable(time.Unix(seconds, rest*int64(unitOf(unit))).UTC(), layout, n)
}

func unitOf(unit pqformat.TimeUnitValue) time.Duration {
	if unit == nil {
		return time.Millisecond
	}
	return unit.Duration()
}

// oldMoment is a time as Impala and old Spark write it: nanoseconds of a
// Julian day, in a zone that the file does not tell.
func oldMoment(v deprecated.Int96) any {
	const epoch = 2440588
	nanos := int64(v[1])<<32 | int64(v[0])
	seconds := (int64(v[2]) - epoch) * daySeconds
	if nanos < 0 || nanos > daySeconds*int64(time.Second) {
		return nil
	}
	return writable(time.Unix(seconds, nanos).UTC(), "2006-01-02T15:04:05.999999999", seconds)
}

// decimal is the number n/10^scale: exact as a number if it has few digits,
// else as text.
func decimal(n *big.Int, scale int) any {
	const sure = 15
	digits := new(big.Int).Abs(n).String()
	if scale < 0 || scale > 1000 {
		return n.String() + "e" + strconv.Itoa(-scale)
	}
	if scale == 0 && n.IsInt64() {
		return n.Int64()
	}
	if missing := scale + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	text := digits[:len(digits)-scale]
	if scale > 0 {
		text += "." + digits[len(digits)-scale:]
	}
	if n.Sign() < 0 {
		text = "-" + text
	}
	if f, err := strconv.ParseFloat(text, 64); err == nil && len(digits) <= sure {
		return f
	}
	return text
}

// twosComplement is the number that the bytes are, most significant first.
func twosComplement(b []byte) *big.Int {
	n := new(big.Int).SetBytes(b)
	if len(b) > 0 && b[0]&0x80 != 0 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
	}
	return n
}

// half is a number in half precision.
func half(h uint16) float64 {
	fraction, exponent := float64(h&0x3ff), int(h>>10&0x1f)
	var f float64
	switch exponent {
	case 0:
		f = math.Ldexp(fraction, -24)
	case 0x1f:
		return math.NaN()
	default:
		f = math.Ldexp(fraction+1024, exponent-25)
	}
	if h&0x8000 != 0 {
		f = -f
	}
	return f
}
