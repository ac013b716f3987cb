package formats

import (
	"context"
	"errors"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// openParquet says that the page does without: what reads Parquet is larger
// than all that reads the other formats.
func openParquet(context.Context, rows.Input, Options) (rows.Source, error) {
	return nil, errors.New("Parquet files are not read in the browser; import the file with: mapd import FILE")
}
