//go:build unix

package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"regexp"
	"slices"
)

// options are what the command line says.
type options struct {
	events   int
	places   int
	rounds   int
	only     *regexp.Regexp
	out      string
	goFile   string
	rowFiles []string
	database string
}

func main() {
	var o options
	flag.IntVar(&o.events, "events", 1_000_000, "how many events")
	flag.IntVar(&o.places, "places", 60_000, "how many places the events of the first set share; those of the second have their own")
	flag.IntVar(&o.rounds, "rounds", 3, "how often each question is asked")
	only := flag.String("only", "", "ask only what matches this pattern: the set and the question, as in the table, with a blank between them")
	flag.StringVar(&o.out, "out", "", "write the table to this file as JSON too")
	flag.StringVar(&o.goFile, "go", "", "take in this output of Go benchmarks")
	flag.Func("rows", "take in rows that another program measured, from this file; may be given again", func(name string) error {
		o.rowFiles = append(o.rowFiles, name)
		return nil
	})
	flag.StringVar(&o.database, "database", "", "an empty database with PostGIS, or that of a run with the same events; else one is made for the run")
	flag.Parse()
	var err error
	if o.only, err = regexp.Compile(*only); err != nil || o.events < 1000 || o.places < 1 || o.rounds < 1 || flag.NArg() > 0 {
		fmt.Fprintln(os.Stderr, "bench: at least 1000 events, 1 place and 1 round, and a pattern as Go's regexp takes it; see -help")
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) error {
	t := newTable(o)
	if o.goFile != "" {
		if err := t.addGo(o.goFile); err != nil {
			return err
		}
	}
	for _, name := range o.rowFiles {
		if err := t.addRows(name); err != nil {
			return err
		}
	}
	db, err := openDatabase(ctx, o.database)
	if err != nil {
		return err
	}
	defer db.close()
	if err := db.checkPriority(ctx); err != nil {
		return err
	}
	for _, set := range []*dataset{
		{name: fmt.Sprintf("%d places", o.places), table: "shared", events: o.events, places: o.places},
		{name: "own coordinates", table: "own", events: o.events},
	} {
		if err := t.measure(ctx, o, db, set); err != nil {
			return fmt.Errorf("%s: %w", set.name, err)
		}
	}
	t.print(os.Stdout)
	if o.out != "" {
		return t.write(o.out)
	}
	return nil
}

// measure asks all questions of one set of events.
func (t *table) measure(ctx context.Context, o options, db *database, set *dataset) error {
	asks := func(what string) bool { return o.only.MatchString(set.name + " " + what) }
	const underLoadToo = "load"
	if !asks(underLoadToo) && !slices.ContainsFunc(questions(set), func(q question) bool { return asks(q.what) }) {
		return nil
	}
	fmt.Fprintf(os.Stderr, "%s: reading %d events\n", set.name, set.events)
	s, err := set.snapshot()
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "%s: filling PostGIS\n", set.name)
	if err := db.fill(ctx, set); err != nil {
		return err
	}
	server, err := serve(s)
	if err != nil {
		return err
	}
	defer server.close()
	for _, q := range questions(set) {
		if !asks(q.what) {
			continue
		}
		fmt.Fprintf(os.Stderr, "%s: %s\n", set.name, q.what)
		row, err := compare(ctx, server, db, q, o.rounds)
		if err != nil {
			return fmt.Errorf("%s: %w", q.what, err)
		}
		t.add(set.name, row)
		if q.scan != nil {
			t.add(set.name, besideScan(q, row))
		}
	}
	if asks(underLoadToo) {
		rows, err := underLoad(ctx, server, set)
		if err != nil {
			return err
		}
		t.add(set.name, rows...)
	}
	return nil
}
