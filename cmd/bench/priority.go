//go:build unix

package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

// checkPriority sees that PostgreSQL runs at the priority of this process, which
// is mapd's: else the one that waits for the other would look slow. Where the
// system does not tell, nothing is checked.
func (db *database) checkPriority(ctx context.Context) error {
	var pid int
	if err := db.conn.QueryRow(ctx, `SELECT pg_backend_pid()`).Scan(&pid); err != nil {
		return err
	}
	own, knowOwn := priorityOf("self")
	other, knowOther := priorityOf(strconv.Itoa(pid))
	if knowOwn && knowOther && !slices.Equal(own, other) {
		return fmt.Errorf("PostgreSQL runs at another priority (%v) than this program (%v): start both alike, with nice or chrt for both or for neither", other, own)
	}
	return nil
}

// priorityOf reads how a process is scheduled on Linux: its nice value, its
// real-time priority and its policy (proc(5), stat).
func priorityOf(process string) (priority []string, ok bool) {
	stat, err := os.ReadFile("/proc/" + process + "/stat")
	if err != nil {
		return nil, false
	}
	return priorityIn(string(stat))
}

func priorityIn(stat string) (priority []string, ok bool) {
	_, behind, found := cutLast(stat, ") ") // the name may hold anything
	fields := strings.Fields(behind)        // from the third field on
	const nice, realTime, policy = 19 - 3, 40 - 3, 41 - 3
	if !found || len(fields) <= policy {
		return nil, false
	}
	return []string{"nice " + fields[nice], "real-time " + fields[realTime], "policy " + fields[policy]}, true
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
