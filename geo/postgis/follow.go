package postgis

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgconn/ctxwatch"
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/follow"
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
	version, err := s.follow.Wait(ctx, after)
	return version, outward(ctx, "follow the store", err)
}

// follower tells the newest version of the database.
type follower struct {
	*follow.Newest
	config  *pgx.ConnConfig
	channel string // "" to poll alone
	cancel  context.CancelFunc
	done    chan struct{}
}

func newFollower(version geo.Version, config *pgx.ConnConfig, channel string) *follower {
	config = config.Copy()
	// Waiting ends by deadline, again and again: nothing is to be cancelled.
	config.BuildContextWatcherHandler = func(conn *pgconn.PgConn) ctxwatch.Handler {
		return &pgconn.DeadlineContextWatcherHandler{Conn: conn.Conn()}
	}
	ctx, cancel := context.WithCancel(context.Background())
	f := &follower{Newest: follow.From(version), config: config, channel: channel, cancel: cancel, done: make(chan struct{})}
	go f.run(ctx)
	return f
}

// stop ends the following and tells everybody who waits.
func (f *follower) stop() {
	f.cancel()
	<-f.done
	f.Tell(0, errClosed)
}

// run follows on one connection after the other, until ctx is done.
func (f *follower) run(ctx context.Context) {
	defer close(f.done)
	for {
		err := f.listen(ctx)
		if ctx.Err() != nil {
			return
		}
		f.Tell(0, err)
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
		f.Tell(version, nil)
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
