package cql2

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// maker makes random trees that can be written as text.
type maker struct{ *rand.Rand }

func pick[T any](m maker, of ...T) T { return of[m.IntN(len(of))] }

func (m maker) text() string {
	return pick(m, "", "a", "it's", `50\% _`, "名前", "a\nb", `"`, "..", "2024-01-05", "%")
}

func (m maker) number() float64 {
	return pick(m, 0, 1, -1, 0.1, -2.5e-7, 1e21, 123456789, m.NormFloat64())
}

func (m maker) point() orb.Point { return orb.Point{m.number(), m.number()} }

func (m maker) instant() geo.Instant {
	i := geo.Instant{Day: geo.NewDay(m.IntN(10000), m.IntN(12)+1, m.IntN(28)+1)}
	if m.IntN(2) == 0 {
		i.Timed, i.Clock = true, time.Duration(m.Int64N(int64(24*time.Hour)))
	}
	return i
}

func (m maker) name() string {
	return pick(m, "title", "extra.case no", "AND", "date", "casei", "Point", `say "hi"`, `"`, "名前", "layer:ids", "_x", "1st", "bbox", "x")
}

// leaf makes a value without arguments.
func (m maker) leaf() *Expr {
	switch m.IntN(7) {
	case 0:
		return &Expr{Op: Text, Text: m.text()}
	case 1:
		return &Expr{Op: Number, Number: m.number()}
	case 2:
		return &Expr{Op: Boolean, Boolean: m.IntN(2) == 0}
	case 3:
		return &Expr{Op: Instant, Instant: m.instant()}
	case 4:
		return &Expr{Op: Shape, Geometry: m.geometry(2)}
	case 5:
		return &Expr{Op: BBox, Box: [4]float64{m.number(), m.number(), m.number(), m.number()}}
	}
	return &Expr{Op: PropertyRef, Name: m.name()}
}

func (m maker) geometry(depth int) orb.Geometry {
	line := orb.LineString{m.point(), m.point(), m.point()}
	ring := orb.Ring{m.point(), m.point(), m.point(), m.point()}
	shapes := []orb.Geometry{
		m.point(), line, orb.Polygon{ring, ring}, orb.MultiPoint{m.point(), m.point()},
		orb.MultiLineString{line, line}, orb.MultiPolygon{{ring}, {ring, ring}},
	}
	if depth > 0 {
		shapes = append(shapes, orb.Collection{m.geometry(depth - 1), m.geometry(depth - 1)})
	}
	return pick(m, shapes...)
}

func (m maker) end() *Expr {
	switch m.IntN(3) {
	case 0:
		return &Expr{Op: Open}
	case 1:
		return &Expr{Op: Instant, Instant: m.instant()}
	}
	return &Expr{Op: PropertyRef, Name: m.name()}
}

// expr makes a tree of at most a depth. arrays says whether it may be an
// array.
func (m maker) expr(depth int, arrays bool) *Expr {
	if depth == 0 {
		return m.leaf()
	}
	args := func(n int, arrays bool) []*Expr {
		var all []*Expr
		for range n {
			all = append(all, m.expr(m.IntN(depth), arrays))
		}
		return all
	}
	switch kind := m.IntN(8); {
	case kind == 0:
		return m.leaf()
	case kind == 1:
		return &Expr{Op: Interval, Args: []*Expr{m.end(), m.end()}}
	case kind == 2 && arrays:
		return &Expr{Op: Array, Args: args(m.IntN(4), true)}
	case kind == 3:
		return &Expr{Op: Function, Name: pick(m, "avg", "ST_Buffer", "名", "z"), Args: args(m.IntN(3), true)}
	}
	var ops []Op
	for op := range signatures {
		ops = append(ops, op)
	}
	slices.Sort(ops)
	op := pick(m, ops...)
	s := signatures[op]
	return &Expr{Op: op, Args: args(min(s.max, s.min+m.IntN(3)), s.class == listed)}
}

// TestWritten checks that what is written is read back as the same tree.
func TestWritten(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	m := maker{rand.New(rand.NewPCG(seed, 0))}
	for range 1500 {
		tree := m.expr(5, false)
		text, err := tree.TextForm()
		if err != nil {
			t.Fatalf("seed %d: %s: %v", seed, tree.JSON(), err)
		}
		read, err := parseText(text)
		if err != nil {
			t.Fatalf("seed %d: %s: %v", seed, text, err)
		}
		if !reflect.DeepEqual(bare(tree), bare(read)) {
			t.Fatalf("seed %d: %s\nis written as %s\nand read as %s", seed, tree.JSON(), text, read.JSON())
		}
		if read, err = parseJSON(tree.JSON()); err != nil || !reflect.DeepEqual(bare(tree), bare(read)) {
			t.Fatalf("seed %d: %s is read as %v, %v", seed, tree.JSON(), read, err)
		}
	}
}

func TestTextFormRefuses(t *testing.T) {
	for _, text := range []string{`a\`, `a\'b`} {
		_, err := (&Expr{Op: Text, Text: text}).TextForm()
		refused(t, text, err, "backslash")
	}
}

// fuzzed checks what has been read without an error.
func fuzzed(t *testing.T, source string, f *Filter) {
	again, err := ParseJSON(f.String())
	if err != nil {
		t.Fatalf("%q: %s: %v", source, f, err)
	}
	if !reflect.DeepEqual(bare(f.root), bare(again.root)) {
		t.Fatalf("%q: %s is read back as %s", source, f, again)
	}
	if text, err := f.root.TextForm(); err == nil {
		if again, err = Parse(text); err != nil && !strings.Contains(err.Error(), "than") || err == nil && again.String() != f.String() {
			t.Fatalf("%q: %s: %v", source, text, err)
		}
	}
	match, err := f.Compile(eventSchema)
	if err == nil {
		match(make(record, len(eventSchema)))
		day := at(t, "2024-01-05")
		match(record{"Raid", 1.5, 2.0, true, day, day, day, []string{"KH"}, orb.LineString{{102, 13}, {103, 14}, {103, 13}}, "x"})
	} else if geo.CodeOf(err) != geo.Invalid {
		t.Fatalf("%q: %v", source, err)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"title LIKE 'a%' AND killed NOT BETWEEN 1 AND 2", "A_CONTAINS(countries,('KH',(1,2)))", "-killed ^ 2 div 3 < .5e-3",
		"S_INTERSECTS(geometry,MULTIPOLYGON(((0 0,1 0,1 1,0 0))))", "T_MEETS(time,INTERVAL('..',start))", `"a""b" IN (1,TRUE)`,
		"S_WITHIN(geometry,GEOMETRYCOLLECTION(POINT Z(1 2 3)))", "BBOX(1,2,3,4) IS NOT NULL", "f(g(),(),(1))", "NOT NOT (true)",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		filter, err := Parse(source)
		if err == nil {
			fuzzed(t, source, filter)
		} else if geo.CodeOf(err) != geo.Invalid {
			t.Fatalf("%q: %v", source, err)
		}
	})
}

func FuzzParseJSON(f *testing.F) {
	for _, seed := range []string{
		`{"op":"like","args":[{"property":"title"},"a%"]}`, `{"op":"in","args":[1,[2,{"date":"2024-01-05"}]]}`,
		`{"op":"s_within","args":[{"property":"geometry"},{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}]}`,
		`{"op":"t_after","args":[{"interval":["..",{"property":"start"}]},{"timestamp":"2024-01-05T10:00:00Z"}]}`,
		`{"op":"f","args":[[],{"bbox":[1,2,3,4]}]}`, `[1e999]`, `{"op":"=","args":["\ud800",-0]}`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		filter, err := ParseJSON(source)
		if err == nil {
			fuzzed(t, source, filter)
		} else if geo.CodeOf(err) != geo.Invalid {
			t.Fatalf("%q: %v", source, err)
		}
	})
}
