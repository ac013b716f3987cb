package ingest

import (
	"encoding/json"
	"fmt"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
)

// feature is one Feature of a GeoJSON FeatureCollection (RFC 7946).
type feature struct {
	Type       string                     `json:"type"`
	ID         string                     `json:"id"`
	Geometry   *geometry                  `json:"geometry"`
	Properties map[string]json.RawMessage `json:"properties"`
}

// geometry is the geometry of a Feature. Its coordinates are read by points.
type geometry struct {
	Type        string          `json:"type"`
	Coordinates json.RawMessage `json:"coordinates"`
}

// readFeatures reads a FeatureCollection whose Features all have an id.
func readFeatures(data []byte) ([]feature, error) {
	var collection struct {
		Type     string    `json:"type"`
		Features []feature `json:"features"`
	}
	if err := decodeStrict(data, &collection); err != nil {
		return nil, err
	}
	if collection.Type != "FeatureCollection" {
		return nil, fmt.Errorf("type is %q, want FeatureCollection", collection.Type)
	}
	for i, f := range collection.Features {
		if f.Type != "Feature" || f.ID == "" {
			return nil, fmt.Errorf("feature %d: want type Feature and an id", i)
		}
	}
	return collection.Features, nil
}

// points returns the positions of a Point, MultiPoint or LineString; none for
// a null geometry.
func (g *geometry) points() (orb.MultiPoint, error) {
	if g == nil {
		return nil, nil
	}
	var positions [][]*float64
	var err error
	switch g.Type {
	case "Point":
		positions = make([][]*float64, 1)
		err = json.Unmarshal(g.Coordinates, &positions[0])
	case "MultiPoint", "LineString":
		err = json.Unmarshal(g.Coordinates, &positions)
	default:
		return nil, fmt.Errorf("geometry: type is %q, want Point, MultiPoint, LineString or null", g.Type)
	}
	if err != nil {
		return nil, fmt.Errorf("geometry: %w", err)
	}
	if len(positions) == 0 {
		return nil, fmt.Errorf("geometry: no positions; write null for a place that is not known")
	}
	points := make(orb.MultiPoint, len(positions))
	for i, p := range positions {
		if points[i], err = position(p); err != nil {
			return nil, fmt.Errorf("geometry: %w", err)
		}
	}
	return points, nil
}

// position reads longitude and latitude in degrees. encoding/json reads null
// as 0 into a plain number, so the numbers come as pointers.
func position(p []*float64) (orb.Point, error) {
	if len(p) != 2 || p[0] == nil || p[1] == nil {
		return orb.Point{}, fmt.Errorf("a position is two numbers, longitude and latitude")
	}
	point := orb.Point{*p[0], *p[1]}
	return point, checkPoint(point)
}

func checkPoint(p orb.Point) error {
	// Written so that NaN fails too.
	if !(p[0] >= -180 && p[0] <= 180 && p[1] >= -90 && p[1] <= 90) {
		return fmt.Errorf("position %v, %v is off the globe; write longitude, latitude in degrees", p[0], p[1])
	}
	return nil
}

// record turns the Feature into a record of the collection.
func (f *feature) record(c geo.Collection) (geo.Record, error) {
	points, err := f.Geometry.points()
	if err != nil {
		return nil, err
	}
	members := map[string]json.RawMessage{}
	for name, value := range f.Properties {
		switch name {
		case "id", "point", "points":
			return nil, fmt.Errorf("the property %q is not allowed: it stands in the Feature", name)
		}
		members[name] = value
	}
	if err := setGeometry(members, c, f.Geometry, points); err != nil {
		return nil, err
	}
	if members["id"], err = json.Marshal(f.ID); err != nil {
		return nil, err
	}
	data, err := json.Marshal(members)
	if err != nil {
		return nil, err
	}
	return geo.DecodeRecord(c, data)
}

// setGeometry adds the geometry as the record's own member.
func setGeometry(members map[string]json.RawMessage, c geo.Collection, g *geometry, points orb.MultiPoint) error {
	if g == nil {
		return nil
	}
	allowed := map[geo.Collection][]string{
		geo.Hotspots: {"Point"}, geo.Events: {"Point", "MultiPoint"}, geo.Flows: {"LineString"},
	}[c]
	for _, t := range allowed {
		if t != g.Type {
			continue
		}
		name, value := "points", any(points)
		if c == geo.Hotspots {
			name, value = "point", points[0]
		}
		data, err := json.Marshal(value)
		members[name] = data
		return err
	}
	return fmt.Errorf("geometry: type is %q, want one of %v or null", g.Type, allowed)
}
