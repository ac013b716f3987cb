package postgis

import (
	"context"
	"iter"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/mapd/mapd/geo"
)

// Info returns the state of the store.
func (s *Store) Info(ctx context.Context) (geo.StoreInfo, error) {
	info, err := s.info(ctx)
	return info, outward(ctx, "read the state of the store", err)
}

func (s *Store) info(ctx context.Context) (info geo.StoreInfo, err error) {
	ctx, done, err := s.brief(ctx)
	if err != nil {
		return info, err
	}
	defer done()
	var changed *time.Time
	err = s.pool.QueryRow(ctx, `SELECT m.store_id, m.redactions, coalesce(c.version, 0), c.time FROM mapd_meta AS m
		LEFT JOIN LATERAL (SELECT version, time FROM mapd_changes ORDER BY version DESC LIMIT 1) AS c ON true`).
		Scan(&info.ID, &info.Redactions, &info.Version, &changed)
	if changed != nil {
		info.Changed = changed.UTC()
	}
	return info, err
}

// Records yields every record as of a version.
func (s *Store) Records(ctx context.Context, asOf geo.Version) iter.Seq2[geo.Revision, error] {
	return s.sequence(ctx, "read the records", func(ctx context.Context, tx pgx.Tx) ([]question, error) {
		newest, err := newestVersion(ctx, tx)
		switch {
		case err != nil:
			return nil, err
		case asOf == geo.Latest:
			asOf = newest
		case asOf < 0:
			return nil, geo.Errorf(geo.Invalid, "there is no version %d; the first is 1", asOf)
		case asOf > newest:
			return nil, geo.Errorf(geo.NotFound, "there is no version %d yet; the newest is %d", asOf, newest)
		}
		if _, err := tx.Exec(ctx, byIndex); err != nil {
			return nil, err
		}
		var all []question
		for _, c := range geo.Collections {
			all = append(all, question{selectNewest, []any{string(c), int64(asOf)}})
		}
		return all, nil
	})
}

// Written yields the revisions that the changes in (after, upTo] wrote.
func (s *Store) Written(ctx context.Context, after, upTo geo.Version) iter.Seq2[geo.Revision, error] {
	return s.sequence(ctx, "read what was written", func(ctx context.Context, tx pgx.Tx) ([]question, error) {
		if upTo == geo.Latest {
			newest, err := newestVersion(ctx, tx)
			if err != nil {
				return nil, err
			}
			upTo = newest
		}
		return []question{{selectRevisions + ` WHERE version > $1 AND version <= $2
			ORDER BY version, array_position($3::text[], collection), id`, []any{int64(after), int64(upTo), collections}}}, nil
	})
}

// Revisions returns all revisions of one record, oldest first.
func (s *Store) Revisions(ctx context.Context, key geo.Key) ([]geo.Revision, error) {
	var revisions []geo.Revision
	all := s.sequence(ctx, "read the revisions of "+key.String(), func(context.Context, pgx.Tx) ([]question, error) {
		return []question{{selectRevisions + ` WHERE collection = $1 AND id = $2 ORDER BY version`, []any{string(key.Collection), key.ID}}}, nil
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
	changes, err := s.changes(ctx, after, limit)
	return changes, outward(ctx, "read the changes", err)
}

func (s *Store) changes(ctx context.Context, after geo.Version, limit int) ([]geo.Change, error) {
	ctx, done, err := s.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	ctx, cancel := context.WithTimeout(ctx, stall)
	defer cancel()
	rows, err := s.pool.Query(ctx, `SELECT version, time, author, reason, dataset, written
		FROM mapd_changes WHERE version > $1 ORDER BY version LIMIT $2`, after, max(limit, 0))
	if err != nil {
		return nil, err
	}
	changes := []geo.Change{}
	var c geo.Change
	_, err = pgx.ForEachRow(rows, []any{&c.Version, &c.Time, &c.Author, &c.Reason, &c.Dataset, &c.Written}, func() error {
		c.Time = c.Time.UTC()
		changes = append(changes, c)
		return nil
	})
	return changes, err
}

// collections are those of geo, in their order.
var collections = func() (all []string) {
	for _, c := range geo.Collections {
		all = append(all, string(c))
	}
	return all
}()

const selectRevisions = `SELECT version, collection, id, dataset, deleted, content FROM mapd_revisions`

// selectNewest finds the newest revision of each record of a collection, as of
// a version.
const selectNewest = `SELECT * FROM (SELECT DISTINCT ON (id) version, collection, id, dataset, deleted, content
	FROM mapd_revisions WHERE collection = $1 AND version <= $2 ORDER BY id, version DESC) AS newest
	WHERE NOT deleted ORDER BY id`

// byIndex makes PostgreSQL read the revisions in the order of the index, so
// that the first comes at once and no content is sorted on disk. Left alone it
// sorts, since it expects rows to be further apart than those of an import are.
const byIndex = `SELECT set_config('enable_sort', 'off', true), set_config('enable_seqscan', 'off', true),
	set_config('enable_bitmapscan', 'off', true)`

type queryer interface {
	QueryRow(ctx context.Context, query string, args ...any) pgx.Row
}

func newestVersion(ctx context.Context, q queryer) (geo.Version, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var v geo.Version
	err := q.QueryRow(ctx, `SELECT coalesce((SELECT version FROM mapd_changes ORDER BY version DESC LIMIT 1), 0)`).Scan(&v)
	return v, err
}
