package geocode

import (
	"fmt"
	"iter"

	"github.com/mapd/mapd/geo/geocode/internal/key"
)

// muchLarger is how many times the radius of a town its province may have, so
// that the town can be answered with certainty where either may be meant.
const muchLarger = 2

// twins returns the candidates that have the name of the first one, too, and
// are an area that it lies in, or lie in it: a province and its town.
func (f *finder) twins(best []evidence) iter.Seq2[evidence, Place] {
	return func(yield func(evidence, Place) bool) {
		if best[0].name.sort != key.Any || best[0].withinProvince() {
			return
		}
		first := f.place(best[0].hit.spot)
		for _, e := range best[1:min(len(best), mostCompared)] {
			other := f.place(e.hit.spot)
			if !e.hit.match.exact() || first.Kind.isArea() == other.Kind.isArea() || !together(&first, &other) {
				continue
			}
			if !yield(e, other) {
				return
			}
		}
	}
}

// withinProvince reports whether the text says in which province or district
// the place lies: then it asks for the place.
func (e *evidence) withinProvince() bool {
	for _, c := range e.contexts {
		if c.bearing == agrees && c.kind.isArea() && c.kind != Country {
			return true
		}
	}
	return false
}

// twin says so if an area and a town in it have the name that was asked for.
func (f *finder) twin(best []evidence) string {
	for _, other := range f.twins(best) {
		first := f.place(best[0].hit.spot)
		return fmt.Sprintf("A %s and a %s have this name; the %s is answered.", first.Kind, other.Kind, first.Kind)
	}
	return ""
}

// unsettled says how to ask for a town or for the much larger area around it of
// the same name, if nothing says which is meant: what is known of a province
// only would be drawn as a point in the town. It is empty for hotspots, the
// towns that reports speak of.
func (f *finder) unsettled(best []evidence) string {
	first := f.place(best[0].hit.spot)
	if first.Kind.isArea() || first.Origin == FromHotspot {
		return ""
	}
	for e, other := range f.twins(best) {
		if best[0].points-e.points < certainGap && other.Radius > muchLarger*first.Radius {
			return fmt.Sprintf("A %s and a %s have this name; the %s is answered. Write “%s %s” or “%s %s” to be sure.",
				first.Kind, other.Kind, first.Kind, first.Name, first.Kind, other.Name, other.Kind)
		}
	}
	return ""
}
