package main

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"testing"
	"time"
)

// python runs a program with the Python that has a module, and returns what it
// prints. Where no Python has it the test is skipped, or fails if
// MAPD_TEST_REQUIRE_CLIENTS=1.
func python(t *testing.T, module, debian, program string, args ...string) string {
	t.Helper()
	// Debian's own Python first: its packages are not seen by others.
	python := ""
	for _, candidate := range []string{"/usr/bin/python3", "python3"} {
		if exec.CommandContext(t.Context(), candidate, "-c", "import "+module).Run() == nil {
			python = candidate
			break
		}
	}
	if python == "" {
		if os.Getenv("MAPD_TEST_REQUIRE_CLIENTS") == "1" {
			t.Fatalf("no Python has %s; install %s", module, debian)
		}
		t.Skipf("no Python has %s; `make test` installs %s", module, debian)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, python, append([]string{program}, args...)...)
	command.Env = append(command.Environ(), "QT_QPA_PLATFORM=offscreen", "XDG_RUNTIME_DIR="+t.TempDir(), "HOME="+t.TempDir())
	command.Stderr = new(tail)
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, command.Stderr)
	}
	return string(out)
}

// runPython runs a program of testdata as python does, and reads the JSON
// document that it prints.
func runPython(t *testing.T, module, debian, program string, args []string, found any) {
	t.Helper()
	out := python(t, module, debian, program, args...)
	if err := json.Unmarshal([]byte(out), found); err != nil {
		t.Fatalf("%s printed %q: %v", program, out, err)
	}
}

// tail keeps the end of what is written to it.
type tail []byte

func (t *tail) Write(p []byte) (int, error) {
	*t = append(*t, p...)
	*t = (*t)[max(0, len(*t)-4000):]
	return len(p), nil
}

func (t *tail) String() string { return string(*t) }

// idsAt returns the ids of the items at an address, sorted; with a filter, of
// those alone for which it says yes.
func idsAt(t *testing.T, address string, keep func(start string) bool) []string {
	t.Helper()
	_, body := get(t, address)
	var page struct {
		NumberMatched int
		Features      []struct {
			ID         string
			Properties struct{ Start string }
		}
	}
	if err := json.Unmarshal([]byte(body), &page); err != nil || page.NumberMatched != len(page.Features) {
		t.Fatalf("%s: %v, %d of %d items", address, err, len(page.Features), page.NumberMatched)
	}
	ids := []string{}
	for _, f := range page.Features {
		if keep == nil || keep(f.Properties.Start) {
			ids = append(ids, f.ID)
		}
	}
	slices.Sort(ids)
	return ids
}
