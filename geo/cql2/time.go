package cql2

import (
	"strings"

	"github.com/mapd/mapd/geo"
)

// instantValue returns the value of an instant that is written out.
func instantValue(e *Expr, at geo.Instant) value {
	both := geo.Interval{Start: at, End: at}
	return value{kind: instants, literal: e, time: func(geo.Row) (geo.Interval, bool) { return both, true }}
}

// interval compiles INTERVAL(start, end). If an end is null, so is all.
func (c compiler) interval(e *Expr) (value, error) {
	start, err := c.end(e.Args[0], geo.OpenStart)
	if err != nil {
		return value{}, err
	}
	end, err := c.end(e.Args[1], geo.OpenEnd)
	if err != nil {
		return value{}, err
	}
	if start.literal != nil && end.literal != nil {
		from, _ := start.time(nil)
		to, _ := end.time(nil)
		if from.Start.Compare(to.Start) > 0 {
			return value{}, invalid(e.at, "the interval ends before it starts")
		}
	}
	return value{kind: intervals, time: func(row geo.Row) (geo.Interval, bool) {
		from, ok := start.time(row)
		to, ok2 := end.time(row)
		return geo.Interval{Start: from.Start, End: to.Start}, ok && ok2
	}}, nil
}

// end compiles one end of an interval; open is the day of an open one.
func (c compiler) end(e *Expr, open geo.Day) (value, error) {
	if e.Op == Open {
		return instantValue(e, geo.Instant{Day: open}), nil
	}
	v, err := c.value(e)
	if err == nil && v.kind != instants {
		return v, invalid(e.at, "an interval ends with a day or time, not with %s", v.kind)
	}
	return v, err
}

// temporalTests are the temporal functions (tables 6 and 7 of the standard).
var temporalTests = map[Op]func(a, b geo.Interval) bool{
	"t_after":      func(a, b geo.Interval) bool { return a.Start.Compare(b.End) > 0 },
	"t_before":     func(a, b geo.Interval) bool { return a.End.Compare(b.Start) < 0 },
	"t_disjoint":   func(a, b geo.Interval) bool { return !meet(a, b) },
	"t_intersects": meet,
	"t_equals":     func(a, b geo.Interval) bool { return a.Start.Compare(b.Start) == 0 && a.End.Compare(b.End) == 0 },
	"t_contains":   func(a, b geo.Interval) bool { return a.Start.Compare(b.Start) < 0 && a.End.Compare(b.End) > 0 },
	"t_during":     func(a, b geo.Interval) bool { return a.Start.Compare(b.Start) > 0 && a.End.Compare(b.End) < 0 },
	"t_finishedBy": func(a, b geo.Interval) bool { return a.Start.Compare(b.Start) < 0 && a.End.Compare(b.End) == 0 },
	"t_finishes":   func(a, b geo.Interval) bool { return a.Start.Compare(b.Start) > 0 && a.End.Compare(b.End) == 0 },
	"t_meets":      func(a, b geo.Interval) bool { return a.End.Compare(b.Start) == 0 },
	"t_metBy":      func(a, b geo.Interval) bool { return a.Start.Compare(b.End) == 0 },
	"t_overlaps": func(a, b geo.Interval) bool {
		return a.Start.Compare(b.Start) < 0 && a.End.Compare(b.Start) > 0 && a.End.Compare(b.End) < 0
	},
	"t_overlappedBy": func(a, b geo.Interval) bool {
		return a.Start.Compare(b.Start) > 0 && a.Start.Compare(b.End) < 0 && a.End.Compare(b.End) > 0
	},
	"t_startedBy": func(a, b geo.Interval) bool { return a.Start.Compare(b.Start) == 0 && a.End.Compare(b.End) > 0 },
	"t_starts":    func(a, b geo.Interval) bool { return a.Start.Compare(b.Start) == 0 && a.End.Compare(b.End) < 0 },
}

func meet(a, b geo.Interval) bool {
	return a.Start.Compare(b.End) <= 0 && a.End.Compare(b.Start) >= 0
}

// takesInstants are the temporal functions that say something of instants
// too; the others compare intervals alone.
var takesInstants = map[Op]bool{"t_after": true, "t_before": true, "t_disjoint": true, "t_equals": true, "t_intersects": true}

// temporal compiles a temporal function.
func (c compiler) temporal(e *Expr) (condition, error) {
	var operands [2]value
	for i, arg := range e.Args {
		v, err := c.value(arg)
		if err != nil {
			return nil, err
		}
		switch {
		case v.kind != instants && v.kind != intervals:
			return nil, invalid(arg.at, "%s compares times, not %s", strings.ToUpper(string(e.Op)), v.kind)
		case v.kind == instants && !takesInstants[e.Op]:
			return nil, invalid(arg.at, "%s compares intervals; write INTERVAL(start, end)", strings.ToUpper(string(e.Op)))
		}
		operands[i] = v
	}
	test := temporalTests[e.Op]
	return func(row geo.Row) truth {
		a, ok := operands[0].time(row)
		b, ok2 := operands[1].time(row)
		if !ok || !ok2 {
			return unknown
		}
		return truthOf(test(a, b))
	}, nil
}
