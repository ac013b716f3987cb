//go:build !js

package formats

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// each yields the rows of a table. It returns nil if it is told to stop.
func (d *database) each(ctx context.Context, t *dbTable, yield func(rows.Row, error) bool) error {
	if t.refused != nil {
		return fmt.Errorf("layer %q: %w", t.name, t.refused)
	}
	found, err := d.conn.QueryContext(ctx, t.selection())
	if err != nil {
		return err
	}
	defer found.Close()
	cells := make([]any, len(t.columns)+1)
	into := make([]any, len(cells))
	for i := range cells {
		into[i] = &cells[i]
	}
	for number := int64(1); found.Next(); number++ {
		if err := found.Scan(into...); err != nil {
			return err
		}
		d.progress(t, number)
		if !yield(t.row(number, cells, d.limits.Depth), nil) {
			return nil
		}
	}
	d.read = d.in.Size
	return found.Err()
}

// selection is the query for all rows: the columns, then the geometry. The
// plus before a column keeps the driver from making times of its text by its
// declared type.
func (t *dbTable) selection() string {
	var b strings.Builder
	b.WriteString("SELECT ")
	for _, c := range t.columns {
		b.WriteString("+" + quoteName(c.name) + ", ")
	}
	geometry := "NULL"
	if t.geometry != "" {
		geometry = quoteName(t.geometry)
	}
	b.WriteString(geometry + " FROM " + quoteName(t.name))
	return b.String()
}

func (d *database) progress(t *dbTable, number int64) {
	if t.count > 0 {
		d.read = min(int64(float64(number)/float64(t.count)*float64(d.in.Size)), d.in.Size)
	}
}

// row makes a row of what stands in the columns and the geometry.
func (t *dbTable) row(number int64, cells []any, depth int) rows.Row {
	row := rows.Row{Number: number, Names: t.names, Values: make([]any, len(t.names))}
	for i, c := range t.columns {
		value, err := c.value(cells[i])
		if err != nil && row.Fault == nil {
			row.Fault = fmt.Errorf("column %q: %w", c.name, err)
		}
		row.Values[i] = value
	}
	where, err := t.placed(cells[len(t.columns)], depth)
	if row.Geometry = where.geometry; err != nil && row.Fault == nil {
		row.Fault = err
	}
	if t.height {
		row.Values[len(row.Values)-1] = where.z
	}
	return row
}

// placed reads the geometry.
func (t *dbTable) placed(cell any, depth int) (placed, error) {
	if cell == nil {
		return placed{}, nil
	}
	blob, ok := cell.([]byte)
	if !ok {
		return placed{}, errors.New("it has no geometry where one should be")
	}
	where, err := t.form.decode(blob, depth)
	if err != nil {
		return placed{}, err
	}
	where.geometry, err = t.crs.geometry(where.geometry)
	return where, err
}

var spacedDate = regexp.MustCompile(`^\d{4}-\d\d-\d\d \d\d:`)

// value is what stands in the column as values of rows are.
func (c dbColumn) value(cell any) (any, error) {
	switch v := cell.(type) {
	case string:
		if !utf8.ValidString(v) {
			return nil, errors.New("its text is not UTF-8")
		}
		if (strings.HasPrefix(c.declared, "DATE") || strings.HasPrefix(c.declared, "TIMESTAMP")) && spacedDate.MatchString(v) {
			v = v[:10] + "T" + v[11:]
		}
		return v, nil
	case []byte:
		return hex.EncodeToString(v), nil
	case int64:
		if strings.HasPrefix(c.declared, "BOOL") && (v == 0 || v == 1) {
			return v == 1, nil
		}
	case float64:
		if !finite(v) {
			return nil, fmt.Errorf("%v is no number", v)
		}
	}
	return cell, nil
}
