package postgis

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/mapd/mapd/geo"
)

// Store keeps records in a PostgreSQL database. It implements geo.Store.
type Store struct {
	// Now is the clock that dates changes, time.Now unless it is replaced
	// before the store is used.
	Now func() time.Time

	pool   *pgxpool.Pool
	turn   chan struct{} // holds one token: who takes it may write
	follow *follower

	life   context.Context // done when the store is closed
	end    context.CancelCauseFunc
	mu     sync.Mutex
	closed bool
	work   sync.WaitGroup // what uses a connection
}

var _ geo.Store = (*Store)(nil)

// Open opens the store in a database, and makes it if there is none. It brings
// an older one up to the schema of this program.
//
// The address is a URL, postgres://user:password@host/database, or what else
// libpq understands; PGPASSWORD, PGPASSFILE and the other variables of libpq
// fill in what it leaves out. pool_max_conns bounds the connections for
// reading and writing, 8 if it is not given; one more follows the changes.
//
// An address that is wrong, a login that is refused and a database that cannot
// be a store, or that a newer mapd has written, are Invalid. One that cannot
// be reached is Unavailable.
func Open(ctx context.Context, address string) (*Store, error) {
	config, err := configure(address)
	if err != nil {
		return nil, err
	}
	if err := migrate(ctx, config); err != nil {
		return nil, outward(ctx, "open the database", err)
	}
	pool, err := pgxpool.NewWithConfig(context.WithoutCancel(ctx), config)
	if err != nil {
		return nil, outward(ctx, "open the database", err)
	}
	s := &Store{Now: time.Now, pool: pool, turn: make(chan struct{}, 1)}
	s.life, s.end = context.WithCancelCause(context.Background())
	s.turn <- struct{}{}
	info, err := s.info(ctx)
	if err != nil {
		pool.Close()
		return nil, outward(ctx, "open the database", err)
	}
	s.follow = newFollower(info.Version, config.ConnConfig, channel)
	return s, nil
}

// Close ends all waiting, reading and writing, and closes the connections.
func (s *Store) Close() error {
	s.mu.Lock()
	first := !s.closed
	s.closed = true
	s.mu.Unlock()
	if first {
		s.end(errClosed)
		s.follow.stop()
		s.work.Wait()
		s.pool.Close()
	}
	return nil
}

var errClosed = errors.New("the store is closed")

// begin notes work that uses a connection. Its context ends with the caller's
// or with the store. done is to be called when the connection is free again.
func (s *Store) begin(ctx context.Context) (bound context.Context, done func(), err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	if s.closed {
		return nil, nil, &geo.Error{Code: geo.Unavailable, Message: "use the store", Err: errClosed}
	}
	s.work.Add(1)
	bound, cancel := context.WithCancel(ctx)
	stop := context.AfterFunc(s.life, cancel)
	return bound, func() { stop(); cancel(); s.work.Done() }, nil
}

// brief is begin for a question that has a short answer: it is given up after
// patience.
func (s *Store) brief(ctx context.Context) (context.Context, func(), error) {
	bound, done, err := s.begin(ctx)
	if err != nil {
		return nil, nil, err
	}
	short, cancel := context.WithTimeout(bound, patience)
	return short, func() { cancel(); done() }, nil
}
