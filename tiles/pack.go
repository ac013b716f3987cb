package tiles

import (
	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/pack"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
)

// packRows writes these columns of events as a part, with titles in the first
// language of prefs that each has. Equal input gives equal bytes.
func packRows(s *snapshot.Snapshot, rows []snapshot.Row, holds pack.Holds, prefs []string) ([]byte, error) {
	c := pack.NewColumns(len(rows), holds)
	for _, row := range rows {
		item := row.Item()
		e := item.Event()
		title, _ := httpx.Pick(e.Title, prefs)
		c.Add(pack.Row{Event: e, Extent: item.Extent, Title: title, Disagree: item.Disagree, HotspotAt: hotspotsAt(s, e)})
	}
	return c.Encode()
}

// langSample is how many titles tell the language of a pack. Where there are
// more, they are taken at equal distances.
const langSample = 1000

// langOf is the language that most titles are in, the one asked for first if
// there are no titles.
func (p *plan) langOf(prefs []string) string {
	langs, best, n := map[string]int{}, prefs[0], 0
	for _, part := range p.parts {
		for _, row := range part.rows {
			if n++; n*langSample/p.rows == (n-1)*langSample/p.rows {
				continue
			}
			if _, lang := httpx.Pick(row.Item().Event().Title, prefs); lang != "" {
				langs[lang]++
			}
		}
	}
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
