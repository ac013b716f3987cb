package main

import (
	"fmt"
	"io"
	"math"
	"strings"
	"text/tabwriter"

	"github.com/mapd/mapd/geo/geocode"
)

// writeAnswer writes an answer for people: first what it is worth, then the
// candidates with the reasons below each.
func writeAnswer(out io.Writer, c *geocode.Geocoder, query string, a geocode.Answer) error {
	fmt.Fprintf(out, "%s: %s\n", query, verdict(a))
	if a.Note != "" {
		fmt.Fprintf(out, "  %s\n", a.Note)
	}
	table := tabwriter.NewWriter(out, 0, 8, 2, ' ', 0)
	for i, found := range a.Candidates {
		fmt.Fprintf(table, "%3d\t%s\t%s\t%s\t%s, %s\t%.2f\n", i+1, c.Label(found.Place, nil), found.Kind,
			latLon(found.Point.Lat(), found.Point.Lon()), found.Precision, metres(found.Radius), found.Score)
		if len(found.Why) > 0 {
			fmt.Fprintf(table, "   \t  %s\n", strings.Join(found.Why, "; "))
		}
	}
	return table.Flush()
}

func verdict(a geocode.Answer) string {
	switch {
	case len(a.Candidates) == 0:
		return "not found"
	case a.Ambiguous:
		return "ambiguous"
	case a.Candidates[0].Certain:
		return "certain"
	}
	return "found, not certain"
}

// latLon writes a position as people say it.
func latLon(lat, lon float64) string {
	ns, ew := "N", "E"
	if lat < 0 {
		ns = "S"
	}
	if lon < 0 {
		ew = "W"
	}
	return fmt.Sprintf("%.4f %s %.4f %s", math.Abs(lat), ns, math.Abs(lon), ew)
}

// metres writes a radius in a unit that fits.
func metres(m float64) string {
	if m < 1000 {
		return fmt.Sprintf("±%.0f m", m)
	}
	return fmt.Sprintf("±%.3g km", m/1000)
}
