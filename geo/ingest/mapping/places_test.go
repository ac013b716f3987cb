package mapping_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest/mapping"
	"github.com/mapd/mapd/geo/ingest/rows"
)

// atlas knows a few invented places and remembers what it was asked.
type atlas struct{ asked []string }

func (a *atlas) Find(_ context.Context, text, country string) (mapping.Located, error) {
	a.asked = append(a.asked, text+"|"+country)
	candidates := []mapping.Candidate{{Name: "Sure", Country: "KH", Point: orb.Point{104, 11}, Score: 0.9}}
	name, _, _ := strings.Cut(text, ",")
	switch name {
	case "Sure":
		return mapping.Located{Point: orb.Point{104, 11}, Precision: geo.InTown, RadiusM: 4000, Name: "Sure", Country: "KH", Score: 0.9, Certain: true, Candidates: candidates}, nil
	case "Twice":
		return mapping.Located{Point: orb.Point{105, 12}, Precision: geo.InTown, RadiusM: 4000, Country: "KH", Ambiguous: true, Candidates: candidates, Note: "There are two."}, nil
	case "Same province":
		return mapping.Located{Point: orb.Point{105, 12}, Precision: geo.InProvince, RadiusM: 90000, Country: "KH", Ambiguous: true, Candidates: candidates}, nil
	case "Broken":
		return mapping.Located{}, errors.New("no gazetteer")
	}
	return mapping.Located{Note: "Nothing is called so."}, nil
}

// TestPlaces checks what becomes of rows by where they say they are.
func TestPlaces(t *testing.T) {
	input := table(t, `title,latitude,longitude,place,province,country
position,11.5211,104.9211,Sure,,
whole degrees,11,104,,,KH
one decimal,11.5,104.9,,,KH
wrapped,-17.8,181.5,,,
found,,,Sure,Some province,Cambodia
twice,,,Twice,,KH
province,,,Same province,,KH
unknown,,,Nowhere,,KH
country only,,,,,Lao PDR
two countries,,,Nowhere,,"KH, TH"
nothing,n/a,n/a,,,
`)
	want := []string{
		"[[104.9211 11.5211]] town 5000 [] Sure",
		"[[104 11]] province 100000 [KH] ",
		"[[104.9 11.5]] district 10000 [KH] ",
		"[[-178.5 -17.8]] district 10000 [] ",
		"[[104 11]] town 4000 [KH] Sure",
		"[] country 0 [KH] Twice review",
		"[[105 12]] province 90000 [KH] Same province review",
		"[] country 0 [KH] Nowhere review",
		"[] country 0 [LA] ",
		"[] country 0 [KH TH] Nowhere review",
		"[] country 0 [] ",
	}
	a := &atlas{}
	p := plan(t, input, mapping.Options{})
	for i, row := range input {
		result, reject := p.Record(context.Background(), row, a)
		if reject != nil {
			t.Fatalf("%v: %v", row.Values[0], reject)
		}
		e := result.Event()
		got := fmt.Sprintf("%v %s %v %v %s", e.Points, e.Precision, e.RadiusM, e.Countries, e.Place)
		if result.Review != nil {
			got += " review"
		}
		if got != want[i] {
			t.Errorf("%v:\ngot  %s\nwant %s", row.Values[0], got, want[i])
		}
		checked(t, p, result)
	}
	if got, want := strings.Join(a.asked, "; "), "Sure, Some province|KH; Twice|KH; Same province|KH; Nowhere|KH; Nowhere|"; got != want {
		t.Errorf("asked %s\nwant  %s", got, want)
	}
	found, _ := p.Record(context.Background(), input[4], a)
	if geocode, _ := found.Event().Extra["geocode"].(map[string]any); geocode["query"] != "Sure, Some province" || geocode["certain"] != true || len(geocode["candidates"].([]any)) != 1 {
		t.Errorf("extra %v", found.Event().Extra)
	}
}

// TestRefusedPlaces checks what is refused with the column and the reason.
func TestRefusedPlaces(t *testing.T) {
	input := table(t, "title,lat,lon,place\ngood,11.52,104.92,Sure\nzero,0,0,Sure\noff,95.1,104.9,Sure\nhalf,11.52,,Sure\nwords,north,east,Sure\n")
	p := plan(t, input, mapping.Options{})
	for _, row := range input[1:] {
		_, reject := p.Record(context.Background(), row, &atlas{})
		if reject == nil || reject.Column == "" || reject.Reason == "" || reject.Remedy == "" {
			t.Errorf("%v: %v", row.Values[0], reject)
		}
	}
	if _, reject := p.Record(context.Background(), table(t, "title,lat,lon,place\nx,,,Broken\n")[0], &atlas{}); reject == nil {
		t.Error("a place that cannot be looked up was passed over")
	}
}

// TestGeometries checks shapes: a point that stands for each, a radius that
// reaches over all of it, and the whole in extra.
func TestGeometries(t *testing.T) {
	names := []string{"name"}
	square := orb.Polygon{{{100, 10}, {101, 10}, {101, 11}, {100, 11}, {100, 10}}}
	input := []rows.Row{
		{Number: 1, Names: names, Values: []any{"square"}, Geometry: square},
		{Number: 2, Names: names, Values: []any{"line"}, Geometry: orb.LineString{{100, 10}, {100.02, 10}}},
		{Number: 3, Names: names, Values: []any{"points"}, Geometry: orb.MultiPoint{{100.123, 10.123}, {101.123, 11.123}, {100.123, 10.123}}},
	}
	got := events(t, plan(t, input, mapping.Options{}), input, nil)
	if e := got[0]; len(e.Points) != 1 || !square.Bound().Contains(e.Points[0]) || e.RadiusM < 70_000 || e.RadiusM > 90_000 || e.Precision != geo.InProvince {
		t.Errorf("square: %v %s %v", e.Points, e.Precision, e.RadiusM)
	} else if shape, _ := e.Extra["geometry"].(map[string]any); shape["type"] != "Polygon" || len(shape["coordinates"].([]any)) != 1 {
		t.Errorf("square: extra %v", e.Extra)
	}
	if e := got[1]; len(e.Points) != 1 || e.RadiusM != 5000 || e.Extra["geometry"] == nil {
		t.Errorf("line: %v %v", e.Points, e.RadiusM)
	}
	if e := got[2]; len(e.Points) != 2 || e.Extra["geometry"] != nil {
		t.Errorf("points: %v, %v", e.Points, e.Extra)
	}
	if _, reject := plan(t, input, mapping.Options{}).Record(context.Background(), rows.Row{Names: names, Values: []any{"open"},
		Geometry: orb.Polygon{{{100, 10}, {101, 10}, {101, 11}}}}, nil); reject == nil {
		t.Error("an open ring was taken")
	}
}

// TestSwap exchanges latitude and longitude when told so.
func TestSwap(t *testing.T) {
	for _, csv := range []string{"title,lat,lon\nA,104.92,11.52\nB,100.51,13.72\n", "title,coordinates\nA,\"104.92, 11.52\"\nB,\"100.51, 13.72\"\n"} {
		input := table(t, csv)
		opt := mapping.Options{Swap: true, Map: nil}
		if strings.Contains(csv, "coordinates") {
			opt.Map = []string{"position=coordinates"}
		}
		if e := events(t, plan(t, input, opt), input, nil)[0]; len(e.Points) != 1 || e.Points[0] != (orb.Point{104.92, 11.52}) {
			t.Errorf("%s: %v", csv, e.Points)
		}
	}
}
