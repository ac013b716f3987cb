package postgis

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/mapd/mapd/geo"
)

// AddToken keeps a token.
func (s *Store) AddToken(ctx context.Context, t geo.Token, hash geo.TokenHash) error {
	err := s.writeTokens(ctx, func(ctx context.Context, tx pgx.Tx) error {
		_, err := tx.Exec(ctx, `INSERT INTO mapd_tokens (id, name, role, hash, created, expires, revoked) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
			t.ID, t.Name, string(t.Role), hash[:], instant(t.Created), instant(t.Expires), instant(t.Revoked))
		if stateOf(err) == "23505" {
			return geo.Errorf(geo.Conflict, "there is a token %s already", t.ID)
		}
		return err
	})
	return outward(ctx, "keep a token", err)
}

// RevokeToken ends a token.
func (s *Store) RevokeToken(ctx context.Context, id string, at time.Time) error {
	err := s.writeTokens(ctx, func(ctx context.Context, tx pgx.Tx) error {
		done, err := tx.Exec(ctx, `UPDATE mapd_tokens SET revoked = coalesce(revoked, $1) WHERE id = $2`, instant(at), id)
		if err == nil && done.RowsAffected() == 0 {
			return geo.Errorf(geo.NotFound, "there is no token %s", id)
		}
		return err
	})
	return outward(ctx, "revoke a token", err)
}

// writeTokens opens the gate for a transaction. It does not wait for writers of
// records.
func (s *Store) writeTokens(ctx context.Context, write func(context.Context, pgx.Tx) error) error {
	brief, done, err := s.brief(ctx)
	if err != nil {
		return err
	}
	defer done()
	return pgx.BeginFunc(brief, s.pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(brief, `SELECT set_config('mapd.gate', 'open', true)`); err != nil {
			return err
		}
		return write(brief, tx)
	})
}

const selectTokens = `SELECT id, name, role, created, expires, revoked FROM mapd_tokens `

// Tokens returns all tokens.
func (s *Store) Tokens(ctx context.Context) ([]geo.Token, error) {
	all, err := s.tokens(ctx, selectTokens+`ORDER BY created, id`)
	return all, outward(ctx, "read the tokens", err)
}

// TokenOf returns the token of a hash.
func (s *Store) TokenOf(ctx context.Context, hash geo.TokenHash) (geo.Token, error) {
	found, err := s.tokens(ctx, selectTokens+`WHERE hash = $1`, hash[:])
	if err == nil && len(found) == 0 {
		return geo.Token{}, geo.Errorf(geo.NotFound, "there is no such token")
	}
	if err != nil {
		return geo.Token{}, outward(ctx, "look for a token", err)
	}
	return found[0], nil
}

func (s *Store) tokens(ctx context.Context, query string, args ...any) ([]geo.Token, error) {
	ctx, done, err := s.brief(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	rows, err := s.pool.Query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	return pgx.AppendRows([]geo.Token{}, rows, func(row pgx.CollectableRow) (t geo.Token, err error) {
		var expires, revoked *time.Time
		err = row.Scan(&t.ID, &t.Name, (*string)(&t.Role), &t.Created, &expires, &revoked)
		t.Created, t.Expires, t.Revoked = t.Created.UTC(), utc(expires), utc(revoked)
		return t, err
	})
}

// instant is a time for a column, null if it is zero.
func instant(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t
}

// utc is the time of a column, zero if it is null.
func utc(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return t.UTC()
}
