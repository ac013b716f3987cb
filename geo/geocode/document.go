package geocode

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"github.com/mapd/mapd/geo"
)

// Credit is what is to be shown with answers.
const Credit = "Places: GeoNames (CC BY 4.0), Natural Earth (public domain), mapd’s curated list"

// Document is an answer as a GeoJSON FeatureCollection (RFC 7946), the best
// candidate first. Every property stands in every Feature, null where there
// is none.
type Document struct {
	Type           string            `json:"type"`
	Query          string            `json:"query"`
	Ambiguous      bool              `json:"ambiguous"`
	Note           *string           `json:"note"`
	NumberReturned int               `json:"numberReturned"`
	Credit         string            `json:"credit"`
	Features       []DocumentFeature `json:"features"`
}

// DocumentFeature is a candidate. BBox is west, south, east, north in degrees;
// west is greater than east if the place lies across the date line.
type DocumentFeature struct {
	Type       string             `json:"type"`
	ID         string             `json:"id"`
	BBox       []float64          `json:"bbox,omitempty"`
	Geometry   *geojson.Geometry  `json:"geometry"`
	Properties DocumentProperties `json:"properties"`
}

// DocumentProperties say which place it is, how exactly it is known, and why
// it was found.
type DocumentProperties struct {
	Name        string         `json:"name"`
	Label       string         `json:"label"` // with what it lies in: "Poipet, Banteay Meanchey, Cambodia"
	Matched     *DocumentName  `json:"matched"`
	Names       []DocumentName `json:"names"`
	Kind        Kind           `json:"kind"`
	Country     *string        `json:"country"`
	CountryName *string        `json:"country_name"`
	Admin1      *string        `json:"admin1"`
	Precision   geo.Precision  `json:"precision"`
	RadiusM     float64        `json:"radius_m"`
	People      *int           `json:"people"`
	Score       float64        `json:"score"` // 0 to 1
	Certain     bool           `json:"certain"`
	Why         []string       `json:"why"`
	DistanceM   *float64       `json:"distance_m"` // from the position asked for
	Hotspot     *string        `json:"hotspot"`    // id, if the place is one
	Origin      Origin         `json:"origin"`
	Located     *string        `json:"located"` // how the position was found
	Same        []string       `json:"same"`    // rows of the gazetteer that are this place
}

// DocumentName is a spelling and its language.
type DocumentName struct {
	Text string  `json:"text"`
	Lang *string `json:"lang"`
}

// Document returns the answer to a question as GeoJSON, names in the first of
// the languages that there is one in.
func (c *Geocoder) Document(query string, a Answer, langs []string) Document {
	d := Document{
		Type: "FeatureCollection", Query: query, Ambiguous: a.Ambiguous, Note: optional(a.Note),
		NumberReturned: len(a.Candidates), Credit: Credit, Features: make([]DocumentFeature, len(a.Candidates)),
	}
	for i, candidate := range a.Candidates {
		d.Features[i] = c.feature(candidate, langs)
	}
	return d
}

// From sets the distances of all Features from a position.
func (d *Document) From(p orb.Point) {
	for i := range d.Features {
		metres := math.Round(distance(p, d.Features[i].Geometry.Geometry().(orb.Point)))
		d.Features[i].Properties.DistanceM = &metres
	}
}

func (c *Geocoder) feature(found Candidate, langs []string) DocumentFeature {
	country := c.countryIn(found.Country, langs)
	f := DocumentFeature{Type: "Feature", ID: found.ID, Geometry: geojson.NewGeometry(found.Point)}
	if b := found.Extent; b != nil {
		f.BBox = []float64{b.West, b.South, b.East, b.North}
	}
	f.Properties = DocumentProperties{
		Name: found.NameIn(langs), Label: c.Label(found.Place, langs), Names: documentNames(found.Names), Kind: found.Kind,
		Country: optional(found.Country), CountryName: optional(country), Admin1: optional(found.Admin1),
		Precision: found.Precision, RadiusM: found.Radius, Score: math.Round(found.Score*1000) / 1000, Certain: found.Certain,
		Why: listed(found.Why), Origin: found.Origin, Located: optional(found.Row), Same: listed(found.Same),
	}
	if found.Matched.Text != "" {
		f.Properties.Matched = &documentNames([]Name{found.Matched})[0]
	}
	if found.Origin == FromHotspot {
		f.Properties.Hotspot = &f.ID
	}
	if found.People > 0 {
		f.Properties.People = &found.People
	}
	return f
}

func documentNames(names []Name) []DocumentName {
	out := make([]DocumentName, len(names))
	for i, n := range names {
		out[i] = DocumentName{n.Text, optional(n.Lang)}
	}
	return out
}

// optional writes an empty text as null.
func optional(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// listed writes a missing list as an empty one.
func listed(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
