package formats

import (
	"context"
	"errors"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// openSQLite says that a browser has no database.
func openSQLite(context.Context, rows.Input, Options) (rows.Source, error) {
	return nil, errors.New("databases are not read in the browser; import the file with: mapd import FILE")
}
