package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/gpkg"
)

const importHeader = "id,date,type,title,latitude,longitude,source\n"

// importFile writes a file of n rows and returns its path.
func importFile(t *testing.T, dir string, n int) string {
	t.Helper()
	text := bytes.NewBufferString(importHeader)
	for i := range n {
		fmt.Fprintf(text, "x%d,2024-01-%02d,Xyzzykind,Xyzzy number %d,%.4f,%.4f,Xyzzy Herald\n", i, 1+i%28, i, 10+float64(i%8000)/1000, 97+float64(i%5000)/1000)
	}
	path := filepath.Join(dir, "rows.csv")
	if err := os.WriteFile(path, text.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// call runs mapd and checks its exit code.
func call(t *testing.T, want int, args ...string) (out, errOut string) {
	t.Helper()
	var o, e bytes.Buffer
	if code := run(t.Context(), args, &o, &e); code != want {
		t.Fatalf("mapd %s exits with %d, want %d\n%s%s", strings.Join(args, " "), code, want, o.String(), e.String())
	}
	return o.String(), e.String()
}

// held says how many changes and events a store has.
func held(t *testing.T, path string) (version geo.Version, events int) {
	t.Helper()
	s, err := gpkg.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	info, err := s.Info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for r, err := range s.Records(t.Context(), geo.Latest) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Key.Collection == geo.Events {
			events++
		}
	}
	if err := s.Check(t.Context(), func(problem string) { t.Error(problem) }); err != nil {
		t.Error(err)
	}
	return info.Version, events
}

func TestImportCommand(t *testing.T) {
	dir := t.TempDir()
	store, file := filepath.Join(dir, "s.gpkg"), importFile(t, dir, 3)
	out, errOut := call(t, 0, "import", file, "--store", store, "--dataset", "x", "--dry-run")
	if !strings.Contains(errOut, "latitude") || !strings.Contains(errOut, `"id": "x.x2"`) || !strings.Contains(out, "3 rows read = 3 new") || !strings.Contains(out, "nothing was written") {
		t.Errorf("the dry run says\n%s%s", out, errOut)
	}
	if _, err := os.Stat(store); err == nil {
		t.Error("a dry run makes the store")
	}
	out, errOut = call(t, 0, "import", file, "--store", store, "--dataset", "x")
	if !strings.Contains(out, "3 rows read = 3 stored + 0 updated + 0 unchanged + 0 rejected") || !strings.Contains(errOut, "is private") || strings.Contains(errOut, `"x.x2"`) {
		t.Errorf("the import says\n%s%s", out, errOut)
	}
	out, _ = call(t, 0, "import", file, "--store", store, "--dataset", "x", "--json")
	var summary struct {
		Change int64
		Rows   map[string]int64
	}
	if err := json.Unmarshal([]byte(out), &summary); err != nil || summary.Change != 0 || summary.Rows["unchanged"] != 3 {
		t.Errorf("the summary is %s, %v", out, err)
	}
	bad := filepath.Join(dir, "bad.csv")
	if err := os.WriteFile(bad, []byte(importHeader+"y1,2024-01-05,Raid,One,0,0,\ny2,2024-01-05,Raid,One,16.7,98.5,\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, _ = call(t, 1, "import", bad, "--store", store, "--dataset", "x"); !strings.Contains(out, "1 stored + 0 updated + 0 unchanged + 1 rejected") || !strings.Contains(out, "bad.rejects.csv") {
		t.Errorf("with a reject it says\n%s", out)
	}
	if _, errOut = call(t, 1, "import", bad, "--store", store, "--dataset", "x"); !strings.Contains(errOut, "bad.rejects.csv was there before") {
		t.Errorf("over a reject file it says\n%s", errOut)
	}
	if out, _ = call(t, 0, "import", "--undo", "2", "--store", store); !strings.Contains(out, "change 3: ") {
		t.Errorf("the undoing says %s", out)
	}
	if _, errOut = call(t, 2, "import", "--remove", "x", "--store", store); !strings.Contains(errOut, "--yes") {
		t.Errorf("removing says %s", errOut)
	}
	call(t, 0, "import", "--remove", "x", "--yes", "--store", store)
	if version, events := held(t, store); version != 4 || events != 0 {
		t.Errorf("left are %d events at version %d", events, version)
	}
}

func TestImportRefuses(t *testing.T) {
	dir := t.TempDir()
	store, file := filepath.Join(dir, "s.gpkg"), importFile(t, dir, 3)
	for args, want := range map[string]string{
		"":                                        "name a file",
		file:                                      "--dataset",
		file + " --dataset A.b":                   "small letters",
		file + " --dataset x --undo 1":            "none of the others can be",
		"--undo 1 " + file:                        "take no files",
		"--undo 1":                                "no such file",
		file + ".none --dataset x":                "no such file",
		file + " --dataset x --dates abc":         "abc",
		file + " --dataset x --map nix=id":        "nix",
		file + " --dataset x --delimiter ab":      "one character",
		file + " --dataset x --visibility open":   "public or private",
		file + " --dataset x --visibility public": "licence",
		file + " --dataset x --profile nix":       "nix",
		file + " --dataset x --format nix":        "nix",
		file + " --dataset x --table nix":         "nix",
		file + " --dataset x --precision nix":     "nix",
		file + " --dataset x --replace":           "--yes",
	} {
		_, errOut := call(t, 2, append([]string{"import", "--store", store}, strings.Fields(args)...)...)
		if !strings.Contains(errOut, want) {
			t.Errorf("import %s says %q, want %q", args, errOut, want)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) != 1 {
		t.Errorf("it leaves %q", left)
	}
}

// TestImportIsStopped interrupts an import.
func TestImportIsStopped(t *testing.T) {
	dir := t.TempDir()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var out, errOut bytes.Buffer
	code := run(ctx, []string{"import", importFile(t, dir, 3), "--store", filepath.Join(dir, "s.gpkg"), "--dataset", "x"}, &out, &errOut)
	if code != 2 || !strings.Contains(errOut.String(), "stopped: nothing was written") {
		t.Errorf("it exits with %d and says %s", code, errOut.String())
	}
}

// TestImportIsKilled kills an import at random points: all of it is in the
// store or nothing.
func TestImportIsKilled(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("the seed is %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	const rows = 1_000
	dir := t.TempDir()
	file := importFile(t, dir, rows)
	whole, none := time.Duration(0), 0
	for round := range 8 {
		store := filepath.Join(dir, fmt.Sprintf("s%d.gpkg", round))
		cmd := exec.Command(os.Args[0], "import", file, "--store", store, "--dataset", "x")
		cmd.Env = append(os.Environ(), "MAPD_TEST_BE_MAPD=1")
		began := time.Now()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if round > 0 { // the first tells how long it takes
			timer := time.AfterFunc(whole/4+time.Duration(random.Int64N(int64(whole*3/4))), func() { _ = cmd.Process.Kill() })
			defer timer.Stop()
		}
		err := cmd.Wait()
		if took := time.Since(began); round == 0 || err == nil {
			whole = min(took, cmp.Or(whole, took)) // the first is slow: nothing is in the caches
		}
		if _, missing := os.Stat(store); missing != nil {
			none++
			continue
		}
		version, events := held(t, store)
		if version == 0 {
			none++
		}
		if int(version)*rows != events || err == nil && version != 1 {
			t.Errorf("round %d: after %v there are %d events at version %d", round, err, events, version)
		}
	}
	t.Logf("nothing was written in %d of 8 rounds, an import takes %v", none, whole)
}

// TestImportOnAFullDisk imports more than fits.
func TestImportOnAFullDisk(t *testing.T) {
	if runtime.GOOS != "linux" || os.Getuid() != 0 {
		t.Skip("a disk can be made full by root on Linux alone")
	}
	dir, disk := t.TempDir(), t.TempDir()
	mount := func(args ...string) error {
		text, err := exec.Command(args[0], args[1:]...).CombinedOutput()
		if err != nil {
			return fmt.Errorf("%w: %s", err, text)
		}
		return nil
	}
	if err := mount("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk); err != nil {
		t.Skip("no small disk can be mounted here:", err)
	}
	t.Cleanup(func() {
		if err := mount("umount", disk); err != nil {
			t.Error(err)
		}
	})
	store := filepath.Join(disk, "s.gpkg")
	call(t, 0, "import", importFile(t, dir, 10), "--store", store, "--dataset", "x")
	_, errOut := call(t, 2, "import", importFile(t, dir, 10_000), "--store", store, "--dataset", "x")
	if !strings.Contains(errOut, "full") && !strings.Contains(errOut, "space") {
		t.Errorf("it says %s", errOut)
	}
	if version, events := held(t, store); version != 1 || events != 10 {
		t.Errorf("left are %d events at version %d", events, version)
	}
	call(t, 0, "import", importFile(t, dir, 20), "--store", store, "--dataset", "x")
}

// TestImportWaitsForAnother imports while another writer is at work.
func TestImportWaitsForAnother(t *testing.T) {
	dir := t.TempDir()
	store, file := filepath.Join(dir, "s.gpkg"), importFile(t, dir, 3)
	s, err := gpkg.Open(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	shown := make(chan struct{})
	done := make(chan int, 1)
	_, err = s.Apply(t.Context(), geo.Commit{Author: "first"}, func(yield func(geo.Edit, error) bool) {
		if !yield(geo.Edit{Record: &geo.Event{ID: "a"}}, nil) {
			return
		}
		go func() {
			done <- run(t.Context(), []string{"import", file, "--store", store, "--dataset", "x"}, &bytes.Buffer{}, &watch{what: "private", seen: shown})
		}()
		select {
		case <-shown:
		case <-time.After(2 * time.Second): // it says that only when it is done
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if code := <-done; code != 0 {
		t.Errorf("it exits with %d", code)
	}
	changes, err := s.Changes(t.Context(), 0, 10)
	if err != nil || len(changes) != 2 || changes[0].Author != "first" || changes[1].Dataset != "x" {
		t.Errorf("the changes are %+v, %v", changes, err)
	}
}

// watch closes a channel when a text is written to it.
type watch struct {
	what string
	seen chan struct{}
	text strings.Builder
}

func (w *watch) Write(p []byte) (int, error) {
	before := strings.Contains(w.text.String(), w.what)
	w.text.Write(p)
	if !before && strings.Contains(w.text.String(), w.what) {
		close(w.seen)
	}
	return len(p), nil
}

// everywhere lists addresses at which records may show.
var everywhere = []string{
	"api/collections/events/items?limit=1000", "api/collections/events/items?dataset=x", "api/collections/events/items?bbox=96,9,103,19",
	"api/collections/events/items/x.x1", "api/collections/sources/items?limit=1000", "api/collections/hotspots/items?limit=1000",
	"api/collections/flows/items?limit=1000", "api/collections/events/aggregate?by=kind", "api/collections/events/aggregate?by=dataset", "api/collections/events/aggregate?by=source",
	"api/collections/events/queryables", "api/collections", "api", "api/search?q=xyzzy", "api/geocode?q=xyzzy", "tiles/events.pack", "tiles/events.json",
	"tiles/events/0/0/0.mvt", "tiles/events/6/49/29.mvt", "tiles/hotspots.json", "api/datasets", "api/kinds", "feeds/events.geojson", "feeds/events.csv", "",
}

// shows lists the addresses at which a dataset of the imported file can be
// told. Packs are followed.
func shows(t *testing.T, app *App) (at []string) {
	t.Helper()
	for _, address := range everywhere {
		status, body := get(t, app.URL()+address)
		if status == http.StatusNotFound {
			continue // it says again what it was asked for
		}
		if address == "tiles/events.pack" {
			body += packParts(t, app, body)
		}
		if address == "api/search?q=xyzzy" || address == "api/geocode?q=xyzzy" {
			body = strings.ReplaceAll(body, "q=xyzzy", "")
			body = strings.ReplaceAll(body, `"query":"xyzzy"`, "")
			body = strings.ReplaceAll(body, "“xyzzy”", "")
		}
		if strings.Contains(body, "Xyzzy") || strings.Contains(body, "x.xyzzy") || strings.Contains(body, `"x.x`) {
			at = append(at, address)
		}
	}
	return at
}

func packParts(t *testing.T, app *App, manifest string) (all string) {
	t.Helper()
	var m struct{ Parts []struct{ Href string } }
	if err := json.Unmarshal([]byte(manifest), &m); err != nil {
		t.Fatal(err)
	}
	for _, p := range m.Parts {
		status, body := get(t, app.URL()+"tiles/"+p.Href)
		if status != http.StatusOK {
			t.Fatalf("%s: %d", p.Href, status)
		}
		all += body
	}
	return all
}

// TestImportBesideServer imports while mapd serves. What is private shows
// nowhere; what is public shows within a second.
func TestImportBesideServer(t *testing.T) {
	store := filepath.Join(t.TempDir(), "s.gpkg")
	app := start(t, func(o *Options) { o.Store = store })
	file := importFile(t, t.TempDir(), 50)
	importing := func(args ...string) {
		t.Helper()
		before := app.snapshot().Info().Version
		call(t, 0, append([]string{"import", file, "--store", store, "--dataset", "x"}, args...)...)
		written := time.Now()
		for app.snapshot().Info().Version == before {
			if time.Since(written) > 10*time.Second {
				t.Fatal("the server does not notice the import")
			}
			runtime.Gosched()
		}
		if took := time.Since(written); took > time.Second {
			t.Errorf("the server shows the import after %v", took)
		}
	}
	importing()
	if at := shows(t, app); len(at) > 0 {
		t.Errorf("a private dataset shows at %q", at)
	}
	importing("--visibility", "public", "--licence", "CC-BY-4.0", "--title", "Xyzzy rows")
	if n := matched(t, app.URL()+"api/collections/events/items?limit=1000&dataset=x"); n != 50 {
		t.Errorf("there are %d events", n)
	}
	at := shows(t, app)
	t.Logf("a public dataset shows at %q", at)
	if len(at) < 9 {
		t.Errorf("a public dataset shows at %q only: the test looks in the wrong places", at)
	}
	importing("--visibility", "private")
	if at := shows(t, app); len(at) > 0 {
		t.Errorf("a dataset that is private again shows at %q", at)
	}
}

// TestImportDryRunWithQuestions shows what is open and says that the counts
// depend on the answers.
func TestImportDryRunWithQuestions(t *testing.T) {
	dir := t.TempDir()
	file, store := filepath.Join(dir, "spans.csv"), filepath.Join(dir, "s.gpkg")
	if err := os.WriteFile(file, []byte("t0,t1,title\n2024-01-05,2024-02-05,A\n2024-01-06,2024-02-06,B\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, errOut := call(t, 0, "import", file, "--store", store, "--dataset", "x", "--dry-run")
	if !strings.Contains(errOut, "--map start=t0 --map end=t1  both") || !strings.Contains(out, "wants an answer first (1)") {
		t.Errorf("it says\n%s%s", errOut, out)
	}
	if _, errOut = call(t, 2, "import", file, "--store", store, "--dataset", "x"); !strings.Contains(errOut, "--map start=t0 --map end=t1  both") {
		t.Errorf("the import says\n%s", errOut)
	}
	out, _ = call(t, 0, "import", file, "--store", store, "--dataset", "x", "--map", "start=t0", "--map", "end=t1")
	if !strings.Contains(out, "2 stored") {
		t.Errorf("with the answer it says\n%s", out)
	}
}
