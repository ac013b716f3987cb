package briefings

import (
	"context"
	"slices"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/briefing"
	"github.com/mapd/mapd/geo/snapshot"
)

// shown yields the events that a scene shows, in their order: those that may
// fall into its window, at a place in its view, and that its filters leave.
func shown(ctx context.Context, s *snapshot.Snapshot, scene geo.Scene, yield func(snapshot.Row) bool) error {
	box := scene.View.Box()
	return each(ctx, s, scene, &box, yield)
}

// anywhere is shown for those who need the events beyond the view, and those
// that have no place.
func anywhere(ctx context.Context, s *snapshot.Snapshot, scene geo.Scene, yield func(snapshot.Row) bool) error {
	return each(ctx, s, scene, nil, yield)
}

func each(ctx context.Context, s *snapshot.Snapshot, scene geo.Scene, box *geo.Box, yield func(snapshot.Row) bool) error {
	window, err := briefing.Window(scene.Time)
	if err != nil {
		return err
	}
	f := scene.Filters
	q := geo.Query{Collection: geo.Events, Box: box, Window: &window, Mode: geo.May,
		Countries: f.Countries, Hotspots: f.Hotspots, Sources: f.Sources, Confidence: f.Confidence, Datasets: f.Datasets}
	for _, family := range geo.Families {
		if len(f.WithoutFamilies) > 0 && !slices.Contains(f.WithoutFamilies, family) {
			q.Families = append(q.Families, family)
		}
	}
	if len(f.WithoutFamilies) > 0 && len(q.Families) == 0 {
		return nil // all are left out
	}
	return s.EachRow(ctx, q, func(row snapshot.Row) bool {
		return slices.Contains(f.WithoutKinds, row.Kind()) || yield(row)
	})
}

// fill fills in citations that were left out.
func fill(ctx context.Context, s *snapshot.Snapshot, b *geo.Briefing) error {
	find := func(id string) (geo.Key, bool) {
		for _, c := range briefing.Citable {
			if _, ok := s.Item(geo.Key{Collection: c, ID: id}); ok {
				return geo.Key{Collection: c, ID: id}, true
			}
		}
		return geo.Key{}, false
	}
	return briefing.Fill(b, find, func(scene geo.Scene) (keys []geo.Key, err error) {
		err = shown(ctx, s, scene, func(row snapshot.Row) bool {
			keys = append(keys, geo.Key{Collection: geo.Events, ID: row.ID()})
			return len(keys) < briefing.MaxCitations
		})
		return keys, err
	})
}
