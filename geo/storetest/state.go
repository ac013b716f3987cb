package storetest

import (
	"fmt"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
)

var stateCases = []testCase{
	{"EmptyStoreHasVersionZero", func(t *testing.T, data Opener) {
		s := open(t, data)
		i := info(t, s)
		if i.ID == "" || i.Version != 0 || i.Redactions != 0 || !i.Changed.IsZero() {
			t.Errorf("Info of an empty store: %+v", i)
		}
		same(t, "records", records(t, s, geo.Latest), []string{})
		same(t, "records as of 0", records(t, s, 0), []string{})
		same(t, "history", history(t, s), []string{})
	}},
	{"FirstChangeIsOne", func(t *testing.T, data Opener) {
		s := open(t, data)
		before := time.Now()
		c := apply(t, s, put(note("a", "one")), put(note("b", "one")))
		checkTime(t, c.Time, before)
		if c.Version != 1 || c.Written != 2 || c.Author != commit.Author || c.Reason != commit.Reason || c.Dataset != commit.Dataset {
			t.Errorf("the first change is %+v", c)
		}
	}},
	{"InfoFollowsChanges", func(t *testing.T, data Opener) {
		s := open(t, data)
		for n := geo.Version(1); n <= 3; n++ {
			c := apply(t, s, put(note("a", fmt.Sprint(n))))
			i := info(t, s)
			if c.Version != n || i.Version != n || !i.Changed.Equal(c.Time) || i.Changed.Location() != time.UTC {
				t.Errorf("after change %d: %+v, Info %+v", n, c, i)
			}
		}
	}},
	{"IDNeverChanges", func(t *testing.T, data Opener) {
		s := data(t)
		id := info(t, s).ID
		apply(t, s, put(note("a", "one")))
		if got := info(t, open(t, data)).ID; got != id {
			t.Errorf("another handle has the id %q, want %q", got, id)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if got := info(t, open(t, data)).ID; got != id {
			t.Errorf("opened again the id is %q, want %q", got, id)
		}
	}},
	{"ChangesSurviveClose", func(t *testing.T, data Opener) {
		s := data(t)
		apply(t, s, put(note("a", "one")))
		apply(t, s, remove(geo.Events, "a"), put(note("b", "two")))
		want := history(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		same(t, "history", history(t, open(t, data)), want)
	}},
	{"ClosedStoreIsUnavailable", closedStore},
}

func checkTime(t *testing.T, got, before time.Time) {
	t.Helper()
	if got.Location() != time.UTC {
		t.Errorf("the time %v is not UTC", got)
	}
	if got.Before(before.Add(-time.Minute)) || got.After(time.Now().Add(time.Minute)) {
		t.Errorf("the time %v is not now", got)
	}
}

func closedStore(t *testing.T, data Opener) {
	s := data(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	ctx := patient(t)
	_, err := s.Info(ctx)
	wantCode(t, "Info", err, geo.Unavailable)
	_, err = s.Apply(ctx, commit, sequence(put(note("a", "one"))))
	wantCode(t, "Apply", err, geo.Unavailable)
	_, err = s.Changes(ctx, 0, 1)
	wantCode(t, "Changes", err, geo.Unavailable)
	_, err = s.Revisions(ctx, geo.Key{Collection: geo.Events, ID: "a"})
	wantCode(t, "Revisions", err, geo.Unavailable)
	_, err = s.Wait(ctx, 0)
	wantCode(t, "Wait", err, geo.Unavailable)
	_, err = lastError(s.Records(ctx, geo.Latest))
	wantCode(t, "Records", err, geo.Unavailable)
	_, err = lastError(s.Written(ctx, 0, 1))
	wantCode(t, "Written", err, geo.Unavailable)
}
