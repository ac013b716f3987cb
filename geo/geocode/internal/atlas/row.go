package atlas

import (
	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
)

// Source says which list a row is from.
type Source uint8

// The sources.
const (
	GeoNames     Source = iota // a row of GeoNames with its id
	Cities                     // a row of GeoNames of which the id is not known
	NaturalEarth               // a province or country with a polygon
	Division                   // a first-level division of GeoNames without a polygon
	sources
)

// Name is a spelling with its language (BCP 47, "" if unknown).
type Name struct{ Text, Lang string }

// Kind is the number of a kind of place.
type Kind uint8

// The kinds that rows have, from the largest on.
const (
	Country Kind = iota
	Province
	City
	Town
	Village
	kinds
)

// Row is a place as it is written to a file.
type Row struct {
	Source   Source
	Number   uint64 // the id in GeoNames, if Source is GeoNames
	ID       string // the part of the id after the country, for a NaturalEarth row or a Division
	Name     string
	Names    []Name // other spellings
	Country  string // ISO 3166-1 alpha-2
	Division string // name of the first-level division, "" if unknown
	Kind     Kind
	Point    orb.Point // at most 5 decimals are kept
	People   int       // 0 if unknown
	Area     *Area     // nil for points
}

// Area is what a row has that is an area.
type Area struct {
	Extent  *geo.Box // nil if unknown
	Radius  float64  // metres
	Country bool     // it is a whole country
	Rings   []orb.Ring
}

// Details are the texts of a row.
type Details struct {
	Source Source
	Number uint64
	ID     string
	Name   string
	Names  []Name
}

// Entry is a row as a key finds it.
type Entry struct {
	Row  int
	Form uint8 // which of the keys of the name it is: 0, 1 or 2
	Main bool  // the name is the row's own
}
