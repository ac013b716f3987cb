package atlas

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"github.com/mapd/mapd/geo"
)

// square returns a closed ring around a point.
func square(x, y, half float64) orb.Ring {
	return orb.Ring{{x - half, y - half}, {x + half, y - half}, {x + half, y + half}, {x - half, y + half}, {x - half, y - half}}
}

func someRows() []Row {
	return []Row{
		{Source: NaturalEarth, Name: "Cambodia", Names: []Name{{"柬埔寨", "zh"}}, Country: "KH", Kind: Country, Point: orb.Point{104.9, 12.5},
			Area: &Area{Extent: &geo.Box{West: 102, South: 10, East: 108, North: 15}, Radius: 300_000, Country: true}},
		{Source: NaturalEarth, ID: "Kaôh Kong", Name: "Koh Kong", Names: []Name{{"Kaôh Kong", ""}}, Country: "KH", Division: "Koh Kong", Kind: Province, Point: orb.Point{103.5, 11.5},
			Area: &Area{Extent: &geo.Box{West: 103, South: 11, East: 104, North: 12}, Radius: 80_000, Rings: []orb.Ring{square(103.5, 11.5, 0.5), square(103.5, 11.5, 0.1)}}},
		{Source: Division, ID: "Tboung Khmum", Name: "Tboung Khmum", Country: "KH", Division: "Tboung Khmum", Kind: Province, Point: orb.Point{105.7, 11.8}, Area: &Area{Radius: 50_000}},
		{Source: GeoNames, Number: 1830468, Name: "Koh Kong", Names: []Name{{"Khemarak Phoumin", ""}, {"เกาะกง", "th"}}, Country: "KH", Division: "Koh Kong", Kind: City, Point: orb.Point{102.98377, 11.61531}, People: 33134},
		{Source: Cities, Name: "Bavet", Country: "KH", Division: "Svay Rieng", Kind: Town, Point: orb.Point{106.13557, 11.06317}},
		{Source: GeoNames, Number: 7, Name: "Lima City", Country: "PE", Kind: City, Point: orb.Point{-77.02824, -12.04318}, People: 7_737_002},
	}
}

func encoded(t testing.TB, rows []Row) []byte {
	t.Helper()
	payload, err := encode([]byte(`{"about":1}`), rows)
	if err != nil {
		t.Fatal(err)
	}
	return payload
}

func mustRead(t testing.TB, rows []Row) *Atlas {
	t.Helper()
	a, err := read(encoded(t, rows))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	file, err := Write([]byte(`{}`), someRows())
	if err != nil {
		t.Fatal(err)
	}
	a, err := Open(file)
	if err != nil {
		t.Fatal(err)
	}
	if a.Len() != 6 || a.Points() != 3 || string(a.About()) != "{}" {
		t.Fatalf("%d rows, %d points, about %s", a.Len(), a.Points(), a.About())
	}
	for _, want := range someRows() {
		row := -1
		for i := range a.Len() {
			if a.Details(i).Name == want.Name && a.Kind(i) == want.Kind {
				row = i
			}
		}
		if row < 0 {
			t.Fatalf("%s is not there", want.Name)
		}
		details := Details{want.Source, want.Number, want.ID, want.Name, want.Names}
		if d := a.Details(row); !reflect.DeepEqual(d, details) {
			t.Errorf("details %+v, want %+v", d, details)
		}
		if a.Country(row) != want.Country || a.Division(row) != want.Division || a.Point(row) != want.Point || a.People(row) != want.People {
			t.Errorf("%s: %s %q %v %d", want.Name, a.Country(row), a.Division(row), a.Point(row), a.People(row))
		}
		if n, ok := a.Number(row); ok != (want.Source == GeoNames) || n != want.Number {
			t.Errorf("%s has number %d", want.Name, n)
		}
		if want.Area != nil {
			if extent, radius := a.Extent(row); !reflect.DeepEqual(extent, want.Area.Extent) || radius != want.Area.Radius || a.HasRings(row) != (want.Area.Rings != nil) {
				t.Errorf("%s: extent %v, radius %v", want.Name, extent, radius)
			}
		}
	}
}

func TestSameRowsMakeTheSameFile(t *testing.T) {
	twin := func(lon float64) Row {
		return Row{Source: Cities, Name: "Mae Sot", Country: "TH", Kind: Town, Point: orb.Point{lon, 16.7}}
	}
	rows := append(someRows(), twin(98.56), twin(98.57))
	one, err := Write(nil, rows)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(rows)
	if two, err := Write(nil, rows); err != nil || !bytes.Equal(one, two) {
		t.Errorf("the order of the rows counts; %v", err)
	}
}

func TestEntries(t *testing.T) {
	a := mustRead(t, someRows())
	for _, c := range []struct {
		key  string
		want []Entry
	}{
		{"kohkong", []Entry{{2, 0, true}, {4, 0, true}}},
		{"khemarakphoumin", []Entry{{2, 0, false}}},
		{"เกาะกง", []Entry{{2, 0, false}}},
		{"limacity", []Entry{{0, 0, true}}},
		{"lima", []Entry{{0, 1, true}}},
		{"柬埔寨", []Entry{{3, 0, false}}},
		{"tboungkhmum", []Entry{{5, 0, true}}},
		{"khmumtboung", []Entry{{5, 2, true}}},
		{"koh", nil},
		{"", nil},
	} {
		var got []Entry
		if i, ok := a.FindKey(0, a.Keys(), c.key); ok {
			got = slices.Collect(a.Entries(i))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q finds %v, want %v", c.key, got, c.want)
		}
	}
}

func TestNextRunes(t *testing.T) {
	a := mustRead(t, []Row{{Name: "ab", Source: Cities, Kind: Town}, {Name: "abc", Source: Cities, Kind: Town}, {Name: "abcd", Source: Cities, Kind: Town},
		{Name: "abe", Source: Cities, Kind: Town}, {Name: "ab港", Source: Cities, Kind: Town}, {Name: "b", Source: Cities, Kind: Town}})
	var got []string
	from, to := a.WithPrefix(0, a.Keys(), "ab")
	a.NextRunes(from, to, 2, func(r string) { got = append(got, r) })
	if !slices.Equal(got, []string{"c", "e", "港"}) {
		t.Error(got)
	}
}

func TestContains(t *testing.T) {
	a := mustRead(t, someRows())
	const koh = 4
	for _, c := range []struct {
		p      orb.Point
		inside bool
		km     float64
	}{
		{orb.Point{103.2, 11.5}, true, 21.8},
		{orb.Point{103.5, 11.5}, false, 10.9}, // in the hole
		{orb.Point{102.9, 11.5}, false, 10.9},
		{orb.Point{104, 12.5}, false, 55.6},
	} {
		inside, metres := a.Contains(koh, c.p), a.Distance(koh, c.p)
		if inside != c.inside || metres < 1000*c.km-200 || metres > 1000*c.km+200 {
			t.Errorf("%v: %v, %.0f m from the border; want %v, %v km", c.p, inside, metres, c.inside, c.km)
		}
	}
}

// TestContainsAgrees compares with orb's own answer for random stars.
func TestContainsAgrees(t *testing.T) {
	seed := rand.Uint64()
	rng := rand.New(rand.NewPCG(seed, 0))
	for range 200 {
		var ring orb.Ring
		for range 3 + rng.IntN(9) {
			ring = append(ring, orb.Point{float64(rng.IntN(4000)) / 100, float64(rng.IntN(4000)) / 100})
		}
		ring = append(ring, ring[0])
		a := mustRead(t, []Row{{Source: NaturalEarth, Name: "a", Area: &Area{Rings: []orb.Ring{ring}}}})
		if !a.HasRings(0) {
			continue
		}
		for range 50 {
			p := orb.Point{rng.Float64() * 40, rng.Float64() * 40}
			if inside := a.Contains(0, p); inside != planar.RingContains(ring, p) {
				t.Fatalf("seed %d: %v in %v: %v", seed, p, ring, inside)
			}
		}
	}
}

func TestInBoxFindsWhatALoopFinds(t *testing.T) {
	seed := rand.Uint64()
	rng := rand.New(rand.NewPCG(seed, 0))
	var rows []Row
	for range 3000 {
		p := orb.Point{float64(rng.IntN(721)-360) / 2, float64(rng.IntN(361)-180) / 2} // corners of cells, too
		if rng.IntN(2) == 0 {
			p = orb.Point{rng.Float64()*360 - 180, rng.Float64()*180 - 90}
		}
		rows = append(rows, Row{Source: Cities, Name: "x", Kind: Town, Point: p})
	}
	a := mustRead(t, rows)
	for range 300 {
		w, e, s, n := float64(rng.IntN(361)-180), float64(rng.IntN(361)-180), float64(rng.IntN(181)-90), float64(rng.IntN(181)-90)
		w, e, s, n = min(w, e), max(w, e), min(s, n), max(s, n)
		var got, want []int
		a.InBox(w, s, e, n, func(row int) bool { got = append(got, row); return true })
		for row := range a.Len() {
			if p := a.Point(row); p[0] >= w && p[0] <= e && p[1] >= s && p[1] <= n {
				want = append(want, row)
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("seed %d: %v,%v,%v,%v holds %d rows, want %d", seed, w, s, e, n, len(got), len(want))
		}
	}
}

func TestDamagedFiles(t *testing.T) {
	file, err := Write([]byte(`{}`), someRows())
	if err != nil {
		t.Fatal(err)
	}
	whole, err := Open(file)
	if err != nil {
		t.Fatal(err)
	}
	for n := range len(file) {
		if _, err := Open(file[:n]); !errors.Is(err, errDamaged) {
			t.Errorf("%d bytes of %d: %v", n, len(file), err)
		}
		spoilt := bytes.Clone(file)
		spoilt[n] ^= 0x41
		// A bit of the frame's head may change without harm.
		if a, err := Open(spoilt); !errors.Is(err, errDamaged) && !reflect.DeepEqual(a, whole) {
			t.Errorf("byte %d is another one: %v", n, err)
		}
	}
	if _, err := Open(append(file, 0)); !errors.Is(err, errDamaged) {
		t.Errorf("with a byte too many: %v", err)
	}
}

// walk looks up all that an atlas has.
func walk(a *Atlas) {
	for row := range a.Len() {
		_, _, _, _ = a.Country(row), a.Kind(row), a.Division(row), a.People(row)
		_, _ = a.Number(row)
		p := a.Point(row)
		a.Details(row)
		if row >= a.Points() {
			a.Extent(row)
			a.Contains(row, p)
			a.Distance(row, p)
		}
	}
	for i := range a.Keys() {
		for e := range a.Entries(i) {
			a.Details(e.Row)
		}
		a.WithPrefix(0, a.Keys(), string(a.Key(i)))
	}
	a.NextRunes(0, a.Keys(), 0, func(string) {})
	a.InBox(-180, -90, 180, 90, func(int) bool { return true })
}

// FuzzRead reads any unpacked file: what passes the checks can be looked up
// without harm.
func FuzzRead(f *testing.F) {
	whole := encoded(f, someRows())
	f.Add(whole)
	f.Add(whole[:len(whole)-3])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, payload []byte) {
		a, err := read(payload)
		if err != nil {
			return
		}
		walk(a)
	})
}

// TestSpoiltBytes changes each byte of an unpacked file, past the checksum
// that would tell.
func TestSpoiltBytes(t *testing.T) {
	whole := encoded(t, someRows())
	for i := range whole {
		for _, flip := range []byte{1, 0x7f, 0x80, 0xff} {
			spoilt := bytes.Clone(whole)
			spoilt[i] ^= flip
			if a, err := read(spoilt); err == nil {
				walk(a)
			}
		}
	}
}

// FuzzOpen opens any file.
func FuzzOpen(f *testing.F) {
	file, err := Write([]byte(`{}`), someRows())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file)
	f.Add(file[:40])
	f.Fuzz(func(t *testing.T, file []byte) {
		if a, err := Open(file); err == nil {
			walk(a)
		}
	})
}
