// Package rows is what every format of input is read as: tables of rows that
// come as they stand in the file, before anything is made of them.
//
// The readers of the formats make Sources; the mapping turns Rows into
// records. Neither knows the other.
package rows

import (
	"context"
	"fmt"
	"io"
	"iter"

	"github.com/paulmach/orb"
)

// Input is a file to be read, in the file system or in memory.
type Input struct {
	// Name is shown to people and tells the format by its ending.
	Name string
	// Path is where the file lies. It is empty for data in memory.
	Path string
	// Data holds the bytes of the file, Size of them.
	Data io.ReaderAt
	Size int64
}

// Source is an opened input. It is not safe for use by many goroutines.
type Source interface {
	// Format says what the input was found to be, for people: "CSV, UTF-8,
	// semicolon", "GeoPackage".
	Format() string
	// Tables lists the tables: sheets, layers, the members of an archive.
	Tables() []Table
	// Rows yields the rows of the table with that name in the order of the
	// file. It may be ranged over as often as wanted, each time from the
	// start, and holds no more than a few rows in memory. An error ends the
	// sequence: the rest of the file cannot be read. A single row that
	// cannot be read comes as a Row with a Fault, and reading goes on.
	Rows(ctx context.Context, table string) iter.Seq2[Row, error]
	// Read is how many bytes of the input the present Rows has taken in, at
	// most the input's size: for showing progress.
	Read() int64
	io.Closer
}

// Table is one table of an input.
type Table struct {
	// Name is unique in the input; empty if there is one nameless table.
	Name string
	// Columns are known before reading in some formats, nil in others.
	Columns []string
	// Rows is the number of rows if the format tells, else -1.
	Rows int64
	// Located says that rows come with a Geometry.
	Located bool
}

// Row is one row of a table.
type Row struct {
	// Number counts the rows of the table from 1, rows with a Fault included.
	Number int64
	// Line is the line of the file in which the row begins, from 1; 0 in
	// formats without lines.
	Line int64
	// ID is the row's own name where the format has one apart from the
	// columns: a GeoJSON Feature's id, a KML Placemark's id. Keys that a
	// database merely counts (fid, rowid) are no ID.
	ID string
	// Names are the columns and Values what stands in them, one for each.
	// Formats with a header share one Names over all rows, so that its
	// address tells whether the columns are the same. Names are unique: a
	// second "date" comes as "date_2", an empty name as "column_3".
	Names []string
	// Values are nil (nothing there), string, bool, int64, float64, []any or
	// map[string]any, the last two as encoding/json makes them but with
	// numbers as int64 or float64. Text is valid UTF-8, untrimmed. Numbers
	// that neither type holds exactly come as text. Dates and times that the
	// format itself marks as such come as ISO 8601 text in the zone that
	// they are written in, dates without a clock time ("2024-01-05").
	Values []any
	// Geometry is in degrees, longitude first (CRS84); nil if there is none.
	Geometry orb.Geometry
	// Raw is the row as it came, for the reject file, where the format has
	// text: a line of CSV, a Feature. Nil elsewhere. It is valid until the
	// next row.
	Raw []byte
	// Fault says why the row cannot be read; the other members then hold
	// what could be.
	Fault error
}

// Value is what stands in a column; nil if the row has no such column.
func (r *Row) Value(name string) any {
	for i, n := range r.Names {
		if n == name {
			return r.Values[i]
		}
	}
	return nil
}

// Limits protect from inputs that are made to do harm.
type Limits struct {
	// Unpacked is how many bytes an archive may unpack to.
	Unpacked int64
	// Members is how many files an archive may hold.
	Members int
	// Row is how many bytes one row may have.
	Row int
	// Columns is how many columns a table may have.
	Columns int
	// Depth is how deep arrays, objects, elements and geometries may nest.
	Depth int
}

// DefaultLimits fit the largest honest files that are known.
var DefaultLimits = Limits{Unpacked: 64 << 30, Members: 10_000, Row: 16 << 20, Columns: 4096, Depth: 64}

// NoTable is the error for a table that the input does not have.
func NoTable(name string, tables []Table) error {
	names := make([]string, len(tables))
	for i, t := range tables {
		names[i] = t.Name
	}
	return fmt.Errorf("there is no table %q; there are %q", name, names)
}
