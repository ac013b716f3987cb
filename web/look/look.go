// Package look holds the page's colours for what is drawn outside of it: feeds
// that bring their own symbols, and the styles of other maps. A test holds them
// to the page's tokens.
package look

import "github.com/mapd/mapd/geo"

// Theme is the colours of the map on a light or a dark ground, as #RRGGBB.
type Theme struct {
	Paper, Ink, Ink2, Ink3   string // text, and the inside of hollow marks
	Line2                    string // edges between planes
	Water, Land, Land2       string // Land2 is the land of countries with hotspots
	Coast, Border            string
	WaterInk, MapInk, Halo   string // names of seas and of countries, and what stands around names
	Ring                     string // the edge of quiet marks
	Force, Pressure, Freed   string // the families of kinds
	Moved, Harm, Said, Other string
	OnKind                   string // drawings on a family's colour
}

// Light and Dark are the two themes of the page.
var (
	Light = Theme{
		Paper: "#FDFCFA", Ink: "#1A1D21", Ink2: "#484D54", Ink3: "#656B72", Line2: "#C9C4BA", OnKind: "#FFFFFF",
		Water: "#DAE4E9", Land: "#F0EDE6", Land2: "#FAF8F4", Coast: "#A9B9C2", Border: "#B3ABA0",
		WaterInk: "#4B6573", MapInk: "#656157", Halo: "#FAF8F4", Ring: "#5A5F66",
		Force: "#A93A2B", Pressure: "#6E53A4", Freed: "#00605F", Moved: "#B36E00", Harm: "#1A1D21", Said: "#778087", Other: "#401858",
	}
	Dark = Theme{
		Paper: "#181A1D", Ink: "#F1EEE8", Ink2: "#BFBDB8", Ink3: "#9A9994", Line2: "#41464D", OnKind: "#14171A",
		Water: "#12171B", Land: "#212529", Land2: "#2A2E32", Coast: "#46525A", Border: "#555A5F",
		WaterInk: "#7D919C", MapInk: "#A9A69E", Halo: "#22262A", Ring: "#A3A7AC",
		Force: "#E27B66", Pressure: "#9A92F5", Freed: "#7FCDE0", Moved: "#F8BC4D", Harm: "#F4F1EC", Said: "#8A8C92", Other: "#9868A8",
	}
)

// Family is the colour of a family of kinds.
func (t Theme) Family(f geo.Family) string {
	switch f {
	case geo.Force:
		return t.Force
	case geo.Pressure:
		return t.Pressure
	case geo.Freed:
		return t.Freed
	case geo.Moved:
		return t.Moved
	case geo.Harm:
		return t.Harm
	case geo.Said:
		return t.Said
	}
	return t.Other
}
