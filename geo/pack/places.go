package pack

import "github.com/paulmach/orb"

// places is the table of places: each combination of point, radius and
// hotspot once.
type places struct {
	index    map[place]uint32
	lon, lat []float64
	radius   []float32
	hotspot  []int32
}

type place struct {
	point   orb.Point
	radius  float32
	hotspot int32
}

// at numbers the places of an event.
func (p *places) at(r *Row, hotspots *dictionary) []uint32 {
	at := make([]uint32, 0, len(r.Event.Points))
	for _, point := range r.Event.Points {
		here := place{point, float32(r.Event.RadiusM), -1}
		if r.HotspotAt != nil {
			if id := r.HotspotAt(point); id != "" {
				here.hotspot = int32(hotspots.index(id))
			}
		}
		at = append(at, p.add(here))
	}
	return at
}

func (p *places) add(here place) uint32 {
	i, ok := p.index[here]
	if !ok {
		i = uint32(len(p.lon))
		p.index[here] = i
		p.lon, p.lat = append(p.lon, here.point[0]), append(p.lat, here.point[1])
		p.radius, p.hotspot = append(p.radius, here.radius), append(p.hotspot, here.hotspot)
	}
	return i
}

// elsewhere reports whether a place is at no hotspot.
func (p *places) elsewhere(place uint32) bool { return p.hotspot[place] < 0 }

func (p *places) put(w *writer) {
	putScaled(w, "placeLon", p.lon)
	putScaled(w, "placeLat", p.lat)
	put(w, "placeRadius", p.radius)
	put(w, "placeHotspot", p.hotspot)
}
