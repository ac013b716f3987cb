package ogc

import (
	"math"
	"net/http"
	"slices"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/crs"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/feeds"
	"github.com/mapd/mapd/web/httpx"
)

const gregorian = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"

// description describes a collection in the API: all records of a collection of
// the store, or those of one dataset.
type description struct {
	id          geo.Collection
	dataset     *geo.Dataset // nil: all
	title       string
	description string
}

var descriptions = []description{
	{geo.Hotspots, nil, "Hotspots", "Places where scam centres are reported (role site), and the places needed to tell their story (transit, context). " +
		"Each carries its precision and radius: the true place lies within."},
	{geo.Events, nil, "Events", "What happened or was stated: raids, rescues, arrests, sanctions, power cuts, sentences, estimates and more. " +
		"Dates are EDTF (when) with the first and last possible day; an event known by country only has no geometry."},
	{geo.Flows, nil, "Flows", "Movements of people or of operations from a hotspot or country to another, each part of an event."},
	{geo.Sources, nil, "Sources", "The documents that the claims come from, with the CSL-JSON form that Zotero reads. They have no geometry."},
}

type collectionDocument struct {
	ID          string   `json:"id"`
	Title       string   `json:"title"`
	Description string   `json:"description"`
	ItemType    string   `json:"itemType"`
	Attribution string   `json:"attribution,omitempty"`
	License     string   `json:"license,omitempty"`
	Extent      *extent  `json:"extent,omitempty"`
	CRS         []string `json:"crs"`
	StorageCRS  string   `json:"storageCrs"`
	Links       []Link   `json:"links"`
}

type extent struct {
	Spatial  *spatialExtent  `json:"spatial,omitempty"`
	Temporal *temporalExtent `json:"temporal,omitempty"`
}

type spatialExtent struct {
	BBox [][4]float64 `json:"bbox"`
	CRS  string       `json:"crs"`
}

type temporalExtent struct {
	Interval [][2]*string `json:"interval"`
	TRS      string       `json:"trs"`
}

func (a *resource) collections(w http.ResponseWriter, r *http.Request) error {
	values, err := read(r)
	if err != nil {
		return err
	}
	s := a.snapshots()
	return serve(w, r, s, wordsFor(r, values), httpx.Content{Type: httpx.JSON}, func() (any, error) {
		documents := []collectionDocument{}
		for _, d := range append(slices.Clone(descriptions), datasetDescriptions(s, preferred(r))...) {
			documents = append(documents, d.document(r, s))
		}
		return map[string]any{
			"links":       []Link{{address(r, "/collections"), "self", httpx.JSON, "This document"}, asPage(r, "/collections", nil)},
			"collections": documents,
		}, nil
	})
}

func (a *resource) collection(w http.ResponseWriter, r *http.Request) error {
	d, s, err := a.described(r)
	if err != nil {
		return err
	}
	values, err := read(r)
	if err != nil {
		return err
	}
	return serve(w, r, s, wordsFor(r, values), httpx.Content{Type: httpx.JSON}, func() (any, error) {
		return d.document(r, s), nil
	})
}

func (d description) document(r *http.Request, s *snapshot.Snapshot) collectionDocument {
	document := collectionDocument{
		ID:          d.name(),
		Title:       d.title,
		Description: d.description,
		ItemType:    "feature",
		Extent:      d.extent(s),
		CRS:         d.systems(),
		StorageCRS:  crs.CRS84,
		Links: slices.Concat([]Link{
			{address(r, d.path()), "self", httpx.JSON, d.title},
			asPage(r, d.path(), nil),
			{address(r, d.path()+"/items"), "items", httpx.GeoJSON, "The items"},
			{address(r, "/collections"), "collection", httpx.JSON, "All collections"},
		}, schemaLinks(r, d), tileLinks(r, d), styleLinks(r, d), feedLinks(r, d)),
	}
	if d.dataset != nil {
		document.Attribution, document.License = d.dataset.Credit, d.dataset.Licence
		if at := feeds.LicenceAddress(d.dataset.Licence); at != "" {
			document.Links = append(document.Links, Link{at, "license", "text/html", d.dataset.Licence})
		}
	}
	return document
}

// systems lists the coordinate reference systems that items are given in.
func (d description) systems() []string {
	if !d.located() {
		return crs.Systems[:1]
	}
	return crs.Systems
}

// feedLinks links to the whole collection in other formats.
func feedLinks(r *http.Request, d description) []Link {
	var links []Link
	for _, f := range feeds.Formats() {
		at := withQuery(feeds.Address(httpx.BaseURL(r), d.id, f), d.only(nil))
		links = append(links, Link{at, "enclosure", f.MediaType(), "All as " + f.Title})
	}
	return links
}

// extent is nil for a collection without places and times.
func (d description) extent(s *snapshot.Snapshot) *extent {
	box, hasBox, window, hasWindow := d.covers(s)
	var e extent
	if hasBox {
		e.Spatial = &spatialExtent{BBox: [][4]float64{outward(box)}, CRS: crs.CRS84}
	}
	if hasWindow {
		e.Temporal = &temporalExtent{
			Interval: [][2]*string{{clock(window.Start, "T00:00:00Z"), clock(window.End, "T23:59:59Z")}},
			TRS:      gregorian,
		}
	}
	if e == (extent{}) {
		return nil
	}
	return &e
}

// outward rounds a box to seven decimals such that it still holds everything.
func outward(b geo.Box) [4]float64 {
	const scale = 1e7
	down := func(v float64) float64 { return math.Floor(v*scale) / scale }
	up := func(v float64) float64 { return math.Ceil(v*scale) / scale }
	return [4]float64{down(b.West), down(b.South), up(b.East), up(b.North)}
}

// clock writes a day as a date-time, null for an open end.
func clock(d geo.Day, time string) *string {
	if !d.Known() {
		return nil
	}
	text := d.String() + time
	return &text
}
