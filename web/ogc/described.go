package ogc

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
	"github.com/mapd/mapd/web/record"
)

// described returns the collection that the path names, and the snapshot that
// has it.
func (a *resource) described(r *http.Request) (description, *snapshot.Snapshot, error) {
	s := a.snapshots()
	id, _ := pathValue(r, "collectionId")
	for _, d := range descriptions {
		if string(d.id) == id {
			return d, s, nil
		}
	}
	if dataset, ok := strings.CutPrefix(id, eventsOf); ok {
		if d, ok := s.Dataset(dataset); ok && s.CountIn(geo.Events, d.ID) > 0 {
			return describeDataset(d, preferred(r)), s, nil
		}
	}
	return description{}, nil, geo.Errorf(geo.NotFound,
		"there is no such collection; there are hotspots, events, flows, sources, and the events of each dataset as events.DATASET")
}

// eventsOf begins the names of the collections of single datasets.
const eventsOf = string(geo.Events) + "."

// datasetDescriptions describes the collections of the datasets that have
// events, ordered by id.
func datasetDescriptions(s *snapshot.Snapshot, l *record.Words) []description {
	var list []description
	for _, d := range s.Datasets() {
		if s.CountIn(geo.Events, d.ID) > 0 {
			list = append(list, describeDataset(d, l))
		}
	}
	return list
}

func describeDataset(d *geo.Dataset, l *record.Words) description {
	title := d.ID
	if text := l.Text(d.Title); text != nil {
		title = *text
	}
	return description{geo.Events, d, title, "The events of the dataset " + d.ID + ", with the columns that they have."}
}

// preferred gives texts in the languages of a request whose parameters may be
// wrong in other ways.
func preferred(r *http.Request) *record.Words {
	values, err := httpx.Params(r)
	if err != nil {
		values = nil
	}
	return wordsFor(r, values)
}

// name is what addresses call the collection.
func (d description) name() string {
	if d.dataset != nil {
		return eventsOf + d.dataset.ID
	}
	return string(d.id)
}

// path is the address of the collection below Root.
func (d description) path() string { return collectionPath(d.name()) }

func collectionPath(name string) string { return "/collections/" + name }

// covers is the extent of the items.
func (d description) covers(s *snapshot.Snapshot) (box geo.Box, boxOK bool, w geo.Window, wOK bool) {
	if d.dataset != nil {
		return s.ExtentIn(d.id, d.dataset.ID)
	}
	return s.Extent(d.id)
}

// properties are those by which the items can be filtered.
func (d description) properties(s *snapshot.Snapshot) geo.Schema {
	if d.dataset != nil {
		return s.PropertiesIn(d.id, d.dataset.ID)
	}
	return s.Properties(d.id)
}

// has reports whether an item is one of the collection.
func (d description) has(item *snapshot.Item) bool {
	return d.dataset == nil || item.Record().InDataset() == d.dataset.ID
}

// only adds to a query what chooses the items of the collection out of all.
func (d description) only(query url.Values) url.Values {
	if d.dataset == nil {
		return query
	}
	return with(query, "dataset", d.dataset.ID)
}

// parameters are those that choose among the items. A collection of one dataset
// does not know the parameter dataset.
func (d description) parameters() []httpx.Parameter {
	var known []httpx.Parameter
	for _, p := range httpx.Parameters(d.id) {
		if d.dataset == nil || p.Name != "dataset" {
			known = append(known, p)
		}
	}
	return known
}

// ask reads a query with parse, one of httpx's, and keeps it to the items of
// the collection.
func (d description) ask(parse func(url.Values, geo.Collection, ...string) (geo.Query, error), values url.Values, also ...string) (geo.Query, error) {
	if d.dataset != nil && values.Has("dataset") {
		return geo.Query{}, geo.InvalidParam("dataset", "this collection is the dataset %s; leave the parameter out, or ask %s", d.dataset.ID, d.id)
	}
	q, err := parse(values, d.id, also...)
	if d.dataset != nil {
		q.Datasets = []string{d.dataset.ID}
	}
	return q, err
}
