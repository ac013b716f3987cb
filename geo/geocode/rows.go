package geocode

import (
	"iter"

	"github.com/paulmach/orb"
)

// rows is what asking needs of a gazetteer. See Gazetteer for what each does.
type rows interface {
	Len() int
	Place(row int) Place
	Light(row int) (country string, people int, point orb.Point, kind Kind)
	Exact(key string) iter.Seq[Entry]
	Slips(key string) iter.Seq2[string, Entry]
	Prefix(key string, limit int) iter.Seq2[string, Entry]
	Rows(ids ...string) map[string]int
	Near(p orb.Point, limit int, metres float64) []int
	Inside(p orb.Point) (country, admin1 string)
	Border(p orb.Point) float64
}

// spot is a place that can be found: a row of the gazetteer, or, below 0, the
// complement of the number of a curated place.
type spot int

func curatedSpot(number int) spot { return spot(^number) }

func (s spot) isCurated() bool { return s < 0 }

// number returns the number of a curated place.
func (s spot) number() int { return ^int(s) }
