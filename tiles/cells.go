package tiles

import (
	"strconv"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/tiles/mvt"
	"github.com/paulmach/orb"
)

// A tile has cellsAcross cells along each side; one is cellUnits wide.
const (
	cellsAcross = 32
	cellUnits   = mvt.Extent / cellsAcross
)

var cellsLayer = VectorLayer{
	ID: "event_cells", Description: "Counted places of events, in place of the layer events", MaxZoom: maxZoom,
	Fields: map[string]string{
		"count": "Number: places of events; an event at several places counts at each",
		"force": "Number: those of the family", "press": "Number: those of the family", "freed": "Number: those of the family",
		"moved": "Number: those of the family", "harm": "Number: those of the family", "said": "Number: those of the family", "other": "Number: those of the family",
		"first": "String: first known day, YYYY-MM-DD", "last": "String: last known day",
		"first_day": "Number: days since 1970-01-01", "last_day": "Number: days since 1970-01-01",
		"bbox": "String: west,south,east,north of the places, as the parameter bbox takes it", "id": "String: id of the event if count is 1",
	},
}

// grid is a tile cut into cells. A cell lies wholly in its tile, so over a zoom
// the counts add up to the number of all places.
type grid struct {
	families func(kind string) geo.Family
	cells    [cellsAcross * cellsAcross]*cell
}

// cell is a part of a tile with what lies in it.
type cell struct {
	id         string // of the first event
	count      int
	kinds      map[string]int
	days       geo.Window
	bound      orb.Bound
	sumX, sumY int64
}

func newGrid(families func(kind string) geo.Family, points []eventPoint) *grid {
	g := &grid{families: families}
	for _, p := range points {
		g.add(p)
	}
	return g
}

func (g *grid) add(p eventPoint) {
	column, row := min(p.at.X/cellUnits, cellsAcross-1), min(p.at.Y/cellUnits, cellsAcross-1)
	c := g.cells[row*cellsAcross+column]
	if c == nil {
		c = &cell{id: p.row.ID(), kinds: map[string]int{}, bound: p.place.Bound(),
			days: geo.Window{Start: geo.OpenEnd, End: geo.OpenStart}}
		g.cells[row*cellsAcross+column] = c
	}
	c.count++
	c.kinds[p.row.Kind()]++
	c.bound = c.bound.Extend(p.place)
	c.sumX, c.sumY = c.sumX+int64(p.at.X), c.sumY+int64(p.at.Y)
	x := p.row.Extent()
	for _, day := range []geo.Day{x.Start, x.End} {
		if day.Known() {
			c.days.Start, c.days.End = min(c.days.Start, day), max(c.days.End, day)
		}
	}
}

// layer draws each cell at the middle of its places.
func (g *grid) layer() *mvt.Layer {
	l := mvt.NewLayer(cellsLayer.ID)
	for _, c := range g.cells {
		if c != nil {
			l.Points([]mvt.Point{{X: int32(c.sumX / int64(c.count)), Y: int32(c.sumY / int64(c.count))}}, c.tags(g.families)...)
		}
	}
	return l
}

func (c *cell) tags(familyOf func(kind string) geo.Family) []mvt.Tag {
	families := map[geo.Family]int{}
	for kind, n := range c.kinds {
		families[familyOf(kind)] += n
	}
	tags := []mvt.Tag{{Key: "count", Value: mvt.Int(int64(c.count))}}
	for _, family := range geo.Families {
		if n := families[family]; n > 0 {
			tags = append(tags, mvt.Tag{Key: string(family), Value: mvt.Int(int64(n))})
		}
	}
	tags = append(tags, mvt.Tag{Key: "bbox", Value: mvt.String(bboxText(c.bound))})
	if c.count == 1 {
		tags = append(tags, mvt.Tag{Key: "id", Value: mvt.String(c.id)})
	}
	return dayTags(tags, c.days, "first", "last")
}

// bboxText writes a bound as the parameter bbox takes it, without rounding.
func bboxText(b orb.Bound) string {
	numbers := []float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]}
	texts := make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = strconv.FormatFloat(n, 'f', -1, 64)
	}
	return strings.Join(texts, ",")
}
