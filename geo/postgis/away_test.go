package postgis_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/postgis"
	"github.com/mapd/mapd/geo/postgis/pgtest"
	"github.com/mapd/mapd/geo/snapshot"
)

// soon is how long an answer may take while the database is away, with room
// for a busy machine.
const soon = 30 * time.Second

// eventually waits until a condition holds.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); !holds(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%s does not come about", what)
		}
	}
}

// TestAway takes the database away in three ways while a keeper follows it.
// Each time questions and changes fail soon and with words, what was read
// stays, and all is well again by itself when the database is back.
func TestAway(t *testing.T) {
	cluster := pgtest.NewCluster(t, "max_connections = 20", "superuser_reserved_connections = 10")
	admin := cluster.Database(t)
	execute(t, admin, `CREATE ROLE app LOGIN`, `GRANT ALL ON SCHEMA public TO app`)
	address := as(t, admin, "app")
	postgis.SetPatience(t, 1500*time.Millisecond)
	s := open(t, address)
	defer closeStore(t, s)
	apply(t, s, puts(&geo.Dataset{ID: "d", Visibility: geo.Public}, &geo.Event{ID: "e0", Dataset: "d"})...)
	ctx, cancel := context.WithCancel(t.Context())
	keeper, err := snapshot.Keep(ctx, s, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { cancel(); <-keeper.Done() }()
	events := 1
	for _, c := range []struct {
		name string
		take func(t *testing.T) (giveBack func())
	}{
		{"stopped", func(t *testing.T) func() { cluster.Stop(t); return func() { cluster.Start(t) } }},
		{"frozen", func(t *testing.T) func() { return cluster.Freeze(t) }},
		{"out of connections", func(t *testing.T) func() { return useUpConnections(t, admin, address) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			giveBack := c.take(t)
			eventually(t, "the keeper's error", func() bool { return keeper.Err() != nil })
			if keeper.Snapshot().Count(geo.Events) != events {
				t.Error("the last snapshot is lost")
			}
			refusedSoon(t, s)
			giveBack()
			eventually(t, "following again", func() bool { return keeper.Err() == nil })
			id := fmt.Sprint("e", events)
			apply(t, s, puts(&geo.Event{ID: id, Dataset: "d"})...)
			events++
			eventually(t, "the new event", func() bool { return keeper.Snapshot().Count(geo.Events) == events })
		})
	}
}

// refusedSoon asks everything that a store can be asked.
func refusedSoon(t *testing.T, s *postgis.Store) {
	t.Helper()
	began := time.Now()
	_, infoErr := s.Info(t.Context())
	_, changesErr := s.Changes(t.Context(), 0, 1)
	_, revisionsErr := s.Revisions(t.Context(), geo.Key{Collection: geo.Events, ID: "e0"})
	_, waitErr := s.Wait(t.Context(), 1000)
	_, applyErr := s.Apply(t.Context(), geo.Commit{}, geo.EditsOf(&geo.Event{ID: "lost", Dataset: "d"}))
	var recordsErr error
	for _, err := range s.Records(t.Context(), geo.Latest) {
		recordsErr = err
	}
	for name, err := range map[string]error{"Info": infoErr, "Changes": changesErr, "Revisions": revisionsErr,
		"Wait": waitErr, "Apply": applyErr, "Records": recordsErr} {
		if geo.CodeOf(err) != geo.Unavailable || !strings.Contains(fmt.Sprint(err), "the database") {
			t.Errorf("%s: %v (code %q), want Unavailable with words", name, err, geo.CodeOf(err))
		}
	}
	if took := time.Since(began); took > soon {
		t.Errorf("the answers took %v", took)
	}
}

// useUpConnections takes all connections that an ordinary user can have, also
// those that the store has.
func useUpConnections(t *testing.T, admin, address string) (giveBack func()) {
	t.Helper()
	var held []*pgx.Conn
	ctx := context.Background()
	for range 3 {
		for {
			conn, err := pgx.Connect(ctx, address)
			if err != nil {
				break
			}
			held = append(held, conn)
		}
		execute(t, admin, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'mapd'`)
		time.Sleep(50 * time.Millisecond) // for the ends of those
	}
	return func() {
		for _, conn := range held {
			_ = conn.Close(ctx)
		}
	}
}

// TestFrozenInTheMiddle freezes the database in the middle of a long answer
// and of a change: both end, the change as if it had never been.
func TestFrozenInTheMiddle(t *testing.T) {
	cluster := pgtest.NewCluster(t)
	postgis.SetPatience(t, 1500*time.Millisecond)
	s := open(t, cluster.Database(t))
	defer closeStore(t, s)
	var edits []geo.Edit
	for i := range 20_000 {
		edits = append(edits, geo.Edit{Record: &geo.Event{ID: fmt.Sprint(i), Summary: geo.Texts{"en": strings.Repeat("text ", 100)}}})
	}
	apply(t, s, edits...)
	thaw := func() {}
	n := 0
	var last error
	for _, err := range s.Records(t.Context(), geo.Latest) {
		if last = err; n == 0 {
			thaw = cluster.Freeze(t)
		}
		n++
	}
	if geo.CodeOf(last) != geo.Unavailable || n >= len(edits) {
		t.Errorf("after %d records: %v", n, last)
	}
	thaw()
	_, err := s.Apply(t.Context(), geo.Commit{}, func(yield func(geo.Edit, error) bool) {
		for i, e := range edits {
			e.Record.(*geo.Event).Summary = nil
			if i == 5000 {
				thaw = cluster.Freeze(t)
			}
			if !yield(e, nil) {
				return
			}
		}
	})
	if geo.CodeOf(err) != geo.Unavailable {
		t.Errorf("a change on a frozen database: %v", err)
	}
	thaw()
	eventually(t, "the database's return", func() bool { _, err := s.Info(t.Context()); return err == nil })
	if info, err := s.Info(t.Context()); err != nil || info.Version != 1 {
		t.Errorf("after the failed change: %+v, %v", info, err)
	}
	if c := apply(t, s, puts(&geo.Event{ID: "new"})...); c.Version != 2 {
		t.Errorf("the next change is %d, want 2", c.Version)
	}
}

// TestLostAnswer cuts the connection at the commit: the change was made, and
// Apply finds that out.
func TestLostAnswer(t *testing.T) {
	cluster := pgtest.NewCluster(t)
	address := cluster.Database(t)
	postgis.SetPatience(t, 2*time.Second)
	s := open(t, address)
	defer closeStore(t, s)
	// The commit waits for a standby that does not exist; being terminated
	// there, it is made and its answer lost.
	execute(t, address, `ALTER SYSTEM SET synchronous_standby_names = 'nobody'`, `SELECT pg_reload_conf()`)
	conn, stop := pgtest.Connect(t, address), make(chan struct{})
	var killer sync.WaitGroup
	killer.Go(func() {
		for {
			select {
			case <-stop:
				return
			case <-time.After(20 * time.Millisecond):
				pgtest.Rows(t, conn, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'`)
			}
		}
	})
	c, err := s.Apply(t.Context(), geo.Commit{}, geo.EditsOf(&geo.Event{ID: "a"}))
	if err != nil || c.Version != 1 {
		t.Errorf("a change whose answer was lost: %+v, %v", c, err)
	}
	close(stop)
	killer.Wait()
}

// TestNoConnectionLeaks leaves many answers in the middle and many changes
// half made. All connections come back.
func TestNoConnectionLeaks(t *testing.T) {
	s, conn := temporary(t)
	var edits []geo.Edit
	for i := range 3000 {
		edits = append(edits, geo.Edit{Record: &geo.Event{ID: fmt.Sprint(i), Summary: geo.Texts{"en": strings.Repeat("text ", 50)}}})
	}
	apply(t, s, edits...)
	for i := range 60 {
		ctx, cancel := context.WithCancel(t.Context())
		n := 0
		for range s.Records(ctx, geo.Latest) {
			if n++; n == 1+i%3 {
				cancel() // as a client that hangs up
			}
			if n > 10+i {
				break
			}
		}
		failure := errors.New("the client has gone")
		_, err := s.Apply(t.Context(), geo.Commit{}, func(yield func(geo.Edit, error) bool) {
			_ = yield(geo.Edit{Record: &geo.Event{ID: "x"}}, nil) && yield(geo.Edit{}, failure)
		})
		if !errors.Is(err, failure) {
			t.Fatal(err)
		}
		cancel()
	}
	if n := postgis.Busy(s); n != 0 {
		t.Errorf("%d connections are still in use", n)
	}
	wantRows(t, conn, [][]string{{"0"}}, `SELECT count(*) FROM pg_stat_activity
		WHERE application_name = 'mapd' AND datname = current_database() AND state LIKE 'idle in transaction%'`)
}

// TestPollingIsEnough follows a store whose notifications are lost.
func TestPollingIsEnough(t *testing.T) {
	address := pgtest.Schema(t)
	s := open(t, address)
	defer closeStore(t, s)
	other := open(t, address)
	defer closeStore(t, other)
	postgis.StopListening(t, s)
	for v := geo.Version(1); v <= 3; v++ {
		apply(t, other, puts(&geo.Event{ID: fmt.Sprint(v)})...)
		made := time.Now()
		if got, err := s.Wait(t.Context(), v-1); err != nil || got != v {
			t.Fatalf("Wait: %d, %v", got, err)
		}
		if took := time.Since(made); took > 3*time.Second {
			t.Errorf("noticed after %v", took)
		}
	}
}

// TestNotificationsWake follows a store that others change: they are noticed
// much sooner than polling alone would.
func TestNotificationsWake(t *testing.T) {
	address := pgtest.Schema(t)
	s, other := open(t, address), open(t, address)
	defer closeStore(t, s)
	defer closeStore(t, other)
	fastest := time.Hour
	for v := geo.Version(1); v <= 10; v++ { // the machine may be busy, but not each time
		apply(t, other, puts(&geo.Event{ID: fmt.Sprint(v)})...)
		made := time.Now()
		if got, err := s.Wait(t.Context(), v-1); err != nil || got != v {
			t.Fatalf("Wait: %d, %v", got, err)
		}
		fastest = min(fastest, time.Since(made))
	}
	if fastest > 100*time.Millisecond {
		t.Errorf("others' changes are noticed after %v", fastest)
	}
}
