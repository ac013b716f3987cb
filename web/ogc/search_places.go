package ogc

import (
	"net/http"
	"net/url"
	"strings"

	orbgeo "github.com/paulmach/orb/geo"

	"github.com/mapd/mapd/geo/fold"
	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/record"
)

// placesCalled finds places that are no hotspots by names that begin as the
// text does. There are none where names cannot be looked up: the rest of the
// search is answered all the same.
func (a *resource) placesCalled(r *http.Request, s *snapshot.Snapshot, text string, limit int, l *record.Words) []hit {
	hits := []hit{}
	c, err := a.geocoders.on(s)
	if err != nil {
		return hits
	}
	answer, err := c.Find(geocode.Ask{Text: text, Prefix: true, Limit: geocode.MaxLimit})
	if err != nil { // no letter in it
		return hits
	}
	for _, found := range answer.Candidates {
		if found.Origin != geocode.FromHotspot && len(hits) < limit {
			hits = append(hits, placeHit(r, c, found, text, l))
		}
	}
	return hits
}

func placeHit(r *http.Request, c *geocode.Geocoder, found geocode.Candidate, text string, l *record.Words) hit {
	label, box := c.Label(found.Place, l.Asked()), boxAround(found.Place)
	query := url.Values{"q": {found.Name}}
	if found.Country != "" {
		query.Set("country", found.Country)
	}
	return hit{
		ID:    found.ID,
		Label: label,
		Match: utf16Ranges(label, matched(label, text)),
		BBox:  &box,
		Kind:  record.Optional(found.Kind),
		Href:  withQuery(address(r, "/geocode"), query),
	}
}

// boxAround returns the extent of a place, or the box around its radius.
func boxAround(p geocode.Place) [4]float64 {
	if e := p.Extent; e != nil {
		return [4]float64{e.West, e.South, e.East, e.North}
	}
	b := orbgeo.NewBoundAroundPoint(p.Point, p.Radius)
	return [4]float64{max(b.Min[0], -180), max(b.Min[1], -90), min(b.Max[0], 180), min(b.Max[1], 90)}
}

// matched returns the byte ranges of label whose words begin as words of the
// text.
func matched(label, text string) [][2]int {
	var ranges [][2]int
	wanted := fold.Runs(text)
	for _, run := range fold.Runs(label) {
		for _, want := range wanted {
			if strings.HasPrefix(run.Text, want.Text) {
				ranges = append(ranges, run.Source(0, len(want.Text)))
				break
			}
		}
	}
	return ranges
}
