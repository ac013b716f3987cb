package feeds

import (
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	themes "github.com/mapd/mapd/web/look"
)

// colours are those of the page's light ground: what a feed is drawn on is
// light as a rule.
var colours = themes.Light

// look is how the items of a group are drawn: events and flows by the family of
// their kind, hotspots by their role.
type look struct {
	name, label string
	colour      string // #RRGGBB
}

// familyLooks are the families in the order of the page's key.
var familyLooks = []look{
	{string(geo.Force), "Force", colours.Force},
	{string(geo.Pressure), "Pressure", colours.Pressure},
	{string(geo.Freed), "Release", colours.Freed},
	{string(geo.Moved), "Movement", colours.Moved},
	{string(geo.Harm), "Harm", colours.Harm},
	{string(geo.Said), "Statement", colours.Said},
	{string(geo.Other), "Other", colours.Other},
}

var roleLooks = []look{
	{string(geo.Site), "Sites: scam centres are reported there", colours.Ink},
	{string(geo.Transit), "Transit: people are taken through", colours.Ring},
	{string(geo.Context), "Context", colours.Said},
}

// looks returns those of a collection; sources are not drawn.
func looks(c geo.Collection) []look {
	switch c {
	case geo.Hotspots:
		return roleLooks
	case geo.Sources:
		return nil
	}
	return familyLooks
}

// lookOf names the look of an item.
func (f *Feed) lookOf(item snapshot.Row) string {
	switch f.Query.Collection {
	case geo.Hotspots:
		return string(item.Role())
	case geo.Sources:
		return ""
	}
	return string(f.snapshot.Family(item.Kind()))
}

// rough reports whether a place is known to a district or worse: it is drawn
// fainter, so that nobody takes it for a spot.
func (r *row) rough() bool {
	var p geo.Precision
	if h, ok := r.record.(*geo.Hotspot); ok {
		p = h.Precision
	} else if e := eventOf(r.record); e != nil {
		p = e.Precision
	}
	return p == geo.InDistrict || p == geo.InProvince || p == geo.InCountry
}

// kmlColour writes a colour as KML has it: opacity, blue, green, red.
func (l look) kmlColour(opacity string) string {
	return strings.ToLower(opacity + l.colour[5:] + l.colour[3:5] + l.colour[1:3])
}
