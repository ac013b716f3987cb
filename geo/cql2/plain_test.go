package cql2

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// plainly evaluates a tree on a record by walking over it: the value is nil
// (null), a bool, string, float64, geo.Interval, []string or orb.Geometry. It
// knows what maker.condition makes, and shares nothing with the compiler.
func plainly(e *Expr, r record) any {
	var args []any
	for _, arg := range e.Args {
		args = append(args, plainly(arg, r))
	}
	switch e.Op {
	case PropertyRef:
		p, _ := eventSchema.Property(e.Name)
		return r[p.Column]
	case Text:
		return e.Text
	case Number:
		return e.Number
	case Boolean:
		return e.Boolean
	case Instant:
		return geo.Interval{Start: e.Instant, End: e.Instant}
	case Array:
		var texts []string
		for _, arg := range args {
			texts = append(texts, arg.(string))
		}
		return texts
	case And, Or:
		return plainLogic(e.Op, args)
	case IsNull:
		return args[0] == nil
	case In:
		found := false
		for _, item := range args[1:] {
			found = found || item == args[0]
		}
		if args[0] == nil {
			return nil
		}
		return found
	}
	if slices.Contains(args, nil) {
		return nil
	}
	return plainTest(e.Op, args)
}

func plainLogic(op Op, args []any) any {
	decides := op == Or // what one argument decides
	if slices.Contains(args, any(decides)) {
		return decides
	}
	if slices.Contains(args, nil) {
		return nil
	}
	return !decides
}

// plainTest evaluates what is null if an argument is.
func plainTest(op Op, args []any) any {
	switch a := args[0].(type) {
	case bool:
		if op == Not {
			return !a
		}
		return a == args[1].(bool)
	case string:
		if op == Like {
			quoted := regexp.QuoteMeta(args[1].(string))
			expression := strings.NewReplacer("%", ".*", "_", ".").Replace(quoted)
			return regexp.MustCompile("(?s)^" + expression + "$").MatchString(a)
		}
		return plainOrder(op, strings.Compare(a, args[1].(string)))
	case float64:
		return plainNumbers(op, a, args[1:])
	case geo.Interval:
		b := args[1].(geo.Interval)
		switch op {
		case "t_before":
			return a.End.Day < b.Start.Day
		case "t_intersects":
			return a.Start.Day <= b.End.Day && b.Start.Day <= a.End.Day
		}
		return plainOrder(op, int(a.Start.Day)-int(b.Start.Day))
	case []string:
		return plainSets(op, a, args[1].([]string))
	}
	return args[1].(orb.Bound).Contains(args[0].(orb.Point))
}

func plainNumbers(op Op, a float64, others []any) any {
	switch b := others[0].(float64); op {
	case Plus:
		return a + b
	case Times:
		return a * b
	case Over:
		if b == 0 {
			return nil
		}
		return a / b
	case Between:
		return b <= a && a <= others[1].(float64)
	case Less:
		return a < b
	case GreaterEqual:
		return a >= b
	default:
		return a == b
	}
}

func plainSets(op Op, a, b []string) bool {
	if op == "a_containedBy" {
		a, b = b, a
	}
	holds := func(a, b []string) bool {
		return !slices.ContainsFunc(b, func(s string) bool { return !slices.Contains(a, s) })
	}
	switch op {
	case "a_equals":
		return holds(a, b) && holds(b, a)
	case "a_overlaps":
		return slices.ContainsFunc(b, func(s string) bool { return slices.Contains(a, s) })
	}
	return holds(a, b)
}

func plainOrder(op Op, order int) bool {
	switch op {
	case Less:
		return order < 0
	case GreaterEqual:
		return order >= 0
	}
	return order == 0
}

// condition makes a random condition on an event.
func (m maker) condition(depth int) *Expr {
	of := func(op Op, args ...*Expr) *Expr { return &Expr{Op: op, Args: args} }
	if depth > 0 && m.IntN(3) > 0 {
		switch left := m.condition(depth - 1); m.IntN(3) {
		case 0:
			return of(Not, left)
		case 1:
			return of(And, left, m.condition(depth-1), m.condition(depth-1))
		default:
			return of(Or, left, m.condition(depth-1))
		}
	}
	property := func(names ...string) *Expr { return &Expr{Op: PropertyRef, Name: pick(m, names...)} }
	text := func() *Expr { return &Expr{Op: Text, Text: pick(m, "a", "ab", "b", "aba", "")} }
	number := func() *Expr { return &Expr{Op: Number, Number: float64(m.IntN(4))} }
	day := func() *Expr { return &Expr{Op: Instant, Instant: geo.Instant{Day: geo.Day(m.IntN(5))}} }
	order := pick(m, Less, GreaterEqual, Equal)
	switch m.IntN(9) {
	case 0:
		return of(order, property("title", "code"), text())
	case 1:
		return of(Like, property("title", "code"), &Expr{Op: Text, Text: pick(m, "a%", "%b%", "_b", "%", "a_a", "%a", "a", "a%a", "%a%b%", "")})
	case 2:
		return of(order, of(pick(m, Plus, Times, Over), property("killed", "version"), number()), number())
	case 3:
		return of(Between, property("killed"), number(), number())
	case 4:
		return of(pick(m, order, "t_before", "t_intersects"), property("start"), day())
	case 5:
		return of(IsNull, property("title", "killed", "start", "countries", "geometry"))
	case 6:
		lists := []*Expr{property("countries"), of(Array, text(), text())}
		if m.IntN(3) == 0 {
			lists[0], lists[1] = lists[1], lists[0]
		}
		return of(pick(m, Op("a_contains"), "a_containedBy", "a_equals", "a_overlaps"), lists...)
	case 7:
		return of(In, property("title", "code"), text(), text())
	}
	return of(Equal, property("ongoing"), &Expr{Op: Boolean, Boolean: m.IntN(2) == 0})
}

// record makes a random event, every value of which may be null.
func (m maker) record() record {
	maybe := func(v any) any { return pick(m, v, v, v, nil) }
	day := geo.Instant{Day: geo.Day(m.IntN(5))}
	return record{
		maybe(pick(m, "a", "ab", "b", "aba")), maybe(float64(m.IntN(4))), maybe(float64(m.IntN(4))), maybe(m.IntN(2) == 0),
		maybe(geo.Interval{Start: day, End: day}), nil, nil, maybe([]string{pick(m, "a", "b"), "ab"}),
		maybe(orb.Point{float64(m.IntN(4)), float64(m.IntN(4))}), maybe(pick(m, "a", "b")),
	}
}

// TestAgainstPlainEvaluation compares compiled conditions with the plain walk.
func TestAgainstPlainEvaluation(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	m := maker{rand.New(rand.NewPCG(seed, 0))}
	for range 2000 {
		f := &Filter{m.condition(3)}
		match, err := f.Compile(eventSchema)
		if err != nil {
			t.Fatalf("seed %d: %s: %v", seed, f, err)
		}
		for range 10 {
			row := m.record()
			if got, want := match(row), plainly(f.root, row) == true; got != want {
				t.Fatalf("seed %d: %s of %v: %v, want %v", seed, f, row, got, want)
			}
		}
	}
}
