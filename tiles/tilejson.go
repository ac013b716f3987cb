package tiles

import (
	"encoding/json"
	"html"
	"net/http"
	"slices"
	"strings"

	"github.com/go-chi/chi/v5"
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/tiles/basemap"
	"github.com/mapd/mapd/web/httpx"
)

// TileJSON describes a tileset (TileJSON 3.0.0).
type TileJSON struct {
	TileJSON     string        `json:"tilejson"`
	Name         string        `json:"name"`
	Description  string        `json:"description"`
	Version      string        `json:"version"`
	Attribution  string        `json:"attribution"` // as HTML
	Scheme       string        `json:"scheme"`
	Tiles        []string      `json:"tiles"`
	MinZoom      int           `json:"minzoom"`
	MaxZoom      int           `json:"maxzoom"`
	Bounds       [4]float64    `json:"bounds"`
	VectorLayers []VectorLayer `json:"vector_layers"`
}

// serveTileJSON answers with the description of a tileset. The addresses of
// its tiles repeat the query.
func (t *Server) serveTileJSON(w http.ResponseWriter, r *http.Request) error {
	set, err := tilesetOf(chi.URLParam(r, "layer"))
	if err != nil {
		return err
	}
	values, _, err := set.parameters(r)
	if err != nil {
		return err
	}
	address := httpx.BaseURL(r) + "/tiles/" + set.name + "/{z}/{x}/{y}.mvt"
	if len(values) > 0 {
		address += "?" + values.Encode()
	}
	s := t.snapshots()
	return httpx.Serve(w, r, s, httpx.Content{Type: httpx.JSON, Format: tileFormat, Body: func() ([]byte, error) {
		return json.Marshal(set.describe(s, address))
	}})
}

func (s *tileset) describe(snap *snapshot.Snapshot, address string) TileJSON {
	return TileJSON{
		TileJSON: "3.0.0", Name: s.name, Description: s.description, Version: "1.0.0", Scheme: "xyz",
		Attribution: s.attribution(snap), Tiles: []string{address}, MaxZoom: s.maxZoom, Bounds: s.bounds(snap), VectorLayers: s.layers,
	}
}

// Describe describes tiles that hold the layers of that name (events, hotspots,
// flows), at an address with {z}, {x} and {y}.
func Describe(s *snapshot.Snapshot, title, address string, names ...string) (TileJSON, error) {
	var whole TileJSON
	for i, name := range names {
		set, err := tilesetOf(name)
		if err != nil {
			return whole, err
		}
		part := set.describe(s, address)
		if i == 0 {
			whole = part
			whole.VectorLayers = slices.Clone(part.VectorLayers)
			continue
		}
		whole.Description += " " + part.Description
		whole.VectorLayers = append(whole.VectorLayers, part.VectorLayers...)
		a, b := &whole.Bounds, part.Bounds
		*a = [4]float64{min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])}
	}
	whole.Name = title
	return whole, nil
}

// attribution returns the credits of all datasets, each once.
func (s *tileset) attribution(snap *snapshot.Snapshot) string {
	if s.collection == "" {
		return basemap.Attribution + " · " + gazetteerCredit
	}
	var credits []string
	for _, d := range snap.Datasets() {
		if credit := html.EscapeString(d.Credit); credit != "" && !slices.Contains(credits, credit) {
			credits = append(credits, credit)
		}
	}
	return strings.Join(credits, " · ")
}

// bounds returns the box of all items, as far as Web Mercator reaches; the
// world if nothing is located.
func (s *tileset) bounds(snap *snapshot.Snapshot) [4]float64 {
	box := geo.World
	if s.collection != "" {
		if found, ok, _, _ := snap.Extent(s.collection); ok {
			box = found
		}
	}
	clamp := func(lat float64) float64 { return min(max(lat, -geo.MaxLatitude), geo.MaxLatitude) }
	return [4]float64{box.West, clamp(box.South), box.East, clamp(box.North)}
}
