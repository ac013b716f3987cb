package ingest

import (
	"fmt"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/briefing"
)

// briefing checks a briefing and that there is what it cites and shows.
func (c *checker) briefing(b *geo.Briefing) {
	if err := briefing.Check(b); err != nil {
		c.fault("", "%v", err)
	}
	for i, s := range b.Scenes {
		at := fmt.Sprintf("scenes[%d].", i)
		for _, citation := range s.Citations {
			c.known(at+"citations", citation.Collection, citation.ID)
		}
		for _, list := range []struct {
			member     string
			collection geo.Collection
			ids        []string
		}{
			{"without_kinds", geo.Kinds, s.Filters.WithoutKinds}, {"hotspots", geo.Hotspots, s.Filters.Hotspots},
			{"sources", geo.Sources, s.Filters.Sources}, {"datasets", geo.Datasets, s.Filters.Datasets},
		} {
			for _, id := range list.ids {
				c.known(at+"filters."+list.member, list.collection, id)
			}
		}
		if s.Picked != nil {
			c.picked(at+"picked", *s.Picked)
		}
	}
}

func (c *checker) picked(field string, p geo.Picked) {
	collections := map[string]geo.Collection{"event": geo.Events, "hotspot": geo.Hotspots, "source": geo.Sources}
	if collection, ok := collections[p.What]; ok {
		c.known(field, collection, p.ID)
	}
}
