package feeds

import (
	"context"
	"maps"
	"net/url"
	"strconv"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/pages"
)

// tools says which address is for which tool, with the parameters filled in, and
// shows what arrives.
func (f *Feed) tools(ctx context.Context, w pages.Words, values url.Values, s *seen, drawn *pages.Map) ([]tool, error) {
	c := f.Query.Collection
	at := func(format string) string {
		one, _ := FormatOf(format)
		return address(f.Base, c, one, values)
	}
	marks := maps.Clone(values)
	marks.Set(marked, "true")
	csv, _ := FormatOf("csv")
	news, err := f.news(ctx)
	if err != nil && geo.CodeOf(err) != geo.Unavailable {
		return nil, err
	}
	sheet := s.sheet([]string{"id", "title", "start"}, func(r sample) []string { return []string{r.ID, r.Title, r.Start} })
	places := s.sheet([]string{"id", "precision", "geometry"}, func(r sample) []string { return []string{r.ID, r.Precision, r.Shape} })
	days := s.sheet([]string{"id", "start", "end"}, func(r sample) []string { return []string{r.ID, r.Start, r.End} })
	titles := s.sheet(nil, func(r sample) []string { return []string{strconv.Quote(r.Title)} })[1:]
	all := []tool{
		{Tool: pages.Tool{For: "Excel, LibreOffice", Address: address(f.Base, c, csv, marks), How: w.Say("toolexcel")}, Sheet: sheet},
		{Tool: pages.Tool{For: w.Say("readers"), Address: at("atom"), How: w.Say("toolreader")}, News: news},
		{Tool: pages.Tool{For: "QGIS", Address: at("gpkg"), How: w.Say("toolqgis")}, Layers: f.layers(), Map: drawn},
		{Tool: pages.Tool{For: "ArcGIS, QGIS", Address: f.Base + "/api", How: w.Say("toollive")}, Sheet: days},
		{Tool: pages.Tool{For: "GDAL, ogr2ogr", How: w.Say("toolgdal"), Code: "ogr2ogr out.gpkg '/vsicurl/" + at("fgb") + "'"}, Text: f.summary()},
		{Tool: pages.Tool{For: "Google Earth", Address: at("kml"), How: w.Say("toolearth")}, Layers: f.layers(), Span: s.spanned()},
		{Tool: pages.Tool{For: "DuckDB", How: w.Say("toolduckdb"), Code: "SELECT * FROM '" + at("parquet") + "' LIMIT 10;"}, Text: columnsOf(days)},
		{Tool: pages.Tool{For: "Python, GeoPandas", How: w.Say("toolpython"),
			Code: "import geopandas, io, urllib.request\nraw = urllib.request.urlopen('" + at("parquet") + "').read()\nitems = geopandas.read_parquet(io.BytesIO(raw))"},
			Text: columnsOf(places)},
		{Tool: pages.Tool{For: w.Say("webmaps"), Address: at("geojson"), How: w.Say("toolweb")}, Text: s.feature},
		{Tool: pages.Tool{For: "jq", How: w.Say("tooljq"), Code: "curl -s '" + at("geojsonl") + "' | jq .properties.title"}, Text: columnsOf(titles)},
	}
	for i := range all {
		all[i].Label = w.Say("feedarrives") + ": " + all[i].For
	}
	return all, nil
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
