// Gen writes events for measuring, as CSV or as GeoJSON Features one a line:
//
//	go run ./geo/synth/gen -rows 1000000 > events.csv
//	go run ./geo/synth/gen -rows 1000000 -places 60000 -format ndjson > events.ndjson
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/mapd/mapd/geo/synth"
)

func main() {
	var o synth.Options
	flag.IntVar(&o.Rows, "rows", 1_000_000, "how many events")
	flag.Uint64Var(&o.Seed, "seed", synth.Seed, "the same seed gives the same events")
	flag.IntVar(&o.Places, "places", 0, "how many places they share; 0: nearly every event has its own")
	format := flag.String("format", "csv", "csv or ndjson")
	flag.Parse()
	write := map[string]func() error{
		"csv":    func() error { return synth.WriteCSV(os.Stdout, o) },
		"ndjson": func() error { return synth.WriteNDJSON(os.Stdout, o) },
	}[*format]
	if write == nil || o.Rows < 0 || o.Places < 0 || flag.NArg() > 0 {
		fmt.Fprintln(os.Stderr, "gen: write csv or ndjson for -format, and no negative numbers; see -help")
		os.Exit(2)
	}
	if err := write(); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}
