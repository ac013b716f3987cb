package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo/geocode/internal/atlas"
)

// town is a populated place of GeoNames.
type town struct {
	id            uint64 // 0 if unknown
	name          string
	ascii         string
	spellings     []string
	country       string
	first, second string // codes of the divisions
	code          string // feature code: PPL, PPLA, …; "" if unknown
	people        int
	point         orb.Point
	moved         [2]string // codes of the division in the older and the newer list, if it is in both
	division      string    // name, given by divisionNames
}

// row returns the town as the gazetteer has it.
func (t town) row() atlas.Row {
	r := atlas.Row{Source: atlas.GeoNames, Number: t.id, Name: t.name, Country: t.country, Division: t.division,
		Kind: kindOf(t.code, t.people), Point: t.point, People: t.people}
	if t.id == 0 {
		r.Source = atlas.Cities
	}
	seen := map[string]bool{t.name: true}
	for _, s := range append([]string{t.ascii}, t.spellings...) {
		if s == "" || seen[s] || !inRegion[t.country] && !isLatinOrHan(s) {
			continue
		}
		seen[s] = true
		r.Names = append(r.Names, atlas.Name{Text: s, Lang: langOf(s, t.country)})
	}
	return r
}

// kindOf returns the kind of a place by its feature code and population.
func kindOf(code string, people int) atlas.Kind {
	small := people > 0 && people < 10_000
	switch code {
	case "PPLC", "PPLA", "PPLG":
		return atlas.City
	}
	switch {
	case people >= 100_000:
		return atlas.City
	case people >= 10_000, code == "PPLA2", code == "PPLA3":
		return atlas.Town
	case small, code == "PPLA4", code == "PPLA5", code == "PPLL", code == "PPLF", code == "PPLS", code == "PPLH", code == "PPLQ", code == "PPLW":
		return atlas.Village
	}
	return atlas.Town
}

// readGeoNames reads a table of GeoNames:
// https://download.geonames.org/export/dump/readme.txt.
func readGeoNames(text []byte) ([]town, error) {
	var towns []town
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		f := strings.Split(lines.Text(), "\t")
		if len(f) != 19 {
			return nil, fmt.Errorf("line %d has %d columns instead of 19", n, len(f))
		}
		id, err := strconv.ParseUint(f[0], 10, 64)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		point, err := parsePoint(f[5], f[4])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		people, _ := strconv.Atoi(f[14])
		if !inRegion[f[8]] && people <= bigTown {
			continue
		}
		towns = append(towns, town{id: id, name: f[1], ascii: f[2], spellings: strings.Split(f[3], ","), country: f[8],
			first: f[10], second: f[11], code: f[7], people: people, point: point})
	}
	return towns, lines.Err()
}

// readCities reads the list of the newer names.
func readCities(text []byte) ([]town, error) {
	var list []struct{ Name, Lat, Lng, Country, Admin1, Admin2 string }
	if err := json.Unmarshal(text, &list); err != nil {
		return nil, err
	}
	towns := make([]town, len(list))
	for i, c := range list {
		point, err := parsePoint(c.Lng, c.Lat)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.Name, err)
		}
		towns[i] = town{name: c.Name, country: c.Country, first: c.Admin1, second: c.Admin2, point: point}
	}
	return towns, nil
}

func parsePoint(lon, lat string) (orb.Point, error) {
	x, err := strconv.ParseFloat(lon, 64)
	if err != nil {
		return orb.Point{}, err
	}
	y, err := strconv.ParseFloat(lat, 64)
	return orb.Point{x, y}, err
}

// readDivisions reads the names of divisions by their codes.
func readDivisions(text []byte) (map[string]string, error) {
	var list []struct{ Code, Name string }
	if err := json.Unmarshal(text, &list); err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, d := range list {
		names[d.Code] = d.Name
	}
	return names, nil
}
