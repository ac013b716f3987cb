//go:build unix

package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestTable(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	var all table
	if err := all.addRows(file("page.json", `[{"set":"page","what":"weight","mapd":310.5,"unit":"KB","most":300}]`)); err != nil {
		t.Fatal(err)
	}
	if err := all.addGo(file("go.txt", "pkg: github.com/mapd/mapd/geo/snapshot\nBenchmarkFind/box-2  \t 100\t  2500000 ns/op\t 12 B/op\nok\n")); err != nil {
		t.Fatal(err)
	}
	all.add("shared", row{What: "cells", Mapd: 2, Beside: "PostGIS", Other: 50, Unit: "ms", Ratio: 25, Aim: 100})
	var out strings.Builder
	all.print(&out)
	for _, want := range []string{"at most 300 missed", "Find/box", "2.5 ms", "100 missed", "50 ms"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the table has no %q:\n%s", want, &out)
		}
	}
	if err := all.addRows(file("wrong.json", `{}`)); err == nil {
		t.Error("rows that are no list are taken in")
	}
}

func TestPriorityIn(t *testing.T) {
	const stat = "42 (a) b) S 1 42 42 0 -1 4194560 1 2 3 4 5 6 7 8 20 -5 1 0 99 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 17 3 7 1 0 0"
	want := []string{"nice -5", "real-time 7", "policy 1"}
	if got, ok := priorityIn(stat); !ok || !slices.Equal(got, want) {
		t.Errorf("it is %v, %v, want %v", got, ok, want)
	}
	if got, ok := priorityIn("42 (short) S 1"); ok {
		t.Errorf("of a short line it is %v", got)
	}
}
