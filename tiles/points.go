package tiles

import (
	"runtime"
	"sync"

	"github.com/mapd/mapd/tiles/mvt"
)

// drawnPoint is a point with its properties.
type drawnPoint struct {
	at   mvt.Point
	tags []mvt.Tag
}

// fewPoints are not worth a second goroutine.
const fewPoints = 100

// layerOf makes a layer of n points. read returns where the point of a number
// lies, and appends its tags, at most most of them. It is called on all cores
// where there are many points: what they are made of lies far apart in memory.
func layerOf(name string, n, most int, read func(i int, tags []mvt.Tag) (mvt.Point, []mvt.Tag)) *mvt.Layer {
	points := make([]drawnPoint, n)
	parts := min(runtime.GOMAXPROCS(0), 1+n/fewPoints)
	var work sync.WaitGroup
	readPart := func(from, to int) {
		tags := make([]mvt.Tag, 0, (to-from)*most) // those of all points
		for i := from; i < to; i++ {
			before := len(tags)
			points[i].at, tags = read(i, tags)
			points[i].tags = tags[before:len(tags):len(tags)]
		}
	}
	for part := range parts - 1 {
		work.Go(func() { readPart(part*n/parts, (part+1)*n/parts) })
	}
	readPart((parts-1)*n/parts, n)
	work.Wait()
	l := mvt.NewLayerOf(name, n)
	for i := range points {
		l.Points([]mvt.Point{points[i].at}, points[i].tags...)
	}
	return l
}
