package snapshot

import (
	"errors"
	"runtime/debug"
	"testing"
)

// TestWithoutHaste leaves the pace of garbage collection as it was.
func TestWithoutHaste(t *testing.T) {
	pace := func() int {
		now := debug.SetGCPercent(100)
		debug.SetGCPercent(now)
		return now
	}
	defer debug.SetGCPercent(pace())
	failed := errors.New("failed")
	for _, c := range []struct{ before, within int }{{100, 200}, {50, 50}, {-1, -1}, {800, 800}} {
		debug.SetGCPercent(c.before)
		within := 0
		if err := withoutHaste(func() error { within = pace(); return failed }); err != failed {
			t.Errorf("the error is %v", err)
		}
		if after := pace(); within != c.within || after != c.before {
			t.Errorf("before %d: %d within and %d after, want %d and %d", c.before, within, after, c.within, c.before)
		}
	}
}
