package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"time"

	"github.com/mapd/mapd/geo"
)

var errClosed = errors.New("the store is closed")

// pollEvery is how often the file is asked whether another process has
// changed it. The question costs some microseconds.
const pollEvery = 300 * time.Millisecond

// Wait returns the newest version as soon as it is greater than after.
func (s *Store) Wait(ctx context.Context, after geo.Version) (geo.Version, error) {
	for {
		version, changed, err := s.follow.state()
		switch {
		case ctx.Err() != nil:
			return 0, ctx.Err()
		case err != nil:
			return 0, outward(ctx, "follow the store", err)
		case version > after:
			return version, nil
		}
		select {
		case <-ctx.Done():
		case <-changed:
		}
	}
}

// follower knows the newest version and wakes those who wait for it.
type follower struct {
	db     *sql.DB
	cancel context.CancelFunc
	done   chan struct{}

	mu      sync.Mutex
	version geo.Version
	err     error
	changed chan struct{} // closed at the next news
}

func newFollower(version geo.Version, db *sql.DB) *follower {
	ctx, cancel := context.WithCancel(context.Background())
	f := &follower{db: db, cancel: cancel, done: make(chan struct{}), version: version, changed: make(chan struct{})}
	go f.poll(ctx)
	return f
}

// stop ends the polling and tells everybody who waits.
func (f *follower) stop() {
	f.cancel()
	<-f.done
	f.tell(0, errClosed)
}

func (f *follower) state() (geo.Version, <-chan struct{}, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.version, f.changed, f.err
}

// tell notes a version or a failure, and wakes those who wait if it is news.
func (f *follower) tell(version geo.Version, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	news := version > f.version || err != nil
	f.version, f.err = max(f.version, version), err
	if news {
		close(f.changed)
		f.changed = make(chan struct{})
	}
}

// poll asks one connection, which alone can tell whether others have written.
func (f *follower) poll(ctx context.Context) {
	defer close(f.done)
	ticker := time.NewTicker(pollEvery)
	defer ticker.Stop()
	var conn *sql.Conn
	defer func() {
		if conn != nil {
			conn.Close() // it has read only: nothing is lost
		}
	}()
	var seen int64
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		var err error
		if conn, seen, err = f.look(ctx, conn, seen); err != nil && ctx.Err() == nil {
			f.tell(0, err)
		}
	}
}

// look tells the newest version if the file has changed since the data
// version seen. After an error the connection is given up.
func (f *follower) look(ctx context.Context, conn *sql.Conn, seen int64) (*sql.Conn, int64, error) {
	if conn == nil {
		var err error
		if conn, err = f.db.Conn(ctx); err != nil {
			return nil, 0, err
		}
		seen = 0
	}
	var now int64
	err := conn.QueryRowContext(ctx, `PRAGMA data_version`).Scan(&now)
	if err == nil && now == seen {
		return conn, seen, nil
	}
	var version geo.Version
	if err == nil {
		version, err = newestVersion(ctx, conn)
	}
	if err != nil {
		return nil, 0, errors.Join(err, conn.Close())
	}
	f.tell(version, nil)
	return conn, now, nil
}
