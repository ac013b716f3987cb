package ingest

import (
	"math"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
)

func (c *checker) hotspot(h *geo.Hotspot) {
	c.texts("name", h.Name, true)
	oneOf(c, "type", h.Type, geo.HotspotTypes)
	oneOf(c, "role", h.Role, geo.Roles)
	c.countries("country", []string{h.Country})
	c.filled("located", h.Located)
	c.texts("summary", h.Summary, true)
	c.partOf(h)
	var points orb.MultiPoint
	if h.Point != nil {
		points = orb.MultiPoint{*h.Point}
	}
	c.place(points, h.Precision, h.RadiusM)
	for _, n := range h.Names {
		c.filled("names", n.Text)
		oneOf(c, "names use", n.Use, []string{"", "official", "common", "former", "spelling"})
	}
	for _, s := range h.Status {
		oneOf(c, "status", s.Status, geo.StatusWords)
		c.when("status when", s.When)
		c.claims("status", s.Sources, nil)
	}
	c.claims("sources", h.Claims, nil)
}

// partOf checks that the hotspot lies in one that exists and, over any number
// of steps, not in itself.
func (c *checker) partOf(h *geo.Hotspot) {
	seen := map[string]bool{h.ID: true}
	for part := h; part.PartOf != ""; {
		c.known("part_of", geo.Hotspots, part.PartOf)
		if seen[part.PartOf] {
			c.fault("part_of", "%q lies in itself", part.PartOf)
			return
		}
		seen[part.PartOf] = true
		whole, ok := c.records[geo.Key{Collection: geo.Hotspots, ID: part.PartOf}].(*geo.Hotspot)
		if !ok {
			return
		}
		part = whole
	}
}

// place checks points against their precision: what is known by country only
// has no points and radius 0, everything else has both.
func (c *checker) place(points orb.MultiPoint, p geo.Precision, radius float64) {
	oneOf(c, "precision", p, geo.Precisions)
	for _, point := range points {
		if err := checkPoint(point); err != nil {
			c.fault("geometry", "%v", err)
		}
	}
	if (p == geo.InCountry) != (len(points) == 0) {
		c.fault("geometry", "precision is %s with %d positions; what is known by country only has none", p, len(points))
	}
	if located := len(points) > 0; math.IsNaN(radius) || math.IsInf(radius, 0) || radius < 0 || (radius > 0) != located {
		c.fault("radius_m", "is %v with %d positions; it is greater than 0 where there is a position, else 0", radius, len(points))
	}
}

// placed checks the points of an event.
func (c *checker) placed(e *geo.Event) {
	c.place(e.Points, e.Precision, e.RadiusM)
	seen := map[orb.Point]bool{}
	for _, p := range e.Points {
		if seen[p] {
			c.fault("geometry", "the position %v is given twice", p)
		}
		seen[p] = true
	}
}

// flow checks a flow: its ends, its line and what it shares with events.
func (c *checker) flow(f *geo.Flow) {
	c.event(&f.Event)
	c.known("event", geo.Events, f.Of)
	if f.From == "" && f.To == "" {
		c.fault("from", "a flow needs at least one end")
	}
	from, to := c.end("from", f.From), c.end("to", f.To)
	if from == nil || to == nil {
		c.place(nil, f.Precision, f.RadiusM)
		if len(f.Points) > 0 {
			c.fault("geometry", "only a flow between two hotspots has a line")
		}
		return
	}
	c.place(f.Points, f.Precision, f.RadiusM)
	if len(f.Points) != 2 || f.Points[0] != *from || f.Points[1] != *to {
		c.fault("geometry", "is %v, want the line from %v to %v", f.Points, *from, *to)
	}
}

// end returns the point of a flow's end, nil if that is not a hotspot.
func (c *checker) end(field, id string) *orb.Point {
	if id == "" || geo.IsCountryCode(id) {
		return nil
	}
	c.known(field, geo.Hotspots, id)
	if h, ok := c.records[geo.Key{Collection: geo.Hotspots, ID: id}].(*geo.Hotspot); ok {
		return h.Point
	}
	return nil
}
