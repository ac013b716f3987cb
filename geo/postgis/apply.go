package postgis

import (
	"context"
	"fmt"
	"iter"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/change"
)

// Apply writes all edits as one change, or nothing.
//
// It waits for other writers, in this process and in others, until ctx is
// done. The edits may read the store while they are made, but not change it.
//
// If the database goes away at the very moment of the commit, Apply asks it
// what became of the change. Where it cannot, the error says so.
func (s *Store) Apply(ctx context.Context, c geo.Commit, edits iter.Seq2[geo.Edit, error]) (geo.Change, error) {
	made, err := s.apply(ctx, c, edits)
	if err != nil {
		return geo.Change{}, outward(ctx, "apply a change", err)
	}
	s.follow.Tell(made.Version, nil)
	return made, nil
}

func (s *Store) apply(ctx context.Context, c geo.Commit, edits iter.Seq2[geo.Edit, error]) (geo.Change, error) {
	bound, done, err := s.begin(ctx)
	if err != nil {
		return geo.Change{}, err
	}
	defer done()
	select {
	case <-bound.Done():
		return geo.Change{}, bound.Err()
	case <-s.turn:
	}
	defer func() { s.turn <- struct{}{} }()
	tx, err := s.lock(bound)
	if err != nil {
		return geo.Change{}, err
	}
	defer rollback(tx) // after a commit it does nothing; after a panic all
	newest, err := newestVersion(bound, tx)
	if err != nil {
		return geo.Change{}, err
	}
	w := newWriter(bound, tx, geo.Change{
		Version: newest + 1, Time: s.Now().UTC().Truncate(time.Microsecond),
		Author: c.Author, Reason: c.Reason, Dataset: c.Dataset,
	})
	err = change.Take(bound, edits, perChunk, rowOf, func(chunk []*edit) error { return w.write(chunk, c.Told) })
	if err != nil {
		return geo.Change{}, err
	}
	if w.change.Written == 0 {
		return geo.Change{Version: newest}, nil
	}
	if err := w.finish(); err != nil {
		return geo.Change{}, err
	}
	return w.change, s.commit(bound, tx, w.change.Version)
}

// lock begins a transaction that holds the lock of writers, and opens the gate
// for it. It waits as long as the database answers.
func (s *Store) lock(ctx context.Context) (pgx.Tx, error) {
	for {
		tx, err := s.tryLock(ctx)
		if stateOf(err) != "55P03" || ctx.Err() != nil {
			return tx, err
		}
	}
}

// writerSettings hold for one transaction: the gate; how long a turn at the
// lock takes; that a commit is on disk when it is acknowledged; and that
// nobody has to wait forever for a mapd that is frozen in a change.
const writerSettings = `SELECT set_config('mapd.gate', 'open', true),
	set_config('lock_timeout', $1, true),
	set_config('idle_in_transaction_session_timeout', '10min', true),
	set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on'
		ELSE current_setting('synchronous_commit') END, true)`

func (s *Store) tryLock(ctx context.Context) (pgx.Tx, error) {
	trying, cancel := context.WithTimeout(ctx, patience+lockTurn)
	defer cancel()
	tx, err := s.pool.BeginTx(trying, pgx.TxOptions{IsoLevel: pgx.ReadCommitted, AccessMode: pgx.ReadWrite})
	if err != nil {
		return nil, err
	}
	_, err = tx.Exec(trying, writerSettings, fmt.Sprint(lockTurn.Milliseconds()))
	if err == nil {
		_, err = tx.Exec(trying, `SELECT 1 FROM mapd_meta FOR UPDATE`)
	}
	if err != nil {
		rollback(tx)
		return nil, err
	}
	return tx, nil
}

// commit commits, and finds out what became of it if the answer is lost.
func (s *Store) commit(ctx context.Context, tx pgx.Tx, version geo.Version) error {
	asking, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var id string
	if err := tx.QueryRow(asking, `SELECT pg_current_xact_id()::text`).Scan(&id); err != nil {
		return err
	}
	committing, cancel := context.WithTimeout(context.WithoutCancel(ctx), stall)
	defer cancel()
	err := tx.Commit(committing)
	if err == nil {
		return nil
	}
	switch s.fate(ctx, id) {
	case "committed":
		return nil
	case "aborted":
		return err
	}
	return &geo.Error{Code: geo.Unavailable, Err: err, Message: fmt.Sprintf(
		"the database went away while change %d was being written, and whether it was is not known; look before you repeat it", version)}
}

// fate asks what became of a transaction, for as long as patience lasts.
func (s *Store) fate(ctx context.Context, id string) (status string) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	const pause = 100 * time.Millisecond
	for status != "committed" && status != "aborted" {
		err := s.pool.QueryRow(ctx, `SELECT coalesce(pg_xact_status($1::text::xid8), '')`, id).Scan(&status)
		if err != nil {
			status = ""
		}
		select {
		case <-ctx.Done():
			return status
		case <-time.After(pause):
		}
	}
	return status
}
