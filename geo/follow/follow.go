// Package follow is what stores have in common in telling that they have
// changed. How a store finds out is its own affair.
package follow

import (
	"context"
	"sync"

	"github.com/mapd/mapd/geo"
)

// Newest knows the newest version of a store and wakes those who wait for a
// newer one. It is safe for use by many goroutines.
type Newest struct {
	mu      sync.Mutex
	version geo.Version
	err     error
	changed chan struct{} // closed at the next news
}

// From returns a Newest that begins with a version.
func From(version geo.Version) *Newest {
	return &Newest{version: version, changed: make(chan struct{})}
}

// Version is the newest version that was told.
func (n *Newest) Version() geo.Version {
	version, _, _ := n.state()
	return version
}

// Tell notes the version that a store has now, or, with an error, that this
// cannot be known. A version that is not newer is no news, but ends an error.
func (n *Newest) Tell(version geo.Version, err error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	news := version > n.version || err != nil
	n.version, n.err = max(n.version, version), err
	if news {
		close(n.changed)
		n.changed = make(chan struct{})
	}
}

// Wait returns the newest version as soon as it is greater than after. It ends
// early with the context's error, or with the one that was told last.
func (n *Newest) Wait(ctx context.Context, after geo.Version) (geo.Version, error) {
	for {
		version, changed, err := n.state()
		switch {
		case ctx.Err() != nil:
			return 0, ctx.Err()
		case err != nil:
			return 0, err
		case version > after:
			return version, nil
		}
		select {
		case <-ctx.Done():
		case <-changed:
		}
	}
}

func (n *Newest) state() (geo.Version, <-chan struct{}, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.version, n.changed, n.err
}
