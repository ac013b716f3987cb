package ogc

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/crs"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
)

// form says how Features are written.
type form struct {
	collection description
	system     string         // the coordinate reference system
	turn       orb.Projection // from longitudes and latitudes
	columns    []column
	noGeometry bool
	jsonFG     bool
	both       bool // JSON-FG that has a geometry beside a place
	flat       bool
}

// The profiles of Features (OGC API - Features, Part 5, and JSON-FG, section
// 13). Those of the OGC are known by their addresses too.
const (
	profileGeoJSON    = "rfc7946"
	profileJSONFG     = "jsonfg"
	profileJSONFGPlus = "jsonfg-plus"
	profileFlat       = "flat"

	profilesOfOGC = "http://www.opengis.net/def/profile/OGC/0/"
)

// formParameters are the parameters that say how Features are written.
var formParameters = []httpx.Parameter{
	{Name: "crs", Shape: httpx.Word, Values: crs.Systems,
		Description: "The coordinate reference system of the answer: CRS84 (the default; longitude, latitude), EPSG:4326 (latitude, longitude) or EPSG:3857 (metres)."},
	{Name: "profile", Shape: httpx.List,
		Description: "How Features are written: rfc7946 (the default), jsonfg (JSON-FG: with the time), jsonfg-plus (the same, with a geometry in longitudes and latitudes beside a place in another system); " +
			"flat adds columns that a table can show: each figure's lowest, best and highest number, names and ids of the sources. Profiles that are not known are passed over."},
	{Name: "properties", Shape: httpx.List,
		Description: "Only these properties; those of the profile flat can be named too. The geometry is given all the same."},
	{Name: "exclude-properties", Shape: httpx.List,
		Description: "All properties but these. It excludes properties."},
	{Name: "skipGeometry", Shape: httpx.Word, Values: []string{"true", "false"},
		Description: "true leaves the geometries out: they are null."},
}

var sortParameter = httpx.Parameter{Name: "sortby", Shape: httpx.List,
	Description: "The order of the items: properties joined by commas, a minus before those that run downwards, for example -start,title. sortables lists them. Items without a value come last."}

func namesOf(parameters []httpx.Parameter) []string {
	names := make([]string, len(parameters))
	for i, p := range parameters {
		names[i] = p.Name
	}
	return names
}

// jsonFGFormat is JSON-FG as a format, beside the profile of GeoJSON.
const jsonFGFormat = "jsonfg"

// readForm reads how the Features of a collection are to be written.
func readForm(r *http.Request, values url.Values, d description, s *snapshot.Snapshot) (*form, error) {
	f := &form{collection: d}
	format, err := httpx.Format(r, values, "json", "geojson", jsonFGFormat)
	if err != nil {
		return nil, err
	}
	f.jsonFG = format == jsonFGFormat
	if f.system, err = httpx.OneOf(values, "crs", d.systems()); err != nil {
		return nil, err
	}
	f.turn, _ = crs.From(f.system)
	skip, err := httpx.OneOf(values, "skipGeometry", []string{"false", "true"})
	if err != nil {
		return nil, err
	}
	f.noGeometry = skip == "true"
	if err := f.readProfiles(values); err != nil {
		return nil, err
	}
	return f, f.readColumns(values, s)
}

// readProfiles passes over what is not known, as the standard recommends.
func (f *form) readProfiles(values url.Values) error {
	if !values.Has("profile") {
		return nil
	}
	list, err := httpx.SplitList("profile", values.Get("profile"))
	if err != nil {
		return err
	}
	for _, name := range list {
		name = strings.TrimPrefix(name, profilesOfOGC)
		name = strings.TrimSuffix(strings.TrimPrefix(name, "[ogc-profile:"), "]")
		switch name {
		case profileJSONFG, profileJSONFGPlus:
			f.jsonFG, f.both = true, name == profileJSONFGPlus
		case profileFlat:
			f.flat = true
		}
	}
	return nil
}

// readColumns chooses the properties.
func (f *form) readColumns(values url.Values, s *snapshot.Snapshot) error {
	const only, but = "properties", "exclude-properties"
	switch {
	case values.Has(only) && values.Has(but):
		return geo.InvalidParam(but, "it excludes properties; give one of them")
	case values.Has(only):
		known := f.collection.columns(s, true)
		wanted, err := columnsNamed(only, values.Get(only), known)
		f.columns = slices.DeleteFunc(known, func(c column) bool { return !slices.Contains(wanted, c.Name) })
		return err
	case values.Has(but):
		known := f.collection.columns(s, f.flat)
		unwanted, err := columnsNamed(but, values.Get(but), known)
		f.columns = slices.DeleteFunc(known, func(c column) bool { return slices.Contains(unwanted, c.Name) })
		f.noGeometry = f.noGeometry || slices.Contains(unwanted, geometryName)
		return err
	}
	f.columns = f.collection.columns(s, f.flat)
	return nil
}

// The names of what a Feature has beside its properties.
const (
	idName       = "id"
	geometryName = "geometry"
)

// columnsNamed reads a list of names of properties.
func columnsNamed(parameter, value string, known []column) ([]string, error) {
	names, err := httpx.SplitList(parameter, value)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if name != idName && name != geometryName && !slices.ContainsFunc(known, func(c column) bool { return c.Name == name }) {
			return nil, geo.InvalidParam(parameter, "there is no property %q; schema lists them", name)
		}
	}
	return names, nil
}

// profiles are the profiles of the answer, by their addresses.
func (f *form) profiles(r *http.Request) []string {
	list := []string{profilesOfOGC + profileGeoJSON}
	switch {
	case f.jsonFG && f.both:
		list[0] = profilesOfOGC + profileJSONFGPlus
	case f.jsonFG:
		list[0] = profilesOfOGC + profileJSONFG
	}
	if f.flat {
		list = append(list, address(r, f.collection.path()+"/schema")+"?profile="+profileFlat)
	}
	return list
}

// announce says in the headers which system and profiles the answer has.
func (f *form) announce(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Crs", "<"+f.system+">")
	for _, profile := range f.profiles(r) {
		w.Header().Add("Link", "<"+profile+`>; rel="profile"`)
	}
}

// links names the profiles in the answer itself.
func (f *form) links(r *http.Request) []Link {
	var links []Link
	for _, profile := range f.profiles(r) {
		links = append(links, Link{profile, "profile", "text/html", "How the Features are written"})
	}
	return links
}

// readSort reads sortby (Part 8): names with a sign in front. A plus in an
// address is a blank.
func readSort(values url.Values) ([]geo.SortKey, error) {
	if !values.Has("sortby") {
		return nil, nil
	}
	names, err := httpx.SplitList("sortby", values.Get("sortby"))
	if err != nil {
		return nil, err
	}
	keys := make([]geo.SortKey, len(names))
	for i, name := range names {
		keys[i] = geo.SortKey{Property: strings.TrimLeft(name, "+ ")}
		if below, ok := strings.CutPrefix(name, "-"); ok {
			keys[i] = geo.SortKey{Property: below, Descending: true}
		}
	}
	return keys, nil
}
