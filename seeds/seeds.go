// Package seeds holds the curated data: what published documents say of scam
// centres in Southeast Asia, in mapd's own words, every statement with its
// source. The files are what readers and editors work on; schema.json
// describes them, and geo/ingest reads and checks them.
package seeds

import "embed"

// FS holds datasets.json, kinds.json, sources.json (CSL-JSON),
// hotspots.geojson, events.geojson, flows.geojson, briefings.json,
// places.geojson (names for the geocoder, no records) and schema.json.
//
//go:embed *.json *.geojson
var FS embed.FS
