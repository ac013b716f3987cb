package feeds

import (
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
)

// look is how the items of a group are drawn: events and flows by the family of
// their kind, hotspots by their role.
type look struct {
	name, label string
	colour      string // RRGGBB
}

// familyLooks are the colours of the families on the page's light ground, in
// the order of its key. A test holds them to the page's tokens.
var familyLooks = []look{
	{string(geo.Force), "Force", "A93A2B"},
	{string(geo.Pressure), "Pressure", "6E53A4"},
	{string(geo.Freed), "Release", "00605F"},
	{string(geo.Moved), "Movement", "B36E00"},
	{string(geo.Harm), "Harm", "1A1D21"},
	{string(geo.Said), "Statement", "778087"},
	{string(geo.Other), "Other", "401858"},
}

var roleLooks = []look{
	{string(geo.Site), "Sites: scam centres are reported there", "1A1D21"},
	{string(geo.Transit), "Transit: people are taken through", "5A5F66"},
	{string(geo.Context), "Context", "778087"},
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
	return strings.ToLower(opacity + l.colour[4:] + l.colour[2:4] + l.colour[:2])
}
