package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/mapd/mapd/geo"
)

// Store keeps records in one GeoPackage file. It implements geo.Store.
type Store struct {
	// Now is the clock that dates changes, time.Now unless it is replaced
	// before the store is used.
	Now func() time.Time

	read   *sql.DB // many connections that cannot write
	write  *sql.DB // one connection: SQLite has one writer at a time
	follow *follower
}

var _ geo.Store = (*Store)(nil)

// Open opens the store in the file at path, and makes it if there is no file
// or an empty one. It brings an older file up to the schema of this program.
//
// A file that is something else, or that a newer mapd has written, is refused
// as Invalid and not touched. One that cannot be opened is Unavailable.
func Open(ctx context.Context, path string) (*Store, error) {
	dsn, err := dataSource(path)
	if err != nil {
		return nil, err
	}
	if err := inspect(ctx, path, dsn); err != nil {
		return nil, err
	}
	s := &Store{Now: time.Now}
	if s.write, err = sql.Open(driver, dsn.writer()); err != nil {
		return nil, outward(ctx, "open "+path, err)
	}
	s.write.SetMaxOpenConns(1)
	if err := prepare(ctx, dsn, s.write); err != nil {
		return nil, errors.Join(notPrepared(ctx, path, err), s.write.Close())
	}
	if s.read, err = sql.Open(driver, dsn.reader()); err != nil {
		return nil, errors.Join(outward(ctx, "open "+path, err), s.write.Close())
	}
	s.read.SetMaxIdleConns(readers)
	s.read.SetMaxOpenConns(readers)
	info, err := s.Info(ctx)
	if err != nil {
		return nil, errors.Join(err, s.read.Close(), s.write.Close())
	}
	s.follow = newFollower(info.Version, s.read)
	return s, nil
}

// readers bounds the connections that read at a time. Those beyond wait.
const readers = 8

// Close ends all waiting and closes the file. Its last connection folds the
// -wal file back into the GeoPackage.
func (s *Store) Close() error {
	s.follow.stop()
	return errors.Join(s.read.Close(), s.write.Close())
}
