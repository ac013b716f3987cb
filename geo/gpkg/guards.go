package gpkg

import (
	"database/sql"
	"strings"
)

// A large change puts the triggers that guard the tables aside within its
// transaction, and back before it commits. Nobody else sees that: until the
// commit they have the schema as it was, and after it as it was again; a
// change that is undone undoes this, too. What the triggers cost is a third of
// the time of a row, more than any other single thing.

// The memory for pages that a change may use, in KiB: as usual, and for a
// large change, whose indices would otherwise be read and written again and
// again.
const (
	usualCache = `PRAGMA cache_size = -2000`
	largeCache = `PRAGMA cache_size = -65536`
)

// putGuardsAside drops the triggers of the tables that hold records.
func (w *writer) putGuardsAside() error {
	var names []string
	err := w.each(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'mapd_guard_%'
		AND tbl_name IN ('mapd_revisions', 'sources', 'hotspots', 'events', 'flows')`, nil, func(rows *sql.Rows) error {
		var name, text string
		err := rows.Scan(&name, &text)
		names, w.guards = append(names, name), append(w.guards, text)
		return err
	})
	if err != nil {
		return err
	}
	statements := []string{largeCache}
	for _, name := range names {
		statements = append(statements, `DROP TRIGGER "`+strings.ReplaceAll(name, `"`, `""`)+`"`)
	}
	return w.execAll(statements)
}

// putGuardsBack makes the triggers again as they were.
func (w *writer) putGuardsBack() error {
	if w.guards == nil {
		return nil
	}
	return w.execAll(w.guards)
}

// execAll runs statements that are not worth preparing.
func (w *writer) execAll(statements []string) error {
	for _, s := range statements {
		if _, err := w.tx.ExecContext(w.ctx, s); err != nil {
			return err
		}
	}
	return nil
}
