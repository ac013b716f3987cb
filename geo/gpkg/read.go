package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"iter"
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
	return s.decoded(ctx, "read the records", func(tx *sql.Tx, yield yielder) error {
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
		return eachCollection(ctx, tx, yield, selectNewest, asOf)
	})
}

// Written yields the revisions that the changes in (after, upTo] wrote.
func (s *Store) Written(ctx context.Context, after, upTo geo.Version) iter.Seq2[geo.Revision, error] {
	return s.decoded(ctx, "read what was written", func(tx *sql.Tx, yield yielder) error {
		newest, err := newestVersion(ctx, tx)
		if err != nil {
			return err
		}
		if upTo == geo.Latest || upTo > newest {
			upTo = newest
		}
		for after < upTo {
			last, large, err := manyChanges(ctx, tx, after, upTo)
			switch {
			case err != nil:
				return err
			case large:
				err = eachCollection(ctx, tx, yield, selectWritten, last)
			default:
				err = revisionsOf(ctx, tx, yield, selectSmall, after, last)
			}
			if err != nil {
				return err
			}
			after = last
		}
		return nil
	})
}

// sortedAtOnce is how many revisions are sorted at a time by the database.
const sortedAtOnce = 1000

// manyChanges returns how far to read on behind a version: either many small
// changes together, or a large one for itself, whose revisions need not be
// sorted, since each collection is read in the order of the index.
func manyChanges(ctx context.Context, tx *sql.Tx, after, upTo geo.Version) (last geo.Version, large bool, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT version, written FROM mapd_changes WHERE version > ? AND version <= ? ORDER BY version`, after, upTo)
	if err != nil {
		return 0, false, err
	}
	defer rows.Close()
	last = after
	for total := 0; rows.Next(); {
		var version geo.Version
		var written int
		if err := rows.Scan(&version, &written); err != nil {
			return 0, false, err
		}
		if total += written; total > sortedAtOnce && last > after {
			return last, false, nil
		}
		if last = version; total > sortedAtOnce {
			return last, true, nil
		}
	}
	return max(last, after+1), false, rows.Err()
}

// Revisions returns all revisions of one record, oldest first.
func (s *Store) Revisions(ctx context.Context, key geo.Key) ([]geo.Revision, error) {
	var revisions []geo.Revision
	all := s.decoded(ctx, "read the revisions of "+key.String(), func(tx *sql.Tx, yield yielder) error {
		return revisionsOf(ctx, tx, yield,
			selectRevisions+` WHERE collection = ? AND id = ? ORDER BY version`, key.Collection, key.ID)
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
