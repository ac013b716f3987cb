package ogc

import (
	"net/http"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/feeds"
	"github.com/mapd/mapd/web/httpx"
	"github.com/mapd/mapd/web/pages"
)

var (
	landingHTML     = pageTemplate("landing")
	collectionsHTML = pageTemplate("collections")
	collectionHTML  = pageTemplate("collection")
)

// collectionRow is a collection in a table.
type collectionRow struct {
	Title, Description, Address string
	Count                       int
	From, To                    *string
}

func (p pageRequest) rows(s *snapshot.Snapshot) []collectionRow {
	var rows []collectionRow
	for _, d := range append(slices.Clone(descriptions), datasetDescriptions(s, p.texts)...) {
		rows = append(rows, p.row(d, s))
	}
	return rows
}

func (p pageRequest) row(d description, s *snapshot.Snapshot) collectionRow {
	row := collectionRow{Title: d.title, Description: d.description, Address: p.to(d.path()), Count: d.count(s)}
	if e := d.extent(s); e != nil && e.Temporal != nil {
		row.From, row.To = e.Temporal.Interval[0][0], e.Temporal.Interval[0][1]
	}
	return row
}

// count is how many items there are.
func (d description) count(s *snapshot.Snapshot) int {
	if d.dataset != nil {
		return s.CountIn(d.id, d.dataset.ID)
	}
	return s.Count(d.id)
}

func (a *resource) landingPage(w http.ResponseWriter, r *http.Request) error {
	p, err := readPage(r)
	if err != nil {
		return err
	}
	s := a.snapshots()
	return p.serve(w, s, landingHTML, func() (any, error) {
		f := p.frame(p.Say("api"), apiDescription)
		f.Described = catalogue(r, s)
		return struct {
			pages.Frame
			Collections []collectionRow
			Tools       []pages.Tool
			More        []pages.Link
		}{f, p.rows(s), p.tools(descriptions[1]), []pages.Link{
			{Text: p.Say("definition"), Address: p.to("/openapi")},
			{Text: p.Say("conformance"), Address: p.to("/conformance")},
			{Text: p.Say("datasets"), Address: p.to("/datasets")},
			{Text: p.Say("kinds"), Address: p.to("/kinds")},
			{Text: p.Say("tiles"), Address: p.to(tilesPath)},
			{Text: p.Say("matrices"), Address: p.to(tileMatrixSetsPath)},
			{Text: p.Say("styles"), Address: p.to(stylesPath)},
			{Text: p.Say("feeds"), Address: httpx.BaseURL(r) + feeds.Root},
			{Text: p.Say("onmap"), Address: httpx.BaseURL(r) + "/"},
		}}, nil
	})
}

func (a *resource) collectionsPage(w http.ResponseWriter, r *http.Request) error {
	p, err := readPage(r)
	if err != nil {
		return err
	}
	s := a.snapshots()
	return p.serve(w, s, collectionsHTML, func() (any, error) {
		return struct {
			pages.Frame
			Collections []collectionRow
		}{p.frame(p.Say("collections"), ""), p.rows(s)}, nil
	})
}

func (a *resource) collectionPage(w http.ResponseWriter, r *http.Request) error {
	d, s, err := a.described(r)
	if err != nil {
		return err
	}
	p, err := readPage(r)
	if err != nil {
		return err
	}
	return p.serve(w, s, collectionHTML, func() (any, error) {
		f := p.frame(d.title, d.description, p.collectionsLink(), p.collectionLink(d))
		f.Described = dataset(r, s, d)
		picture, err := p.mapOf(s, d, geo.Query{Collection: d.id, Datasets: d.datasets()})
		if err != nil {
			return nil, err
		}
		links := []pages.Link{
			{Text: p.Say("items"), Address: p.to(d.path() + "/items")},
			{Text: p.Say("schema"), Address: p.to(d.path() + "/schema")},
			{Text: p.Say("queryables"), Address: p.to(d.path() + "/queryables")},
			{Text: p.Say("sortables"), Address: p.to(d.path() + "/sortables")},
		}
		if d.located() {
			links = append(links, pages.Link{Text: p.Say("tiles"), Address: p.to(d.tiled().path)}, pages.Link{Text: p.Say("styles"), Address: p.to(stylesPath)})
		}
		var files []pages.Link
		for _, l := range feedLinks(r, d) {
			files = append(files, pages.Link{Text: strings.TrimPrefix(l.Title, "All as "), Address: l.Href, Type: l.Type})
		}
		return struct {
			pages.Frame
			Row   collectionRow
			Facts []pages.Fact
			Map   *pages.Map
			Links []pages.Link
			Files []pages.Link
			Tools []pages.Tool
		}{f, p.row(d, s), p.rights(s, d), picture, links, files, p.tools(d)}, nil
	})
}

// datasets are those that the collection is kept to; nil for all.
func (d description) datasets() []string {
	if d.dataset == nil {
		return nil
	}
	return []string{d.dataset.ID}
}

// madeOf are the public datasets that the items are of.
func (d description) madeOf(s *snapshot.Snapshot) []*geo.Dataset {
	return slices.DeleteFunc(slices.Clone(s.Datasets()), func(set *geo.Dataset) bool {
		return set.Visibility != geo.Public || d.dataset != nil && d.dataset.ID != set.ID
	})
}

// rights says whose the items are and what may be done with them.
func (p pageRequest) rights(s *snapshot.Snapshot, d description) []pages.Fact {
	facts := []pages.Fact{{Label: p.Say("licence")}, {Label: p.Say("credit")}, {Label: p.Say("language")}}
	add := func(i int, text, address string) {
		v := pages.Value{Text: text, Address: address}
		if text != "" && !slices.Contains(facts[i].Values, v) {
			facts[i].Values = append(facts[i].Values, v)
		}
	}
	for _, set := range d.madeOf(s) {
		add(0, set.Licence, feeds.LicenceAddress(set.Licence))
		add(1, set.Credit, "")
		add(2, set.Language, "")
	}
	return pages.Facts(facts...)
}

// tools says which address is for which tool.
func (p pageRequest) tools(d description) []pages.Tool {
	root := address(p.r, "")
	collection, items := address(p.r, d.path()), address(p.r, d.path()+"/items")
	tools := []pages.Tool{
		{For: "QGIS", Address: root, How: "Layer, Add Layer, WFS / OGC API – Features: New, paste it as the URL, version OGC API – Features, page size 1000."},
		{For: "ArcGIS Pro", Address: root, How: "Insert, Connections, Server, New OGC API Server: paste it as the server URL."},
		{For: "GDAL, ogr2ogr", How: "Any format that GDAL writes.", Code: "ogr2ogr " + d.name() + ".gpkg OAPIF:" + root + " " + d.name() + " -oo PAGE_SIZE=10000"},
		{For: "Python", How: "GeoPandas, or OWSLib for paging.", Code: "import geopandas\n" + "gdf = geopandas.read_file('" + items + "?limit=10000')"},
		{For: "R", How: "The package sf.", Code: "sf::read_sf('" + items + "?limit=10000')"},
		{For: "curl", Address: items, How: "GeoJSON; next leads to the next page.", Code: "curl -H 'Accept: application/geo+json' '" + items + "?limit=10'"},
	}
	if d.located() {
		style := withQuery(address(p.r, stylesPath+"/"+string(d.id)), d.only(nil))
		tools = append(tools, pages.Tool{For: "MapLibre", Address: style, How: "A style with all that it needs, from MapLibre GL JS 5.11 on; with names=false for older ones.",
			Code: "new maplibregl.Map({ container: 'map', style: '" + style + "' })"})
	}
	return append(tools, pages.Tool{For: "OGC API", Address: collection, How: "The collection as JSON for other clients."})
}
