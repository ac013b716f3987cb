package geo

import (
	"context"
	"time"
)

// TokenRole says what a token lets somebody do.
type TokenRole string

// Editor may write briefings.
const Editor TokenRole = "editor"

// TokenRoles lists all roles.
var TokenRoles = []TokenRole{Editor}

// Token lets a person or a program write over HTTP. Its secret is shown once,
// when it is made; the store keeps a hash of it.
type Token struct {
	// ID names the token in lists. It is no secret.
	ID string
	// Name is the author of the changes that are made with it.
	Name string
	Role TokenRole
	// Created, Expires and Revoked are UTC, in whole microseconds; zero if it
	// never expires, or has not been revoked.
	Created, Expires, Revoked time.Time
}

// Valid reports whether the token can be used at a time.
func (t Token) Valid(now time.Time) bool {
	return t.Revoked.IsZero() && (t.Expires.IsZero() || now.Before(t.Expires))
}

// TokenHash is the SHA-256 of a token's secret, which is random and so long
// that no slower hash is needed.
type TokenHash [32]byte

// TokenStore keeps the tokens of a store. They are no records: they have no
// history, are copied with no change, and stay with their store.
type TokenStore interface {
	// AddToken keeps a token. An id or a hash that the store has is a
	// Conflict.
	AddToken(ctx context.Context, t Token, hash TokenHash) error
	// Tokens returns all tokens, those revoked or expired too, in the order of
	// their creation, then by id. None is an empty slice.
	Tokens(ctx context.Context) ([]Token, error)
	// TokenOf returns the token of a hash, whether it is valid or not. Where
	// there is none, it is a NotFound.
	TokenOf(ctx context.Context, hash TokenHash) (Token, error)
	// RevokeToken ends a token at a time. One that is revoked already keeps the
	// time at which it was. An id that the store does not have is a NotFound.
	RevokeToken(ctx context.Context, id string, at time.Time) error
}
