package onefile

import (
	"fmt"
	"net/url"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/briefing"
)

// around asks for the events of a time and a place that hold all that the
// scenes show.
func around(scenes []geo.Scene) (url.Values, error) {
	query := url.Values{}
	if len(scenes) == 0 {
		return query, nil
	}
	w, box := geo.Window{Start: geo.OpenEnd, End: geo.OpenStart}, geo.Box{West: 180, South: 90, East: -180, North: -90}
	for _, scene := range scenes {
		window, err := briefing.Window(scene.Time)
		if err != nil {
			return nil, err
		}
		w.Start, w.End = min(w.Start, window.Start), max(w.End, window.End)
		view := scene.View.Box()
		if view.CrossesDateLine() {
			view.West, view.East = -180, 180
		}
		box.West, box.East = min(box.West, view.West), max(box.East, view.East)
		box.South, box.North = min(box.South, view.South), max(box.North, view.North)
	}
	query.Set("datetime", dayText(w.Start)+"/"+dayText(w.End))
	query.Set("bbox", fmt.Sprintf("%g,%g,%g,%g", box.West, box.South, box.East, box.North))
	return query, nil
}

func dayText(d geo.Day) string {
	if !d.Known() {
		return ".."
	}
	return d.String()
}
