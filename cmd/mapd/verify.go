package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/mapd/mapd/geo/history"
)

const verifyHelp = `Check a store against its own history: that changes are numbered without gaps,
that each wrote what it says, that every record can be read, and that the
records of today and the tables for QGIS and psql are what the changes come to.

Each problem is said on a line of its own, with the record and the change that
it is of. The exit code is 0 if there is none, 1 if there are some, and 2 if the
store could not be read to the end.`

func verifyCommand() *cobra.Command {
	var store string
	cmd := &cobra.Command{
		Use:   "verify",
		Short: "Check a store against its own history",
		Long:  verifyHelp,
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			problems := 0
			err := verify(cmd.Context(), store, func(problem string) {
				problems++
				fmt.Fprintln(cmd.OutOrStdout(), problem)
			})
			if err != nil {
				return err
			}
			if problems > 0 {
				return fmt.Errorf("%s %w: %d problems", storeName(store), errUnsound, problems)
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s is sound\n", storeName(store))
			return err
		},
	}
	storeFlag(cmd, &store)
	return cmd
}

var errUnsound = errors.New("is not sound")

// checker is a store that can compare its tables with its records.
type checker interface {
	Check(ctx context.Context, report func(problem string)) error
}

func verify(ctx context.Context, name string, report func(string)) error {
	store, err := openExisting(ctx, name)
	if err != nil {
		return err
	}
	defer store.Close() // it was only read
	if err := history.Verify(ctx, store, report); err != nil {
		return err
	}
	if c, ok := store.(checker); ok {
		return c.Check(ctx, report)
	}
	return nil
}

// storeFlag adds the flag that names a store.
func storeFlag(cmd *cobra.Command, store *string) {
	cmd.Flags().StringVar(store, "store", cmp.Or(os.Getenv("MAPD_STORE"), "mapd.gpkg"),
		"GeoPackage file, or postgres://user@host/database (environment: MAPD_STORE)")
}
