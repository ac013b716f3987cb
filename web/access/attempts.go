package access

import (
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/mapd/mapd/web/httpx"
)

// Who has failed so often within a period waits until it is over.
const (
	mostFailures  = 10
	failurePeriod = time.Minute
	// mostRemotes bounds the memory; beyond it all begin anew.
	mostRemotes = 10_000
)

// attempts counts what failed, by the address that it came from.
type attempts struct {
	mu sync.Mutex
	of map[string]*failures
}

type failures struct {
	n     int
	since time.Time
}

func newAttempts() *attempts { return &attempts{of: map[string]*failures{}} }

// wait is how long an address has to wait; 0 if it need not.
func (a *attempts) wait(from string, now time.Time) time.Duration {
	a.mu.Lock()
	defer a.mu.Unlock()
	f := a.of[from]
	if f == nil || f.n < mostFailures {
		return 0
	}
	return max(0, failurePeriod-now.Sub(f.since))
}

func (a *attempts) failed(from string, now time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	f := a.of[from]
	if f == nil || now.Sub(f.since) >= failurePeriod {
		if len(a.of) >= mostRemotes {
			clear(a.of)
		}
		f = &failures{since: now}
		a.of[from] = f
	}
	f.n++
}

// remote is the address that a request came from, without its port.
func remote(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

func tooMany(wait time.Duration) error {
	seconds := int(wait.Seconds()) + 1
	return httpx.RefuseFor(http.StatusTooManyRequests, seconds, fmt.Sprintf("too many attempts failed; try again in %d seconds", seconds))
}
