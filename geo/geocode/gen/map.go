package main

import (
	"database/sql"
	"encoding/binary"
	"fmt"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
	_ "modernc.org/sqlite"
)

// shape is a province or country of Natural Earth.
type shape struct {
	country  string
	name     string
	names    []string // other spellings
	polygons orb.MultiPolygon
	division string // the division of the towns in it, "" if unknown
}

// readMap reads the countries and provinces of a world map.
func readMap(path string) (countries, provinces []shape, err error) {
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro&immutable=1")
	if err != nil {
		return nil, nil, err
	}
	defer db.Close()
	if countries, err = readLayer(db, `select iso_a2, NAME, '', '', geom from countries`); err != nil {
		return nil, nil, err
	}
	provinces, err = readLayer(db, `select iso_a2, coalesce(name, ''), coalesce(gn_name, ''), coalesce(woe_name, ''), geom from states_provinces`)
	return countries, provinces, err
}

// readLayer reads the rows that have a country and a name, in a fixed order.
func readLayer(db *sql.DB, query string) ([]shape, error) {
	rows, err := db.Query(query + ` order by iso_a2, fid`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var shapes []shape
	for rows.Next() {
		var s shape
		var geom []byte
		names := make([]string, 2)
		var country, name sql.NullString
		if err := rows.Scan(&country, &name, &names[0], &names[1], &geom); err != nil {
			return nil, err
		}
		if s.country, s.name = country.String, strings.TrimSpace(name.String); len(s.country) != 2 || s.country == "-1" || s.name == "" {
			continue
		}
		for _, n := range names {
			for _, one := range strings.Split(n, "|") {
				if one = strings.TrimSpace(one); one != "" && one != s.name {
					s.names = append(s.names, one)
				}
			}
		}
		if s.polygons, err = readGeometry(geom); err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
		shapes = append(shapes, s)
	}
	return shapes, rows.Err()
}

// readGeometry reads a geometry of a GeoPackage: a head with an envelope, then
// WKB.
func readGeometry(blob []byte) (orb.MultiPolygon, error) {
	if len(blob) < 8 || string(blob[:2]) != "GP" {
		return nil, fmt.Errorf("it is no geometry of a GeoPackage")
	}
	envelope := []int{0, 32, 48, 48, 64}[min(int(blob[3]>>1&7), 4)]
	if len(blob) < 8+envelope || binary.LittleEndian.Uint32(blob[4:]) != 4326 && binary.BigEndian.Uint32(blob[4:]) != 4326 {
		return nil, fmt.Errorf("it is not in degrees")
	}
	g, err := wkb.Unmarshal(blob[8+envelope:])
	if err != nil {
		return nil, err
	}
	switch g := g.(type) {
	case orb.Polygon:
		return orb.MultiPolygon{g}, nil
	case orb.MultiPolygon:
		return g, nil
	}
	return nil, fmt.Errorf("it is a %s", g.GeoJSONType())
}
