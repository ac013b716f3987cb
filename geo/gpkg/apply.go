package gpkg

import (
	"context"
	"database/sql"
	"iter"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/change"
	sqlite3 "modernc.org/sqlite/lib"
)

// Apply writes all edits as one change, or nothing.
//
// It waits for other writers, in this process and in others, until ctx is
// done. The edits may read the store while they are made, but not change it.
func (s *Store) Apply(ctx context.Context, c geo.Commit, edits iter.Seq2[geo.Edit, error]) (geo.Change, error) {
	made, err := s.apply(ctx, c, edits)
	if err != nil {
		return geo.Change{}, outward(ctx, "apply a change", err)
	}
	s.follow.Tell(made.Version, nil)
	return made, nil
}

func (s *Store) apply(ctx context.Context, c geo.Commit, edits iter.Seq2[geo.Edit, error]) (geo.Change, error) {
	tx, err := s.begin(ctx)
	if err != nil {
		return geo.Change{}, err
	}
	var w *writer
	defer func() {
		if w != nil && w.guards != nil {
			_, _ = s.write.ExecContext(short, usualCache) // what fails here costs memory alone
		}
	}()
	defer tx.Rollback() // after a commit it does nothing; after a panic all
	newest, err := newestVersion(ctx, tx)
	if err != nil {
		return geo.Change{}, err
	}
	w = newWriter(ctx, tx, geo.Change{
		Version: newest + 1, Time: s.Now().UTC().Truncate(time.Microsecond),
		Author: c.Author, Reason: c.Reason, Dataset: c.Dataset,
	})
	defer w.close()
	if err := w.exec(`INSERT INTO mapd_gate VALUES (1)`); err != nil {
		return geo.Change{}, err
	}
	err = change.Take(ctx, edits, perChunk, rowOf, func(chunk []*edit) error { return w.write(chunk, c.Told) })
	if err != nil {
		return geo.Change{}, err
	}
	if w.change.Written == 0 {
		return geo.Change{Version: newest}, nil
	}
	if err := w.finish(); err != nil {
		return geo.Change{}, err
	}
	return w.change, tx.Commit()
}

// begin opens a writing transaction. SQLite's own waiting for another process
// ends after the busy timeout; an import elsewhere may well take longer.
func (s *Store) begin(ctx context.Context) (*sql.Tx, error) {
	for {
		tx, err := s.write.BeginTx(ctx, nil)
		if resultCode(err) != sqlite3.SQLITE_BUSY || ctx.Err() != nil {
			return tx, err
		}
	}
}
