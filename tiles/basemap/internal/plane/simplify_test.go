package plane

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Leaving out the points that a zoom does not need moves no point of the line
// by more than fine.
func TestFirstZoomsKeepTheLineWithinFine(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	points := make([]Point, 400)
	for i := 1; i < len(points); i++ {
		step := 1 + random.IntN(1<<random.IntN(20))
		points[i] = Point{points[i-1].X + int32(random.IntN(2*step)-step), points[i-1].Y + int32(random.IntN(2*step)-step)}
	}
	zooms := FirstZooms(points)
	for z := range MaxZoom + 1 {
		allowed := fine * float64(int(Turn/256)>>z)
		kept := 0
		for i := 1; i < len(points); i++ {
			if int(zooms[i]) > z {
				continue
			}
			if _, d := farthest(points, kept, i); i-kept > 1 && d > allowed*(1+1e-9) {
				t.Errorf("zoom %d: the line moves by %v, allowed is %v", z, d, allowed)
			}
			kept = i
		}
	}
}

func TestZoomOf(t *testing.T) {
	pixel := float64(Turn / 256)
	for distance, want := range map[float64]uint8{
		0: MaxZoom + 1, pixel: 0, fine * pixel: 0, fine * pixel * 0.99: 1, fine * pixel / 1024: 10, fine * pixel / 1025: 11, math.Inf(1): 0,
	} {
		if got := zoomOf(distance); got != want {
			t.Errorf("%v: %d, want %d", distance, got, want)
		}
	}
}
