package picture

import (
	"fmt"
	"math"
	"slices"
)

// mark is what stands on the map for one or more spots.
type mark struct {
	spots  []*spot // the leading one first
	tally  tally
	anchor xy      // the true place
	offset xy      // from there to where it is drawn
	ring   float64 // radius of the dashed area, 0 if none is drawn
	rim    bool    // it rides on the rim of its area
	name   string
	sub    string // the second line
	label  label
}

func (m *mark) lead() *spot   { return m.spots[0] }
func (m *mark) at() xy        { return m.anchor.plus(m.offset) }
func (m *mark) room() float64 { return markRadius(m.tally.total) }

// markRadius is the radius of the mark of n events.
func markRadius(n int) float64 {
	switch n {
	case 0:
		return 3.6
	case 1:
		return 9.5
	}
	return min(34, 8+4.1*math.Sqrt(float64(n)))
}

const (
	quietZoom = 5    // from here on, places without any event are shown too
	apartZoom = 10   // from here on, parts of one place stand apart though they touch
	samePx    = 7    // closer than this, two points cannot be told apart
	mostApart = 300  // with more places than this, those close together join
	heaped    = 0.8  // and do so if a mark would cover so much of the way between both
	movePx    = 40   // how far a mark may stand from its true place
	markGap   = 3.0  // between two marks
	farOff    = 60.0 // marks so far beyond the edge still push those inside
)

// marksOf makes the marks of a view, the weightiest first.
func marksOf(v view, all []*spot) []*mark {
	var shown []*spot
	for _, s := range all {
		r := max(v.pixels(s.radius, s.at[1]), farOff)
		quiet := s.tally.total == 0
		// Places that only tell the story, and areas, show while something happens there.
		if quiet && (s.hotspot == nil || s.area || s.hotspot.Role == "context" || v.zoom() < quietZoom) || !v.inSight(v.at(s.at), r) {
			continue
		}
		shown = append(shown, s)
	}
	slices.SortStableFunc(shown, weightier)
	var marks []*mark
	for _, s := range shown {
		at := v.at(s.at)
		i := slices.IndexFunc(marks, func(m *mark) bool { return s.joins(at, m, v.zoom(), len(shown) > mostApart) })
		if i < 0 {
			marks = append(marks, newMark(v, s, at))
			continue
		}
		marks[i].spots = append(marks[i].spots, s)
		marks[i].tally.join(s.tally)
	}
	for _, m := range marks {
		switch others := len(m.spots) - 1; {
		case others == 0 || m.name == "":
		case others == 1:
			m.sub = m.spots[1].name
		default:
			m.sub = fmt.Sprintf("and %d near", others)
		}
		if !m.rim && m.ring <= m.room()+6 {
			m.ring = 0
		}
	}
	moveApart(marks)
	return marks
}

func weightier(a, b *spot) int {
	if d := b.tally.total - a.tally.total; d != 0 {
		return d
	}
	number := func(yes bool) int {
		if yes {
			return 1
		}
		return 0
	}
	if d := number(b.site()) - number(a.site()); d != 0 {
		return d
	}
	return number(a.area) - number(b.area)
}

func newMark(v view, s *spot, at xy) *mark {
	m := &mark{spots: []*spot{s}, tally: s.tally, anchor: at, name: s.name}
	if radius := v.pixels(s.radius, s.at[1]); radius > m.room()+6 {
		m.ring = radius
	}
	if m.rim = m.ring > 0 && s.area; m.rim {
		m.offset = m.onRim(v)
	}
	return m
}

// onRim is a place on the rim of an area: at ten o'clock, or the next one that is
// wholly in sight.
func (m *mark) onRim(v view) xy {
	const first = 220 * math.Pi / 180
	at := func(angle float64) xy { return xy{math.Cos(angle) * m.ring, math.Sin(angle) * m.ring} }
	for i := range 36 {
		turn := float64((i+1)/2) * math.Pi / 18
		if i%2 == 1 {
			turn = -turn
		}
		if around(m.anchor.plus(at(first+turn)), m.room()+3).inside(v.frame) {
			return at(first + turn)
		}
	}
	return at(first)
}

// joins reports whether a spot shares a mark: parts of one place do once they
// would overlap, and so does what cannot be told apart from it, or is quiet and
// would be covered by it.
func (s *spot) joins(at xy, m *mark, zoom float64, many bool) bool {
	if s.area || m.lead().area {
		return false
	}
	distance := at.away(m.anchor)
	switch {
	case distance < samePx:
		return true
	case s.tally.total == 0:
		return distance < m.room()+4
	case many && s.hotspot == nil && m.lead().hotspot == nil:
		return distance < heaped*(m.room()+markRadius(s.tally.total))
	}
	reach := float64(samePx)
	if zoom < apartZoom {
		reach = m.room() + markRadius(s.tally.total)
	}
	return s.root != "" && s.root == m.lead().root && distance < reach
}

// moveApart moves marks that would overlap a weightier one to the nearest free
// place; where there is none, to the least crowded.
func moveApart(marks []*mark) {
	for i, m := range marks {
		at, r := m.at(), m.room()
		var near []*mark
		for _, o := range marks[:i] {
			if o.at().away(at) < o.room()+r+markGap+movePx {
				near = append(near, o)
			}
		}
		move := nearestFree(near, at, r)
		m.offset = m.offset.plus(move)
	}
}

func nearestFree(near []*mark, at xy, r float64) (best xy) {
	pressure := func(p xy) (sum float64) { // how far a disc reaches into the marks
		for _, m := range near {
			sum += max(0, m.room()+r+markGap-m.at().away(p))
		}
		return sum
	}
	least := pressure(at)
	for d := 4.0; least > 0 && d <= movePx; d += 4 {
		for i := range 24 {
			angle := math.Pi + float64(i)*math.Pi/12
			move := xy{d * math.Cos(angle), d * math.Sin(angle)}
			if p := pressure(at.plus(move)); p < least {
				least, best = p, move
			}
		}
	}
	return best
}
