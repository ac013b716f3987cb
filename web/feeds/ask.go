package feeds

import (
	"cmp"
	"maps"
	"math"
	"net/url"
	"slices"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/httpx"
)

// Parameters describes all parameters that feeds know. Read says which of them
// a feed takes.
func Parameters() []httpx.Parameter {
	var all []httpx.Parameter
	for _, c := range Collections {
		for _, p := range httpx.Parameters(c) {
			if slices.ContainsFunc(all, func(known httpx.Parameter) bool { return known.Name == p.Name }) {
				continue
			}
			if p.Name == "limit" {
				p.Description = "How many items to give at most; without it all of them. Atom gives pages, of at most 1000."
			}
			all = append(all, p)
		}
	}
	return append(all,
		httpx.Parameter{Name: "lang", Description: "The language to give texts in (BCP 47); others are the fallback."},
		markedParameter)
}

var markedParameter = httpx.Parameter{Name: marked, Values: []string{"true", "false"},
	Description: "true puts a byte order mark before CSV, by which some spreadsheets know UTF-8."}

// ParametersOf describes the parameters that a feed takes, but lang.
func ParametersOf(c geo.Collection, format Format) []httpx.Parameter {
	var taken []httpx.Parameter
	for _, p := range httpx.Parameters(c) {
		switch {
		case p.Name == "after" && !format.paged, p.Name == "offset" && format.paged:
			continue
		case p.Name == "limit" && format.paged:
			p.Max, p.Default, p.Description = mostEntries, usualEntries, "How many entries a page has at most."
		case p.Name == "limit":
			p.Max, p.Default, p.Description = math.MaxInt32, math.MaxInt32, "How many items to give at most; all of them without it."
		}
		taken = append(taken, p)
	}
	if format.Name == "csv" {
		taken = append(taken, markedParameter)
	}
	return taken
}

// marked asks for a byte order mark before CSV.
const marked = "bom"

// Read reads the parameters of a feed: those of items, but that everything is
// given if no limit is.
func Read(values url.Values, c geo.Collection, format Format) (Ask, error) {
	also := []string{"lang"}
	if format.Name == "csv" {
		also = append(also, marked)
	}
	q, err := httpx.ParseQuery(values, c, also...)
	if err != nil {
		return Ask{}, err
	}
	ask := Ask{Query: q, Parameters: written(values), filter: filterOf(values)}
	if err := ask.takePage(values, format); err != nil {
		return ask, err
	}
	switch values.Get(marked) {
	case "", "false":
	case "true":
		ask.Marked = true
	default:
		return ask, geo.InvalidParam(marked, "%q is not one of true, false", values.Get(marked))
	}
	return ask, nil
}

// takePage reads how much is asked for.
func (a *Ask) takePage(values url.Values, format Format) (err error) {
	q := &a.Query
	switch {
	case format.paged && values.Has("offset"):
		return geo.InvalidParam("offset", "this format has pages that stay right while data changes; follow its next links")
	case format.paged:
		a.Page, a.After = min(cmp.Or(q.Limit, usualEntries), mostEntries), q.After
		q.Limit, q.After = 0, ""
	case q.After != "":
		return geo.InvalidParam("after", "this format gives everything at once; leave it out")
	case values.Has("limit"):
		q.Limit, err = httpx.Clamped("limit", values.Get("limit"), 1, math.MaxInt32)
	}
	return err
}

// filterOf is the part of the parameters that chooses items, as addresses have
// it.
func filterOf(values url.Values) string {
	chosen := maps.Clone(values)
	for _, name := range []string{"limit", "after", "lang", marked} {
		chosen.Del(name)
	}
	return chosen.Encode()
}

// written writes parameters as people read them: sorted, without escapes.
func written(values url.Values) string {
	text, err := url.QueryUnescape(values.Encode())
	if err != nil { // what Encode writes can be read
		return values.Encode()
	}
	return text
}
