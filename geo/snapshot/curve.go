package snapshot

import (
	"math"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

// worldBits is how many bits say where a place lies along each side of the
// world: the world's width is 2^32, a hundredth of a metre is one.
const worldBits = 32

// curved is a place in Web Mercator, counted from the north-west corner.
type curved struct{ x, y uint32 }

func curvedAt(p orb.Point) curved {
	x, y := geo.Mercator(p)
	whole := func(share float64) uint32 {
		return uint32(min(max(math.Floor(share*(1<<worldBits)), 0), math.MaxUint32))
	}
	return curved{whole(x), whole(y)}
}

// code is how far along Morton's curve the place lies: the bits of its row and
// column in turns. So what lies in a tile of any zoom lies together.
func (c curved) code() uint64 { return spread(c.x) | spread(c.y)<<1 }

// spread puts a 0 in front of each bit.
func spread(n uint32) uint64 {
	v := uint64(n)
	v = (v | v<<16) & 0x0000ffff0000ffff
	v = (v | v<<8) & 0x00ff00ff00ff00ff
	v = (v | v<<4) & 0x0f0f0f0f0f0f0f0f
	v = (v | v<<2) & 0x3333333333333333
	return (v | v<<1) & 0x5555555555555555
}

// Tile is a square of Web Mercator: of the 2^Zoom columns from longitude -180
// eastward and as many rows from the north, one of each.
type Tile struct{ Zoom, X, Y int }

// corner is the tile's north-western corner.
func (t Tile) corner() curved {
	free := worldBits - t.Zoom
	return curved{uint32(uint64(t.X) << free), uint32(uint64(t.Y) << free)}
}

// codes returns the first and the last code of the tile.
func (t Tile) codes() (first, last uint64) {
	free := worldBits - t.Zoom
	first = t.corner().code()
	return first, first + 1<<(2*free) - 1
}

// share returns where in the tile a place lies, as parts of 2^depth of its side,
// rounded to the nearest: 0 is its western or northern edge.
func (t Tile) share(c curved, depth int) (x, y int32) {
	free := worldBits - t.Zoom
	shift := free - depth
	part := func(n uint32, tile int) int32 {
		return int32((uint64(n) - uint64(tile)<<free + 1<<(shift-1)) >> shift)
	}
	return part(c.x, t.X), part(c.y, t.Y)
}
