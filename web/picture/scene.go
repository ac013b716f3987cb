package picture

import (
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/look"
)

// Scene is what is to be drawn.
type Scene struct {
	// Over and Title stand above the map: what the scene is of, and what it is
	// called. Letters that the fonts lack are left out.
	Over, Title string
	View        geo.Box
	Window      geo.Window
	// Events and Flows are those that may fall into the window and that the
	// scene shows, wherever they are.
	Events []snapshot.Row
	Flows  []*snapshot.Item
	Picked *geo.Picked
	// Annotations are drawn over all.
	Annotations []geo.Annotation
	// Credits stand below the map.
	Credits []string
	// Snapshot has the hotspots and kinds.
	Snapshot *snapshot.Snapshot
}

// Look says how large and in which colours it is drawn.
type Look struct {
	// Width and Height are pixels of the picture, of which Scale are as wide
	// as one of the page.
	Width, Height int
	Scale         float64
	Theme         look.Theme
}
