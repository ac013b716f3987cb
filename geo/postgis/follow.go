package postgis

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgconn/ctxwatch"
	"github.com/mapd/mapd/geo"
)

// channel is where a commit notifies those who follow.
const channel = "mapd_changes"

const (
	// pollEvery is how long a notification that is missed goes unnoticed.
	pollEvery = time.Second
	// retryEvery is the pause between attempts to reach a database that is away.
	retryEvery = time.Second
)

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
	config  *pgx.ConnConfig
	channel string // "" to poll alone
	cancel  context.CancelFunc
	done    chan struct{}

	mu      sync.Mutex
	version geo.Version
	err     error
	changed chan struct{} // closed at the next news
}

func newFollower(version geo.Version, config *pgx.ConnConfig, channel string) *follower {
	config = config.Copy()
	// Waiting ends by deadline, again and again: nothing is to be cancelled.
	config.BuildContextWatcherHandler = func(conn *pgconn.PgConn) ctxwatch.Handler {
		return &pgconn.DeadlineContextWatcherHandler{Conn: conn.Conn()}
	}
	ctx, cancel := context.WithCancel(context.Background())
	f := &follower{config: config, channel: channel, cancel: cancel, done: make(chan struct{}), version: version, changed: make(chan struct{})}
	go f.run(ctx)
	return f
}

// stop ends the following and tells everybody who waits.
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

// run follows on one connection after the other, until ctx is done.
func (f *follower) run(ctx context.Context) {
	defer close(f.done)
	for {
		err := f.listen(ctx)
		if ctx.Err() != nil {
			return
		}
		f.tell(0, err)
		select {
		case <-ctx.Done():
			return
		case <-time.After(retryEvery):
		}
	}
}

// listen follows on one connection until that fails.
func (f *follower) listen(ctx context.Context) error {
	connecting, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	conn, err := pgx.ConnectConfig(connecting, f.config)
	if err != nil {
		return err
	}
	defer hangUp(conn)
	if f.channel != "" {
		_, err := conn.Exec(connecting, `LISTEN `+f.channel)
		if err != nil && stateOf(err) == "" { // a standby and some poolers do not let listen: then polling has to do
			return err
		}
	}
	for {
		version, err := newestVersion(ctx, conn)
		if err != nil {
			return err
		}
		f.tell(version, nil)
		if err := f.rest(ctx, conn); err != nil {
			return err
		}
	}
}

// rest returns at a notification, or when it is time to look.
func (f *follower) rest(ctx context.Context, conn *pgx.Conn) error {
	waiting, cancel := context.WithTimeout(ctx, pollEvery)
	defer cancel()
	_, err := conn.WaitForNotification(waiting)
	if errors.Is(waiting.Err(), context.DeadlineExceeded) && !conn.IsClosed() {
		return nil
	}
	return err
}
