package web

import (
	"context"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/tiles"
	"github.com/mapd/mapd/web/ogc"
	"github.com/mapd/mapd/web/onefile"
)

// carried answers what files of briefings carry: from one snapshot, which may
// not be the newest any more when the last of it is asked for. The basemap is
// that of ground, which keeps what it has drawn.
func carried(gazetteer ogc.Gazetteer, ground *tiles.Server) onefile.Serve {
	return func(s *snapshot.Snapshot) http.Handler {
		one := func() *snapshot.Snapshot { return s }
		drawn := tiles.NewServer(one, nil, nil)
		land, data := ground.Routes(), drawn.Routes()
		r := chi.NewRouter()
		r.Mount(ogc.Root, ogc.Routes(one, gazetteer, drawn))
		r.Mount("/tiles", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, "/tiles/basemap/") {
				land.ServeHTTP(w, r)
			} else {
				data.ServeHTTP(w, r)
			}
		}))
		return r
	}
}

// OneFile returns a briefing of the newest snapshot as an HTML file that
// presents without a server. Of the Config it needs Snapshots, Gazetteer and
// Page. Its error is NotFound if there is no such briefing, Unavailable if the
// page was not built, and Invalid if the briefing shows too much for a file.
func OneFile(ctx context.Context, c Config, id string) ([]byte, error) {
	page, err := onefile.ReadPage(c.Page)
	if err != nil {
		return nil, err
	}
	s := c.Snapshots()
	b, err := onefile.Find(s, id)
	if err != nil {
		return nil, err
	}
	ground := tiles.NewServer(c.Snapshots, c.Gazetteer.Open, c.Gazetteer.Places)
	return onefile.NewMaker(page, carried(c.Gazetteer, ground)).Make(ctx, s, b)
}
