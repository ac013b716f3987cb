package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/geo/ingest"
	"github.com/mapd/mapd/seeds"
)

// places are what names are looked up in.
type places struct {
	gazetteer *geocode.Gazetteer
	geocoder  *geocode.Geocoder
	hotspots  int // that are known
	curated   int // places beside them
	opened    time.Duration
}

// openPlaces opens the gazetteer with the curated places on top, and the
// hotspots of a store, or the curated ones if store is empty.
func openPlaces(ctx context.Context, store string) (*places, error) {
	hotspots, err := knownHotspots(ctx, store)
	if err != nil {
		return nil, err
	}
	more, err := curatedPlaces()
	if err != nil {
		return nil, err
	}
	start := time.Now()
	gazetteer, err := geocode.Open()
	if err != nil {
		return nil, fmt.Errorf("cannot open the gazetteer: %w", err)
	}
	opened := time.Since(start)
	located := geocode.HotspotPlaces(hotspots)
	return &places{
		gazetteer: gazetteer,
		geocoder:  geocode.New(gazetteer, append(located, more...)),
		hotspots:  len(located), curated: len(more), opened: opened,
	}, nil
}

// curatedPlaces returns the curated places that are no hotspots.
func curatedPlaces() ([]geocode.Place, error) {
	text, err := seeds.FS.ReadFile("places.geojson")
	if err != nil {
		return nil, err
	}
	list, err := geocode.ReadPlaces(text)
	if err != nil {
		return nil, fmt.Errorf("the curated places are faulty: %w", err)
	}
	return list, nil
}

// knownHotspots returns the hotspots of a store that is there already, or the
// curated ones if store is empty.
func knownHotspots(ctx context.Context, store string) ([]*geo.Hotspot, error) {
	if store == "" {
		records, err := ingest.Curated(seeds.FS)
		return hotspotsIn(records), err
	}
	s, err := openExisting(ctx, store)
	if err != nil {
		return nil, fmt.Errorf("--store: %w", err)
	}
	var records []geo.Record
	for revision, e := range s.Records(ctx, geo.Latest) {
		if e != nil {
			err = e
			break
		}
		records = append(records, revision.Record)
	}
	return hotspotsIn(records), errors.Join(err, s.Close())
}

// hotspotsIn picks the hotspots of public datasets out of records.
func hotspotsIn(records []geo.Record) []*geo.Hotspot {
	private := map[string]bool{}
	for _, r := range records {
		if d, ok := r.(*geo.Dataset); ok {
			private[d.ID] = d.Visibility == geo.Private
		}
	}
	var list []*geo.Hotspot
	for _, r := range records {
		if h, ok := r.(*geo.Hotspot); ok && !private[h.Dataset] {
			list = append(list, h)
		}
	}
	return list
}
