package feeds

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
)

// survey is what has to be known of all items of a feed before the first is
// written.
type survey struct {
	count, located int
	// bound holds all places; it means nothing if nothing is located.
	bound orb.Bound
	// measures are the columns of figures that there are, by name.
	measures []string
	// datasets are the ids of those that items come from, sorted.
	datasets []string
	// looks counts the items of each look.
	looks map[string]int
}

// maxMeasures bounds the columns of figures: a table can be only so wide. The
// rarest are left out; the figures have them all the same.
const maxMeasures = 200

func (f *Feed) look(ctx context.Context) (survey, error) {
	found := survey{looks: map[string]int{}}
	measures, datasets := map[string]int{}, map[string]bool{}
	err := f.items(ctx, func(item *snapshot.Item) error {
		found.count++
		if item.Geometry != nil {
			if found.located++; found.located == 1 {
				found.bound = item.Bound
			}
			found.bound = found.bound.Union(item.Bound)
		}
		r := item.Record()
		found.looks[f.lookOf(r)]++
		if id := r.InDataset(); !datasets[id] {
			datasets[id] = true
		}
		if e := eventOf(r); e != nil {
			for i := range e.Figures {
				if e.Figures[i].Of == "" {
					measures[f.names.of(&e.Figures[i])]++
				}
			}
		}
		return nil
	})
	found.measures, found.datasets = commonest(measures), slices.Sorted(maps.Keys(datasets))
	return found, err
}

func commonest(counts map[string]int) []string {
	names := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	names = names[:min(len(names), maxMeasures)]
	slices.Sort(names)
	return names
}

// eventOf returns the event, or the part of a flow that is told as of an event;
// nil for other records.
func eventOf(r geo.Record) *geo.Event {
	switch r := r.(type) {
	case *geo.Event:
		return r
	case *geo.Flow:
		return &r.Event
	}
	return nil
}
