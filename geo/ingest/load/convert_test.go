package load

import (
	"testing"

	"github.com/mapd/mapd/geo/ingest/mapping"
)

func TestReasonOf(t *testing.T) {
	for _, c := range []struct{ column, reason, want string }{
		{"lat", "the latitude 939.5 is off the globe: latitudes run from -90 to 90", "lat: the latitude … is off the globe: latitudes run from -90 to 90"},
		{"lat", "the latitude 1343000 is off the globe: latitudes run from -90 to 90", "lat: the latitude … is off the globe: latitudes run from -90 to 90"},
		{"lat", `latitude "a \" b": "a \" b" has no meaning in it`, "lat: latitude …: … has no meaning in it"},
		{"lat", "the position 0, 0 lies in the sea off Africa", "lat: the position 0, 0 lies in the sea off Africa"},
		{"", `looking up "Poipet": no answer`, `looking up "Poipet": no answer`},
	} {
		if got := reasonOf(&mapping.Reject{Column: c.column, Reason: c.reason}); got != c.want {
			t.Errorf("reasonOf(%s: %s) = %s, want %s", c.column, c.reason, got, c.want)
		}
	}
}
