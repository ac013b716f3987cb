package feeds

import (
	"maps"
	"net/url"

	"github.com/mapd/mapd/geo"
)

// tool says which address is for which tool.
type tool struct{ For, Address, How, Code string }

// tools lists them with the parameters filled in.
func tools(base string, c geo.Collection, values url.Values) []tool {
	at := func(format string) string {
		f, _ := FormatOf(format)
		return address(base, c, f, values)
	}
	marks := maps.Clone(values)
	marks.Set(marked, "true")
	csv, _ := FormatOf("csv")
	return []tool{
		{"Excel, LibreOffice", address(base, c, csv, marks), "Data, From Web; or download and open it. Without bom=true it is plain UTF-8.", ""},
		{"Feed readers", at("atom"), "Subscribe. What is new and what was corrected comes first.", ""},
		{"QGIS", at("gpkg"), "Download and drag into QGIS: it comes with colours. For a layer that stays current, add " + base + "/api as WFS / OGC API - Features.", ""},
		{"ogr2ogr, GDAL", at("fgb"), "Reads what it needs of the file, from where it is.", "ogr2ogr out.gpkg '/vsicurl/" + at("fgb") + "'"},
		{"Google Earth", at("kml"), "Add as a network link. The time slider moves through the events.", ""},
		{"DuckDB", at("parquet"), "Reads the columns that are asked for.", "SELECT * FROM '" + at("parquet") + "' LIMIT 10;"},
		{"Notebooks", at("parquet"), "Python with GeoPandas.", "import geopandas, io, urllib.request\nraw = urllib.request.urlopen('" + at("parquet") + "').read()\nevents = geopandas.read_parquet(io.BytesIO(raw))"},
		{"Web maps", at("geojson"), "GeoJSON for Leaflet, MapLibre, OpenLayers.", ""},
		{"jq and pipes", at("geojsonl"), "A feature a line.", "curl -s '" + at("geojsonl") + "' | jq .properties.title"},
	}
}
