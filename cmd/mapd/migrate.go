package main

import (
	"context"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/mapd/mapd/geo"
)

const migrateHelp = `Bring the schema of a store up to that of this mapd, and say which steps it has.

mapd serve does the same at its start, if it may. A database whose tables belong
to somebody else than the user that mapd serves as is brought up to date with
this command, as that owner.`

func migrateCommand() *cobra.Command {
	var store string
	var status, withSeeds bool
	cmd := &cobra.Command{
		Use:   "migrate",
		Short: "Bring the schema of a store up to date",
		Long:  migrateHelp,
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !status {
				if err := migrate(cmd.Context(), store, withSeeds, cmd.ErrOrStderr()); err != nil {
					return err
				}
			}
			all, err := migrations(cmd.Context(), store)
			if err != nil {
				return err
			}
			return writeMigrations(cmd.OutOrStdout(), all)
		},
	}
	storeFlag(cmd, &store)
	cmd.Flags().BoolVar(&status, "status", false, "say which steps the store has, and change nothing")
	cmd.Flags().BoolVar(&withSeeds, "seed", false, "take in the curated data too, as mapd serve does")
	cmd.MarkFlagsMutuallyExclusive("status", "seed")
	return cmd
}

func migrate(ctx context.Context, name string, withSeeds bool, log io.Writer) error {
	store, err := openStore(ctx, name, nil)
	if err != nil {
		return err
	}
	defer store.Close() // what was written is safe already
	if !withSeeds {
		return nil
	}
	text, err := newLog("text", "info", log)
	if err != nil {
		return err
	}
	return seed(ctx, store, text)
}

func writeMigrations(out io.Writer, all []geo.Migration) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, m := range all {
		name, state := m.Name, "not applied"
		if name == "" {
			name = "(of a newer mapd)"
		}
		if !m.Applied.IsZero() {
			state = "applied " + m.Applied.Format(time.RFC3339)
		}
		fmt.Fprintf(table, "%d\t%s\t%s\n", m.Number, name, state)
	}
	return table.Flush()
}
