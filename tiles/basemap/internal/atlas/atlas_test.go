package atlas

import (
	"reflect"
	"testing"
)

func small() *Atlas {
	return &Atlas{
		Provenance: "made up",
		Grid:       Grid{0.5, 0.25, -180, -90},
		Arcs:       [][]Vertex{{{700, 3}, {722, 9}, {700, 3}}, {{0, 0}, {-5, 8}}},
		Zooms:      [][]uint8{{0, 4, 0}, {0, 0}},
		Countries: []Country{
			{ISO: "KH", Name: "Cambodia", Label: [2]float64{104.9, 12.7}, Rank: 3, Polygons: [][]Ring{{{0, ^1}}, {{^0}, {1}}}},
			{Name: "Nowhere", Rank: 8, Polygons: [][]Ring{}},
		},
	}
}

func TestRoundTrip(t *testing.T) {
	file, err := Encode(small())
	if err != nil {
		t.Fatal(err)
	}
	got, err := Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if want := small(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

func TestShortContentIsAnError(t *testing.T) {
	content := appendAtlas(nil, small())
	for n := range content {
		r := &reader{rest: content[:n:n]}
		if r.atlas(); !r.short {
			t.Fatalf("%d of %d bytes were enough", n, len(content))
		}
	}
}

func smallDetails() *Details {
	line := Line{[]Vertex{{10, 20}, {12, 19}, {10, 20}}, []uint8{0, 5, 0}}
	return &Details{
		Provenance: "made up",
		Grid:       Grid{1e-4, 1e-4, -180, -90},
		Provinces:  []Line{line, {[]Vertex{{-3, 4}, {5, 6}}, []uint8{0, 0}}},
		Rivers:     []Line{},
		Lakes:      [][]Line{{line, line}, {line}},
	}
}

func TestDetailsRoundTrip(t *testing.T) {
	file, err := EncodeDetails(smallDetails())
	if err != nil {
		t.Fatal(err)
	}
	got, err := DecodeDetails(file)
	if err != nil {
		t.Fatal(err)
	}
	if want := smallDetails(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	if _, err := Decode(file); err == nil {
		t.Error("details are taken for countries")
	}
}

func TestShortDetailsAreAnError(t *testing.T) {
	content := appendDetails(nil, smallDetails())
	for n := range content {
		r := &reader{rest: content[:n:n]}
		if r.details(); !r.short {
			t.Fatalf("%d of %d bytes were enough", n, len(content))
		}
	}
}

func FuzzDecodeDetails(f *testing.F) {
	file, err := EncodeDetails(smallDetails())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file)
	f.Add(appendDetails(nil, smallDetails()))
	f.Fuzz(func(_ *testing.T, file []byte) {
		_, _ = DecodeDetails(file)
		r := &reader{rest: file}
		r.details()
	})
}

func FuzzDecode(f *testing.F) {
	file, err := Encode(small())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file)
	f.Add([]byte(magic))
	f.Fuzz(func(_ *testing.T, file []byte) {
		_, _ = Decode(file)
		r := &reader{rest: file}
		r.atlas()
	})
}

func TestTurn(t *testing.T) {
	if got := small().Grid.Turn(); got != 720 {
		t.Errorf("got %d, want 720", got)
	}
}
