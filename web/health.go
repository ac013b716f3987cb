package web

import (
	"encoding/json"
	"net/http"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
)

var errNotReady = geo.Errorf(geo.Unavailable, "the data is still being read; try again in a moment")

// healthz says that the process is up.
func healthz(w http.ResponseWriter, _ *http.Request) {
	writeState(w, map[string]any{"status": "up"})
}

// readyz says whether requests can be answered from data that is up to date.
// While the store is away the last data is still served. The cause is not told
// here, since it may name files and hosts; who follows the store logs it.
func readyz(snapshots func() *snapshot.Snapshot, follows func() error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		s := snapshots()
		if s == nil {
			httpx.WriteError(w, r, errNotReady)
			return
		}
		if follows() != nil {
			httpx.WriteError(w, r, geo.Errorf(geo.Unavailable,
				"the store cannot be followed; data version %d is served until it can", s.Info().Version))
			return
		}
		writeState(w, map[string]any{"status": "ready", "dataVersion": s.Info().Version})
	}
}

func writeState(w http.ResponseWriter, state map[string]any) {
	w.Header().Set("Content-Type", httpx.JSON)
	w.Header().Set("Cache-Control", "no-store")
	_ = json.NewEncoder(w).Encode(state) // the client may be gone
}
