package ogc

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/tiles"
	"github.com/mapd/mapd/web/httpx"
	"github.com/mapd/mapd/web/pages"
)

var documentHTML = pageTemplate("document")

// documentView is a page of facts and tables.
type documentView struct {
	pages.Frame
	Facts  []pages.Fact
	Tools  []pages.Tool
	Tables []table
}

// table is a table with heads over its columns.
type table struct {
	Title   string
	Columns []string
	Rows    [][]pages.Value
}

func cells(texts ...string) []pages.Value {
	row := make([]pages.Value, len(texts))
	for i, text := range texts {
		row[i] = pages.Value{Text: text}
	}
	return row
}

// document answers with a page of facts and tables that content gives.
func (a *resource) document(content func(p pageRequest, s *snapshot.Snapshot) (documentView, error)) httpx.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) error {
		p, err := readPage(r)
		if err != nil {
			return err
		}
		s := a.snapshots()
		view, err := content(p, s)
		if err != nil {
			return err
		}
		return p.serve(w, s, documentHTML, func() (any, error) { return view, nil })
	}
}

func (a *resource) conformancePage(p pageRequest, _ *snapshot.Snapshot) (documentView, error) {
	v := documentView{Frame: p.frame(p.Say("conformance"), "")}
	for _, class := range conformsTo {
		standard, name, _ := strings.Cut(strings.TrimPrefix(class, "http://www.opengis.net/spec/"), "/conf/")
		if n := len(v.Tables); n == 0 || v.Tables[n-1].Title != standard {
			v.Tables = append(v.Tables, table{Title: standard, Columns: []string{p.Say("name"), p.Say("id")}})
		}
		last := &v.Tables[len(v.Tables)-1]
		last.Rows = append(last.Rows, []pages.Value{{Text: name}, {Text: class, Address: class}})
	}
	return v, nil
}

func (a *resource) datasetsPage(p pageRequest, s *snapshot.Snapshot) (documentView, error) {
	t := table{Columns: []string{p.Say("title"), p.Say("id"), p.Say("licence"), p.Say("credit"), p.Say("language")}}
	for _, d := range s.Datasets() {
		if d.Visibility != geo.Public {
			continue
		}
		described := describeDataset(d, p.texts)
		title := pages.Value{Text: described.title}
		if s.CountIn(geo.Events, d.ID) > 0 {
			title.Address = p.to(described.path())
		}
		t.Rows = append(t.Rows, append([]pages.Value{title}, cells(d.ID, d.Licence, d.Credit, d.Language)...))
	}
	return documentView{Frame: p.frame(p.Say("datasets"), ""), Tables: []table{t}}, nil
}

func (a *resource) kindsPage(p pageRequest, s *snapshot.Snapshot) (documentView, error) {
	t := table{Columns: []string{p.Say("kind"), p.Say("id"), p.Say("family"), p.Say("dataset")}}
	for _, k := range s.Kinds() {
		row := cells(p.kindLabel(s, k.ID), k.ID, string(s.Family(k.ID)), k.Dataset)
		row[0].Address = withQuery(address(p.r, collectionPath(string(geo.Events))+"/items"), with(p.language(), "kind", k.ID))
		t.Rows = append(t.Rows, row)
	}
	return documentView{Frame: p.frame(p.Say("kinds"), ""), Tables: []table{t}}, nil
}

func (a *resource) stylesPage(p pageRequest, _ *snapshot.Snapshot) (documentView, error) {
	v := documentView{Frame: p.frame(p.Say("styles"), "")}
	for _, s := range styledAll() {
		at := address(p.r, s.path())
		v.Tools = append(v.Tools, pages.Tool{For: s.title, Address: at, Code: "new maplibregl.Map({ container: 'map', style: '" + at + "' })"})
	}
	return v, nil
}

func (a *resource) tilesetsPage(p pageRequest, _ *snapshot.Snapshot) (documentView, error) {
	t, s, err := a.tiledOf(p.r)
	if err != nil {
		return documentView{}, err
	}
	described, err := tiles.Describe(s, t.title, "", t.names()...)
	if err != nil {
		return documentView{}, err
	}
	template := t.template(p.r, nil, "{z}", "{y}", "{x}")
	v := documentView{
		Frame: p.frame(t.title+": "+p.Say("tiles"), described.Description),
		Facts: pages.Facts(
			pages.Fact{Label: p.Say("matrices"), Values: []pages.Value{{Text: webMercatorQuad, Address: p.to(tileMatrixSetPath)}}},
			pages.Text(p.Say("zooms"), fmt.Sprintf("0–%d", described.MaxZoom)),
		),
		Tools: []pages.Tool{
			{For: "MapLibre, OpenLayers", Address: withQuery(address(p.r, t.tilesetPath()), with(nil, "f", "tilejson")), How: "TileJSON"},
			{For: "QGIS", Address: template, How: "Layer, Add Layer, Vector Tile Layer, New Generic Connection; zooms 0 to " + strconv.Itoa(described.MaxZoom) + "."},
			{For: "OGC API – Tiles", Address: asJSON(p.r, t.tilesetPath()), How: webMercatorQuad},
		},
	}
	for _, l := range described.VectorLayers {
		fields := table{Title: l.ID + ": " + l.Description, Columns: []string{p.Say("name"), p.Say("type"), p.Say("what")}}
		for _, name := range slices.Sorted(maps.Keys(l.Fields)) {
			kind, text, _ := strings.Cut(l.Fields[name], ": ")
			fields.Rows = append(fields.Rows, cells(name, kind, text))
		}
		v.Tables = append(v.Tables, fields)
	}
	return v, nil
}

func (a *resource) tileMatrixPage(p pageRequest, _ *snapshot.Snapshot) (documentView, error) {
	t := table{Columns: []string{p.Say("zooms"), p.Say("scale"), "m / px"}}
	for _, m := range tileMatrices() {
		t.Rows = append(t.Rows, cells(m.ID, strconv.FormatFloat(m.ScaleDenominator, 'f', 0, 64), strconv.FormatFloat(m.CellSize, 'g', 6, 64)))
	}
	return documentView{
		Frame:  p.frame(p.Say("matrices"), ""),
		Facts:  []pages.Fact{{Label: p.Say("id"), Values: []pages.Value{{Text: webMercatorQuad, Address: p.to(tileMatrixSetPath)}, {Text: webMercatorQuadURI, Address: webMercatorQuadURI}}}},
		Tables: []table{t},
	}, nil
}

// ofThatMatrixSet keeps a page to the tile matrix set that there is.
func (a *resource) ofThatMatrixSet(page httpx.HandlerFunc) httpx.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) error {
		if err := checkTileMatrixSet(r); err != nil {
			return err
		}
		return page(w, r)
	}
}

// schemaPage shows a schema of a collection.
func (a *resource) schemaPage(name string, properties func(*snapshot.Snapshot, description) object) httpx.HandlerFunc {
	return a.document(func(p pageRequest, _ *snapshot.Snapshot) (documentView, error) {
		d, s, err := a.described(p.r)
		if err != nil {
			return documentView{}, err
		}
		t := table{Columns: []string{p.Say("name"), p.Say("type"), p.Say("what"), p.Say("values")}}
		members := properties(s, d)
		for _, name := range inSequence(members) {
			m, _ := members[name].(object)
			t.Rows = append(t.Rows, cells(name, typeOf(m), text(m["description"]), values(m)))
		}
		return documentView{Frame: p.frame(d.title+": "+p.Say(name), "", p.collectionsLink(), p.collectionLink(d)), Tables: []table{t}}, nil
	})
}

// inSequence are the names of properties in the order that they say, else by
// name.
func inSequence(members object) []string {
	names := slices.Sorted(maps.Keys(members))
	place := func(name string) int {
		m, _ := members[name].(object)
		n, _ := m["x-ogc-propertySeq"].(int)
		return n
	}
	slices.SortStableFunc(names, func(a, b string) int { return place(a) - place(b) })
	return names
}

// typeOf is the type of a schema with its format, for people.
func typeOf(m object) string {
	return strings.TrimSpace(text(m["type"]) + " " + text(m["format"]))
}

// values are the only ones that a schema allows.
func values(m object) string {
	if items, ok := m["items"].(object); ok {
		m = items
	}
	list, _ := m["enum"].([]string)
	return joined(list)
}

func text(v any) string {
	s, _ := v.(string)
	return s
}
