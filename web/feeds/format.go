package feeds

import (
	"context"
	"io"
	"strings"

	"github.com/mapd/mapd/geo"
)

// Format is a way of writing a feed.
type Format struct {
	// Name ends addresses and names of files, without a dot.
	Name string
	// Type is the media type, Title what people call it.
	Type, Title string

	// stream writes the feed as it goes; nil for formats that are made as a
	// file.
	stream func(ctx context.Context, f *Feed, w io.Writer) error
	// file makes the feed as a file, which is there and empty.
	file func(ctx context.Context, f *Feed, path string) error
	// shown tells browsers to show it rather than to keep it as a file.
	shown bool
	// paged formats give a page of the items and take after.
	paged bool
}

// formats are the formats in the order in which they are offered.
var formats = []Format{
	{Name: "geojson", Type: "application/geo+json", Title: "GeoJSON", stream: writeGeoJSON},
	{Name: "geojsonl", Type: "application/x-ndjson", Title: "GeoJSON, a feature a line", stream: writeGeoJSONLines},
	{Name: "csv", Type: "text/csv; charset=utf-8", Title: "CSV", stream: writeCSV},
	{Name: "kml", Type: "application/vnd.google-earth.kml+xml", Title: "KML", stream: writeKML},
	{Name: "atom", Type: "application/atom+xml; charset=utf-8", Title: "Atom", stream: writeAtom, shown: true, paged: true},
	{Name: "gpkg", Type: "application/geopackage+sqlite3", Title: "GeoPackage", file: writeGeoPackage},
	{Name: "fgb", Type: "application/vnd.flatgeobuf", Title: "FlatGeobuf", file: writeFlatGeobuf},
	{Name: "parquet", Type: "application/vnd.apache.parquet", Title: "GeoParquet", file: writeParquet},
}

// MediaType is the type without its parameters.
func (f Format) MediaType() string {
	mediaType, _, _ := strings.Cut(f.Type, ";")
	return mediaType
}

// Formats lists the formats that feeds are given in.
func Formats() []Format { return formats }

// FormatOf returns the format of that name.
func FormatOf(name string) (Format, bool) {
	for _, f := range formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// FormatNames lists the names of the formats, for people.
func FormatNames() string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.Name
	}
	return strings.Join(names, ", ")
}

// Write writes the feed in a format.
func (f *Feed) Write(ctx context.Context, format Format, w io.Writer) error {
	if format.stream != nil {
		return format.stream(ctx, f, w)
	}
	made, err := f.make(ctx, format)
	if err != nil {
		return err
	}
	defer made.Close() // it has no name any more: nothing can be left
	_, err = io.Copy(w, made)
	return err
}

// Collections are those that feeds are made of.
var Collections = []geo.Collection{geo.Hotspots, geo.Events, geo.Flows, geo.Sources}
