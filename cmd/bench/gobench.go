//go:build unix

package main

import (
	"bufio"
	"os"
	"strconv"
	"strings"
)

// addGo takes in what `go test -bench` printed: for each benchmark the time of
// one run. Nothing stands beside it.
func (t *table) addGo(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	pkg := ""
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if p, ok := strings.CutPrefix(lines.Text(), "pkg: "); ok {
			pkg = strings.TrimPrefix(p, "github.com/mapd/mapd/")
		}
		if what, ns, ok := benchmarkLine(lines.Text()); ok {
			t.add("Go, "+pkg, row{What: what, Mapd: ns / 1e6, Unit: "ms"})
		}
	}
	return lines.Err()
}

// benchmarkLine reads a line such as "BenchmarkFind/box-2  100  1234 ns/op".
func benchmarkLine(line string) (name string, ns float64, ok bool) {
	cells := strings.Fields(line)
	if len(cells) < 4 || !strings.HasPrefix(cells[0], "Benchmark") || cells[3] != "ns/op" {
		return "", 0, false
	}
	ns, err := strconv.ParseFloat(cells[2], 64)
	return strings.TrimPrefix(cells[0], "Benchmark"), ns, err == nil
}
