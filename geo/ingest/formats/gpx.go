package formats

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"time"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo/ingest/rows"
)

func isGPX(s *sample) bool { return rootOf(s.text) == "gpx" }

// openGPX opens a GPX file. Waypoints, routes and tracks are the rows of one
// table, told apart by the column "element": "wpt", "rte" or "trk". What
// their extensions hold are columns too. A route or a track whose points
// have times has the columns "begin", "end" and "times". The height of a
// waypoint is "ele"; heights of the points of lines are left out.
func openGPX(_ context.Context, in rows.Input, opt Options) (rows.Source, error) {
	open := func() (io.ReadCloser, error) { return io.NopCloser(io.NewSectionReader(in.Data, 0, in.Size)), nil }
	return &markupFile{
		title: "GPX", in: in, opt: opt, read: readGPX,
		documents: []document{{"", open, in.Size}},
	}, nil
}

// readGPX puts the waypoints, routes and tracks.
func readGPX(e *elements, put func(xmlRow) bool) error {
	begun := false
	for {
		start, err := e.start()
		switch {
		case errors.Is(err, io.EOF) && e.depth == 0 && begun:
			return nil
		case err != nil:
			return unfinished(err)
		case start == nil:
			continue
		}
		begun = true
		if more, err := enterGPX(e, start, put); err != nil || !more {
			return err
		}
	}
}

func enterGPX(e *elements, start *xml.StartElement, put func(xmlRow) bool) (more bool, err error) {
	switch start.Name.Local {
	case "gpx":
		return true, nil
	case "wpt", "rte", "trk":
		line, _ := e.dec.InputPos()
		el, err := e.whole(start)
		if err != nil {
			return false, err
		}
		return put(gpxRow(el, line)), nil
	}
	return true, e.skip()
}

func gpxRow(el *element, line int) xmlRow {
	row := xmlRow{line: line, from: el}
	row.add("element", el.name)
	var path gpxPath
	for _, kid := range el.kids {
		switch kid.name {
		case "rtept", "trkseg":
			path.add(kid)
		case "link":
			row.text("link", kid.attr("href"))
			if text := kid.value("text"); text != "" {
				row.text("link_text", text)
			}
		case "ele":
			row.add("ele", typed(kid.text, "double"))
		case "extensions":
			row.extensions(kid)
		default:
			row.text(kid.name, kid.text)
		}
	}
	if el.name == "wpt" {
		p, err := gpxPosition(el)
		if err != nil {
			row.fault = err
		} else {
			row.shape.geometry = p
		}
		return row
	}
	row.shape.geometry, row.fault = path.geometry(), path.fault
	path.span(&row.cells)
	return row
}

// extensions adds what has a text, however deep it lies.
func (c *cells) extensions(el *element) {
	for _, kid := range el.kids {
		if len(kid.kids) == 0 {
			c.text(kid.name, kid.text)
		} else {
			c.extensions(kid)
		}
	}
}

func gpxPosition(el *element) (orb.Point, error) {
	p, _, err := position([]string{el.attr("lon"), el.attr("lat")})
	return p, err
}

// gpxPath is the line of a route or the lines of a track.
type gpxPath struct {
	route    orb.LineString
	segments orb.MultiLineString
	times    []any
	fault    error
}

// add takes in the point of a route or the segment of a track.
func (g *gpxPath) add(el *element) {
	if el.name == "rtept" {
		g.route = g.point(g.route, el)
		return
	}
	var segment orb.LineString
	for _, kid := range el.kids {
		if kid.name == "trkpt" {
			segment = g.point(segment, kid)
		}
	}
	if len(segment) > 0 {
		g.segments = append(g.segments, segment)
	}
}

func (g *gpxPath) point(line orb.LineString, el *element) orb.LineString {
	p, err := gpxPosition(el)
	if err != nil {
		g.fault = err
		return line
	}
	if when := el.value("time"); when != "" {
		g.times = append(g.times, when)
	}
	return append(line, p)
}

// geometry is the path; that of a single position is a point.
func (g *gpxPath) geometry() orb.Geometry {
	if len(g.route) > 0 {
		g.segments = append(g.segments, g.route)
	}
	switch {
	case g.fault != nil || len(g.segments) == 0:
		return nil
	case len(g.segments) > 1:
		return g.segments
	case len(g.segments[0]) == 1:
		return g.segments[0][0]
	}
	return g.segments[0]
}

// span adds the first and the last time, and all.
func (g *gpxPath) span(c *cells) {
	if len(g.times) == 0 {
		return
	}
	first, last := earliest(g.times)
	c.add("begin", first)
	c.add("end", last)
	c.add("times", g.times)
}

// earliest is the earliest and the latest of some times; if they cannot be
// compared, the first and the last.
func earliest(times []any) (first, last any) {
	first, last = times[0], times[0]
	var from, to time.Time
	for i, v := range times {
		text, _ := v.(string)
		t, err := time.Parse(time.RFC3339, text)
		if err != nil {
			return times[0], times[len(times)-1]
		}
		if i == 0 || t.Before(from) {
			first, from = v, t
		}
		if i == 0 || t.After(to) {
			last, to = v, t
		}
	}
	return first, last
}
