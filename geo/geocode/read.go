package geocode

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode/internal/key"
)

// feature is a Feature of the curated places (GeoJSON, RFC 7946).
type feature struct {
	Type     string `json:"type"`
	ID       string `json:"id"`
	Geometry *struct {
		Type        string     `json:"type"`
		Coordinates []*float64 `json:"coordinates"`
	} `json:"geometry"`
	Properties struct {
		Name      string        `json:"name"`
		Names     []geo.Name    `json:"names"`
		Kind      Kind          `json:"kind"`
		Country   string        `json:"country"`
		Admin1    string        `json:"admin1"`
		Precision geo.Precision `json:"precision"`
		RadiusM   float64       `json:"radius_m"`
		Gazetteer rowIDs        `json:"gazetteer"`
		PartOf    string        `json:"part_of"`
		Located   string        `json:"located"`
		Note      string        `json:"note"`
	} `json:"properties"`
}

// rowIDs are ids of rows of the gazetteer: a list, one text, or null.
type rowIDs []string

func (ids *rowIDs) UnmarshalJSON(data []byte) error {
	var one string
	if json.Unmarshal(data, &one) == nil {
		if *ids = nil; one != "" {
			*ids = rowIDs{one}
		}
		return nil
	}
	return json.Unmarshal(data, (*[]string)(ids))
}

// ReadPlaces reads curated places that are no hotspots: a GeoJSON
// FeatureCollection of Points. A Feature without geometry lends its names to
// the rows of the gazetteer that it lists; its Place has an empty Precision.
func ReadPlaces(geojson []byte) ([]Place, error) {
	var collection struct {
		Type     string    `json:"type"`
		Name     string    `json:"name"`
		Features []feature `json:"features"`
	}
	dec := json.NewDecoder(bytes.NewReader(geojson))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&collection); err != nil {
		return nil, fmt.Errorf("places: %w", err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("places: there is text behind the JSON value")
	}
	if collection.Type != "FeatureCollection" {
		return nil, fmt.Errorf("places: type is %q, want FeatureCollection", collection.Type)
	}
	places := make([]Place, 0, len(collection.Features))
	seen := map[string]bool{}
	for i, f := range collection.Features {
		p, err := f.place()
		if err == nil && seen[f.ID] {
			err = errors.New("the id is given twice")
		}
		if err != nil {
			return nil, fmt.Errorf("places: feature %d (%q): %w", i, f.ID, err)
		}
		seen[f.ID] = true
		places = append(places, p)
	}
	return places, nil
}

// place turns the Feature into a place.
func (f *feature) place() (Place, error) {
	given := f.Properties
	p := Place{
		ID: f.ID, Origin: FromCurated, Row: given.Located, Name: given.Name, Kind: given.Kind,
		Country: given.Country, Admin1: given.Admin1, PartOf: given.PartOf, Same: given.Gazetteer,
	}
	for _, n := range given.Names {
		p.Names = append(p.Names, Name{n.Text, n.Lang})
	}
	if err := f.checkNames(); err != nil {
		return p, err
	}
	if f.Geometry == nil {
		if len(p.Same) == 0 {
			return p, errors.New("it has neither a geometry nor a row of the gazetteer")
		}
		return p, nil
	}
	if f.Geometry.Type != "Point" {
		return p, fmt.Errorf("geometry: type is %q, want Point or null", f.Geometry.Type)
	}
	at := f.Geometry.Coordinates
	if len(at) != 2 || at[0] == nil || at[1] == nil {
		return p, errors.New("geometry: want two numbers, longitude and latitude")
	}
	p.Point, p.Precision, p.Radius = orb.Point{*at[0], *at[1]}, given.Precision, given.RadiusM
	return p, p.checkPosition()
}

// checkNames says what is wrong with what every Feature needs.
func (f *feature) checkNames() error {
	given := f.Properties
	switch {
	case f.Type != "Feature" || f.ID == "" || strings.Trim(f.ID, idLetters) != "":
		return errors.New("want type Feature and an id of small letters, digits, dots and dashes")
	case len(key.Words(given.Name)) == 0:
		return errors.New("it has no name")
	case !slices.Contains(kinds, given.Kind):
		return fmt.Errorf("kind is %q, want one of %v", given.Kind, kinds)
	case given.Country != "" && !geo.IsCountryCode(given.Country):
		return fmt.Errorf("country is %q, want two capital letters of ISO 3166-1", given.Country)
	}
	for _, n := range given.Names {
		if len(key.Words(n.Text)) == 0 {
			return fmt.Errorf("the name %q holds no letter", n.Text)
		}
	}
	for _, id := range given.Gazetteer {
		if !isRow(id) {
			return fmt.Errorf("gazetteer: %q is no id of a row, such as geonames:1821940", id)
		}
	}
	return nil
}

// idLetters are the letters of ids of curated records.
const idLetters = "abcdefghijklmnopqrstuvwxyz0123456789-."

// checkPosition says what is wrong with where a place lies.
func (p *Place) checkPosition() error {
	switch {
	case checkPoint("", p.Point) != nil:
		return fmt.Errorf("position %v, %v is off the globe; write longitude, latitude in degrees", p.Point[0], p.Point[1])
	case !slices.Contains(geo.Precisions, p.Precision):
		return fmt.Errorf("precision is %q, want one of %v", p.Precision, geo.Precisions)
	case !(p.Radius > 0):
		return fmt.Errorf("radius_m is %v, want metres above 0", p.Radius)
	}
	return nil
}
