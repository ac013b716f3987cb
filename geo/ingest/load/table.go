package load

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/mapd/mapd/geo/ingest/mapping"
	"github.com/mapd/mapd/geo/ingest/rows"
	"github.com/paulmach/orb/encoding/wkt"
)

// table is a CSV file that takes its name when all is in it.
type table struct {
	path string // the name that it will have
	file *os.File
	csv  *csv.Writer
	rows int64
}

// write adds a line; the first makes the file.
func (t *table) write(header func() []string, cells []string) error {
	if t.file == nil {
		file, err := os.CreateTemp(filepath.Dir(t.path), "."+filepath.Base(t.path)+"-*")
		if err != nil {
			return fmt.Errorf("write %s: %w", t.path, err)
		}
		t.file, t.csv = file, csv.NewWriter(file)
		if err := t.csv.Write(header()); err != nil {
			return fmt.Errorf("write %s: %w", t.path, err)
		}
	}
	t.rows++
	if err := t.csv.Write(cells); err != nil {
		return fmt.Errorf("write %s: %w", t.path, err)
	}
	return nil
}

// finish brings all to the disk, so that commit cannot fail for want of room.
func (t *table) finish() error {
	if t.file == nil {
		return nil
	}
	t.csv.Flush()
	if err := errors.Join(t.csv.Error(), t.file.Sync()); err != nil {
		return fmt.Errorf("write %s: %w", t.path, err)
	}
	return nil
}

// commit gives the file its name and returns it, empty if there was nothing to
// write. It reports whether another file of that name gave way.
func (t *table) commit() (path string, replaced bool, err error) {
	if t.file == nil {
		return "", false, nil
	}
	_, missing := os.Lstat(t.path)
	name := t.file.Name()
	err = errors.Join(t.file.Chmod(0o644), t.file.Close(), os.Rename(name, t.path))
	t.file = nil
	return t.path, missing == nil, err
}

// discard removes a file that has not got its name.
func (t *table) discard() {
	if t.file != nil {
		_ = t.file.Close()
		_ = os.Remove(t.file.Name())
		t.file = nil
	}
}

// rejects writes rows that are refused.
type rejects struct {
	table
	names    []string // of the columns, known when the second pass begins
	hasID    bool
	hasShape bool
}

// add writes a row as it came, and why it is refused.
func (r *rejects) add(row *rows.Row, reason string) error {
	cells := make([]string, 0, len(r.names)+5)
	for i, name := range r.names {
		var value any
		if i < len(row.Names) && row.Names[i] == name {
			if i < len(row.Values) {
				value = row.Values[i]
			}
		} else {
			value = row.Value(name)
		}
		cells = append(cells, cellText(value))
	}
	if r.hasID {
		cells = append(cells, row.ID)
	}
	if r.hasShape {
		shape := ""
		if row.Geometry != nil {
			shape = wkt.MarshalString(row.Geometry)
		}
		cells = append(cells, shape)
	}
	raw := ""
	if row.Fault != nil {
		raw = string(row.Raw)
	}
	line := row.Line
	if line == 0 {
		line = row.Number
	}
	return r.write(r.header, append(cells, strconv.FormatInt(line, 10), reason, raw))
}

func (r *rejects) header() []string {
	header := slices.Clone(r.names)
	if r.hasID {
		header = append(header, free("id", r.names))
	}
	if r.hasShape {
		header = append(header, free("geometry", r.names))
	}
	return append(header, rejectColumns...)
}

// free is a name that is not among names.
func free(name string, names []string) string {
	for slices.Contains(names, name) {
		name += "_"
	}
	return name
}

// cellText is a value as CSV holds it.
func cellText(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprint(value)
	}
	return string(text)
}

// reviews writes places that somebody should look at.
type reviews struct{ table }

var reviewHeader = []string{"line", "id", "place", "country", "stored", "why", "candidates"}

func (r *reviews) add(line int64, id string, v *mapping.Review) error {
	candidates := ""
	for i, c := range v.Candidates {
		if i > 0 {
			candidates += "; "
		}
		candidates += fmt.Sprintf("%s (%s) %.4f,%.4f %.2f", c.Name, c.Country, c.Point[1], c.Point[0], c.Score)
	}
	return r.write(func() []string { return reviewHeader },
		[]string{strconv.FormatInt(line, 10), id, v.Query, v.Country, v.Stored, v.Note, candidates})
}
