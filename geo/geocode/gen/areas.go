package main

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/paulmach/orb"
	orbgeo "github.com/paulmach/orb/geo"
	"github.com/paulmach/orb/planar"
	"github.com/paulmach/orb/simplify"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/mapd/mapd/geo/geocode/internal/atlas"
	"github.com/mapd/mapd/geo/geocode/internal/key"
)

// provinceRows returns the rows of provinces: those with a polygon, and in
// the region the divisions that have none.
func provinceRows(provinces []shape, towns []town) []atlas.Row {
	provinces = joinCities(provinces)
	named := namedPolygons(provinces)
	var rows []atlas.Row
	have := map[string]bool{}
	ids := map[string]int{}
	for i, s := range provinces {
		if undivided[s.country] && s.country != "SG" {
			continue
		}
		name := s.name
		division := s.country + "/" + s.division
		if at, ok := named[division]; ok && at == i {
			name, have[division] = s.division, true
		}
		rows = append(rows, provinceRow(s, name, ids))
	}
	return append(rows, divisionRows(towns, have)...)
}

// provinceRow returns the row of a polygon. Its id has the name of Natural
// Earth, with a number if there are several of that name.
func provinceRow(s shape, name string, ids map[string]int) atlas.Row {
	point := s.label()
	area := &atlas.Area{Extent: s.extent(), Radius: s.radius(point)}
	if inRegion[s.country] {
		area.Rings = s.rings()
	}
	id := s.name
	if ids[s.country+"/"+id]++; ids[s.country+"/"+id] > 1 {
		id += "-" + string(rune('0'+ids[s.country+"/"+id]))
	}
	division := s.division
	if division == "" {
		division = name
	}
	return atlas.Row{Source: atlas.NaturalEarth, ID: id, Name: name, Names: spellings(name, append([]string{s.name}, s.names...)...),
		Country: s.country, Division: division, Kind: atlas.Province, Point: point, Area: area}
}

// spellings returns other spellings of a name, each once.
func spellings(name string, others ...string) []atlas.Name {
	var names []atlas.Name
	seen := []string{name}
	for _, o := range others {
		if o != "" && !slices.Contains(seen, o) {
			seen = append(seen, o)
			names = append(names, atlas.Name{Text: o})
		}
	}
	return names
}

// linkDivisions gives each polygon of the region the division of most towns
// in it, if those are at least half of them.
func linkDivisions(provinces []shape, towns []town) {
	byCountry := map[string][]town{}
	for _, t := range towns {
		byCountry[t.country] = append(byCountry[t.country], t)
	}
	for i := range provinces {
		s := &provinces[i]
		if !inRegion[s.country] {
			continue
		}
		count, all := map[string]int{}, 0
		bound := s.polygons.Bound()
		for _, t := range byCountry[s.country] {
			if t.division != "" && bound.Contains(t.point) && planar.MultiPolygonContains(s.polygons, t.point) {
				count[t.division]++
				all++
			}
		}
		if all > 0 {
			if division := most(count); 2*count[division] >= all {
				s.division = division
			}
		}
	}
}

// namedPolygons returns for each division the polygon that is it: the only
// one, or the one of its name.
func namedPolygons(provinces []shape) map[string]int {
	all := map[string][]int{}
	for i, s := range provinces {
		if s.division != "" {
			all[s.country+"/"+s.division] = append(all[s.country+"/"+s.division], i)
		}
	}
	named := map[string]int{}
	for division, list := range all {
		for _, i := range list {
			s := provinces[i]
			if len(list) == 1 || sameCore(s.division, append([]string{s.name}, s.names...)...) {
				named[division] = i
				break
			}
		}
		if _, ok := named[division]; !ok {
			named[division] = -1
		}
	}
	return named
}

// joinCities makes one polygon of those of one division in the countries whose
// cities have polygons beside the provinces that they lie in.
func joinCities(provinces []shape) []shape {
	var joined []shape
	first := map[string]int{}
	named := namedPolygons(provinces)
	for i, s := range provinces {
		if !bySecond[s.country] || s.division == "" {
			joined = append(joined, s)
			continue
		}
		division := s.country + "/" + s.division
		at, ok := first[division]
		if !ok {
			at = len(joined)
			first[division] = at
			joined = append(joined, shape{country: s.country, name: s.division, division: s.division})
		}
		joined[at].polygons = append(joined[at].polygons, s.polygons...)
		if named[division] == i {
			joined[at].name, joined[at].names = s.name, s.names
		}
	}
	return joined
}

func sameCore(name string, others ...string) bool {
	return slices.ContainsFunc(others, func(o string) bool { return core(o) == core(name) })
}

func core(name string) string {
	k := key.Of(name)
	return cmp.Or(k.Core, k.Full)
}

// divisionRows returns a row for each division of the region without a
// polygon: at the town nearest to the middle of its towns, reaching to the
// farthest of them.
func divisionRows(towns []town, have map[string]bool) []atlas.Row {
	members := map[string][]town{}
	for _, t := range towns {
		if d := t.country + "/" + t.division; inRegion[t.country] && t.division != "" && !have[d] {
			members[d] = append(members[d], t)
		}
	}
	var rows []atlas.Row
	for _, d := range slices.Sorted(maps.Keys(members)) {
		country, name, _ := strings.Cut(d, "/")
		point, radius := middle(members[d])
		rows = append(rows, atlas.Row{Source: atlas.Division, ID: name, Name: name, Country: country, Division: name, Kind: atlas.Province,
			Point: point, Area: &atlas.Area{Radius: radius}})
	}
	return rows
}

// middle returns the town nearest to the mean position and how far the others
// lie from it, at least 50 km.
func middle(towns []town) (orb.Point, float64) {
	var mean orb.Point
	for _, t := range towns {
		mean[0] += t.point[0] / float64(len(towns))
		mean[1] += t.point[1] / float64(len(towns))
	}
	near := slices.MinFunc(towns, func(a, b town) int {
		return cmp.Compare(orbgeo.Distance(a.point, mean), orbgeo.Distance(b.point, mean))
	}).point
	radius := 50_000.0
	for _, t := range towns {
		radius = max(radius, orbgeo.Distance(near, t.point))
	}
	return near, radius
}

// tolerance is how far a simplified border of a country elsewhere may lie
// from that of the source, in degrees.
const tolerance = 0.02

// languages are those in which countries are named.
var languages = []string{"en", "zh-Hans", "zh-Hant", "th", "km", "my", "lo", "vi", "id", "ms", "fil", "ta", "hi", "bn", "ko", "ja", "fr", "es", "pt", "de", "ru", "ar"}

// countryRows returns the rows of countries. A country whose provinces have
// polygons needs none itself.
func countryRows(countries, provinces []shape) []atlas.Row {
	covered := map[string]bool{}
	for _, s := range provinces {
		covered[s.country] = inRegion[s.country] && s.country != "MO"
	}
	var rows []atlas.Row
	for _, s := range countries {
		point := s.label()
		area := &atlas.Area{Extent: s.extent(), Radius: s.radius(point), Country: true}
		if !covered[s.country] {
			area.Rings = coarse(s.rings())
		}
		name, names := namesOfCountry(s)
		rows = append(rows, atlas.Row{Source: atlas.NaturalEarth, Name: name, Names: names, Country: s.country, Kind: atlas.Country, Point: point, Area: area})
	}
	return rows
}

func coarse(rings []orb.Ring) []orb.Ring {
	var out []orb.Ring
	for _, r := range rings {
		simple := simplify.DouglasPeucker(tolerance).Ring(r.Clone())
		if len(simple) < 4 {
			simple = r
		}
		out = append(out, simple)
	}
	return out
}

// namesOfCountry returns the English name and those of other languages. What
// stands in brackets is a name of its own: Myanmar (Burma).
func namesOfCountry(s shape) (string, []atlas.Name) {
	tag, err := language.ParseRegion(s.country)
	if err != nil {
		return s.name, nil
	}
	var names []atlas.Name
	for _, lang := range languages {
		text := display.Regions(language.MustParse(lang)).Name(tag)
		outer, inner, _ := strings.Cut(strings.TrimSuffix(text, ")"), " (")
		for _, n := range []string{strings.TrimSuffix(outer, " SAR China"), inner} {
			if n != "" {
				names = append(names, atlas.Name{Text: n, Lang: lang})
			}
		}
	}
	names = append(names, atlas.Name{Text: s.name, Lang: "en"})
	if len(names) == 1 {
		return s.name, nil
	}
	seen := map[string]bool{names[0].Text: true}
	others := slices.DeleteFunc(slices.Clone(names[1:]), func(n atlas.Name) bool {
		again := seen[n.Text]
		seen[n.Text] = true
		return again
	})
	return names[0].Text, others
}
