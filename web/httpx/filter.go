package httpx

import (
	"net/url"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/cql2"
	"github.com/mapd/mapd/geo/crs"
)

// The forms in which filter can be written.
const (
	filterText = "cql2-text"
	filterJSON = "cql2-json"
)

var filterLanguages = []string{filterText, filterJSON}

// readFilter reads filter, filter-lang and filter-crs (OGC API - Features,
// Part 3, section 7). Whether the names in the filter are known is found out
// by who answers.
func readFilter(q *geo.Query, values url.Values) error {
	language, err := OneOf(values, "filter-lang", filterLanguages)
	if err != nil {
		return err
	}
	system, err := OneOf(values, "filter-crs", crs.Systems)
	if err != nil {
		return err
	}
	if !values.Has("filter") {
		return nil
	}
	parse := cql2.Parse
	if language == filterJSON {
		parse = cql2.ParseJSON
	}
	filter, err := parse(values.Get("filter"))
	if err != nil {
		return err
	}
	if filter, err = filter.In(system); err != nil {
		return geo.InvalidParam("filter-crs", "%v", err)
	}
	q.Filter = filter
	return nil
}

// readBox reads bbox and bbox-crs (Part 2, section 6.3).
func readBox(q *geo.Query, values url.Values) error {
	system, err := OneOf(values, "bbox-crs", crs.Systems)
	if err != nil || !values.Has("bbox") {
		return err
	}
	turn, _ := crs.Degrees(system)
	box, err := geo.ParseBoxIn(values.Get("bbox"), turn)
	switch {
	case err != nil && system != crs.CRS84:
		return geo.InvalidParam("bbox", "%v; write the lower left and the upper right corner in the order of axes of %s", err, system)
	case err != nil:
		return geo.InvalidParam("bbox", "%v; write west,south,east,north in degrees, for example 97,10,110,24", err)
	}
	q.Box = &box
	return nil
}

// OneOf returns the value of a parameter, the first of those allowed if it is
// missing.
func OneOf(values url.Values, name string, allowed []string) (string, error) {
	if !values.Has(name) {
		return allowed[0], nil
	}
	if value := values.Get(name); slices.Contains(allowed, value) {
		return value, nil
	}
	return "", geo.InvalidParam(name, "%q is not one of %s", values.Get(name), strings.Join(allowed, ", "))
}
