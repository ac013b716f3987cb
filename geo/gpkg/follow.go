package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/follow"
)

var errClosed = errors.New("the store is closed")

// pollEvery is how often the file is asked whether another process has
// changed it. The question costs some microseconds.
const pollEvery = 100 * time.Millisecond

// Wait returns the newest version as soon as it is greater than after.
func (s *Store) Wait(ctx context.Context, after geo.Version) (geo.Version, error) {
	version, err := s.follow.Wait(ctx, after)
	return version, outward(ctx, "follow the store", err)
}

// follower tells the newest version of the file.
type follower struct {
	*follow.Newest
	db     *sql.DB
	cancel context.CancelFunc
	done   chan struct{}
}

func newFollower(version geo.Version, db *sql.DB) *follower {
	ctx, cancel := context.WithCancel(context.Background())
	f := &follower{Newest: follow.From(version), db: db, cancel: cancel, done: make(chan struct{})}
	go f.poll(ctx)
	return f
}

// stop ends the polling and tells everybody who waits.
func (f *follower) stop() {
	f.cancel()
	<-f.done
	f.Tell(0, errClosed)
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
			f.Tell(0, err)
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
	f.Tell(version, nil)
	return conn, now, nil
}
