package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ahead"
)

type yielder func(geo.Revision, error) bool

// errLeft ends a reading of which no more is wanted.
var errLeft = errors.New("no more is wanted")

// decoded runs body in one reading transaction when it is ranged over, and
// decodes what it yields. An error of body is yielded last.
func (s *Store) decoded(ctx context.Context, op string, body func(*sql.Tx, yielder) error) iter.Seq2[geo.Revision, error] {
	return func(yield func(geo.Revision, error) bool) {
		for r, err := range ahead.Decode(ctx, s.sequence(ctx, body)) {
			if !yield(r, outward(ctx, op, err)) {
				return
			}
		}
	}
}

// sequence is what body yields, as it is stored.
func (s *Store) sequence(ctx context.Context, body func(*sql.Tx, yielder) error) iter.Seq2[geo.Revision, error] {
	return func(yield func(geo.Revision, error) bool) {
		tx, err := s.read.BeginTx(ctx, nil)
		if err != nil {
			yield(geo.Revision{}, err)
			return
		}
		defer tx.Rollback() // nothing was written: its error says nothing
		if err := body(tx, yield); err != nil && err != errLeft {
			yield(geo.Revision{}, err)
		}
	}
}

// eachCollection asks a query of each collection in turn.
func eachCollection(ctx context.Context, tx *sql.Tx, yield yielder, query string, version geo.Version) error {
	for _, c := range geo.Collections {
		if err := revisionsOf(ctx, tx, yield, query, c, version); err != nil {
			return err
		}
	}
	return nil
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

const selectRevisions = `SELECT version, collection, id, dataset, deleted, content FROM mapd_revisions`

// selectWritten finds what a change wrote in a collection.
const selectWritten = selectRevisions + ` WHERE collection = ?1 AND version = ?2 ORDER BY id`

// selectSmall finds what small changes wrote.
var selectSmall = selectRevisions + ` WHERE version > ? AND version <= ? ORDER BY version, ` + collectionRank + `, id`

// selectNewest finds the newest revision of each record of a collection, as of
// a version. The index alone decides which, and in which order; only then is a
// content fetched, so nothing is sorted or held in memory.
const selectNewest = selectRevisions + ` AS r WHERE collection = ?1 AND version <= ?2 AND NOT deleted
	AND NOT EXISTS (SELECT 1 FROM mapd_revisions
		WHERE collection = ?1 AND id = r.id AND version > r.version AND version <= ?2)
	ORDER BY id`

// revisionsOf yields the rows of a query that starts with selectRevisions, as
// they are stored. It returns errLeft if no more is wanted.
func revisionsOf(ctx context.Context, tx *sql.Tx, yield yielder, query string, args ...any) error {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var r geo.Revision
		var content sql.NullString
		if err := rows.Scan(&r.Version, &r.Key.Collection, &r.Key.ID, &r.Dataset, &r.Deleted, &content); err != nil {
			return err
		}
		r.Content = content.String
		if !yield(r, nil) {
			return errLeft
		}
	}
	return rows.Err()
}
