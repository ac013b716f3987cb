package main

import (
	"bufio"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/mapd/mapd/geo/postgis/pgtest"
)

// TestMain lets the test binary be mapd itself, for tests that need a process.
func TestMain(m *testing.M) {
	if os.Getenv("MAPD_TEST_BE_MAPD") == "1" {
		main()
	}
	os.Exit(pgtest.Main(m))
}

// TestProcess starts mapd as a process, reads the line that it greets with,
// asks it something, and stops it by signal.
func TestProcess(t *testing.T) {
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		store := filepath.Join(t.TempDir(), "s.gpkg")
		cmd := exec.Command(os.Args[0], "serve")
		cmd.Env = append(os.Environ(), "MAPD_TEST_BE_MAPD=1", "MAPD_LISTEN=127.0.0.1:0", "MAPD_STORE="+store)
		var log strings.Builder
		cmd.Stderr = &log
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		giveUp := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
		line, _ := bufio.NewReader(out).ReadString('\n')
		address := regexp.MustCompile(`open (http://127\.0\.0\.1:\d+/)`).FindStringSubmatch(line)
		if address == nil {
			_ = cmd.Process.Kill()
			t.Fatalf("it greets with %q\n%s", line, log.String())
		}
		if status, _ := get(t, address[1]+"readyz"); status != http.StatusOK {
			t.Errorf("readyz: %d", status)
		}
		if err := cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		if err := cmd.Wait(); err != nil {
			t.Errorf("after %v it ended with %v\n%s", signal, err, log.String())
		}
		giveUp.Stop()
		if left, _ := filepath.Glob(store + "-*"); len(left) > 0 {
			t.Errorf("after %v there is still %v: the store was not closed", signal, left)
		}
	}
}
