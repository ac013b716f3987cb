package plane

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// A headland reaches over a straight stretch of another coast, whose bay around
// it is too flat to be drawn at zoom 0.
func TestUntangleBringsBackTheBay(t *testing.T) {
	const pixel = Turn / 256
	coast := []Point{{0, 10 * pixel}, {50 * pixel, 10*pixel + pixel/3}, {100 * pixel, 10 * pixel}}
	headland := []Point{{40 * pixel, 0}, {50 * pixel, 10*pixel + pixel/5}, {60 * pixel, 0}}
	lines := [][]Point{coast, headland}
	zooms := [][]uint8{FirstZooms(coast), FirstZooms(headland)}
	if zooms[0][1] == 0 {
		t.Fatal("the bay is drawn before")
	}
	if left := Untangle(lines, zooms, 4096); left != 0 || zooms[0][1] != 0 {
		t.Errorf("%d crossings are left; the bay is drawn from zoom %d", left, zooms[0][1])
	}
}

// Lines that do not cross do so at no zoom once they are untangled.
func TestUntangledLinesDoNotCross(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	var lines [][]Point
	var zooms [][]uint8
	var wave [150]int32
	for x := 1; x < len(wave); x++ {
		wave[x] = wave[x-1] + int32(random.IntN(1_200_000)-600_000)
	}
	for i := range 12 { // rough lines, each below the one before
		var line []Point
		for x := range wave {
			line = append(line, Point{int32(x) * 70000, wave[x] + int32(i)*400_000 + int32(random.IntN(390_000))})
		}
		lines, zooms = append(lines, line), append(zooms, FirstZooms(line))
	}
	before := fmt.Sprint(zooms)
	if left := Untangle(lines, zooms, 4096); left != 0 {
		t.Errorf("%d crossings are left", left)
	}
	if before == fmt.Sprint(zooms) {
		t.Error("nothing was changed")
	}
	for zoom := range uint8(MaxZoom + 1) {
		u := untangling{lines: lines, zooms: zooms, zoom: zoom, unit: Turn >> zoom / 4096}
		all := u.stretches()
		for i, s := range all {
			for _, r := range all[:i] {
				if s.crosses(r) {
					t.Fatalf("zoom %d: %v crosses %v", zoom, s, r)
				}
			}
		}
	}
}
