package feeds_test

import (
	"context"
	"errors"
	"io"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/feeds"
)

var errGone = errors.New("the client has gone")

// gone is a client that hangs up after the first bytes.
type gone struct{ writes int }

func (g *gone) Write(p []byte) (int, error) {
	if g.writes++; g.writes > 1 {
		return 0, errGone
	}
	return len(p), nil
}

// TestClientsThatHangUp checks that a feed ends with its client, whether that
// shows by what is written or by the request's context.
func TestClientsThatHangUp(t *testing.T) {
	s := snapshotOf(t, 7, manyEvents(5000))
	for _, format := range feeds.Formats() {
		open := func() *feeds.Feed {
			feed, err := feeds.Open(t.Context(), s, feeds.Ask{Query: geo.Query{Collection: geo.Events}, Page: 1000,
				Times: feeds.NewTimes(func() feeds.History { return past{} })})
			if err != nil {
				t.Fatal(err)
			}
			return feed
		}
		var client gone
		if err := open().Write(t.Context(), format, &client); !errors.Is(err, errGone) || client.writes > 2 {
			t.Errorf("%s goes on for %d writes: %v", format.Name, client.writes, err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if err := open().Write(ctx, format, io.Discard); !errors.Is(err, context.Canceled) {
			t.Errorf("%s goes on after its request: %v", format.Name, err)
		}
	}
}
