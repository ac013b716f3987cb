package feeds

import (
	"maps"
	"net/url"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/pages"
)

// tools says which address is for which tool, with the parameters filled in.
func tools(w pages.Words, base string, c geo.Collection, values url.Values) []pages.Tool {
	at := func(format string) string {
		f, _ := FormatOf(format)
		return address(base, c, f, values)
	}
	marks := maps.Clone(values)
	marks.Set(marked, "true")
	csv, _ := FormatOf("csv")
	return []pages.Tool{
		{For: "Excel, LibreOffice", Address: address(base, c, csv, marks), How: w.Say("toolexcel")},
		{For: w.Say("readers"), Address: at("atom"), How: w.Say("toolreader")},
		{For: "QGIS", Address: at("gpkg"), How: w.Say("toolqgis")},
		{For: "ArcGIS, QGIS", Address: base + "/api", How: w.Say("toollive")},
		{For: "GDAL, ogr2ogr", How: w.Say("toolgdal"), Code: "ogr2ogr out.gpkg '/vsicurl/" + at("fgb") + "'"},
		{For: "Google Earth", Address: at("kml"), How: w.Say("toolearth")},
		{For: "DuckDB", How: w.Say("toolduckdb"), Code: "SELECT * FROM '" + at("parquet") + "' LIMIT 10;"},
		{For: "Python, GeoPandas", How: w.Say("toolpython"),
			Code: "import geopandas, io, urllib.request\nraw = urllib.request.urlopen('" + at("parquet") + "').read()\nitems = geopandas.read_parquet(io.BytesIO(raw))"},
		{For: w.Say("webmaps"), Address: at("geojson"), How: w.Say("toolweb")},
		{For: "jq", How: w.Say("tooljq"), Code: "curl -s '" + at("geojsonl") + "' | jq .properties.title"},
	}
}

// example is parameters to try.
type example struct{ Text, Says, Address string }

func examples(w pages.Words, base string, c geo.Collection) []example {
	list := []example{{"q=laukkai", w.Say("exampleword"), ""}, {"lang=zh-Hans", w.Say("examplelang"), ""}}
	if c != geo.Sources {
		list = append(list, example{"country=MM", w.Say("country"), ""}, example{"bbox=97,10,110,24", w.Say("examplebox"), ""})
	}
	if c == geo.Events || c == geo.Flows {
		list = append(list, example{"datetime=2025-10-01/2025-10-31&time-mode=must", w.Say("examplemonth"), ""}, example{"kind=raid,rescue", w.Say("examplekinds"), ""})
	}
	for i := range list {
		list[i].Address = base + Root + "?" + collectionParameter + "=" + string(c) + "&" + list[i].Text
	}
	return list
}
