//go:build unix

package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	orbmvt "github.com/paulmach/orb/encoding/mvt"
)

// compare asks mapd and PostGIS a question in turns, each first as often as
// second. Of each tile or box the median over the rounds counts, of these the
// medians are told.
func compare(ctx context.Context, m *mapd, db *database, q question, rounds int) (row, error) {
	if len(q.asked) == 0 {
		return row{What: q.what, Aim: q.aim, Beside: "PostGIS: no such tile"}, nil
	}
	var own, other, ratios []float64
	bytes := 0
	for _, a := range q.asked {
		size, err := warm(ctx, m, db, q, a)
		if err != nil {
			return row{}, err
		}
		bytes += size
		var ours, theirs []float64
		askMapd := func() error {
			took, err := timed(func() error { _, _, err := m.get(ctx, a.target); return err })
			ours = append(ours, took)
			return err
		}
		askPostGIS := func() error {
			took, err := timed(func() error { _, err := db.ask(ctx, a.statement); return err })
			theirs = append(theirs, took)
			return err
		}
		for round := range rounds {
			both := []func() error{askMapd, askPostGIS}
			if round%2 == 1 {
				slices.Reverse(both)
			}
			for _, ask := range both {
				if err := ask(); err != nil {
					return row{}, err
				}
			}
		}
		own, other = append(own, median(ours)), append(other, median(theirs))
		ratios = append(ratios, median(theirs)/median(ours))
	}
	return row{What: q.what, Mapd: median(own), Beside: "PostGIS", Other: median(other), Unit: "ms",
		Ratio: median(ratios), Aim: q.aim, Bytes: bytes / len(q.asked)}, nil
}

// warm asks once and compares the answers. It returns how many bytes mapd sent.
// PostGIS rounds boxes to 32 bits, so that it may count some more at an edge.
func warm(ctx context.Context, m *mapd, db *database, q question, a asked) (int, error) {
	body, encoding, err := m.get(ctx, a.target)
	if err != nil {
		return 0, err
	}
	rows, err := db.ask(ctx, a.statement)
	if err != nil {
		return 0, fmt.Errorf("%w: %s", err, a.statement)
	}
	answer, err := plain(body, encoding)
	if err != nil {
		return 0, err
	}
	var ours, theirs int
	if len(answer) > 0 {
		if ours, err = q.count(answer); err != nil {
			return 0, fmt.Errorf("%s: %w", a.target, err)
		}
	}
	if theirs, err = q.countSQL(rows); err != nil {
		return 0, err
	}
	if far := max(ours-theirs, theirs-ours); far > 1+theirs/500 {
		return 0, fmt.Errorf("%s: mapd tells of %d events, PostGIS of %d: %s", a.target, ours, theirs, a.statement)
	}
	return len(body), nil
}

// countTile counts the events of a tile, as points or in cells.
func countTile(body []byte) (int, error) {
	layers, err := orbmvt.Unmarshal(body)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, l := range layers {
		for _, f := range l.Features {
			if count, ok := f.Properties["count"].(float64); ok {
				n += int(count)
			} else {
				n++
			}
		}
	}
	return n, nil
}

// besideScan compares the time of a row with that of a bare scan.
func besideScan(q question, answered row) row {
	var took []float64
	for range 5 {
		t, _ := timed(func() error { q.scan(); return nil }) // it cannot fail
		took = append(took, t)
	}
	return row{What: q.what, Mapd: answered.Mapd, Beside: "bare scan", Other: median(took), Unit: "ms", Ratio: median(took) / answered.Mapd, Aim: 0.25}
}

// timed returns how many milliseconds a call took.
func timed(call func() error) (float64, error) {
	began := time.Now()
	err := call()
	return float64(time.Since(began).Nanoseconds()) / 1e6, err
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}
