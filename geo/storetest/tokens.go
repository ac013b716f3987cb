package storetest

import (
	"fmt"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
)

var tokenTime = time.Date(2025, 11, 2, 3, 4, 5, 678_000, time.UTC)

// tokens lists the tokens of a store as lines.
func tokens(t *testing.T, s geo.Store) []string {
	t.Helper()
	all, err := s.Tokens(patient(t))
	if err != nil {
		t.Fatalf("Tokens: %v", err)
	}
	lines := []string{}
	for _, token := range all {
		lines = append(lines, fmt.Sprintf("%+v", token))
	}
	return lines
}

func addToken(t *testing.T, s geo.Store, token geo.Token, hash geo.TokenHash) {
	t.Helper()
	if err := s.AddToken(patient(t), token, hash); err != nil {
		t.Fatalf("AddToken: %v", err)
	}
}

var tokenCases = []testCase{
	{"TokensRoundTrip", func(t *testing.T, data Opener) {
		s := open(t, data)
		same(t, "tokens of an empty store", tokens(t, s), []string{})
		plain := geo.Token{ID: "b", Name: "Ada “Quoted” ကေ", Role: geo.Editor, Created: tokenTime}
		full := geo.Token{ID: "a", Name: "x", Role: geo.Editor, Created: tokenTime, Expires: tokenTime.Add(time.Hour), Revoked: tokenTime.Add(time.Minute)}
		early := geo.Token{ID: "c", Name: "y", Role: geo.Editor, Created: tokenTime.Add(-time.Microsecond)}
		addToken(t, s, plain, geo.TokenHash{1})
		addToken(t, s, full, geo.TokenHash{0xff, 31: 0xff})
		addToken(t, s, early, geo.TokenHash{})
		want := []string{fmt.Sprintf("%+v", early), fmt.Sprintf("%+v", full), fmt.Sprintf("%+v", plain)}
		same(t, "tokens", tokens(t, s), want)
		same(t, "tokens of another handle", tokens(t, open(t, data)), want)
		for hash, want := range map[geo.TokenHash]geo.Token{{1}: plain, {0xff, 31: 0xff}: full, {}: early} {
			if got, err := s.TokenOf(patient(t), hash); err != nil || got != want {
				t.Errorf("TokenOf(%x): %+v, %v; want %+v", hash, got, err, want)
			}
		}
		_, err := s.TokenOf(patient(t), geo.TokenHash{2})
		wantCode(t, "an unknown hash", err, geo.NotFound)
	}},
	{"TokenTwiceIsConflict", func(t *testing.T, data Opener) {
		s := open(t, data)
		token := geo.Token{ID: "a", Name: "x", Role: geo.Editor, Created: tokenTime}
		addToken(t, s, token, geo.TokenHash{1})
		want := tokens(t, s)
		wantCode(t, "the same id", s.AddToken(patient(t), token, geo.TokenHash{2}), geo.Conflict)
		token.ID = "b"
		wantCode(t, "the same hash", s.AddToken(patient(t), token, geo.TokenHash{1}), geo.Conflict)
		same(t, "tokens", tokens(t, s), want)
	}},
	{"RevokedForGood", func(t *testing.T, data Opener) {
		s, other := open(t, data), open(t, data)
		token := geo.Token{ID: "a", Name: "x", Role: geo.Editor, Created: tokenTime}
		addToken(t, s, token, geo.TokenHash{1})
		wantCode(t, "revoking what is not there", s.RevokeToken(patient(t), "b", tokenTime), geo.NotFound)
		for _, at := range []time.Time{tokenTime.Add(time.Hour), tokenTime.Add(2 * time.Hour)} {
			if err := s.RevokeToken(patient(t), "a", at); err != nil {
				t.Fatal(err)
			}
		}
		token.Revoked = tokenTime.Add(time.Hour)
		if got, err := other.TokenOf(patient(t), geo.TokenHash{1}); err != nil || got != token {
			t.Errorf("another handle has %+v, %v; want %+v", got, err, token)
		}
		if token.Valid(tokenTime) {
			t.Error("a revoked token is valid")
		}
	}},
	{"TokensAreNoChange", func(t *testing.T, data Opener) {
		s := open(t, data)
		apply(t, s, put(note("a", "one")))
		want := history(t, s)
		addToken(t, s, geo.Token{ID: "a", Name: "x", Role: geo.Editor, Created: tokenTime}, geo.TokenHash{1})
		if err := s.RevokeToken(patient(t), "a", tokenTime); err != nil {
			t.Fatal(err)
		}
		same(t, "history", history(t, s), want)
		if c := apply(t, s, put(note("a", "two"))); c.Version != 2 {
			t.Errorf("the next change is %d, want 2", c.Version)
		}
	}},
}
