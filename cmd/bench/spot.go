//go:build unix

package main

import (
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
// events: those of events in equal steps through the set, so that a tile is
// chosen as often as a reader who looks for events comes to it.
func (c *columns) tilesOf(z, least, greatest, most int) []tile {
	counts := map[tile]int{}
	for i := range c.lon {
		counts[tileAt(z, c.lon[i], c.lat[i])]++
	}
	maps.DeleteFunc(counts, func(_ tile, n int) bool { return n < least || n > greatest })
	var chosen []tile
	const step = 7919 // a prime
	for i := 0; i < len(c.lon) && len(chosen) < min(most, len(counts)); i++ {
		at := i * step % len(c.lon)
		t := tileAt(z, c.lon[at], c.lat[at])
		if counts[t] > 0 && !slices.Contains(chosen, t) {
			chosen = append(chosen, t)
		}
	}
	return chosen
}
