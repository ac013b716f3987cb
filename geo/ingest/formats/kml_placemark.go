package formats

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// placemark makes a row of a Placemark.
func (k *kmlReader) placemark(mark *element, line int) xmlRow {
	row := xmlRow{id: mark.attr("id"), line: line, from: mark}
	if folder := k.folder(); folder != "" {
		row.text("folder", folder)
	}
	var track kmlTrack
	for _, el := range mark.kids {
		switch el.name {
		case "TimeStamp":
			row.text("when", el.value("when"))
		case "TimeSpan":
			row.text("begin", el.value("begin"))
			row.text("end", el.value("end"))
		case "ExtendedData":
			k.extended(&row.cells, el)
		case "visibility", "open":
		default:
			if len(el.kids) == 0 && len(el.attrs) == 0 && !geometries[el.name] {
				row.text(el.name, el.text)
			}
		}
	}
	row.shape, row.fault = k.shape(mark, &track)
	if len(track.times) > 0 {
		first, last := earliest(track.times)
		row.add("begin", first)
		row.add("end", last)
		row.add("times", track.times)
	}
	for _, data := range track.data {
		k.extended(&row.cells, data)
	}
	return row
}

// extended adds the columns of an ExtendedData: Data, SchemaData and
// elements of other name spaces.
func (k *kmlReader) extended(c *cells, el *element) {
	for _, data := range el.kids {
		switch data.name {
		case "Data":
			c.text(data.attr("name"), data.value("value"))
		case "SchemaData":
			types := k.types[strings.TrimPrefix(data.attr("schemaUrl"), "#")]
			for _, field := range data.kids {
				c.field(field, types[field.attr("name")])
			}
		default:
			if len(data.kids) == 0 {
				c.text(data.name, data.text)
			}
		}
	}
}

// field adds a SimpleData or a SimpleArrayData of that type.
func (c *cells) field(el *element, kind string) {
	if el.name == "SimpleData" {
		c.add(el.attr("name"), typed(el.text, kind))
		return
	}
	list := make([]any, len(el.kids))
	for i, value := range el.kids {
		list[i] = typed(value.text, kind)
	}
	c.add(el.attr("name"), list)
}

// typed is the text as a value of a type of KML's. What is not of that type
// stays text.
func typed(text, kind string) any {
	if text == "" {
		return nil
	}
	switch kind {
	case "int", "uint", "short", "ushort":
		if n, err := strconv.ParseInt(text, 10, 64); err == nil {
			return n
		}
	case "float", "double":
		if f, err := strconv.ParseFloat(text, 64); err == nil && finite(f) {
			return f
		}
	case "bool":
		if b, err := strconv.ParseBool(text); err == nil {
			return b
		}
	}
	return text
}

// geometries are the elements that hold positions.
var geometries = map[string]bool{
	"Point": true, "LineString": true, "LinearRing": true, "Polygon": true,
	"MultiGeometry": true, "Track": true, "MultiTrack": true, "Model": true,
}

// kmlTrack is what a Track has beside its line.
type kmlTrack struct {
	times []any
	data  []*element
}

// shape is the geometry among the children of an element.
func (k *kmlReader) shape(el *element, track *kmlTrack) (placed, error) {
	for _, kid := range el.kids {
		if geometries[kid.name] {
			return k.geometry(kid, track)
		}
	}
	return placed{}, nil
}

func (k *kmlReader) geometry(el *element, track *kmlTrack) (placed, error) {
	switch el.name {
	case "Point":
		points, z, err := tuples(el.value("coordinates"))
		if err != nil || len(points) == 0 {
			return placed{}, err
		}
		if len(points) > 1 {
			return placed{}, fmt.Errorf("a Point has %d positions", len(points))
		}
		return placed{points[0], z}, nil
	case "LineString", "LinearRing":
		points, _, err := tuples(el.value("coordinates"))
		if err != nil || len(points) == 0 {
			return placed{}, err
		}
		return placed{geometry: orb.LineString(points)}, nil
	case "Polygon":
		return kmlPolygon(el)
	case "Track":
		return track.read(el)
	case "Model":
		return kmlModel(el.kid("Location"))
	}
	return k.several(el, track)
}

// several reads a MultiGeometry or a MultiTrack.
func (k *kmlReader) several(el *element, track *kmlTrack) (placed, error) {
	var parts orb.Collection
	var last placed
	for _, kid := range el.kids {
		if !geometries[kid.name] {
			continue
		}
		part, err := k.geometry(kid, track)
		if err != nil {
			return placed{}, err
		}
		if part.geometry != nil {
			parts, last = append(parts, part.geometry), part
		}
	}
	switch len(parts) {
	case 0:
		return placed{}, nil
	case 1:
		return last, nil
	}
	return placed{geometry: together(parts)}, nil
}

func kmlPolygon(el *element) (placed, error) {
	var polygon orb.Polygon
	for _, side := range []string{"outerBoundaryIs", "innerBoundaryIs"} {
		for _, boundary := range el.kids {
			if boundary.name != side {
				continue
			}
			for _, ring := range boundary.kids {
				points, _, err := tuples(ring.value("coordinates"))
				if err != nil {
					return placed{}, err
				}
				if len(points) > 0 {
					polygon = append(polygon, points)
				}
			}
		}
	}
	if len(polygon) == 0 {
		return placed{}, nil
	}
	return placed{geometry: polygon}, nil
}

func kmlModel(location *element) (placed, error) {
	if location == nil {
		return placed{}, nil
	}
	points, z, err := tuples(location.value("longitude") + "," + location.value("latitude"))
	if err != nil || len(points) == 0 {
		return placed{}, err
	}
	return placed{points[0], z}, nil
}

// read reads a Track: positions and their times.
func (t *kmlTrack) read(el *element) (placed, error) {
	var line orb.LineString
	for _, kid := range el.kids {
		switch kid.name {
		case "when":
			t.times = append(t.times, kid.text)
		case "coord":
			fields := strings.Fields(kid.text)
			if len(fields) == 0 {
				continue
			}
			if len(fields) < 2 {
				return placed{}, fmt.Errorf("%q is no position of a Track", kid.text)
			}
			p, _, err := position(fields)
			if err != nil {
				return placed{}, err
			}
			line = append(line, p)
		case "ExtendedData":
			t.data = append(t.data, kid)
		}
	}
	switch len(line) {
	case 0:
		return placed{}, nil
	case 1:
		return placed{geometry: line[0]}, nil
	}
	return placed{geometry: line}, nil
}

// tuples reads "lon,lat[,height] lon,lat …", with white space after the
// commas too, as some write it. z is the height of the last position.
func tuples(text string) (points []orb.Point, z any, err error) {
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		var fields []string
		for more := true; more; {
			end := strings.IndexAny(text, ", \t\r\n")
			if end < 0 {
				end = len(text)
			}
			fields = append(fields, text[:end])
			text = strings.TrimLeft(text[end:], " \t\r\n")
			if more = strings.HasPrefix(text, ","); more {
				text = strings.TrimLeft(text[1:], " \t\r\n")
			}
			if len(fields) > 4 {
				return nil, nil, fmt.Errorf("%q is no position", strings.Join(fields, ","))
			}
		}
		p, height, err := position(fields)
		if err != nil {
			return nil, nil, err
		}
		points, z = append(points, p), height
	}
	return points, z, nil
}

// position reads longitude, latitude and height.
func position(fields []string) (p orb.Point, z any, err error) {
	if len(fields) < 2 || len(fields) > 3 {
		return p, nil, fmt.Errorf("%q is no position: it should be longitude,latitude or longitude,latitude,height", strings.Join(fields, ","))
	}
	for i, field := range fields {
		f, err := strconv.ParseFloat(field, 64)
		if err != nil || !finite(f) {
			if i == 2 && field == "" {
				break
			}
			return p, nil, errors.New("a position has " + strconv.Quote(field) + " for a number")
		}
		if i == 2 {
			z = f
		} else {
			p[i] = f
		}
	}
	return p, z, nil
}
