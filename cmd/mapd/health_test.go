package main

import (
	"strings"
	"testing"
)

func TestHealth(t *testing.T) {
	app := start(t, nil)
	port := app.URL()[strings.LastIndex(app.URL(), ":")+1:]
	for _, host := range []string{"127.0.0.1:", "0.0.0.0:", ":"} {
		mapd(t, exitDone, "health", "--listen", host+strings.TrimSuffix(port, "/"))
	}
	if said := mapd(t, exitNotDone, "health", "--listen", "127.0.0.1:1"); !strings.Contains(said, "does not answer") {
		t.Errorf("it says %q", said)
	}
	if said := mapd(t, exitNotDone, "health", "--listen", "nonsense"); !strings.Contains(said, "host:port") {
		t.Errorf("it says %q", said)
	}
}
