package main

import (
	"bytes"
	"database/sql"
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
	"github.com/paulmach/orb/planar"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode/internal/atlas"
)

func TestMerge(t *testing.T) {
	old := []town{
		{id: 1, name: "Paôy Pêt", ascii: "Paoy Pet", spellings: []string{"Poipet"}, country: "KH", people: 79000, point: orb.Point{102.5635, 13.6580}},
		{id: 2, name: "Bamban", country: "PH", point: orb.Point{120.3315, 15.6747}},
		{id: 3, name: "Syriam", country: "MM", point: orb.Point{96.2444, 16.7656}},
		{id: 4, name: "Lâm", country: "VN", point: orb.Point{106.01208, 20.32773}},
		{id: 5, name: "Hanoi", country: "VN", people: 8_000_000, point: orb.Point{105.84117, 21.0245}},
		{id: 6, name: "Pathum", spellings: []string{"Bang Kadi"}, country: "TH", point: orb.Point{100.53, 14.01}},
		{id: 7, name: "Mae Sot", country: "TH", point: orb.Point{98.57, 16.71}},
	}
	newer := []town{
		{name: "Poipet", country: "KH", point: orb.Point{102.5636, 13.6581}},   // another spelling of 1
		{name: "Bamban", country: "PH", point: orb.Point{120.56683, 15.27386}}, // 51 km off
		{name: "Thanlyin", country: "MM", point: orb.Point{96.2444, 16.7656}},  // renamed
		{name: "Hanoi", country: "VN", point: orb.Point{106.01208, 20.32773}},  // a mistake
		{name: "Hanoi", country: "VN", point: orb.Point{105.84117, 21.0245}},   // the city
		{name: "Bang Kadi", country: "TH", point: orb.Point{100.55, 14.03}},    // 3 km from 6, which is another town
		{name: "Mae Sot", country: "TH", point: orb.Point{98.61, 16.71}},       // moved by 4 km
		{name: "Mae Sot", country: "MM", point: orb.Point{98.57, 16.71}},       // another country
		{name: "Paris", country: "FR", point: orb.Point{2.35, 48.85}},          // outside, without a pair
	}
	var got []string
	for _, m := range merge(old, newer) {
		got = append(got, strings.Join([]string{string(rune('0' + m.id)), m.country, m.name, strings.Join(m.spellings, "+")}, " "))
	}
	want := []string{"1 KH Poipet Paôy Pêt+Poipet", "2 PH Bamban ", "3 MM Thanlyin Syriam", "4 VN Lâm ", "5 VN Hanoi Hanoi", "6 TH Pathum Bang Kadi",
		"7 TH Mae Sot Mae Sot", "0 PH Bamban ", "0 TH Bang Kadi ", "0 MM Mae Sot "}
	if !slices.Equal(got, want) {
		t.Errorf("merged to\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestDivisionsOfTowns(t *testing.T) {
	towns := []town{
		{id: 1, country: "VN", first: "40", moved: [2]string{"VN.58", "VN.40"}},
		{id: 2, country: "VN", first: "58"}, // in the older list alone
		{country: "PH", first: "03", second: "63"},
		{country: "PH", first: "NCR", second: "137600000"},
		{country: "SG", first: "01"},
		{country: "KH", first: "27"},
		{country: "PH", first: "15", second: "44"},
	}
	divisionNames{
		map[string]string{"VN.40": "Nghệ An Province", "KH.27": "Ŏtâr Méanchey", "PH.03": "Central Luzon"},
		map[string]string{"PH.03.63": "Province of Tarlac", "PH.15.44": "Mountain Province"},
	}.assign(towns)
	for i, want := range []string{"Nghệ An", "Nghệ An", "Tarlac", "Metro Manila", "", "Oddar Meanchey", "Mountain Province"} {
		if towns[i].division != want {
			t.Errorf("town %d lies in %q, want %q", i, towns[i].division, want)
		}
	}
}

func TestDoubt(t *testing.T) {
	towns := []town{
		{country: "KH", division: "Koh Kong", point: orb.Point{103, 11}},
		{country: "KH", division: "Koh Kong", point: orb.Point{104.2, 11}},
		{country: "KH", division: "Koh Kong", point: orb.Point{106, 11}},
		{country: "KH", division: "Tboung Khmum", point: orb.Point{106, 11}},
	}
	doubt(towns, []shape{{country: "KH", division: "Koh Kong", polygons: orb.MultiPolygon{box(102, 10, 104, 12)}}})
	for i, want := range []string{"Koh Kong", "Koh Kong", "", "Tboung Khmum"} {
		if towns[i].division != want {
			t.Errorf("town %d lies in %q, want %q", i, towns[i].division, want)
		}
	}
}

func TestKindOf(t *testing.T) {
	for _, c := range []struct {
		code   string
		people int
		want   atlas.Kind
	}{
		{"PPLC", 0, atlas.City}, {"PPLA", 3000, atlas.City}, {"PPL", 100_000, atlas.City}, {"PPLA2", 0, atlas.Town}, {"PPLA3", 2000, atlas.Town},
		{"PPL", 10_000, atlas.Town}, {"PPL", 9999, atlas.Village}, {"PPL", 0, atlas.Town}, {"", 0, atlas.Town}, {"PPLA4", 0, atlas.Village}, {"PPLL", 0, atlas.Village},
	} {
		if got := kindOf(c.code, c.people); got != c.want {
			t.Errorf("%s with %d people is of kind %d, want %d", c.code, c.people, got, c.want)
		}
	}
}

func TestLangOf(t *testing.T) {
	for _, c := range []struct{ text, country, want string }{
		{"แม่สอด", "TH", "th"}, {"ក្រុងបាវិត", "KH", "km"}, {"မြဝတီ", "MM", "my"}, {"ဝဵင်းမူႇၸေႈ", "MM", ""}, {"ບໍ່ແຕນ", "LA", "lo"},
		{"西哈努克市", "KH", "zh"}, {"東京", "JP", ""}, {"シアヌークビル", "KH", "ja"}, {"西港 (KH)", "KH", ""}, {"Bavet", "KH", ""}, {"Бавет", "KH", ""}, {"서울", "KR", "ko"},
	} {
		if got := langOf(c.text, c.country); got != c.want {
			t.Errorf("%s in %s is %q, want %q", c.text, c.country, got, c.want)
		}
	}
	for text, want := range map[string]bool{"Đà Nẵng": true, "西港": true, "L’viv-2": true, "Львів": false, "แม่": false} {
		if isLatinOrHan(text) != want {
			t.Errorf("%s: %v", text, !want)
		}
	}
}

// box returns a polygon.
func box(west, south, east, north float64) orb.Polygon {
	return orb.Polygon{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}
}

func TestExtent(t *testing.T) {
	for _, c := range []struct {
		polygons orb.MultiPolygon
		want     geo.Box
	}{
		{orb.MultiPolygon{box(1, 2, 3, 4)}, geo.Box{West: 1, South: 2, East: 3, North: 4}},
		{orb.MultiPolygon{box(100, 0, 110, 5), box(120, 1, 121, 9)}, geo.Box{West: 100, South: 0, East: 121, North: 9}},
		{orb.MultiPolygon{box(-180, -20, -178, -15), box(176, -19, 180, -16)}, geo.Box{West: 176, South: -20, East: -178, North: -15}},
	} {
		if got := *(shape{polygons: c.polygons}).extent(); got != c.want {
			t.Errorf("the extent of %v is %+v, want %+v", c.polygons, got, c.want)
		}
	}
}

// TestLabel looks for a point well inside a horseshoe, whose middle lies
// outside of it.
func TestLabel(t *testing.T) {
	horseshoe := orb.Polygon{{{0, 0}, {10, 0}, {10, 10}, {7, 10}, {7, 2}, {3, 2}, {3, 10}, {0, 10}, {0, 0}}}
	s := shape{polygons: orb.MultiPolygon{box(20, 20, 21, 21), horseshoe}}
	p := s.label()
	if !planar.PolygonContains(horseshoe, p) || planar.DistanceFrom(horseshoe, p) < 1 {
		t.Errorf("the label stands at %v", p)
	}
	if r := (shape{polygons: orb.MultiPolygon{box(0, 0, 1, 1)}}).radius(orb.Point{0, 0}); math.Abs(r-157_000) > 1000 {
		t.Errorf("the farthest corner lies %v m away", r)
	}
}

func TestJoinCities(t *testing.T) {
	joined := joinCities([]shape{
		{country: "PH", name: "Angeles", division: "Pampanga", polygons: orb.MultiPolygon{box(1, 1, 2, 2)}},
		{country: "PH", name: "Pampanga", division: "Pampanga", polygons: orb.MultiPolygon{box(2, 1, 3, 2)}},
		{country: "PH", name: "Unknown", polygons: orb.MultiPolygon{box(5, 5, 6, 6)}},
		{country: "VN", name: "Old", division: "New", polygons: orb.MultiPolygon{box(7, 7, 8, 8)}},
		{country: "VN", name: "Older", division: "New", polygons: orb.MultiPolygon{box(8, 7, 9, 8)}},
	})
	if len(joined) != 4 || joined[0].name != "Pampanga" || len(joined[0].polygons) != 2 || joined[1].name != "Unknown" || joined[2].name != "Old" {
		t.Errorf("%+v", joined)
	}
}

func TestCountryNames(t *testing.T) {
	name, others := namesOfCountry(shape{country: "MM", name: "Myanmar"})
	if name != "Myanmar" || !slices.Contains(others, atlas.Name{Text: "Burma", Lang: "en"}) || !slices.Contains(others, atlas.Name{Text: "缅甸", Lang: "zh-Hans"}) {
		t.Errorf("%s is also %v", name, others)
	}
	if name, _ = namesOfCountry(shape{country: "HK", name: "Hong Kong"}); name != "Hong Kong" {
		t.Error(name)
	}
}

func TestReadGeoNames(t *testing.T) {
	line := "1831142\tSihanoukville\tSihanoukville\tKampong Som,西港\t10.60932\t103.52958\tP\tPPLA\tKH\t\t28\t1801\t\t\t73036\t\t15\tAsia/Phnom_Penh\t2020-01-01\n"
	small := strings.Replace(strings.Replace(line, "KH", "FR", 1), "73036", "15000", 1)
	towns, err := readGeoNames([]byte(line + small))
	if err != nil || len(towns) != 1 || towns[0].name != "Sihanoukville" || towns[0].people != 73036 || towns[0].point != (orb.Point{103.52958, 10.60932}) || len(towns[0].spellings) != 2 {
		t.Errorf("%+v, %v", towns, err)
	}
	for _, bad := range []string{"1\ty\n", strings.Replace(line, "1831142", "x", 1), strings.Replace(line, "103.5", "east", 1)} {
		if _, err := readGeoNames([]byte(bad)); err == nil {
			t.Errorf("%q passes", bad)
		}
	}
}

func TestReadGeometry(t *testing.T) {
	body := wkb.MustMarshal(box(1, 2, 3, 4), binary.LittleEndian)
	head := []byte{'G', 'P', 0, 1 | 1<<1, 0xe6, 0x10, 0, 0}
	blob := append(append(head, make([]byte, 32)...), body...)
	if got, err := readGeometry(blob); err != nil || len(got) != 1 || !got[0].Equal(box(1, 2, 3, 4)) {
		t.Errorf("%v, %v", got, err)
	}
	point := append(append(bytes.Clone(head[:3]), 1, 0xe6, 0x10, 0, 0), wkb.MustMarshal(orb.Point{1, 2}, binary.LittleEndian)...)
	for _, bad := range [][]byte{nil, blob[:7], blob[:20], point, append([]byte("XX"), blob[2:]...)} {
		if _, err := readGeometry(bad); err == nil {
			t.Errorf("%v passes", bad)
		}
	}
}

func TestReadMap(t *testing.T) {
	path := t.TempDir() + "/map.gpkg"
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	blob := append([]byte{'G', 'P', 0, 1, 0xe6, 0x10, 0, 0}, wkb.MustMarshal(box(1, 2, 3, 4), binary.LittleEndian)...)
	for _, statement := range []string{
		`create table countries (fid integer primary key, geom blob, iso_a2 text, NAME text)`,
		`create table states_provinces (fid integer primary key, geom blob, iso_a2 text, name text, gn_name text, woe_name text)`,
	} {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	_, err1 := db.Exec(`insert into countries values (1, ?, 'KH', 'Cambodia'), (2, ?, '-1', 'Nowhere'), (3, ?, 'KH', null)`, blob, blob, blob)
	_, err2 := db.Exec(`insert into states_provinces values (1, ?, 'KH', 'Kaôh Kong', 'Khett Kaoh Kong', 'Kaôh Kong'), (2, ?, 'KH', null, null, null)`, blob, blob)
	if err1 != nil || err2 != nil || db.Close() != nil {
		t.Fatal(err1, err2)
	}
	countries, provinces, err := readMap(path)
	if err != nil || len(countries) != 1 || len(provinces) != 1 || provinces[0].name != "Kaôh Kong" || !slices.Equal(provinces[0].names, []string{"Khett Kaoh Kong"}) {
		t.Errorf("%+v, %+v, %v", countries, provinces, err)
	}
}
