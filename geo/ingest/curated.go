package ingest

import (
	"encoding/json"
	"fmt"
	"io/fs"

	"github.com/mapd/mapd/geo"
)

// Curated reads the files of a curated dataset and returns its records,
// ordered by collection as in geo.Collections and within it as written:
//
//	datasets, kinds, briefings (.json)   arrays of records
//	sources.json                         an array of CSL-JSON items
//	hotspots, events, flows (.geojson)   FeatureCollections
//
// All records have passed Check. An error names the file or the records at
// fault, and is Invalid.
func Curated(fsys fs.FS) ([]geo.Record, error) {
	var records []geo.Record
	for _, c := range geo.Collections {
		name, read := curatedFile(c)
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read the curated data: %w", err)
		}
		some, err := read(data)
		if err != nil {
			return nil, &geo.Error{Code: geo.Invalid, Message: "read " + name, Err: err}
		}
		records = append(records, some...)
	}
	return records, Check(records)
}

// curatedFile names the file that holds a collection and how to read it.
func curatedFile(c geo.Collection) (string, func([]byte) ([]geo.Record, error)) {
	switch c {
	case geo.Sources:
		return "sources.json", readSources
	case geo.Datasets, geo.Kinds, geo.Briefings:
		return string(c) + ".json", func(data []byte) ([]geo.Record, error) { return readArray(c, data) }
	}
	return string(c) + ".geojson", func(data []byte) ([]geo.Record, error) { return readCollection(c, data) }
}

// readArray reads a JSON array of records.
func readArray(c geo.Collection, data []byte) ([]geo.Record, error) {
	var items []json.RawMessage
	if err := decodeStrict(data, &items); err != nil {
		return nil, err
	}
	records := make([]geo.Record, len(items))
	for i, item := range items {
		r, err := geo.DecodeRecord(c, item)
		if err != nil {
			return nil, err
		}
		records[i] = r
	}
	return records, nil
}

// readCollection reads a FeatureCollection of records.
func readCollection(c geo.Collection, data []byte) ([]geo.Record, error) {
	features, err := readFeatures(data)
	if err != nil {
		return nil, err
	}
	records := make([]geo.Record, len(features))
	for i, f := range features {
		if records[i], err = f.record(c); err != nil {
			return nil, fmt.Errorf("%s: %w", geo.Key{Collection: c, ID: f.ID}, err)
		}
	}
	return records, nil
}
