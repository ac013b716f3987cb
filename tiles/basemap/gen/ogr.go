package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"

	"github.com/paulmach/orb/geojson"
)

// readLayer reads the features of a file that touch the region with GDAL's
// ogr2ogr.
func readLayer(file string) ([]*geojson.Feature, error) {
	args := []string{"-f", "GeoJSON", "-spat", fmt.Sprint(region.Min[0]), fmt.Sprint(region.Min[1]),
		fmt.Sprint(region.Max[0]), fmt.Sprint(region.Max[1]), "/vsistdout/", file}
	cmd := exec.Command("ogr2ogr", args...)
	cmd.Stderr = os.Stderr
	text, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("ogr2ogr %s: %w", file, err)
	}
	collection, err := geojson.UnmarshalFeatureCollection(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return collection.Features, nil
}

func checksum(file string) ([32]byte, error) {
	content, err := os.ReadFile(file)
	return sha256.Sum256(content), err
}
