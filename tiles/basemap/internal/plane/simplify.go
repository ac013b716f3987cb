package plane

import "math"

// fine is the error allowed by simplifying, in pixels of a tile drawn 256
// pixels wide.
const fine = 0.4

// FirstZooms says for each point of a line from which zoom on it is needed:
// the first at which leaving it out would move the line by more than fine
// (Douglas and Peucker's measure). The ends are always needed. A point is
// never needed before the one that it refines.
func FirstZooms(points []Point) []uint8 {
	zooms := make([]uint8, len(points))
	type span struct {
		from, to int
		limit    uint8
	}
	spans := []span{{0, len(points) - 1, 0}}
	for len(spans) > 0 {
		s := spans[len(spans)-1]
		spans = spans[:len(spans)-1]
		if s.to-s.from < 2 {
			continue
		}
		middle, distance := farthest(points, s.from, s.to)
		zoom := max(s.limit, zoomOf(distance))
		zooms[middle] = zoom
		spans = append(spans, span{s.from, middle, zoom}, span{middle, s.to, zoom})
	}
	return zooms
}

// zoomOf is the first zoom at which a distance is at least fine.
func zoomOf(distance float64) uint8 {
	if distance <= 0 {
		return MaxZoom + 1
	}
	const pixel = Turn / 256 // at zoom 0
	zoom := math.Ceil(math.Log2(fine * pixel / distance))
	return uint8(min(max(zoom, 0), MaxZoom+1))
}

// farthest returns the point between two others that is farthest from the
// straight line between them.
func farthest(points []Point, from, to int) (index int, distance float64) {
	a, b := points[from], points[to]
	dx, dy := float64(b.X-a.X), float64(b.Y-a.Y)
	length2 := dx*dx + dy*dy
	index, best := from+1, -1.0
	for i := from + 1; i < to; i++ {
		px, py := float64(points[i].X-a.X), float64(points[i].Y-a.Y)
		if length2 > 0 {
			t := min(max((px*dx+py*dy)/length2, 0), 1)
			px, py = px-t*dx, py-t*dy
		}
		if d := px*px + py*py; d > best {
			index, best = i, d
		}
	}
	return index, math.Sqrt(best)
}
