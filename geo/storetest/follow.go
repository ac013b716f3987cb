package storetest

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
)

// noticed is how soon a change of another process must be noticed, and some
// room for a busy machine.
const noticed = time.Second + 2*time.Second

type waited struct {
	version geo.Version
	err     error
	took    time.Duration
}

// wait calls Wait in a goroutine of its own.
func wait(ctx context.Context, s geo.Store, after geo.Version) <-chan waited {
	result := make(chan waited, 1)
	go func() {
		start := time.Now()
		v, err := s.Wait(ctx, after)
		result <- waited{v, err, time.Since(start)}
	}()
	return result
}

var followCases = []testCase{
	{"WaitKnowsWhatIsThere", func(t *testing.T, data Opener) {
		s := open(t, data)
		apply(t, s, put(note("a", "1")))
		apply(t, s, put(note("a", "2")))
		for after := geo.Version(0); after < 2; after++ {
			if v, err := s.Wait(patient(t), after); v != 2 || err != nil {
				t.Errorf("Wait(%d): %d, %v; want 2", after, v, err)
			}
		}
		if v, err := open(t, data).Wait(patient(t), 0); v != 2 || err != nil {
			t.Errorf("Wait of a new handle: %d, %v; want 2", v, err)
		}
	}},
	{"WaitWakesForOwnChanges", func(t *testing.T, data Opener) {
		s := open(t, data)
		var all []<-chan waited
		for range 20 {
			all = append(all, wait(patient(t), s, 0))
		}
		c := apply(t, s, put(note("a", "1")))
		for _, result := range all {
			if r := <-result; r.err != nil || r.version != c.Version {
				t.Errorf("woken with %+v, want version %d", r, c.Version)
			}
		}
	}},
	{"WaitWakesAtOnceForOwnChanges", func(t *testing.T, data Opener) {
		s := open(t, data)
		fastest := time.Hour
		for v := geo.Version(1); v <= 10; v++ { // the machine may be busy, but not each time
			result := wait(patient(t), s, v-1)
			apply(t, s, put(note("a", fmt.Sprint(v))))
			done := time.Now()
			<-result
			fastest = min(fastest, time.Since(done))
		}
		if fastest > 50*time.Millisecond {
			t.Errorf("own changes are noticed after %v", fastest)
		}
	}},
	{"WaitWakesForOthersChanges", func(t *testing.T, data Opener) {
		s, other := open(t, data), open(t, data)
		for v := geo.Version(1); v <= 3; v++ {
			result := wait(patient(t), s, v-1)
			apply(t, other, put(note("a", fmt.Sprint(v))))
			done := time.Now()
			if r := <-result; r.err != nil || r.version != v {
				t.Errorf("woken with %+v, want version %d", r, v)
			}
			if took := time.Since(done); took > noticed {
				t.Errorf("another's change was noticed after %v", took)
			}
		}
	}},
	{"WaitSleepsWhileNothingChanges", func(t *testing.T, data Opener) {
		s, other := open(t, data), open(t, data)
		apply(t, s, put(note("a", "1")))
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		result := wait(ctx, s, 1)
		apply(t, s, put(note("a", "1")))
		apply(t, other, put(note("a", "1")))
		refused(t, other, geo.NotFound, put(note("a", "2")), remove(geo.Events, "b"))
		if r := <-result; !errors.Is(r.err, context.DeadlineExceeded) {
			t.Errorf("woken with %+v, want the context's error", r)
		}
	}},
	{"WaitEndsWithTheContext", func(t *testing.T, data Opener) {
		s := open(t, data)
		ctx, cancel := context.WithCancel(patient(t))
		result := wait(ctx, s, 0)
		cancel()
		if r := <-result; !errors.Is(r.err, context.Canceled) {
			t.Errorf("ended with %+v, want the context's error", r)
		}
	}},
	{"WaitEndsWithTheStore", func(t *testing.T, data Opener) {
		s := data(t)
		result := wait(patient(t), s, 0)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		wantCode(t, "Wait on a store that is closed", (<-result).err, geo.Unavailable)
	}},
}
