package follow_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/follow"
)

// answer is what Wait returns.
type answer struct {
	version geo.Version
	err     error
}

func wait(ctx context.Context, n *follow.Newest, after geo.Version) <-chan answer {
	answers := make(chan answer, 1)
	go func() {
		version, err := n.Wait(ctx, after)
		answers <- answer{version, err}
	}()
	return answers
}

func TestWait(t *testing.T) {
	away, ended := errors.New("the store is away"), context.Canceled
	for name, c := range map[string]struct {
		tell func(n *follow.Newest, end context.CancelFunc)
		want answer
	}{
		"newer":              {func(n *follow.Newest, _ context.CancelFunc) { n.Tell(8, nil) }, answer{8, nil}},
		"older, then newer":  {func(n *follow.Newest, _ context.CancelFunc) { n.Tell(6, nil); n.Tell(7, nil); n.Tell(9, nil) }, answer{9, nil}},
		"away":               {func(n *follow.Newest, _ context.CancelFunc) { n.Tell(0, away) }, answer{0, away}},
		"nobody wants it":    {func(_ *follow.Newest, end context.CancelFunc) { end() }, answer{0, ended}},
		"too late":           {func(n *follow.Newest, end context.CancelFunc) { end(); n.Tell(8, nil) }, answer{0, ended}},
		"away with a number": {func(n *follow.Newest, _ context.CancelFunc) { n.Tell(8, away) }, answer{0, away}},
	} {
		ctx, end := context.WithCancel(t.Context())
		n := follow.From(7)
		waiting := wait(ctx, n, 7)
		c.tell(n, end)
		select {
		case got := <-waiting:
			if got.version != c.want.version || !errors.Is(got.err, c.want.err) {
				t.Errorf("%s: %+v, want %+v", name, got, c.want)
			}
		case <-time.After(10 * time.Second):
			t.Errorf("%s: nobody wakes", name)
		}
		end()
	}
}

// TestTell keeps the greatest version, and forgets an error when all is well.
func TestTell(t *testing.T) {
	n := follow.From(3)
	n.Tell(5, nil)
	n.Tell(4, nil)
	n.Tell(0, errors.New("away"))
	if _, err := n.Wait(t.Context(), 0); err == nil || n.Version() != 5 {
		t.Errorf("version %d, %v", n.Version(), err)
	}
	n.Tell(5, nil)
	if version, err := n.Wait(t.Context(), 4); version != 5 || err != nil {
		t.Errorf("version %d, %v", version, err)
	}
}
