//go:build !js

package formats

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/parquet-go/parquet-go"
	pqformat "github.com/parquet-go/parquet-go/format"
	"github.com/paulmach/orb"
	"github.com/tidwall/gjson"
)

// parquetGeo is the column of the geometry, if there is one.
type parquetGeo struct {
	column *parquetNode
	// encoding is "WKB" or the type of geometry that the column is made for,
	// in small letters.
	encoding string
	crs      crs
	height   bool
	// covering is a column that only repeats the envelope.
	covering string
}

// parquetGeometry finds the geometry by the metadata of GeoParquet (1.1), or
// else by Parquet's own types.
func parquetGeometry(meta *pqformat.FileMetaData, schema *parquetNode) (parquetGeo, error) {
	for i := range meta.KeyValueMetadata {
		if pair := &meta.KeyValueMetadata[i]; pair.Key == "geo" && nesting(pair.Value) < 256 && gjson.Valid(pair.Value) {
			return geoParquet(gjson.Parse(pair.Value), schema)
		}
	}
	for _, kid := range schema.kids {
		switch t := kid.leaf.logical.(type) {
		case *pqformat.GeometryType:
			return nativeGeometry(kid, t.CRS)
		case *pqformat.GeographyType:
			return nativeGeometry(kid, t.CRS)
		}
	}
	return parquetGeo{}, nil
}

// nativeGeometry is a column of Parquet's type GEOMETRY or GEOGRAPHY.
func nativeGeometry(column *parquetNode, system string) (g parquetGeo, err error) {
	g.column, g.encoding = column, "WKB"
	if system != "" {
		g.crs, err = crsNamed(strings.TrimPrefix(system, "srid:"))
	}
	return g, err
}

// geoParquet reads the metadata of GeoParquet.
func geoParquet(meta gjson.Result, schema *parquetNode) (g parquetGeo, err error) {
	primary := meta.Get("primary_column").String()
	var column gjson.Result
	meta.Get("columns").ForEach(func(name, value gjson.Result) bool {
		if name.String() == primary {
			column = value
		}
		return true
	})
	i := slices.IndexFunc(schema.kids, func(n *parquetNode) bool { return n.name == primary })
	if i < 0 || !column.Exists() {
		return g, fmt.Errorf("its metadata names the geometry column %q, which is not there", primary)
	}
	g.column, g.encoding = schema.kids[i], column.Get("encoding").String()
	switch g.encoding {
	case "WKB", "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon":
	default:
		return g, fmt.Errorf("its geometry is encoded as %q, which is not read; write it as WKB", g.encoding)
	}
	for _, kind := range column.Get("geometry_types").Array() {
		g.height = g.height || kind.String() == "Point Z"
	}
	g.covering = column.Get("covering.bbox.xmin.0").String()
	g.crs, err = geoParquetCRS(column.Get("crs"))
	return g, err
}

// lastIdentifier is the last identifier of a system in WKT: that of the whole.
var lastIdentifier = regexp.MustCompile(`(?:ID|AUTHORITY)\["?([A-Za-z]+)"?, ?"?([A-Za-z0-9]+)"?\]\]*$`)

// geoParquetCRS reads a reference system in PROJJSON, or in WKT as early
// files have it. No system is CRS84; one that is null is not known, so its
// positions have to be degrees.
func geoParquetCRS(v gjson.Result) (crs, error) {
	name := v.Get("name").String()
	switch {
	case !v.Exists() || v.Type == gjson.Null:
		return crs{}, nil
	case v.Type == gjson.String:
		if id := lastIdentifier.FindStringSubmatch(strings.TrimSpace(v.Str)); id != nil {
			return crsNamed(id[1] + ":" + id[2])
		}
		return crsNamed(v.Str)
	case v.Get("id").Exists():
		return crsNamed(strings.TrimPrefix(name+", ", ", ") + v.Get("id.authority").String() + ":" + v.Get("id.code").String())
	case name == "WGS 84" && v.Get("type").String() == "GeographicCRS":
		return crs{}, nil
	}
	return crsNamed(name + " without a code")
}

// placed reads the geometry of a row.
func (g *parquetGeo) placed(columns [][]parquet.Value, depth int) (placed, error) {
	if g.column == nil {
		return placed{}, nil
	}
	cols := columns[g.column.from:g.column.to]
	if len(cols[0]) == 0 {
		return placed{}, errParquetLevels
	}
	if g.column.form == parquetValue && cols[0][0].IsNull() {
		return placed{}, nil
	}
	var where placed
	var err error
	if g.encoding == "WKB" {
		if g.column.form != parquetValue || g.column.leaf.physical != pqformat.ByteArray || !g.column.leaf.holds(cols[0][0].Kind()) {
			return placed{}, errors.New("its geometry is not in well-known binary, as its metadata says")
		}
		where, err = decodeWKB(cols[0][0].ByteArray(), depth)
	} else {
		where, err = g.native(cols)
	}
	if err != nil {
		return placed{}, err
	}
	where.geometry, err = g.crs.geometry(where.geometry)
	return where, err
}

// native reads a geometry that is made of lists of groups of x and y.
func (g *parquetGeo) native(cols [][]parquet.Value) (placed, error) {
	value, err := g.column.value(cols)
	if err != nil || value == nil {
		return placed{}, err
	}
	if g.encoding == "point" {
		p, z, err := groupPoint(value)
		if err != nil || p[0] != p[0] {
			return placed{}, err
		}
		return placed{p, z}, nil
	}
	list, ok := value.([]any)
	if !ok {
		return placed{}, errors.New("its geometry is not as its metadata says")
	}
	if len(list) == 0 {
		return placed{}, nil
	}
	geometry, err := nested(g.encoding, list)
	return placed{geometry: geometry}, err
}

// nested reads the lists of a geometry of that type.
func nested(encoding string, list []any) (orb.Geometry, error) {
	switch encoding {
	case "linestring":
		return groupPoints(list)
	case "multipoint":
		points, err := groupPoints(list)
		return orb.MultiPoint(points), err
	case "polygon":
		lines, err := groupLines(list)
		polygon := make(orb.Polygon, len(lines))
		for i, line := range lines {
			polygon[i] = orb.Ring(line)
		}
		return polygon, err
	case "multilinestring":
		return groupLines(list)
	}
	var all orb.MultiPolygon
	for _, v := range list {
		part, _ := v.([]any)
		polygon, err := nested("polygon", part)
		if err != nil {
			return nil, err
		}
		all = append(all, polygon.(orb.Polygon))
	}
	return all, nil
}

func groupLines(list []any) (orb.MultiLineString, error) {
	lines := make(orb.MultiLineString, len(list))
	for i, v := range list {
		part, _ := v.([]any)
		line, err := groupPoints(part)
		if err != nil {
			return nil, err
		}
		lines[i] = line
	}
	return lines, nil
}

func groupPoints(list []any) (orb.LineString, error) {
	points := make(orb.LineString, len(list))
	for i, v := range list {
		p, _, err := groupPoint(v)
		if err != nil {
			return nil, err
		}
		points[i] = p
	}
	return points, nil
}

func groupPoint(v any) (p orb.Point, z any, err error) {
	group, _ := v.(map[string]any)
	x, ok := group["x"].(float64)
	y, ok2 := group["y"].(float64)
	if !ok || !ok2 {
		return p, nil, errors.New("a position of its geometry has no x or y")
	}
	return orb.Point{x, y}, group["z"], nil
}
