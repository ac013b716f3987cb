package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/mapd/mapd/geo"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// AddToken keeps a token.
func (s *Store) AddToken(ctx context.Context, t geo.Token, hash geo.TokenHash) error {
	err := s.writeTokens(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO mapd_tokens (id, name, role, hash, created, expires, revoked) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			t.ID, t.Name, string(t.Role), hash[:], instant(t.Created), instant(t.Expires), instant(t.Revoked))
		if isTaken(err) {
			return geo.Errorf(geo.Conflict, "there is a token %s already", t.ID)
		}
		return err
	})
	return outward(ctx, "keep a token", err)
}

// isTaken reports whether a row has a value that another has.
func isTaken(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && (e.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY || e.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE)
}

// RevokeToken ends a token.
func (s *Store) RevokeToken(ctx context.Context, id string, at time.Time) error {
	err := s.writeTokens(ctx, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, `UPDATE mapd_tokens SET revoked = ifnull(revoked, ?) WHERE id = ?`, instant(at), id)
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil || n > 0 {
			return err
		}
		return geo.Errorf(geo.NotFound, "there is no token %s", id)
	})
	return outward(ctx, "revoke a token", err)
}

// writeTokens opens the gate for a transaction.
func (s *Store) writeTokens(ctx context.Context, write func(*sql.Tx) error) error {
	tx, err := s.begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after a commit it does nothing
	if _, err := tx.ExecContext(ctx, `INSERT INTO mapd_gate VALUES (1)`); err != nil {
		return err
	}
	if err := write(tx); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM mapd_gate`); err != nil {
		return err
	}
	return tx.Commit()
}

const selectTokens = `SELECT id, name, role, created, expires, revoked FROM mapd_tokens `

// Tokens returns all tokens.
func (s *Store) Tokens(ctx context.Context) ([]geo.Token, error) {
	all, err := s.tokens(ctx)
	return all, outward(ctx, "read the tokens", err)
}

func (s *Store) tokens(ctx context.Context) ([]geo.Token, error) {
	rows, err := s.read.QueryContext(ctx, selectTokens+`ORDER BY created, id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := []geo.Token{}
	for rows.Next() {
		t, err := scanToken(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	return all, rows.Err()
}

// TokenOf returns the token of a hash.
func (s *Store) TokenOf(ctx context.Context, hash geo.TokenHash) (geo.Token, error) {
	t, err := scanToken(s.read.QueryRowContext(ctx, selectTokens+`WHERE hash = ?`, hash[:]))
	if errors.Is(err, sql.ErrNoRows) {
		return t, geo.Errorf(geo.NotFound, "there is no such token")
	}
	return t, outward(ctx, "look for a token", err)
}

func scanToken(row interface{ Scan(...any) error }) (t geo.Token, err error) {
	var created, expires, revoked sql.NullString
	if err := row.Scan(&t.ID, &t.Name, &t.Role, &created, &expires, &revoked); err != nil {
		return geo.Token{}, err
	}
	for _, at := range []struct {
		text sql.NullString
		into *time.Time
	}{{created, &t.Created}, {expires, &t.Expires}, {revoked, &t.Revoked}} {
		if !at.text.Valid {
			continue
		}
		if *at.into, err = time.Parse(time.RFC3339Nano, at.text.String); err != nil {
			return geo.Token{}, err
		}
	}
	return t, nil
}

// fixedInstant is RFC 3339 with six digits always, so that texts sort as times.
const fixedInstant = "2006-01-02T15:04:05.000000Z"

// instant is a time for a column, null if it is zero.
func instant(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UTC().Format(fixedInstant)
}
