package pack

import (
	"math"

	"github.com/mapd/mapd/geo"
)

// figures holds the figures of all rows.
type figures struct {
	offsets               []uint32
	measure, unit         []uint16
	low, best, high       []float64
	qualifier, sort, part []uint8
}

func (f *figures) add(list []geo.Figure, d dictionaries) {
	if f.offsets == nil {
		f.offsets = []uint32{0}
	}
	for _, figure := range list {
		f.measure = append(f.measure, uint16(d["measures"].index(figure.Measure)))
		f.unit = append(f.unit, uint16(d["units"].index(figure.Unit)))
		f.low, f.best, f.high = append(f.low, orNaN(figure.Low)), append(f.best, orNaN(figure.Best)), append(f.high, orNaN(figure.High))
		f.qualifier = append(f.qualifier, uint8(d["qualifiers"].index(string(figure.Qualifier))))
		f.sort = append(f.sort, oneIf(figure.Sort == geo.Level))
		f.part = append(f.part, oneIf(figure.Of != ""))
	}
	f.offsets = append(f.offsets, uint32(len(f.measure)))
}

func (f *figures) put(w *writer) {
	putOffsets(w, "figure", f.offsets)
	put(w, "figureMeasure", f.measure)
	put(w, "figureUnit", f.unit)
	put(w, "figureLow", f.low)
	put(w, "figureBest", f.best)
	put(w, "figureHigh", f.high)
	put(w, "figureQualifier", f.qualifier)
	put(w, "figureSort", f.sort)
	put(w, "figurePart", f.part)
}

func orNaN(number *float64) float64 {
	if number == nil {
		return math.NaN()
	}
	return *number
}

func oneIf(is bool) uint8 {
	if is {
		return 1
	}
	return 0
}
