package onefile

import (
	"bytes"
	"compress/flate"
	"fmt"
	"math"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
)

// tile is one of the basemap.
type tile struct{ z, x, y int }

func (t tile) address() string { return fmt.Sprintf("tiles/basemap/%d/%d/%d.mvt", t.z, t.x, t.y) }

const (
	// tilePixels is a side of a tile as the page shows it.
	tilePixels = 256
	// deepest is the last zoom of the basemap.
	deepest = 10
	// groundBytes bounds the compressed basemap of a file; what comes first in
	// tilesOf is carried first. Where a tile is missing, a wider one is enlarged.
	groundBytes = 160 << 10
	// leastTile is about what a tile with anything on it takes.
	leastTile = 256
)

// screen is the size of a map in pixels.
type screen struct{ width, height float64 }

// The maps that a file is made for: a projector's and a phone's.
var (
	wide   = screen{1920, 1080}
	narrow = screen{390, 700}
)

// tilesOf lists the tiles that scenes need, the most needed first: the world,
// each scene as it is shown on a screen and on a phone, what is around, and
// what is seen from nearer.
func tilesOf(scenes []geo.Scene) []tile {
	list := &tileList{seen: map[tile]bool{}}
	list.add(tile{0, 0, 0})
	for _, step := range []struct {
		screen screen
		nearer int
	}{{wide, 0}, {narrow, 0}, {wide, -1}, {narrow, -1}, {wide, -2}, {wide, -4}, {wide, 1}, {narrow, 1}, {narrow, 2}} {
		for _, scene := range scenes {
			list.show(scene.View.Box(), step.screen, step.nearer)
		}
	}
	return list.tiles
}

type tileList struct {
	tiles []tile
	seen  map[tile]bool
}

func (l *tileList) add(t tile) {
	if !l.seen[t] {
		l.seen[t] = true
		l.tiles = append(l.tiles, t)
	}
}

// show adds the tiles that are seen when a box fits a screen, so many zooms
// nearer. What is seen from nearer is what lies in the box.
func (l *tileList) show(box geo.Box, s screen, nearer int) {
	west, north := geo.Mercator(orb.Point{box.West, box.North})
	east, south := geo.Mercator(orb.Point{box.East, box.South})
	if east < west {
		east++
	}
	fits := int(math.Floor(math.Log2(min(s.width/max(east-west, 1e-9), s.height/max(south-north, 1e-9)) / tilePixels)))
	zoom := max(0, min(deepest, min(deepest, fits)+nearer))
	n := math.Exp2(float64(zoom))
	if nearer <= 0 { // the whole screen, with the box in its middle
		x, y := (west+east)/2, (north+south)/2
		halfWidth, halfHeight := s.width/2/tilePixels/n, s.height/2/tilePixels/n
		west, east, north, south = x-halfWidth, x+halfWidth, y-halfHeight, y+halfHeight
	}
	last := int(n) - 1
	for y := max(0, int(north*n)); y <= min(last, int(south*n)); y++ {
		for x := int(math.Floor(west * n)); x <= int(math.Floor(east*n)); x++ {
			l.add(tile{zoom, ((x % int(n)) + int(n)) % int(n), y})
		}
	}
}

// ground puts the tiles into the archive that fit.
func (a asker) ground(into archive, scenes []geo.Scene) error {
	left := groundBytes
	for _, t := range tilesOf(scenes) {
		if left < leastTile {
			return nil
		}
		body, err := a.get(t.address(), nil)
		if err != nil {
			return err
		}
		size, err := packedSize(body)
		if err != nil {
			return err
		}
		if size > left {
			continue // a smaller one may fit
		}
		left -= size
		into[t.address()] = body
	}
	return nil
}

// packedSize is about what the bytes add to an archive.
func packedSize(body []byte) (int, error) {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		return 0, err
	}
	if _, err := w.Write(body); err != nil {
		return 0, err
	}
	err = w.Close()
	return out.Len(), err
}
