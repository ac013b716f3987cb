// Package geocode turns names into places and places into names, with no
// network: it knows every populated place of Southeast Asia and its
// neighbours that GeoNames has, larger towns elsewhere, provinces and
// countries with their extents, and the curated places and spellings that
// reports use. It says when it does not know a name: coverage of Cambodia,
// Laos and Myanmar is thin, and the nearest-looking name would be a wrong dot.
package geocode

import (
	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
)

// Kind says what sort of place it is.
type Kind string

// The kinds of places, from the largest to the smallest.
const (
	Country  Kind = "country"
	Province Kind = "province" // first-level division: province, state, region, municipality of that rank
	Region   Kind = "region"   // an area that is no first-level division: a self-administered zone, an island
	District Kind = "district"
	City     Kind = "city" // a capital, a seat of a province, or 100,000 people and more
	Town     Kind = "town" // a seat of a district, or 10,000 people and more, or of unknown size
	Village  Kind = "village"
	Zone     Kind = "zone" // a special economic zone, a freeport, a planned town
	Compound Kind = "compound"
	Building Kind = "building"
)

// Origin says where a row was taken from.
type Origin string

// The origins, the most trusted first.
const (
	FromHotspot      Origin = "hotspot" // a curated or imported hotspot
	FromCurated      Origin = "curated" // a curated place that is no hotspot
	FromGeoNames     Origin = "geonames"
	FromNaturalEarth Origin = "naturalearth"
)

// Name is one spelling of a place.
type Name struct {
	Text string
	Lang string // BCP 47, "" if unknown
}

// Place is a row of the gazetteer or a curated place.
type Place struct {
	// ID is unique: the id of a hotspot or curated place, "geonames:1831133",
	// "cities:KH/Bavet/11.06317,106.13557" for a row that only the newer
	// package has, "naturalearth:KH/Takêv", "division:KH/Tboung Khmum" for a
	// province without a polygon, or "country:KH".
	ID     string
	Origin Origin
	// Row says in words which row it is, for `located` of a hotspot.
	Row     string
	Name    string // the name to show
	Names   []Name // other spellings, the name itself left out
	Kind    Kind
	Country string // ISO 3166-1 alpha-2
	Admin1  string // name of the first-level division, "" if unknown
	Point   orb.Point
	// Extent is the box of a country's or province's polygon, nil for points.
	Extent    *geo.Box
	Precision geo.Precision
	Radius    float64 // metres around Point in which the named place lies
	People    int     // population, 0 if unknown
	// PartOf is the id of the curated place that this one lies in.
	PartOf string
	// Same are the ids of the rows of the gazetteer that are the same place.
	// A curated Place whose Precision is empty has no position of its own: it
	// lends its names to these rows.
	Same []string
}
