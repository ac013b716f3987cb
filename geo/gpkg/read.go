package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"

	"github.com/mapd/mapd/geo"
)

// Info returns the state of the store.
func (s *Store) Info(ctx context.Context) (geo.StoreInfo, error) {
	info := geo.StoreInfo{}
	var changed sql.NullString
	err := s.read.QueryRowContext(ctx, `SELECT store_id, redactions,
		ifnull((SELECT max(version) FROM mapd_changes), 0),
		(SELECT time FROM mapd_changes ORDER BY version DESC LIMIT 1) FROM mapd_meta`).
		Scan(&info.ID, &info.Redactions, &info.Version, &changed)
	if err == nil && changed.Valid {
		info.Changed, err = time.Parse(time.RFC3339Nano, changed.String)
	}
	return info, outward(ctx, "read the state of the store", err)
}

// Records yields every record as of a version.
func (s *Store) Records(ctx context.Context, asOf geo.Version) iter.Seq2[geo.Revision, error] {
	return s.sequence(ctx, "read the records", func(tx *sql.Tx, yield yielder) error {
		newest, err := newestVersion(ctx, tx)
		if err != nil {
			return err
		}
		switch {
		case asOf == geo.Latest:
			asOf = newest
		case asOf < 0:
			return geo.Errorf(geo.Invalid, "there is no version %d; the first is 1", asOf)
		case asOf > newest:
			return geo.Errorf(geo.NotFound, "there is no version %d yet; the newest is %d", asOf, newest)
		}
		for _, c := range geo.Collections {
			more, err := revisionsOf(ctx, tx, yield, selectNewest, c, asOf)
			if err != nil || !more {
				return err
			}
		}
		return nil
	})
}

// Written yields the revisions that the changes in (after, upTo] wrote.
func (s *Store) Written(ctx context.Context, after, upTo geo.Version) iter.Seq2[geo.Revision, error] {
	return s.sequence(ctx, "read what was written", func(tx *sql.Tx, yield yielder) error {
		if upTo == geo.Latest {
			newest, err := newestVersion(ctx, tx)
			if err != nil {
				return err
			}
			upTo = newest
		}
		_, err := revisionsOf(ctx, tx, yield, selectRevisions+` WHERE version > ? AND version <= ?
			ORDER BY version, `+collectionRank+`, id`, after, upTo)
		return err
	})
}

// collectionRank orders by collection as in geo.Collections.
var collectionRank = func() string {
	var b strings.Builder
	b.WriteString("CASE collection")
	for i, c := range geo.Collections {
		fmt.Fprintf(&b, " WHEN '%s' THEN %d", c, i)
	}
	b.WriteString(" END")
	return b.String()
}()

// Revisions returns all revisions of one record, oldest first.
func (s *Store) Revisions(ctx context.Context, key geo.Key) ([]geo.Revision, error) {
	var revisions []geo.Revision
	all := s.sequence(ctx, "read the revisions of "+key.String(), func(tx *sql.Tx, yield yielder) error {
		_, err := revisionsOf(ctx, tx, yield,
			selectRevisions+` WHERE collection = ? AND id = ? ORDER BY version`, key.Collection, key.ID)
		return err
	})
	for r, err := range all {
		if err != nil {
			return nil, err
		}
		revisions = append(revisions, r)
	}
	if len(revisions) == 0 {
		return nil, geo.Errorf(geo.NotFound, "there is no record %s", key)
	}
	return revisions, nil
}

// Changes returns the changes after a version, oldest first.
func (s *Store) Changes(ctx context.Context, after geo.Version, limit int) ([]geo.Change, error) {
	const op = "read the changes"
	rows, err := s.read.QueryContext(ctx, `SELECT version, time, author, reason, dataset, written
		FROM mapd_changes WHERE version > ? ORDER BY version LIMIT ?`, after, max(limit, 0))
	if err != nil {
		return nil, outward(ctx, op, err)
	}
	defer rows.Close()
	changes := []geo.Change{}
	for rows.Next() {
		var c geo.Change
		var at string
		if err := rows.Scan(&c.Version, &at, &c.Author, &c.Reason, &c.Dataset, &c.Written); err != nil {
			return nil, outward(ctx, op, err)
		}
		if c.Time, err = time.Parse(time.RFC3339Nano, at); err != nil {
			return nil, outward(ctx, op, err)
		}
		changes = append(changes, c)
	}
	return changes, outward(ctx, op, rows.Err())
}

type yielder func(geo.Revision, error) bool

// sequence runs body in one reading transaction when it is ranged over. An
// error of body is yielded last.
func (s *Store) sequence(ctx context.Context, op string, body func(*sql.Tx, yielder) error) iter.Seq2[geo.Revision, error] {
	return func(yield func(geo.Revision, error) bool) {
		tx, err := s.read.BeginTx(ctx, nil)
		if err != nil {
			yield(geo.Revision{}, outward(ctx, op, err))
			return
		}
		defer tx.Rollback() // nothing was written: its error says nothing
		if err := body(tx, yield); err != nil {
			yield(geo.Revision{}, outward(ctx, op, err))
		}
	}
}

const selectRevisions = `SELECT version, collection, id, dataset, deleted, content FROM mapd_revisions`

// selectNewest finds the newest revision of each record of a collection, as of
// a version. The index alone decides which, and in which order; only then is a
// content fetched, so nothing is sorted or held in memory.
const selectNewest = selectRevisions + ` AS r WHERE collection = ?1 AND version <= ?2 AND NOT deleted
	AND NOT EXISTS (SELECT 1 FROM mapd_revisions
		WHERE collection = ?1 AND id = r.id AND version > r.version AND version <= ?2)
	ORDER BY id`

// revisionsOf yields the rows of a query that starts with selectRevisions. It
// reports whether the receiver wants more.
func revisionsOf(ctx context.Context, tx *sql.Tx, yield yielder, query string, args ...any) (more bool, err error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return false, err
	}
	defer rows.Close()
	for rows.Next() {
		r, err := scanRevision(rows)
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return false, err
		}
		if !yield(r, nil) {
			return false, nil
		}
	}
	return true, rows.Err()
}

func scanRevision(rows *sql.Rows) (geo.Revision, error) {
	var r geo.Revision
	var content sql.RawBytes
	err := rows.Scan(&r.Version, &r.Key.Collection, &r.Key.ID, &r.Dataset, &r.Deleted, &content)
	if err != nil || r.Deleted {
		return r, err
	}
	r.Content = string(content)
	if r.Record, err = geo.DecodeText(r.Key.Collection, r.Content); err != nil {
		return r, fmt.Errorf("revision %d of %s: %w", r.Version, r.Key, err)
	}
	return r, nil
}

type queryer interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func newestVersion(ctx context.Context, q queryer) (geo.Version, error) {
	var v geo.Version
	err := q.QueryRowContext(ctx, `SELECT version FROM mapd_changes ORDER BY version DESC LIMIT 1`).Scan(&v)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return v, err
}
