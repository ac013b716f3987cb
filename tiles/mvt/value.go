package mvt

import "math"

// Value is the value of a property. The zero Value is not a value; a Tag that
// holds it is left out.
type Value struct {
	kind   kind
	own    bool // of one feature alone
	text   string
	number uint64
}

type kind uint8

// The numbers are the protobuf fields of the message Value.
const (
	kindNone   kind = 0
	kindString kind = 1
	kindDouble kind = 3
	kindUint   kind = 5
	kindSint   kind = 6
	kindBool   kind = 7
)

// String is a text value.
func String(text string) Value { return Value{kind: kindString, text: text} }

// Own is a text that hardly any other feature of the layer has: it is written
// without being looked for among those that are there.
func Own(text string) Value { return Value{kind: kindString, own: true, text: text} }

// StringOr is a text value, or no value if the text is empty.
func StringOr(text string) Value {
	if text == "" {
		return Value{}
	}
	return String(text)
}

// Int is a whole number.
func Int(n int64) Value {
	if n < 0 {
		return Value{kind: kindSint, number: zigzag(n)}
	}
	return Value{kind: kindUint, number: uint64(n)}
}

// Float is a number. What is not a number (NaN) is no value.
func Float(f float64) Value {
	if math.IsNaN(f) {
		return Value{}
	}
	return Value{kind: kindDouble, number: math.Float64bits(f)}
}

// Bool is true or false.
func Bool(b bool) Value {
	if b {
		return Value{kind: kindBool, number: 1}
	}
	return Value{kind: kindBool}
}

func (v Value) append(b []byte) []byte {
	switch v.kind {
	case kindString:
		return appendBytes(b, int(kindString), v.text)
	case kindDouble:
		b = appendTag(b, int(kindDouble), wireFixed64)
		for shift := 0; shift < 64; shift += 8 {
			b = append(b, byte(v.number>>shift))
		}
		return b
	default:
		return appendUint(b, int(v.kind), v.number)
	}
}
