package tiles

import (
	"context"
	"slices"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/pack"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
)

// packed is a part with what its manifest says of it.
type packed struct {
	part []byte
	rows int
	lang string // that most of the titles are in
}

// packEvents writes the events that a query asks for as one part, with titles
// in the first language of prefs that each has. Equal input gives equal bytes.
func packEvents(ctx context.Context, s *snapshot.Snapshot, q geo.Query, prefs []string) (packed, error) {
	rows, err := packOrder(ctx, s, q)
	if err != nil {
		return packed{}, err
	}
	c, langs := pack.NewColumns(len(rows)), map[string]int{}
	for _, row := range rows {
		item := row.Item()
		e := item.Event()
		title, lang := httpx.Pick(e.Title, prefs)
		if lang != "" {
			langs[lang]++
		}
		c.Add(pack.Row{Event: e, Extent: item.Extent, Title: title, Disagree: item.Disagree, HotspotAt: hotspotsAt(s, e)})
	}
	part, err := c.Encode()
	return packed{part, len(rows), mostTitles(langs, prefs[0])}, err
}

// mostTitles is the language that most titles are in, the one asked for first
// if there are no titles.
func mostTitles(langs map[string]int, best string) string {
	for lang, n := range langs {
		if most := langs[best]; n > most || n == most && lang < best {
			best = lang
		}
	}
	return best
}

// hotspotsAt tells which hotspot of an event stands at one of its points.
func hotspotsAt(s *snapshot.Snapshot, e *geo.Event) func(orb.Point) string {
	return func(point orb.Point) string {
		for _, id := range e.Hotspots {
			hotspot, ok := s.Item(geo.Key{Collection: geo.Hotspots, ID: id})
			if ok && hotspot.Geometry == orb.Geometry(point) {
				return id
			}
		}
		return ""
	}
}

// packOrder returns the events in the order of a pack.
func packOrder(ctx context.Context, s *snapshot.Snapshot, q geo.Query) ([]snapshot.Row, error) {
	var rows []snapshot.Row
	err := s.EachRow(ctx, q, func(row snapshot.Row) bool {
		rows = append(rows, row)
		return true
	})
	slices.SortStableFunc(rows, func(a, b snapshot.Row) int { return pack.Compare(a.Extent(), b.Extent(), a.ID(), b.ID()) })
	return rows, err
}
