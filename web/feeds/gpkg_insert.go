package feeds

import (
	"context"
	"database/sql"
	"strings"
)

// rowsAtOnce is how many rows a prepared statement writes.
const rowsAtOnce = 8

// inserter writes rows of a table, some at a time.
type inserter struct {
	tx        *sql.Tx
	statement string // up to VALUES
	width     int
	held      []any
	several   *sql.Stmt // writes rowsAtOnce rows; the transaction's end closes it
}

func (g *gpkgWriter) inserter(table string, width int) *inserter {
	return &inserter{tx: g.tx, statement: "INSERT INTO " + table + " VALUES ", width: width}
}

// add writes values of one row or more.
func (i *inserter) add(ctx context.Context, values ...any) (err error) {
	i.held = append(i.held, values...)
	full := rowsAtOnce * i.width
	if len(i.held) < full {
		return nil
	}
	if i.several == nil {
		if i.several, err = i.tx.PrepareContext(ctx, i.statement+tuples(rowsAtOnce, i.width)); err != nil {
			return err
		}
	}
	rest := i.held
	for ; len(rest) >= full; rest = rest[full:] {
		if _, err := i.several.ExecContext(ctx, rest[:full]...); err != nil {
			return err
		}
	}
	i.held = i.held[:copy(i.held, rest)]
	return nil
}

// flush writes what inserters still hold.
func flush(ctx context.Context, inserters ...*inserter) error {
	for _, i := range inserters {
		if len(i.held) == 0 {
			continue
		}
		if _, err := i.tx.ExecContext(ctx, i.statement+tuples(len(i.held)/i.width, i.width), i.held...); err != nil {
			return err
		}
		i.held = i.held[:0]
	}
	return nil
}

// tuples writes n rows of marks for values.
func tuples(n, width int) string {
	one := "(?" + strings.Repeat(",?", width-1) + ")"
	return one + strings.Repeat(","+one, n-1)
}
