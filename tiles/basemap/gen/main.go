// Gen makes the basemap's data file, countries.atlas, from the TopoJSON of
// Natural Earth that the npm package world-atlas carries. The file is
// committed, so building mapd needs neither Node nor this program, which takes
// half a minute. To make it
// anew:
//
//	npm pack world-atlas@2.0.2
//	tar xzf world-atlas-2.0.2.tgz
//	go run ./tiles/basemap/gen -atlas package/countries-10m.json -out tiles/basemap/countries.atlas
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
	out := flag.String("out", "countries.atlas", "the file to write")
	flag.Parse()
	if err := generate(*in, *out); err != nil {
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
