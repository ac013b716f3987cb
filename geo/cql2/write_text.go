package cql2

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/paulmach/orb/encoding/wkt"
)

// TextForm writes the expression as CQL2 text that Parse reads back.
//
// A text in which a backslash stands before a quote or at the end cannot be
// written: the grammar reads \' as a quote. Such an expression is an error;
// JSON writes it.
func (e *Expr) TextForm() (string, error) {
	w := &textWriter{}
	w.expr(e)
	return w.b.String(), w.err
}

type textWriter struct {
	b   strings.Builder
	err error // the first
}

// expr writes an expression.
func (w *textWriter) expr(e *Expr) {
	switch e.Op {
	case PropertyRef:
		w.b.WriteString(quotedName(e.Name))
	case Text:
		w.literal(e.Text)
	case Number:
		w.b.WriteString(strconv.FormatFloat(e.Number, 'g', -1, 64))
	case Boolean:
		w.b.WriteString(strings.ToUpper(strconv.FormatBool(e.Boolean)))
	case Instant:
		word := "DATE"
		if e.Instant.Timed {
			word = "TIMESTAMP"
		}
		fmt.Fprintf(&w.b, "%s('%s')", word, formatInstant(e.Instant))
	case Interval:
		w.b.WriteString("INTERVAL")
		w.list(e.Args, w.end)
	case Array:
		w.list(e.Args, w.expr)
	case Shape:
		w.b.WriteString(wkt.MarshalString(e.Geometry))
	case BBox:
		fmt.Fprintf(&w.b, "BBOX(%g,%g,%g,%g)", e.Box[0], e.Box[1], e.Box[2], e.Box[3])
	case Function:
		w.b.WriteString(e.Name)
		w.list(e.Args, w.expr)
	default:
		w.operation(e)
	}
}

// operation writes an operator or standardized function.
func (w *textWriter) operation(e *Expr) {
	name := strings.ToUpper(string(e.Op))
	switch s := signatures[e.Op]; {
	case e.Op == Not:
		w.b.WriteString("NOT ")
		w.operand(e.Args[0])
	case e.Op == IsNull:
		w.operand(e.Args[0])
		w.b.WriteString(" IS NULL")
	case e.Op == Between:
		w.operand(e.Args[0])
		w.b.WriteString(" BETWEEN ")
		w.operand(e.Args[1])
		w.b.WriteString(" AND ")
		w.operand(e.Args[2])
	case e.Op == In:
		w.operand(e.Args[0])
		w.b.WriteString(" IN ")
		w.list(e.Args[1:], w.operand)
	case s.class == logical || s.class == comparison || s.class == arithmetic || e.Op == Like:
		for i, arg := range e.Args {
			if i > 0 {
				w.b.WriteString(" " + name + " ")
			}
			w.operand(arg)
		}
	default:
		w.b.WriteString(name)
		w.list(e.Args, w.expr)
	}
}

// operand writes an argument of an operator, within parentheses if it is an
// operation itself.
func (w *textWriter) operand(e *Expr) {
	s, operation := signatures[e.Op]
	if operation = operation && s.class <= special || s.class == arithmetic; !operation {
		w.expr(e)
		return
	}
	w.b.WriteByte('(')
	w.expr(e)
	w.b.WriteByte(')')
}

// list writes expressions in parentheses, joined by commas.
func (w *textWriter) list(all []*Expr, write func(*Expr)) {
	w.b.WriteByte('(')
	for i, e := range all {
		if i > 0 {
			w.b.WriteString(", ")
		}
		write(e)
	}
	w.b.WriteByte(')')
}

// end writes an end of an interval.
func (w *textWriter) end(e *Expr) {
	switch e.Op {
	case Open:
		w.b.WriteString("'..'")
	case Instant:
		w.b.WriteString("'" + formatInstant(e.Instant) + "'")
	default:
		w.expr(e)
	}
}

func (w *textWriter) literal(text string) {
	if w.err == nil && (strings.Contains(text, `\'`) || strings.HasSuffix(text, `\`)) {
		w.err = invalid(place{}, "%q cannot be written as CQL2 text: a backslash stands before a quote or at the end", text)
	}
	w.b.WriteString("'" + strings.ReplaceAll(text, "'", "''") + "'")
}

// quotedName writes the name of a property, in double quotes if it could be
// read as something else.
func quotedName(name string) string {
	if canCall(name) {
		return name
	}
	return `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
}
