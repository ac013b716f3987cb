package web

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
)

// minVersionParameter asks for data that is at least so new. It takes part in
// no ETag: who asks for a version that is there gets the usual answer.
const minVersionParameter = "min-version"

const (
	// versionPatience is how long a request waits for a newer data version.
	versionPatience = 3 * time.Second
	versionLook     = 10 * time.Millisecond
)

// minVersion lets a request wait for the data version that it names, so that
// who has made a change sees it, whichever replica answers. If that does not
// come in time the answer is 503.
func minVersion(snapshots func() *snapshot.Snapshot) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			rest, text, asked := cutParameter(r.URL.RawQuery, minVersionParameter)
			if !asked {
				next.ServeHTTP(w, r)
				return
			}
			version, err := strconv.ParseInt(text, 10, 64)
			if err != nil || version < 0 {
				httpx.WriteError(w, r, geo.InvalidParam(minVersionParameter, "%q is no data version; it is a whole number, as in the header Mapd-Data-Version", text))
				return
			}
			if !await(r.Context(), snapshots, geo.Version(version)) {
				w.Header().Set("Retry-After", "1")
				httpx.WriteError(w, r, geo.Errorf(geo.Unavailable, "data version %d is not here yet; the newest is %d", version, snapshots().Info().Version))
				return
			}
			plain := r.Clone(r.Context())
			plain.URL.RawQuery = rest
			next.ServeHTTP(w, plain)
		})
	}
}

// cutParameter takes a parameter out of a query and leaves the rest as it is
// written.
func cutParameter(query, name string) (rest, value string, found bool) {
	if !strings.Contains(query, name) {
		return query, "", false
	}
	var kept []string
	for part := range strings.SplitSeq(query, "&") {
		key, text, _ := strings.Cut(part, "=")
		if key != name {
			kept = append(kept, part)
			continue
		}
		found = true
		if plain, err := url.QueryUnescape(text); err == nil {
			text = plain
		}
		value = text
	}
	return strings.Join(kept, "&"), value, found
}

// await waits until the snapshot has a version, and reports whether it has.
func await(ctx context.Context, snapshots func() *snapshot.Snapshot, version geo.Version) bool {
	ctx, cancel := context.WithTimeout(ctx, versionPatience)
	defer cancel()
	ticker := time.NewTicker(versionLook)
	defer ticker.Stop()
	for snapshots().Info().Version < version {
		select {
		case <-ctx.Done():
			return false
		case <-ticker.C:
		}
	}
	return true
}

// sayAway marks answers that may be out of date because the store cannot be
// followed.
func sayAway(follows func() error) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if follows() != nil {
				w.Header().Set("Mapd-Store", "unavailable")
			}
			next.ServeHTTP(w, r)
		})
	}
}
