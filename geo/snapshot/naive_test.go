package snapshot

import (
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// naive answers questions by looking at every record, each time anew. It is
// what the index is compared with.
type naive struct{ records []geo.Record }

func (n naive) visible(r geo.Record) bool {
	return r.InDataset() == "curated" || r.InDataset() == "imported"
}

func (n naive) of(c geo.Collection) (out []geo.Record) {
	for _, r := range n.records {
		if r.Key().Collection == c && n.visible(r) {
			out = append(out, r)
		}
	}
	return out
}

func (n naive) hotspot(id string) *geo.Hotspot {
	for _, r := range n.of(geo.Hotspots) {
		if r.Key().ID == id {
			return r.(*geo.Hotspot)
		}
	}
	return nil
}

// within reports whether hotspot id is, or lies in, one of the others.
func (n naive) within(id string, others []string) bool {
	for range len(n.records) {
		if slices.Contains(others, id) {
			return true
		}
		h := n.hotspot(id)
		if h == nil || h.PartOf == "" {
			return false
		}
		id = h.PartOf
	}
	return false
}

func (n naive) extent(when geo.When, claims []geo.Claim) geo.Extent {
	asOf, found := geo.OpenEnd, false
	for _, c := range claims {
		if day := map[string]geo.Day{"s-2024": geo.NewDay(2024, 6, 30), "s-2025": geo.NewDay(2025, 11, 20)}[c.Source]; day != 0 && (!found || day > asOf) {
			asOf, found = day, true
		}
	}
	e, err := when.Extent(asOf)
	if err != nil {
		panic(err)
	}
	return e
}

// times returns all times at which a record counts.
func (n naive) times(r geo.Record) (out []geo.Extent) {
	switch r := r.(type) {
	case *geo.Event:
		out = append(out, n.extent(r.When, r.Claims))
	case *geo.Flow:
		out = append(out, n.extent(r.When, r.Claims))
	case *geo.Hotspot:
		for _, other := range n.of(geo.Hotspots) {
			if h := other.(*geo.Hotspot); n.within(h.ID, []string{r.ID}) {
				for _, s := range h.Status {
					out = append(out, n.extent(s.When, s.Sources))
				}
			}
		}
		for _, other := range n.of(geo.Events) {
			e := other.(*geo.Event)
			if slices.ContainsFunc(e.Hotspots, func(id string) bool { return n.within(id, []string{r.ID}) }) {
				out = append(out, n.extent(e.When, e.Claims))
			}
		}
	}
	return slices.DeleteFunc(out, func(e geo.Extent) bool { return !e.Dated() })
}

func (n naive) points(r geo.Record) orb.MultiPoint {
	switch r := r.(type) {
	case *geo.Event:
		return r.Points
	case *geo.Hotspot:
		if r.Point != nil {
			return orb.MultiPoint{*r.Point}
		}
	}
	return nil
}

func (n naive) line(r geo.Record) orb.LineString {
	f, ok := r.(*geo.Flow)
	if !ok {
		return nil
	}
	from, to := n.hotspot(f.From), n.hotspot(f.To)
	if from == nil || to == nil || from.Point == nil || to.Point == nil {
		return nil
	}
	return orb.LineString{*from.Point, *to.Point}
}

func (n naive) located(r geo.Record) bool { return len(n.points(r)) > 0 || n.line(r) != nil }

func (n naive) inBox(r geo.Record, box geo.Box) bool {
	if line := n.line(r); line != nil {
		return crosses(line[0], line[1], box)
	}
	return slices.ContainsFunc(n.points(r), box.Contains)
}

// crosses reports whether a line meets a box: an end lies in it, or the line
// cuts one of its sides.
func crosses(a, b orb.Point, box geo.Box) bool {
	if box.Contains(a) || box.Contains(b) {
		return true
	}
	for _, bound := range box.Bounds() {
		corners := orb.Ring{bound.Min, {bound.Max[0], bound.Min[1]}, bound.Max, {bound.Min[0], bound.Max[1]}, bound.Min}
		for i := 1; i < len(corners); i++ {
			if cuts(a, b, corners[i-1], corners[i]) {
				return true
			}
		}
	}
	return false
}

// cuts reports whether the lines a-b and c-d have a point in common.
func cuts(a, b, c, d orb.Point) bool {
	turn := func(p, q, r orb.Point) float64 {
		v := (q[0]-p[0])*(r[1]-p[1]) - (q[1]-p[1])*(r[0]-p[0])
		if v > 0 {
			return 1
		} else if v < 0 {
			return -1
		}
		return 0
	}
	on := func(p, q, r orb.Point) bool {
		return turn(p, q, r) == 0 && r[0] >= min(p[0], q[0]) && r[0] <= max(p[0], q[0]) && r[1] >= min(p[1], q[1]) && r[1] <= max(p[1], q[1])
	}
	return turn(a, b, c)*turn(a, b, d) < 0 && turn(c, d, a)*turn(c, d, b) < 0 ||
		on(a, b, c) || on(a, b, d) || on(c, d, a) || on(c, d, b)
}

func (n naive) inWindow(r geo.Record, q geo.Query) bool {
	return slices.ContainsFunc(n.times(r), func(e geo.Extent) bool {
		if q.Mode == geo.Must {
			return e.Must(*q.Window)
		}
		return e.May(*q.Window)
	})
}

var naiveFamily = map[string]geo.Family{"raid": geo.Force, "rescue": geo.Freed, "sanction": geo.Pressure, "report": geo.Said, "unheard-of": geo.Other}

// listed reports whether a record meets the query but for time and place.
func (n naive) listed(r geo.Record, q geo.Query) bool {
	meets := func(wanted, have []string) bool {
		return len(wanted) == 0 || slices.ContainsFunc(have, func(v string) bool { return slices.Contains(wanted, v) })
	}
	ok := meets(q.IDs, []string{r.Key().ID}) && meets(q.Datasets, []string{r.InDataset()})
	var hotspots []string
	switch r := r.(type) {
	case *geo.Event:
		ok = ok && n.eventListed(r, q, r.Countries, meets)
		hotspots = r.Hotspots
	case *geo.Flow:
		countries := slices.Clone(r.Countries)
		for _, end := range []string{r.From, r.To} {
			if len(end) == 2 && strings.ToUpper(end) == end {
				countries = append(countries, end)
			}
		}
		ok = ok && n.eventListed(&r.Event, q, countries, meets)
		hotspots = append(slices.Clone(r.Hotspots), r.From, r.To)
	case *geo.Hotspot:
		ok = ok && meets(q.Countries, []string{r.Country}) && meets(texts(q.Precisions), []string{string(r.Precision)}) &&
			meets(texts(q.Roles), []string{string(r.Role)}) && meets(q.Types, []string{r.Type})
		claims := slices.Clone(r.Claims)
		for _, s := range r.Status {
			claims = append(claims, s.Sources...)
		}
		ok = ok && meets(q.Sources, naiveSources(claims))
		hotspots = []string{r.ID}
	}
	return ok && (len(q.Hotspots) == 0 || slices.ContainsFunc(hotspots, func(id string) bool { return n.within(id, q.Hotspots) }))
}

func (n naive) eventListed(e *geo.Event, q geo.Query, countries []string, meets func(wanted, have []string) bool) bool {
	return meets(q.Kinds, []string{e.Kind}) && meets(texts(q.Families), []string{string(naiveFamily[e.Kind])}) &&
		meets(q.Countries, countries) && meets(texts(q.Confidence), []string{string(e.Confidence)}) &&
		meets(texts(q.Precisions), []string{string(e.Precision)}) && meets(q.Sources, naiveSources(e.Claims))
}

func naiveSources(claims []geo.Claim) (ids []string) {
	for _, c := range claims {
		ids = append(ids, c.Source)
	}
	return ids
}

// find returns the ids of what the query asks for, in order.
func (n naive) find(q geo.Query, unknown bool) []string {
	found := []geo.Record{}
	for _, r := range n.of(q.Collection) {
		timed := q.Window == nil || n.inWindow(r, q) || unknown && len(n.times(r)) == 0
		placed := q.Box == nil || n.inBox(r, *q.Box) || unknown && !n.located(r)
		if n.listed(r, q) && timed && placed {
			found = append(found, r)
		}
	}
	slices.SortFunc(found, n.compare)
	ids := []string{}
	for _, r := range found {
		ids = append(ids, r.Key().ID)
	}
	return ids
}

func (n naive) compare(a, b geo.Record) int {
	if h, ok := a.(*geo.Hotspot); ok {
		g := b.(*geo.Hotspot)
		if (h.Point == nil) != (g.Point == nil) {
			return order(h.Point != nil)
		}
		if (h.Role == geo.Site) != (g.Role == geo.Site) {
			return order(h.Role == geo.Site)
		}
	}
	if eventOf(a) != nil {
		dated := func(r geo.Record) bool { return len(n.times(r)) > 0 }
		if dated(a) != dated(b) {
			return order(dated(a))
		}
		if dated(a) {
			if n.located(a) != n.located(b) {
				return order(n.located(a))
			}
			if x, y := n.times(a)[0].Start, n.times(b)[0].Start; x != y {
				return order(x < y)
			}
		}
	}
	return strings.Compare(a.Key().ID, b.Key().ID)
}

func order(first bool) int {
	if first {
		return -1
	}
	return 1
}
