package gpkg_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/gpkg"
	"github.com/paulmach/orb"
)

// childPath is the environment variable that makes this test binary a writer
// which never ends: TestMain sees it before any test.
const childPath = "MAPD_TEST_WRITE_FOREVER"

// openPath is the environment variable that makes this test binary open a
// store and close it again.
const openPath = "MAPD_TEST_OPEN"

func TestMain(m *testing.M) {
	if path := os.Getenv(openPath); path != "" {
		s, err := gpkg.Open(context.Background(), path)
		if err == nil {
			err = s.Close()
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	if path := os.Getenv(childPath); path != "" {
		fmt.Fprintln(os.Stderr, writeForever(path))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// writeForever makes change after change, and prints the number of each that
// the store has acknowledged.
func writeForever(path string) error {
	ctx := context.Background()
	s, err := gpkg.Open(ctx, path)
	if err != nil {
		return err
	}
	info, err := s.Info(ctx)
	if err != nil {
		return err
	}
	for n := info.Version + 1; ; n++ {
		c, err := s.Apply(ctx, geo.Commit{Author: "child", Reason: fmt.Sprint(n)}, editsOf(planned(n)))
		if err != nil {
			return err
		}
		if _, err := fmt.Println(c.Version); err != nil {
			return err
		}
	}
}

func editsOf(edits []geo.Edit) func(func(geo.Edit, error) bool) {
	return func(yield func(geo.Edit, error) bool) {
		for _, e := range edits {
			if !yield(e, nil) {
				return
			}
		}
	}
}

// planned is what change n writes: six records of a set that comes round again
// and carry the number, and the end of one that an earlier change wrote.
func planned(n geo.Version) []geo.Edit {
	const sets, lives = 40, 20
	text := geo.Texts{"en": fmt.Sprint(n)}
	set := n % sets
	id := func(name string, set geo.Version) string { return fmt.Sprintf("%s-%d", name, set) }
	at := func(name string) *geo.Hotspot {
		return &geo.Hotspot{ID: id(name, set), Name: text, Point: &orb.Point{float64(n % 360), float64(n % 90)}}
	}
	event := geo.Event{ID: id("event", set), Title: text, When: "2024/..", Points: orb.MultiPoint{{float64(n % 180), 0}},
		Claims: []geo.Claim{{Source: id("source", set)}}}
	flow := &geo.Flow{Event: event, From: id("from", set), To: id("to", set)}
	flow.ID = id("flow", set)
	brief := event
	brief.ID = fmt.Sprintf("brief-%d", n)
	records := []geo.Record{&event, flow, at("from"), at("to"),
		&geo.Source{ID: id("source", set), Note: text, AsOf: geo.When(fmt.Sprint(2000 + n%100))}, &brief}
	var edits []geo.Edit
	for _, r := range records {
		edits = append(edits, geo.Edit{Record: r})
	}
	if n > lives {
		edits = append(edits, geo.Edit{Key: geo.Key{Collection: geo.Events, ID: fmt.Sprintf("brief-%d", n-lives)}})
	}
	return edits
}

// TestKilled kills a writing process at random points, again and again. It
// shows that no acknowledged change is lost with the process and that no half
// of one is ever seen. (The loss of power it cannot show: that rests on
// synchronous=FULL, which TestSettings looks after.)
func TestKilled(t *testing.T) {
	random := randomSource(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "long.gpkg")
	var checked, acknowledged geo.Version
	for round := range killings {
		if round%8 == 7 { // a new file, to die while it is made
			young := filepath.Join(dir, fmt.Sprintf("young%d.gpkg", round))
			acked := killWriter(t, young, delayUnder(random, 20*time.Millisecond), false)
			checkSurvivors(t, young, 0, acked)
			checkFile(t, young)
			continue
		}
		acked := killWriter(t, path, delayUnder(random, 25*time.Millisecond), random.IntN(8) > 0)
		acknowledged = max(acknowledged, acked)
		if round%4 == 0 { // else the next writer finds what the last one left
			checked = checkSurvivors(t, path, checked, acknowledged)
		}
		if round%64 == 0 {
			checkFile(t, path)
		}
	}
	checked = checkSurvivors(t, path, checked, acknowledged)
	checkFile(t, path)
	t.Logf("%d killings, %d changes survive", killings, checked)
	if checked < killings/2 {
		t.Errorf("only %d changes in %d rounds: the writer hardly writes", checked, killings)
	}
}

// killWriter starts a writer and kills it after a delay, counted from its
// first change or from its start. It returns the last change acknowledged.
func killWriter(t *testing.T, path string, delay time.Duration, writing bool) geo.Version {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	child := exec.CommandContext(ctx, program)
	child.Env = append(os.Environ(), childPath+"="+path)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	acked := geo.Version(0)
	if writing && lines.Scan() {
		acked = parseVersion(t, lines.Text())
	} else if !writing {
		delay *= 4 // it has yet to start
	}
	timer := time.AfterFunc(delay, func() { _ = child.Process.Kill() })
	defer timer.Stop()
	for lines.Scan() {
		acked = parseVersion(t, lines.Text())
	}
	if err := child.Wait(); child.ProcessState.Exited() {
		t.Fatalf("the writer ended by itself: %v", err)
	}
	return acked
}

func parseVersion(t *testing.T, text string) geo.Version {
	t.Helper()
	v, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return geo.Version(v)
}

// checkSurvivors opens the store and checks the changes after a version. It
// returns the newest.
func checkSurvivors(t *testing.T, path string, after, acknowledged geo.Version) geo.Version {
	t.Helper()
	s := open(t, path)
	defer closeStore(t, s)
	info, err := s.Info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if info.Version < acknowledged {
		t.Fatalf("change %d was acknowledged, but the newest is %d", acknowledged, info.Version)
	}
	changes, err := s.Changes(t.Context(), after, int(info.Version))
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range changes {
		if c.Version != after+geo.Version(i)+1 || c.Reason != fmt.Sprint(c.Version) || c.Written != len(planned(c.Version)) {
			t.Fatalf("change %d is %+v", after+geo.Version(i)+1, c)
		}
		checkWhole(t, s, c.Version)
	}
	if len(changes) != int(info.Version-after) {
		t.Fatalf("after change %d there are %d changes up to %d", after, len(changes), info.Version)
	}
	return info.Version
}

// checkWhole checks that all that change v had to write is there.
func checkWhole(t *testing.T, s *gpkg.Store, v geo.Version) {
	t.Helper()
	want := map[geo.Key]string{}
	for _, e := range planned(v) {
		if e.Record == nil {
			want[e.Key] = "deleted"
			continue
		}
		want[e.Record.Key()] = encode(t, e.Record)
	}
	for r, err := range s.Written(t.Context(), v-1, v) {
		if err != nil {
			t.Fatal(err)
		}
		got := "deleted"
		if !r.Deleted {
			got = encode(t, r.Record)
		}
		if want[r.Key] != got {
			t.Fatalf("change %d wrote %s as %s, want %s", v, r.Key, got, want[r.Key])
		}
		delete(want, r.Key)
	}
	if len(want) > 0 {
		t.Fatalf("of change %d these are missing: %v", v, want)
	}
}

// TestOtherProcess follows what another process writes.
func TestOtherProcess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.gpkg")
	s := open(t, path)
	defer closeStore(t, s)
	done := make(chan geo.Version, 1)
	go func() {
		v, err := s.Wait(t.Context(), 5)
		if err != nil {
			t.Error(err)
		}
		done <- v
	}()
	acked := geo.Version(0)
	for acked <= 5 { // a busy machine may let it make fewer at a time
		acked = max(acked, killWriter(t, path, 400*time.Millisecond, true))
	}
	select {
	case v := <-done:
		if v <= 5 || v > acked+1 {
			t.Errorf("version %d was noticed, the other process made %d", v, acked)
		}
	case <-time.After(10 * time.Second):
		t.Error("the changes of another process were not noticed")
	}
	checkSurvivors(t, path, 0, acked)
}

func randomSource(t *testing.T) *rand.Rand {
	t.Helper()
	seed := uint64(time.Now().UnixNano())
	if text := os.Getenv("MAPD_TEST_SEED"); text != "" {
		var err error
		if seed, err = strconv.ParseUint(text, 10, 64); err != nil {
			t.Fatalf("MAPD_TEST_SEED: %v", err)
		}
	}
	t.Logf("MAPD_TEST_SEED=%d makes the same choices again", seed)
	return rand.New(rand.NewPCG(seed, 0))
}

func delayUnder(random *rand.Rand, d time.Duration) time.Duration {
	return time.Duration(random.Int64N(int64(d)))
}
