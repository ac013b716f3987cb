package tiles

import (
	"context"
	"strconv"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/tiles/mvt"
	"github.com/paulmach/orb"
)

// cellDepth says how many cells a tile has along each side: 2^cellDepth.
const cellDepth = 5

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

// drawCells draws the tile cut into cells, each at the middle of its places. A
// cell lies wholly in its tile, so over a zoom the counts add up to the number
// of all places.
func drawCells(ctx context.Context, d *drawing) ([]byte, error) {
	cells, err := d.snapshot.Cells(ctx, d.query, d.tile(), cellDepth)
	if err != nil {
		return nil, err
	}
	return mvt.Encode(layerOf(cellsLayer.ID, len(cells), mostCellTags, func(i int, tags []mvt.Tag) (mvt.Point, []mvt.Tag) {
		x, y := cells[i].Middle(d.tile(), pointDepth)
		return mvt.Point{X: x, Y: y}, cellTags(tags, &cells[i])
	})), nil
}

// mostCellTags is how many tags a cell has at most.
const mostCellTags = 14

func cellTags(tags []mvt.Tag, c *snapshot.Cell) []mvt.Tag {
	tags = append(tags, mvt.Tag{Key: "count", Value: mvt.Int(int64(c.Count))})
	for i, family := range geo.Families {
		if n := c.Families[i]; n > 0 {
			tags = append(tags, mvt.Tag{Key: string(family), Value: mvt.Int(int64(n))})
		}
	}
	tags = append(tags, mvt.Tag{Key: "bbox", Value: mvt.Own(bboxText(c.Bound))})
	if c.Count == 1 {
		tags = append(tags, mvt.Tag{Key: "id", Value: mvt.Own(c.First.Row.ID())})
	}
	return dayTags(tags, c.Days, "first", "last")
}

// bboxText writes a bound as the parameter bbox takes it, without rounding.
func bboxText(b orb.Bound) string {
	var text [128]byte
	out := text[:0]
	for i, n := range [...]float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]} {
		if i > 0 {
			out = append(out, ',')
		}
		out = strconv.AppendFloat(out, n, 'f', -1, 64)
	}
	return string(out)
}
