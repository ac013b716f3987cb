package formats

import (
	"fmt"

	"github.com/tidwall/gjson"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// geometryTypes are the geometries of GeoJSON.
var geometryTypes = map[string]bool{
	"Point": true, "MultiPoint": true, "LineString": true, "MultiLineString": true,
	"Polygon": true, "MultiPolygon": true, "GeometryCollection": true,
}

// feature makes a row of a Feature: its properties are columns, then its
// foreign members, then "z", the height of a point or the heights of all
// positions of another geometry if any of them is not 0. A geometry alone is
// a Feature without properties. "bbox" is left out, as it says nothing new,
// and so are numbers in a position after the third, which have no meaning.
func (d *jsonRows) feature(object gjson.Result, row *rows.Row) error {
	kind := object.Get("type").String()
	if geometryTypes[kind] {
		return d.locate(object, row, d.file.crs)
	}
	if kind != "Feature" {
		return fmt.Errorf("it is no Feature: its type is %q", kind)
	}
	f, err := d.split(object)
	if err != nil {
		return err
	}
	if row.ID, err = idOf(f.id); err != nil {
		return err
	}
	if f.properties.Exists() && f.properties.Type != gjson.Null {
		if !f.properties.IsObject() {
			return fmt.Errorf("its properties are %s, not an object", describe(f.properties))
		}
		err = d.members(f.properties)
	}
	for _, m := range f.foreign {
		if e := d.add(m.key, m.value); e != nil && err == nil {
			err = e
		}
	}
	if err != nil {
		return err
	}
	system := d.file.crs
	if f.crs.Exists() {
		if system, err = crsOf(f.crs); err != nil {
			return err
		}
	}
	return d.locate(f.geometry, row, system)
}

// members of a Feature.
type featureMembers struct {
	id, properties, geometry, crs gjson.Result
	foreign                       []member
}

type member struct {
	key   string
	value gjson.Result
}

// split tells the members of a Feature apart.
func (d *jsonRows) split(object gjson.Result) (f featureMembers, fault error) {
	object.ForEach(func(key, v gjson.Result) bool {
		var slot *gjson.Result
		switch key.Str {
		case "type", "bbox":
			return true
		case "id":
			slot = &f.id
		case "properties":
			slot = &f.properties
		case "geometry":
			slot = &f.geometry
		case "crs":
			slot = &f.crs
		default:
			f.foreign = append(f.foreign, member{key.Str, v})
			return true
		}
		if slot.Exists() {
			fault = fmt.Errorf("it has two members %q", key.Str)
		}
		*slot = v
		return fault == nil
	})
	return f, fault
}

// idOf is the id of a Feature as text.
func idOf(v gjson.Result) (string, error) {
	switch v.Type {
	case gjson.String:
		return v.Str, textFault(v)
	case gjson.Number:
		return v.Raw, nil
	case gjson.Null:
		return "", nil
	}
	return "", fmt.Errorf("its id is %s, neither text nor a number", describe(v))
}

// locate gives the row its geometry and its heights.
func (d *jsonRows) locate(v gjson.Result, row *rows.Row, system crs) error {
	if !v.Exists() || v.Type == gjson.Null {
		return nil
	}
	g := geometryReader{crs: system}
	geometry, err := g.read(v)
	if err != nil {
		return fmt.Errorf("its geometry: %w", err)
	}
	row.Geometry = geometry
	if z := g.z(); z != nil {
		d.keys = append(d.keys, "z")
		d.values = append(d.values, z)
	}
	return nil
}
