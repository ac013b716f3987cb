package geocode

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode/internal/atlas"
)

// embedded is the gazetteer's file; `make gazetteer` makes it anew.
//
//go:embed gazetteer.bin
var embedded []byte

// Gazetteer is the table of places that mapd knows. Rows are numbered from 0;
// a number is good for this edition of the table only. It is immutable and
// safe for all goroutines.
type Gazetteer struct {
	atlas    *atlas.Atlas
	numbers  func() []uint64   // see readNumbers
	young    map[division]bool // see youngDivisions
	polygons []polygon
}

// Open opens the gazetteer that is built in. It takes some dozen milliseconds
// and megabytes: keep what it returns.
func Open() (*Gazetteer, error) { return open(embedded) }

func open(file []byte) (*Gazetteer, error) {
	a, err := atlas.Open(file)
	if err != nil {
		return nil, err
	}
	return &Gazetteer{atlas: a, numbers: sync.OnceValue(func() []uint64 { return readNumbers(a) }), young: youngDivisions(a), polygons: polygonsOf(a)}, nil
}

// Len returns the number of rows.
func (g *Gazetteer) Len() int { return g.atlas.Len() }

// rowKinds are the kinds of rows as the file numbers them.
var rowKinds = [...]Kind{atlas.Country: Country, atlas.Province: Province, atlas.City: City, atlas.Town: Town, atlas.Village: Village}

// Light returns what is needed to rank a row, at little cost: the country's
// code, the population (0 if unknown), the position and the kind.
func (g *Gazetteer) Light(row int) (country string, people int, point orb.Point, kind Kind) {
	return g.atlas.Country(row), g.atlas.People(row), g.atlas.Point(row), rowKinds[g.atlas.Kind(row)]
}

// Admin1 returns the name of a row's first-level division, "" if unknown. In
// the Philippines and Taiwan that is the province or county. A province's is
// its own name, or the newer one of that which it was merged into.
func (g *Gazetteer) Admin1(row int) string { return g.atlas.Division(row) }

// Place returns a row with all its texts.
func (g *Gazetteer) Place(row int) Place {
	country, people, point, kind := g.Light(row)
	d := g.atlas.Details(row)
	p := Place{Name: d.Name, Kind: kind, Country: country, Admin1: g.Admin1(row), Point: point, People: people,
		Origin: FromGeoNames, Precision: precisionOf(kind), Names: make([]Name, len(d.Names))}
	p.ID, p.Row = identify(d, p)
	for i, n := range d.Names {
		p.Names[i] = Name(n)
	}
	if d.Source == atlas.NaturalEarth {
		p.Origin = FromNaturalEarth
	}
	if row < g.atlas.Points() {
		p.Radius = radiusOf(kind, people)
	} else {
		p.Extent, p.Radius = g.atlas.Extent(row)
	}
	return p
}

// identify returns the id of a row, and in words which one it is.
func identify(d atlas.Details, p Place) (id, words string) {
	switch {
	case p.Kind == Country:
		return "country:" + p.Country, "Natural Earth country " + p.Name
	case d.Source == atlas.GeoNames:
		n := strconv.FormatUint(d.Number, 10)
		return "geonames:" + n, "GeoNames row " + n + ", " + p.Name + position(p.Point)
	case d.Source == atlas.Cities:
		return fmt.Sprintf("cities:%s/%s/%s,%s", p.Country, p.Name, decimal(p.Point[1]), decimal(p.Point[0])),
			"GeoNames row without its id, " + p.Name + position(p.Point)
	case d.Source == atlas.Division:
		return "division:" + p.Country + "/" + d.ID, "GeoNames division " + d.ID + ", in the middle of its towns" + position(p.Point)
	}
	return "naturalearth:" + p.Country + "/" + d.ID, "Natural Earth province " + d.ID
}

func decimal(deg float64) string { return strconv.FormatFloat(deg, 'f', -1, 64) }

// position writes a position as it stands in notes: (10.609 N, 103.530 E).
func position(p orb.Point) string {
	hemisphere := func(deg float64, plus, minus string) string {
		if deg < 0 {
			return fmt.Sprintf("%.3f %s", -deg, minus)
		}
		return fmt.Sprintf("%.3f %s", deg, plus)
	}
	return " (" + hemisphere(p[1], "N", "S") + ", " + hemisphere(p[0], "E", "W") + ")"
}

func precisionOf(kind Kind) geo.Precision {
	switch kind {
	case Country:
		return geo.InCountry
	case Province:
		return geo.InProvince
	}
	return geo.InTown
}

// Rows returns the rows of ids; those that are not there are left out. The
// first call takes some milliseconds.
func (g *Gazetteer) Rows(ids ...string) map[string]int {
	rows := make(map[string]int, len(ids))
	for _, id := range ids {
		if row, ok := g.rowOf(id); ok {
			rows[id] = row
		}
	}
	return rows
}

// rowOf returns the row of an id.
func (g *Gazetteer) rowOf(id string) (int, bool) {
	source, rest, _ := strings.Cut(id, ":")
	switch source {
	case "geonames":
		n, err := strconv.ParseUint(rest, 10, 32)
		if err != nil {
			return 0, false
		}
		return g.numbered(n)
	case "cities":
		lat, lon, _ := strings.Cut(rest[strings.LastIndexByte(rest, '/')+1:], ",")
		y, errY := strconv.ParseFloat(lat, 64)
		x, errX := strconv.ParseFloat(lon, 64)
		if errX != nil || errY != nil {
			return 0, false
		}
		return g.firstOf(id, g.InBox(geo.Box{West: x, South: y, East: x, North: y}, 0, math.MaxInt))
	}
	areas := make([]int, 0, g.Len()-g.atlas.Points())
	for row := g.atlas.Points(); row < g.Len(); row++ {
		if strings.HasPrefix(rest, g.atlas.Country(row)) {
			areas = append(areas, row)
		}
	}
	return g.firstOf(id, areas)
}

// firstOf returns the row of an id among some.
func (g *Gazetteer) firstOf(id string, rows []int) (int, bool) {
	for _, row := range rows {
		if g.Place(row).ID == id {
			return row, true
		}
	}
	return 0, false
}

// numbered returns the row of an id of GeoNames.
func (g *Gazetteer) numbered(number uint64) (int, bool) {
	list := g.numbers()
	i, _ := slices.BinarySearch(list, number<<32)
	if i == len(list) || list[i]>>32 != number {
		return 0, false
	}
	return int(uint32(list[i])), true
}

// readNumbers returns the ids of GeoNames in order, each above its row in the
// lower half.
func readNumbers(a *atlas.Atlas) []uint64 {
	list := make([]uint64, 0, a.Points())
	for row := range a.Points() {
		if n, ok := a.Number(row); ok {
			list = append(list, n<<32|uint64(row))
		}
	}
	slices.Sort(list)
	return list
}
