package snapshot

import (
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
)

func FuzzToken(f *testing.F) {
	f.Add(token(geo.Events, orderKey{rankPlaced, 20000, "raid-1"}))
	f.Add(token(geo.Events, orderKey{rankUndated, geo.OpenStart, "ពន្ធ"}))
	odd := token(geo.Events, orderKey{rankPlaced, 20000, "a"})
	f.Add(odd[:len(odd)-1] + string(odd[len(odd)-1]+1)) // bits beyond the last byte
	f.Add("")
	f.Add("ZQA")
	f.Add("ZQAAAAAAAA=")
	f.Fuzz(func(t *testing.T, text string) {
		key, err := parseToken(geo.Events, text)
		if err != nil {
			wantParam(t, text, err, "after")
			return
		}
		if again := token(geo.Events, key); again != text {
			t.Errorf("%q is read as %+v and written as %q", text, key, again)
		}
	})
}

func TestTokenIsURLSafe(t *testing.T) {
	for _, id := range []string{"a", "a/b?c", "\xff\x00", "ក្រុង"} {
		for _, start := range []geo.Day{geo.OpenStart, -1, 0, 20000, geo.OpenEnd} {
			key := orderKey{rankDated, start, id}
			text := token(geo.Flows, key)
			if strings.Trim(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-") != "" {
				t.Errorf("%q is not URL-safe", text)
			}
			if got, err := parseToken(geo.Flows, text); err != nil || got != key {
				t.Errorf("%+v comes back as %+v, %v", key, got, err)
			}
		}
	}
}
