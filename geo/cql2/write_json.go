package cql2

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

// JSON writes the expression as CQL2 JSON, in one form: without blanks, the
// members of objects ordered by name.
func (e *Expr) JSON() string {
	var written strings.Builder
	encoder := json.NewEncoder(&written)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(e.value()); err != nil {
		panic(fmt.Sprintf("cql2: a tree cannot be written: %v", err)) // numbers are finite, texts valid
	}
	return strings.TrimSuffix(written.String(), "\n")
}

// value returns what is to be marshalled.
func (e *Expr) value() any {
	switch e.Op {
	case PropertyRef:
		return map[string]any{"property": e.Name}
	case Text:
		return e.Text
	case Number:
		return e.Number
	case Boolean:
		return e.Boolean
	case Instant:
		if e.Instant.Timed {
			return map[string]any{"timestamp": formatInstant(e.Instant)}
		}
		return map[string]any{"date": formatInstant(e.Instant)}
	case Interval:
		return map[string]any{"interval": []any{e.Args[0].endValue(), e.Args[1].endValue()}}
	case Array:
		return values(e.Args)
	case Shape:
		return geometryValue(e.Geometry)
	case BBox:
		return map[string]any{"bbox": e.Box}
	case In:
		return map[string]any{"op": e.Op, "args": []any{e.Args[0].value(), values(e.Args[1:])}}
	case Function:
		return map[string]any{"op": e.Name, "args": values(e.Args)}
	}
	return map[string]any{"op": e.Op, "args": values(e.Args)}
}

// endValue returns what is to be marshalled for an end of an interval.
func (e *Expr) endValue() any {
	switch e.Op {
	case Open:
		return ".."
	case Instant:
		return formatInstant(e.Instant)
	}
	return e.value()
}

func values(list []*Expr) []any {
	all := make([]any, len(list))
	for i, e := range list {
		all[i] = e.value()
	}
	return all
}

func geometryValue(g orb.Geometry) any {
	if collection, ok := g.(orb.Collection); ok {
		members := make([]any, len(collection))
		for i, member := range collection {
			members[i] = geometryValue(member)
		}
		return map[string]any{"type": "GeometryCollection", "geometries": members}
	}
	return geojson.NewGeometry(g)
}
