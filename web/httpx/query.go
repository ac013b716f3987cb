package httpx

import (
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/mapd/mapd/geo"
)

// The sizes of a page of items.
const (
	DefaultLimit = 100
	MaxLimit     = 10000 // more is cut to this, as the standard allows
)

// maxOffset bounds how far a page may be skipped to.
const maxOffset = 1_000_000_000

// Shape says how a parameter's value is written.
type Shape int

// The shapes of a parameter.
const (
	Word   Shape = iota // one text
	List                // texts joined by commas
	Number              // a whole number
	Box                 // four or six numbers joined by commas
)

// Parameter describes a query parameter and reads it into a query. The OpenAPI
// document is made from the same table that reads requests.
type Parameter struct {
	Name        string
	Description string
	Shape       Shape
	// Values lists the allowed values; nil allows any.
	Values []string
	// Collections that know the parameter; nil means all.
	Collections []geo.Collection
	// Min, Max and Default bound a Number.
	Min, Max, Default int
	// Paging marks those that choose a page and not the items.
	Paging bool

	read func(q *geo.Query, value string) error
}

// Parameters returns the parameters that the items of a collection know.
func Parameters(c geo.Collection) []Parameter {
	var known []Parameter
	for _, p := range parameters {
		if p.knows(c) {
			known = append(known, p)
		}
	}
	return known
}

func (p Parameter) knows(c geo.Collection) bool {
	return p.Collections == nil || slices.Contains(p.Collections, c)
}

// ParseQuery reads the parameters of items, paging included, into a query.
// Unknown parameters are errors unless listed in also. A missing limit gives
// Limit 0; a page of items uses DefaultLimit then.
func ParseQuery(values url.Values, collection geo.Collection, also ...string) (geo.Query, error) {
	return parse(values, Parameters(collection), collection, also)
}

// ParseFilter is ParseQuery for resources without pages, such as tiles and
// aggregates: limit, offset and after are unknown to it.
func ParseFilter(values url.Values, collection geo.Collection, also ...string) (geo.Query, error) {
	known := slices.DeleteFunc(Parameters(collection), func(p Parameter) bool { return p.Paging })
	return parse(values, known, collection, also)
}

func parse(values url.Values, known []Parameter, collection geo.Collection, also []string) (geo.Query, error) {
	q := geo.Query{Collection: collection, Mode: geo.May}
	names := slices.Clone(also)
	for _, p := range known {
		names = append(names, p.Name)
	}
	if err := Allow(values, names...); err != nil {
		return q, err
	}
	for _, p := range known {
		if !values.Has(p.Name) {
			continue
		}
		value := values.Get(p.Name)
		if value == "" {
			return q, geo.InvalidParam(p.Name, "it is empty; give a value or leave it out")
		}
		if p.read == nil { // it is read together with others
			continue
		}
		if err := p.read(&q, value); err != nil {
			return q, err
		}
	}
	if q.After != "" && values.Has("offset") {
		return q, geo.InvalidParam("after", "it excludes offset; give one of them")
	}
	if err := readBox(&q, values); err != nil {
		return q, err
	}
	return q, readFilter(&q, values)
}

func readWindow(q *geo.Query, value string) error {
	window, err := geo.ParseWindow(value)
	if err != nil {
		return geo.InvalidParam("datetime", "%v; write a day (2025-10-20) or two joined by a slash (2025-10-01/2025-10-31, ../2024-12-31, 2025-10-01/P7D)", err)
	}
	q.Window = &window
	return nil
}

// maxListed bounds the values of one list.
const maxListed = 1000

// SplitList reads a parameter that lists values.
func SplitList(name, value string) ([]string, error) {
	list := strings.Split(value, ",")
	if len(list) > maxListed {
		return nil, geo.InvalidParam(name, "it lists %d values; at most %d are allowed", len(list), maxListed)
	}
	for i := range list {
		if list[i] = strings.TrimSpace(list[i]); list[i] == "" {
			return nil, geo.InvalidParam(name, "it holds an empty value; write values joined by single commas")
		}
	}
	return list, nil
}

// listOf returns a reader of a list of texts; allowed, if any, names the only
// values that are right.
func listOf[T ~string](name string, allowed []T, field func(*geo.Query) *[]T) func(*geo.Query, string) error {
	return func(q *geo.Query, value string) error {
		list, err := SplitList(name, value)
		if err != nil {
			return err
		}
		into := field(q)
		for _, text := range list {
			if allowed != nil && !slices.Contains(allowed, T(text)) {
				return geo.InvalidParam(name, "%q is not one of %s", text, strings.Join(texts(allowed), ", "))
			}
			*into = append(*into, T(text))
		}
		return nil
	}
}

func readCountries(q *geo.Query, value string) error {
	list, err := SplitList("country", value)
	if err != nil {
		return err
	}
	for _, text := range list {
		code := strings.ToUpper(text)
		if !geo.IsCountryCode(code) {
			return geo.InvalidParam("country", "%q is not a country code; write two letters as in ISO 3166-1, for example KH,MM", text)
		}
		q.Countries = append(q.Countries, code)
	}
	return nil
}

func readMode(q *geo.Query, value string) error {
	switch mode := geo.Mode(value); mode {
	case geo.May, geo.Must:
		q.Mode = mode
		return nil
	}
	return geo.InvalidParam("time-mode", "%q is not one of may, must", value)
}

// number returns a reader of a whole number from low on; what is above high is
// cut to it.
func number(name string, low, high int, field func(*geo.Query) *int) func(*geo.Query, string) error {
	return func(q *geo.Query, value string) error {
		n, err := Clamped(name, value, low, high)
		*field(q) = n
		return err
	}
}

// Clamped reads a parameter that is a whole number from low on; what is above
// high is cut to it.
func Clamped(name, value string, low, high int) (int, error) {
	n, ok := WholeNumber(value)
	if !ok || n < low {
		return 0, geo.InvalidParam(name, "%q is not a whole number from %d to %d", value, low, high)
	}
	return min(n, high), nil
}

// WholeNumber reads a number of digits alone. One that is too great for an int
// is the greatest there is.
func WholeNumber(text string) (n int, ok bool) {
	if text == "" || strings.Trim(text, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return math.MaxInt, true
	}
	return n, true
}

func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}
