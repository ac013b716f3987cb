//go:build unix

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"text/tabwriter"
	"time"
)

// row is one line of the table.
type row struct {
	Set    string  `json:"set,omitempty"`
	What   string  `json:"what"`
	Mapd   float64 `json:"mapd"`
	Beside string  `json:"beside,omitempty"` // what stands beside mapd
	Other  float64 `json:"other,omitempty"`  // what that took
	Unit   string  `json:"unit"`
	Ratio  float64 `json:"ratio,omitempty"`
	Aim    float64 `json:"aim,omitempty"`  // that the ratio should reach
	Most   float64 `json:"most,omitempty"` // that mapd should not exceed, where nothing stands beside it
	Bytes  int     `json:"bytes,omitempty"`
}

// table is all that was measured.
type table struct {
	When   string `json:"when"`
	Go     string `json:"go"`
	Cores  int    `json:"cores"`
	Events int    `json:"events"`
	Rows   []row  `json:"rows"`
}

func newTable(o options) *table {
	return &table{When: time.Now().UTC().Format(time.RFC3339), Go: runtime.Version(), Cores: runtime.NumCPU(), Events: o.events}
}

func (t *table) add(set string, rows ...row) {
	for _, r := range rows {
		r.Set = set
		t.Rows = append(t.Rows, r)
	}
}

// addRows takes in rows that another program measured: a JSON list of them.
func (t *table) addRows(name string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var rows []row
	if err := json.Unmarshal(text, &rows); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	t.Rows = append(t.Rows, rows...)
	return nil
}

func (t *table) print(w io.Writer) {
	fmt.Fprintf(w, "%d events, %s, %d cores\n\n", t.Events, t.Go, t.Cores)
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(out, "set\twhat\tmapd\tbeside\t\tratio\taim\tKB sent\t")
	for _, r := range t.Rows {
		beside, ratio, aim, kb := "", "", "", ""
		if r.Other > 0 {
			beside, ratio = amount(r.Other)+" "+r.Unit, amount(r.Ratio)
		}
		if r.Aim > 0 {
			aim = amount(r.Aim)
			if r.Other > 0 && r.Ratio < r.Aim {
				aim += " missed"
			}
		}
		if r.Most > 0 {
			aim = "at most " + amount(r.Most)
			if r.Mapd > r.Most {
				aim += " missed"
			}
		}
		if r.Bytes > 0 {
			kb = amount(float64(r.Bytes) / 1000)
		}
		fmt.Fprintf(out, "%s\t%s\t%s %s\t%s\t%s\t%s\t%s\t%s\t\n", r.Set, r.What, amount(r.Mapd), r.Unit, beside, r.Beside, ratio, aim, kb)
	}
	_ = out.Flush() // what cannot be printed cannot be told either
}

// amount writes three digits of a number.
func amount(n float64) string {
	if n >= 100 {
		return fmt.Sprintf("%.0f", n)
	}
	return fmt.Sprintf("%.3g", n)
}

// write writes the table as JSON.
func (t *table) write(name string) error {
	text, err := json.MarshalIndent(t, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, append(text, '\n'), 0o644)
}
