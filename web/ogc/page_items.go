package ogc

import (
	"maps"
	"net/http"
	"net/url"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
	"github.com/mapd/mapd/web/pages"
	"github.com/mapd/mapd/web/record"
)

var itemsHTML = pageTemplate("items")

const (
	// pageItems is how many items a page shows if nothing is said, mostShown how
	// many at most: a page is for reading.
	pageItems = 50
	mostShown = 1000
	// mostMarks bounds the marks on a small map.
	mostMarks = 2000
)

// itemRow is an item in a table.
type itemRow struct {
	Title, Lang, Address string
	Cells                []cell
}

// cell is a text of a row; that of a day is not broken.
type cell struct {
	Text string
	Day  bool
}

func plainCell(s *string) cell { return cell{Text: or(s)} }

func dayCell(s *string) cell { return cell{or(s), true} }

func (a *resource) itemsPage(w http.ResponseWriter, r *http.Request) error {
	d, s, err := a.described(r)
	if err != nil {
		return err
	}
	p, err := openPage(r)
	if err != nil {
		return err
	}
	q, err := d.ask(httpx.ParseQuery, p.values, "lang", sortParameter.Name)
	if err != nil {
		return err
	}
	if q.Sort, err = readSort(p.values); err != nil {
		return err
	}
	if q.Limit = min(q.Limit, mostShown); q.Limit == 0 {
		q.Limit = pageItems
	}
	return p.serve(w, s, itemsHTML, func() (any, error) {
		page, err := s.Find(r.Context(), q)
		if err != nil {
			return nil, err
		}
		rows, places := make([]itemRow, len(page.Items)), []pages.Place(nil)
		for i, item := range page.Items {
			rows[i] = p.itemRow(d, item)
			places = append(places, placeOf(s, item))
		}
		picture, err := pages.NewMap(p.Say("mapof"), places)
		if err != nil {
			return nil, err
		}
		f := p.frame(d.title, "", p.collectionsLink(), p.collectionLink(d), pages.Link{Text: p.Say("items"), Address: p.to(d.path() + "/items")})
		f.Formats = []pages.Link{{Text: "GeoJSON", Address: p.self("f", "json"), Type: httpx.GeoJSON}}
		return struct {
			pages.Frame
			Matched int
			Chosen  []pages.Fact
			Columns []string
			Rows    []itemRow
			Map     *pages.Map
			Pages   []pages.Link
		}{f, page.Matched, p.chosen(d), p.columns(d), rows, picture, p.pager(d, q, page)}, nil
	})
}

// pageQuery is what the page of items takes of a query of items: not how they
// are written.
func pageQuery(values url.Values) url.Values {
	query := maps.Clone(values)
	for _, name := range namesOf(formParameters) {
		query.Del(name)
	}
	return query
}

// chosen are the parameters that chose the items.
func (p pageRequest) chosen(d description) []pages.Fact {
	var facts []pages.Fact
	for _, parameter := range d.parameters() {
		if !parameter.Paging {
			facts = append(facts, pages.Text(parameter.Name, p.values.Get(parameter.Name)))
		}
	}
	return pages.Facts(facts...)
}

// pager leads to the pages beside this one.
func (p pageRequest) pager(d description, q geo.Query, page snapshot.Page) []pages.Link {
	var links []pages.Link
	for _, l := range pageLinks(p.r, d, p.values, q, page) {
		switch l.Rel {
		case "prev":
			links = append(links, pages.Link{Text: p.Say("prev"), Address: l.Href})
		case "next":
			links = append(links, pages.Link{Text: p.Say("next"), Address: l.Href})
		}
	}
	if q.After != "" {
		first := with(p.values, "limit", p.values.Get("limit"))
		first.Del("after")
		if first.Get("limit") == "" {
			first.Del("limit")
		}
		links = append([]pages.Link{{Text: p.Say("first"), Address: withQuery(address(p.r, d.path()+"/items"), first)}}, links...)
	}
	return links
}

// columns are the heads of the cells of itemRow, after that of the title.
func (p pageRequest) columns(d description) []string {
	switch d.id {
	case geo.Hotspots:
		return []string{p.Say("type"), p.Say("role"), p.Say("country"), p.Say("cited"), p.Say("precision")}
	case geo.Events:
		return []string{p.Say("kind"), p.Say("start"), p.Say("end"), p.Say("place"), p.Say("countries"), p.Say("confidence")}
	case geo.Flows:
		return []string{p.Say("start"), p.Say("end"), p.Say("from"), p.Say("to"), p.Say("confidence")}
	}
	return []string{p.Say("by"), p.Say("in"), p.Say("of"), p.Say("type")}
}

func (p pageRequest) itemRow(d description, item *snapshot.Item) itemRow {
	row := itemRow{Title: item.ID(), Address: p.to(d.itemPath(item.ID()))}
	name := func(text, lang *string) {
		if text != nil && *text != "" {
			row.Title = *text
		}
		row.Lang = or(lang)
	}
	switch v := record.Properties(item, p.texts).(type) {
	case record.Hotspot:
		name(v.Name, v.Lang)
		row.Cells = []cell{{Text: v.Type}, {Text: v.Role}, plainCell(v.Country), dayCell(v.LastCited), plainCell(v.Precision)}
	case record.Event:
		name(v.Title, v.Lang)
		row.Cells = []cell{{Text: v.Kind}, dayCell(v.Start), dayCell(v.End), plainCell(v.Place), {Text: joined(v.Countries)}, plainCell(v.Confidence)}
	case record.Flow:
		name(v.Title, v.Lang)
		row.Cells = []cell{dayCell(v.Start), dayCell(v.End), plainCell(v.From), plainCell(v.To), plainCell(v.Confidence)}
	case record.Source:
		name(v.Title, v.Language)
		row.Cells = []cell{plainCell(v.Author), plainCell(v.Container), dayCell(v.Issued), plainCell(v.Type)}
	}
	return row
}

// mapOf draws the first items that a query finds.
func (p pageRequest) mapOf(s *snapshot.Snapshot, d description, q geo.Query) (*pages.Map, error) {
	if !d.located() {
		return nil, nil
	}
	var places []pages.Place
	err := s.Each(p.r.Context(), q, func(item *snapshot.Item) bool {
		if item.Geometry != nil {
			places = append(places, placeOf(s, item))
			places[len(places)-1].Radius = 0 // rings of all would hide each other
		}
		return len(places) < mostMarks
	})
	if err != nil {
		return nil, err
	}
	return pages.NewMap(p.Say("mapof"), places)
}

// placeOf is an item as it is drawn: hotspots look by their role, all else by
// the family of its kind.
func placeOf(s *snapshot.Snapshot, item *snapshot.Item) pages.Place {
	place := pages.Place{Geometry: item.Geometry}
	switch r := item.Record().(type) {
	case *geo.Hotspot:
		place.Class, place.Radius = string(r.Role), r.RadiusM
	case *geo.Event:
		place.Class, place.Radius = string(s.Family(r.Kind)), r.RadiusM
	case *geo.Flow:
		place.Class = string(s.Family(r.Kind))
	}
	return place
}
