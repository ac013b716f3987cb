//go:build unix

package main

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
)

// tile is the address of a vector tile.
type tile struct{ z, x, y int }

func (t tile) path(query string) string {
	return fmt.Sprintf("/tiles/events/%d/%d/%d.mvt%s", t.z, t.x, t.y, query)
}

// envelope is the tile in SQL.
func (t tile) envelope() string { return fmt.Sprintf("ST_TileEnvelope(%d, %d, %d)", t.z, t.x, t.y) }

func tileAt(z int, lon, lat float64) tile {
	n := float64(int(1) << z)
	y := 0.5 - math.Log(math.Tan(math.Pi/4+lat*math.Pi/360))/(2*math.Pi)
	return tile{z, int((lon/360 + 0.5) * n), int(y * n)}
}

// tilesOf returns up to most tiles of a zoom that hold from least to greatest
// events. They are the fullest, and those in equal steps down to the emptiest,
// so that crowded and lonely ones are asked for.
func (c *columns) tilesOf(z, least, greatest, most int) []tile {
	counts := map[tile]int{}
	for i := range c.lon {
		counts[tileAt(z, c.lon[i], c.lat[i])]++
	}
	maps.DeleteFunc(counts, func(_ tile, n int) bool { return n < least || n > greatest })
	byCount := slices.SortedFunc(maps.Keys(counts), func(a, b tile) int {
		return cmp.Or(counts[b]-counts[a], a.x-b.x, a.y-b.y)
	})
	if len(byCount) <= most {
		return byCount
	}
	chosen := make([]tile, most)
	for i := range chosen {
		chosen[i] = byCount[i*(len(byCount)-1)/(most-1)]
	}
	return chosen
}
