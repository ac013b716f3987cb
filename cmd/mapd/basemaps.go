package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/mapd/mapd/web"
)

// BasemapOptions say what readers may draw the map on, beside the basemap that
// is built in. Empty ones are not offered.
type BasemapOptions struct {
	// Raster is the address of image tiles of another host, with {z}, {x} and
	// {y}; readers who choose it ask that host.
	Raster, RasterCredit string
	// PMTiles is a local file.
	PMTiles, PMTilesCredit string
}

func (o *BasemapOptions) flags(cmd *cobra.Command) {
	for _, f := range []struct {
		value              *string
		name, env, purpose string
	}{
		{&o.Raster, "raster", "MAPD_RASTER", "offer image tiles of another host as basemap, as 'https://tiles.example.org/{z}/{x}/{y}.png'"},
		{&o.RasterCredit, "raster-credit", "MAPD_RASTER_CREDIT", "credit to show with them"},
		{&o.PMTiles, "pmtiles", "MAPD_PMTILES", "offer a local PMTiles file as basemap"},
		{&o.PMTilesCredit, "pmtiles-credit", "MAPD_PMTILES_CREDIT", "credit to show with it"},
	} {
		cmd.Flags().StringVar(f.value, f.name, os.Getenv(f.env), f.purpose+" (environment: "+f.env+")")
	}
}

// check returns what is to be offered.
func (o BasemapOptions) check() (b web.Basemaps, err error) {
	switch {
	case o.Raster == "" && o.RasterCredit != "":
		return b, errors.New("--raster-credit is given without --raster")
	case o.PMTiles == "" && o.PMTilesCredit != "":
		return b, errors.New("--pmtiles-credit is given without --pmtiles")
	}
	if o.Raster != "" {
		if b.Raster, err = web.NewRaster(o.Raster, o.RasterCredit); err != nil {
			return b, fmt.Errorf("--raster, --raster-credit: %w", err)
		}
	}
	if o.PMTiles != "" {
		if b.PMTiles, err = web.NewPMTiles(o.PMTiles, o.PMTilesCredit); err != nil {
			return b, fmt.Errorf("--pmtiles, --pmtiles-credit: %w", err)
		}
	}
	return b, nil
}
