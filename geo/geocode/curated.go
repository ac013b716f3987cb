package geocode

import (
	"maps"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode/internal/key"
)

// HotspotPlaces returns the places of hotspots. Hotspots that are known by
// country only have none. Where `located` begins with the id of a row of the
// gazetteer ("geonames:1821940; …"), the place stands for that row.
func HotspotPlaces(hotspots []*geo.Hotspot) []Place {
	var places []Place
	for _, h := range hotspots {
		if h.Point == nil {
			continue
		}
		p := Place{
			ID: h.ID, Origin: FromHotspot, Row: h.Located, Kind: kindOf(h),
			Country: h.Country, Admin1: h.Admin1, Point: *h.Point,
			Precision: h.Precision, Radius: h.RadiusM, PartOf: h.PartOf,
		}
		p.Name, p.Names = namesOf(h)
		if row, _, ok := strings.Cut(h.Located, ";"); ok && isRow(row) {
			p.Same = []string{row}
		}
		places = append(places, p)
	}
	return places
}

// isRow reports whether a text is written as the id of a row of the gazetteer:
// where the row is from, a colon, and which one it is.
func isRow(id string) bool {
	origin, rest, ok := strings.Cut(id, ":")
	return ok && rest != "" && origin != "" && strings.Trim(origin, "abcdefghijklmnopqrstuvwxyz") == ""
}

// kindOf returns the kind of a hotspot. A region that is called as its
// first-level division is that division.
func kindOf(h *geo.Hotspot) Kind {
	switch h.Type {
	case "compound", "building", "town", "city", "zone":
		return Kind(h.Type)
	}
	name, _ := namesOf(h)
	if h.Admin1 != "" && coreOf(name) == coreOf(h.Admin1) {
		return Province
	}
	return Region
}

// coreOf returns the name without generic words, folded, in one piece.
func coreOf(name string) string { return strings.Join(key.CoreWords(key.Words(name)), "") }

// namesOf returns the name of a hotspot to show, in English if there is one,
// and all others.
func namesOf(h *geo.Hotspot) (string, []Name) {
	var names []Name
	for _, lang := range slices.Sorted(maps.Keys(h.Name)) {
		names = append(names, Name{h.Name[lang], lang})
	}
	first := max(0, slices.IndexFunc(names, func(n Name) bool { return n.Lang == "en" }))
	name := ""
	if len(names) > 0 {
		name = names[first].Text
		names = slices.Delete(names, first, first+1)
	}
	for _, n := range h.Names {
		names = append(names, Name{n.Text, n.Lang})
	}
	return name, names
}
