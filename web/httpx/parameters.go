package httpx

import (
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/crs"
)

var (
	dated   = []geo.Collection{geo.Events, geo.Flows}
	placed  = []geo.Collection{geo.Hotspots, geo.Events, geo.Flows}
	onSites = []geo.Collection{geo.Hotspots}
)

// parameters is the one table of query parameters, in the order in which the
// documentation lists them.
var parameters = []Parameter{
	{
		Name: "bbox", Shape: Box,
		Description: "Only items in this box: west,south,east,north in degrees (CRS84). West may be greater than east: then the box crosses the date line. " +
			"Six numbers give heights too, which are left out. Items without a geometry (known by country only) match every box.",
	}, {
		Name: "bbox-crs", Shape: Word, Values: crs.Systems,
		Description: "The coordinate reference system of bbox: CRS84 (the default; longitude, latitude), EPSG:4326 (latitude, longitude) or EPSG:3857 (metres).",
	}, {
		Name: "datetime", Shape: Word, read: readWindow,
		Description: "Only items of this time: a day, month or year, a date-time, or two of them joined by a slash, where .. leaves an end open. " +
			"A date-time counts as its day. Items without a date match every time. On hotspots it keeps those with an event or a status in that time.",
	}, {
		Name: "time-mode", Shape: Word, Values: []string{string(geo.May), string(geo.Must)}, Collections: placed, read: readMode,
		Description: "How datetime treats dates that are not exact: may (the default) keeps what possibly lies in the window, must only what certainly does.",
	}, {
		Name: "kind", Shape: List, Collections: dated,
		read:        listOf("kind", nil, func(q *geo.Query) *[]string { return &q.Kinds }),
		Description: "Only items of these kinds; /api/kinds lists them.",
	}, {
		Name: "family", Shape: List, Values: texts(geo.Families), Collections: dated,
		read:        listOf("family", geo.Families, func(q *geo.Query) *[]geo.Family { return &q.Families }),
		Description: "Only items whose kind is of these colour families.",
	}, {
		Name: "country", Shape: List, Collections: placed, read: readCountries,
		Description: "Only items of these countries (ISO 3166-1 alpha-2).",
	}, {
		Name: "hotspot", Shape: List, Collections: placed,
		read:        listOf("hotspot", nil, func(q *geo.Query) *[]string { return &q.Hotspots }),
		Description: "Only items at these hotspots (ids). A hotspot stands for its parts too.",
	}, {
		Name: "dataset", Shape: List,
		read:        listOf("dataset", nil, func(q *geo.Query) *[]string { return &q.Datasets }),
		Description: "Only items of these datasets (ids).",
	}, {
		Name: "source", Shape: List, Collections: placed,
		read:        listOf("source", nil, func(q *geo.Query) *[]string { return &q.Sources }),
		Description: "Only items that cite one of these sources (ids).",
	}, {
		Name: "confidence", Shape: List, Values: texts(geo.Confidences), Collections: dated,
		read:        listOf("confidence", geo.Confidences, func(q *geo.Query) *[]geo.Confidence { return &q.Confidence }),
		Description: "Only items of these confidences.",
	}, {
		Name: "precision", Shape: List, Values: texts(geo.Precisions), Collections: placed,
		read:        listOf("precision", geo.Precisions, func(q *geo.Query) *[]geo.Precision { return &q.Precisions }),
		Description: "Only items whose place is known this exactly.",
	}, {
		Name: "role", Shape: List, Values: texts(geo.Roles), Collections: onSites,
		read:        listOf("role", geo.Roles, func(q *geo.Query) *[]geo.Role { return &q.Roles }),
		Description: "Only hotspots of these roles: scam centres are reported at sites.",
	}, {
		Name: "type", Shape: List, Values: geo.HotspotTypes, Collections: onSites,
		read:        listOf("type", geo.HotspotTypes, func(q *geo.Query) *[]string { return &q.Types }),
		Description: "Only hotspots of these types.",
	}, {
		Name: "q", Shape: Word, read: func(q *geo.Query, value string) error { q.Text = value; return nil },
		Description: "Only items whose names, titles, summaries or places match this text.",
	}, {
		Name: "ids", Shape: List,
		read:        listOf("ids", nil, func(q *geo.Query) *[]string { return &q.IDs }),
		Description: "Only the items with these ids.",
	}, {
		Name: "filter", Shape: Word,
		Description: "Only items that meet this condition on their properties, in CQL2 (OGC 21-065r2), for example: kind = 'raid' AND start >= DATE('2024-01-01'). " +
			"queryables lists the properties. Items without a value that the condition asks for are left out.",
	}, {
		Name: "filter-lang", Shape: Word, Values: filterLanguages,
		Description: "The form of filter: cql2-text (the default) or cql2-json.",
	}, {
		Name: "filter-crs", Shape: Word, Values: crs.Systems,
		Description: "The coordinate reference system of the coordinates in filter: CRS84 (the default; longitude, latitude), EPSG:4326 (latitude, longitude) or EPSG:3857 (metres).",
	}, {
		Name: "limit", Shape: Number, Min: 1, Max: MaxLimit, Default: DefaultLimit, Paging: true,
		read:        number("limit", 1, MaxLimit, func(q *geo.Query) *int { return &q.Limit }),
		Description: "How many items a page holds at most. More than the maximum is cut to it.",
	}, {
		Name: "offset", Shape: Number, Max: maxOffset, Paging: true,
		read:        number("offset", 0, maxOffset, func(q *geo.Query) *int { return &q.Offset }),
		Description: "How many items to skip. To read everything, follow the next links instead: they stay right while data changes.",
	}, {
		Name: "after", Shape: Word, Paging: true, read: func(q *geo.Query, value string) error { q.After = value; return nil },
		Description: "Go on after the page whose next link holds this token. It excludes offset.",
	},
}
