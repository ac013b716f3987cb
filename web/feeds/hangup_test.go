package feeds_test

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/feeds"
)

// TestHangUp hangs up on a server in the middle of each format: over a socket,
// while a text is read and while a file is made. What was begun ends, and neither
// goroutines nor files stay behind.
func TestHangUp(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	s := snapshotOf(t, 7, manyEvents(30_000))
	for _, format := range feeds.Formats() {
		if format.Name == "atom" { // a page is less than a socket holds
			continue
		}
		t.Run(format.Name, func(t *testing.T) {
			var sent, answers atomic.Int64
			handler := feeds.Routes(func() *snapshot.Snapshot { return s }, func() feeds.History { return past{} })
			server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				defer answers.Add(1)
				handler.ServeHTTP(counted{w, &sent}, r)
			}))
			server.Config.ErrorLog = nil
			server.Start()
			defer server.Close()
			client, err := net.Dial("tcp", server.Listener.Addr().String())
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(client, "GET /events.%s HTTP/1.1\r\nHost: map.test\r\n\r\n", format.Name)
			await(t, "nothing is made", func() bool { return working() })
			if textual(format.Name) {
				if _, err := bufio.NewReader(client).ReadString('\n'); err != nil {
					t.Fatal(err)
				}
			}
			if err := client.Close(); err != nil {
				t.Fatal(err)
			}
			await(t, "the answer goes on", func() bool { return answers.Load() == 1 })
			await(t, "goroutines go on", func() bool { return !working() })
			if whole := int64(8_000_000); sent.Load() > whole { // of 12 MB or more
				t.Errorf("%d bytes were sent to nobody", sent.Load())
			}
			// A file that was made in spite of all would be kept.
			await(t, "files are left", func() bool { return len(filesOfFeeds(t)) == 0 })
		})
	}
}

func textual(format string) bool {
	return format == "geojson" || format == "geojsonl" || format == "csv" || format == "kml"
}

// counted counts what is sent.
type counted struct {
	http.ResponseWriter
	sent *atomic.Int64
}

func (c counted) Write(p []byte) (int, error) {
	n, err := c.ResponseWriter.Write(p)
	c.sent.Add(int64(n))
	return n, err
}

// await waits until something is so.
func await(t *testing.T, otherwise string, so func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !so(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal(otherwise)
		}
	}
}

// working reports whether a goroutine writes a feed.
func working() bool {
	stacks := make([]byte, 1<<20)
	stacks = stacks[:runtime.Stack(stacks, true)]
	return strings.Contains(string(stacks), "feeds.inOrder") || strings.Contains(string(stacks), "feeds.(*Feed)")
}

// filesOfFeeds lists the temporary files of feeds, and those without a name that
// are still open where the system can tell.
func filesOfFeeds(t *testing.T) []string {
	t.Helper()
	var found []string
	named, err := os.ReadDir(os.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range named {
		found = append(found, f.Name())
	}
	open, _ := os.ReadDir("/proc/self/fd")
	for _, f := range open {
		if to, err := os.Readlink("/proc/self/fd/" + f.Name()); err == nil && strings.Contains(to, "mapd-feed") {
			found = append(found, to)
		}
	}
	return found
}
