package feeds

import (
	"context"
	"maps"
	"slices"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/record"
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

// look surveys all items.
func (f *Feed) look(ctx context.Context) (survey, error) {
	found := survey{looks: map[string]int{}}
	datasets := map[string]bool{}
	err := f.items(ctx, func(item snapshot.Row) error {
		found.count++
		if places := item.Places(); len(places) > 0 {
			found.addPlaces(places)
		}
		found.looks[f.lookOf(item)]++
		if id := item.Dataset(); !datasets[id] {
			datasets[id] = true
		}
		return nil
	})
	if err != nil {
		return found, err
	}
	found.datasets = slices.Sorted(maps.Keys(datasets))
	measures, err := f.measures(ctx, found.count)
	found.measures = record.Commonest(measures)
	return found, err
}

func (s *survey) addPlaces(places []orb.Point) {
	bound := orb.MultiPoint(places).Bound()
	if s.located == 0 {
		s.bound = bound
	}
	s.located++
	s.bound = s.bound.Union(bound)
}

// measures counts the figures of the items by their column. If the items are all
// that there are, the snapshot knows; else each has to be read.
func (f *Feed) measures(ctx context.Context, items int) (map[string]int, error) {
	c, total := f.Query.Collection, map[string]int{}
	switch {
	case c != geo.Events && c != geo.Flows, f.Page > 0: // no figures, or no columns
		return nil, nil
	case items == f.snapshot.Count(c):
		return f.snapshot.FigureColumns(c), nil
	}
	err := inOrder(ctx, f, func(counts map[string]int, f *Feed, item snapshot.Row) map[string]int {
		if counts == nil {
			counts = map[string]int{}
		}
		e := item.Item().Event()
		for i := range e.Figures {
			if e.Figures[i].Of == "" {
				counts[f.names.of(&e.Figures[i])]++
			}
		}
		return counts
	}, func(counts map[string]int) error {
		for name, n := range counts {
			total[name] += n
		}
		return nil
	})
	return total, err
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
