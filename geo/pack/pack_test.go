package pack_test

import (
	"cmp"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/pack"
	"github.com/mapd/mapd/geo/pack/packtest"
)

func rowOf(t testing.TB, id, when string) pack.Row {
	t.Helper()
	x, err := geo.When(when).Extent(geo.OpenEnd)
	if err != nil {
		t.Fatal(err)
	}
	return pack.Row{Event: &geo.Event{ID: id, When: geo.When(when), Points: orb.MultiPoint{{98.5, 16.7}}, RadiusM: 500}, Extent: x, Title: "Title " + id}
}

func read(t testing.TB, c *pack.Columns) *packtest.Part {
	t.Helper()
	bytes, err := c.Encode()
	if err != nil {
		t.Fatal(err)
	}
	part, err := packtest.Read(bytes)
	if err != nil {
		t.Fatal(err)
	}
	return part
}

func TestEncode(t *testing.T) {
	c := pack.NewColumns(2, pack.Everything)
	at := rowOf(t, "a", "2024-01-05")
	at.HotspotAt = func(orb.Point) string { return "kk-park" }
	c.Add(at)
	c.Add(rowOf(t, "b", ""))
	p := read(t, c)
	got := fmt.Sprintln(p.Rows, p.Places, p.Dictionaries["hotspots"], p.Text("id", 0), p.Text("title", 1), p.Text("when", 0), packtest.Values[float64](p, "placeLon"))
	if want := "2 2 [kk-park] a Title b 2024-01-05 [98.5 98.5]\n"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Days at the ends of their range, and numbers that are no decimals of few
// digits, come back as they were.
func TestExtremes(t *testing.T) {
	c := pack.NewColumns(0, pack.Core)
	odd := []orb.Point{{1.0 / 3, math.Copysign(0, -1)}, {180, -90}, {98.123456789, 16.1}}
	for i, when := range []string{"../2024-01-05", "0000/9999", "2024-01-05/.."} {
		r := rowOf(t, "a", when)
		r.Event.Points = orb.MultiPoint{odd[i]}
		c.Add(r)
	}
	p := read(t, c)
	for i, when := range []string{"../2024-01-05", "0000/9999", "2024-01-05/.."} {
		x := rowOf(t, "a", when).Extent
		got := [4]int32{packtest.Values[int32](p, "start")[i], packtest.Values[int32](p, "end")[i], packtest.Values[int32](p, "sureStart")[i], packtest.Values[int32](p, "sureEnd")[i]}
		if want := [4]int32{int32(x.Start), int32(x.End), int32(x.SureStart), int32(x.SureEnd)}; got != want {
			t.Errorf("%s: %v, want %v", when, got, want)
		}
		lon, lat := packtest.Values[float64](p, "placeLon")[i], packtest.Values[float64](p, "placeLat")[i]
		if math.Float64bits(lon) != math.Float64bits(odd[i][0]) || math.Float64bits(lat) != math.Float64bits(odd[i][1]) {
			t.Errorf("%v, want %v", orb.Point{lon, lat}, odd[i])
		}
	}
}

func TestHolds(t *testing.T) {
	for holds, want := range map[pack.Holds]string{
		pack.Core:       "start placeLon countryIndex",
		pack.Filters:    "countryIndex confidence sourceIndex figureLow",
		pack.Texts:      "idBytes titleBytes whenBytes placeTextBytes",
		pack.Everything: "start placeLon countryIndex confidence sourceIndex figureLow idBytes titleBytes whenBytes placeTextBytes",
	} {
		c := pack.NewColumns(1, holds)
		c.Add(rowOf(t, "a", "2024-01-05"))
		p := read(t, c)
		got := []string{}
		for _, name := range strings.Fields("start placeLon countryIndex confidence sourceIndex figureLow idBytes titleBytes whenBytes placeTextBytes") {
			if _, ok := p.Columns[name]; ok {
				got = append(got, name)
			}
		}
		if strings.Join(got, " ") != want || p.Rows != 1 {
			t.Errorf("%d holds %v, want %s", holds, got, want)
		}
	}
}

// A range that begins with a year is listed under the year.
func TestFromYear(t *testing.T) {
	for when, want := range map[string]bool{
		"2021/2023": true, "2021~/2023-05": true, "2021-04/2023": false, "../2023": true, "../2023-05": false, "[2021..2023]": true,
		"[2021-04-01..2023]": false, "2021": false, "2021-04": false, "2021/..": true, "2021-21/2022": false,
	} {
		c := pack.NewColumns(1, pack.Core)
		c.Add(rowOf(t, "a", when))
		if got := packtest.Values[uint8](read(t, c), "flags")[0]&16 != 0; got != want {
			t.Errorf("%s: %v", when, got)
		}
	}
}

func TestEncodeTooManyWords(t *testing.T) {
	c := pack.NewColumns(0, pack.Everything)
	for i := range 1<<16 + 1 {
		r := rowOf(t, "a", "")
		r.Event.Kind = fmt.Sprint("kind-", i)
		c.Add(r)
	}
	if _, err := c.Encode(); geo.CodeOf(err) != geo.Invalid || !strings.Contains(err.Error(), "kinds") {
		t.Errorf("%v", err)
	}
}

func TestCompare(t *testing.T) {
	order := []pack.Row{rowOf(t, "c", "2023"), rowOf(t, "b", "2023-01-01/2024"), rowOf(t, "a", "2024-01-05"), rowOf(t, "d", "2024-01-05"), rowOf(t, "a", "")}
	for i, a := range order {
		for j, b := range order {
			if got := pack.Compare(a.Extent, b.Extent, a.Event.ID, b.Event.ID); got != cmp.Compare(i, j) {
				t.Errorf("%s %s and %s %s: %d", a.Event.ID, a.Event.When, b.Event.ID, b.Event.When, got)
			}
		}
	}
}

// The reader refuses what is no part, and never panics.
func FuzzRead(f *testing.F) {
	c := pack.NewColumns(2, pack.Everything)
	c.Add(rowOf(f, "a", "2024-01-05"))
	part, err := c.Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(part)
	f.Add(part[:40])
	f.Add([]byte("MPK2\x02\x00\x00\x00{}"))
	f.Fuzz(func(t *testing.T, part []byte) { _, _ = packtest.Read(part) })
}
