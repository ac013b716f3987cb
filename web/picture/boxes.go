package picture

import "math"

// box is a rectangle of the picture.
type box struct{ left, top, right, bottom float64 }

func around(p xy, r float64) box { return box{p.x - r, p.y - r, p.x + r, p.y + r} }

func (b box) inside(of box) bool {
	return b.left >= of.left && b.top >= of.top && b.right <= of.right && b.bottom <= of.bottom
}

// shared is the area that two boxes have in common.
func (b box) shared(o box) float64 {
	w, h := min(b.right, o.right)-max(b.left, o.left), min(b.bottom, o.bottom)-max(b.top, o.top)
	if w <= 0 || h <= 0 {
		return 0
	}
	return w * h
}

// boxes are the parts of the picture that are taken.
type boxes []box

func (all boxes) free(b box) bool {
	for _, o := range all {
		if o.shared(b) > 0 {
			return false
		}
	}
	return true
}

// taken is how much of b is taken; what several take counts several times.
func (all boxes) taken(b box) (area float64) {
	for _, o := range all {
		area += o.shared(b)
	}
	return area
}

// xy is a place on the picture, in pixels of the page.
type xy struct{ x, y float64 }

func (p xy) plus(o xy) xy { return xy{p.x + o.x, p.y + o.y} }

func (p xy) away(o xy) float64 { return math.Hypot(p.x-o.x, p.y-o.y) }
