package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
)

const briefingHelp = `List the briefings of a store, show one, or write one as a file that presents
without a server.

Briefings are written over HTTP, by editors: see mapd token.`

func briefingCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "briefing", Short: "List briefings, show them, write them as files", Long: briefingHelp, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() }}
	cmd.AddCommand(briefingListCommand(), briefingShowCommand(), briefingExportCommand())
	return cmd
}

func briefingListCommand() *cobra.Command {
	var store string
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the briefings",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := newestSnapshot(cmd.Context(), store)
			if err != nil {
				return err
			}
			return writeBriefings(cmd.OutOrStdout(), s.Briefings())
		},
	}
	storeFlag(cmd, &store)
	return cmd
}

func writeBriefings(out io.Writer, all []snapshot.ToldBriefing) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ID\tSCENES\tLANGUAGE\tMADE ON\tTITLE")
	for _, b := range all {
		fmt.Fprintf(table, "%s\t%d\t%s\t%d\t%s\n", b.ID, len(b.Scenes), b.Language, b.MadeOn(b.Version), b.Title)
	}
	return table.Flush()
}

func briefingShowCommand() *cobra.Command {
	var store string
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "Print a briefing as JSON, the form in which it is written",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := newestSnapshot(cmd.Context(), store)
			if err != nil {
				return err
			}
			b, ok := s.Briefing(args[0])
			if !ok {
				return noBriefing(args[0])
			}
			return writeBriefing(cmd.OutOrStdout(), b)
		},
	}
	storeFlag(cmd, &store)
	return cmd
}

func writeBriefing(out io.Writer, b snapshot.ToldBriefing) error {
	shown := *b.Briefing
	shown.DataVersion = b.MadeOn(b.Version)
	body, err := geo.EncodeRecord(&shown)
	if err != nil {
		return err
	}
	var spread bytes.Buffer
	if err := json.Indent(&spread, body, "", " "); err != nil {
		return err
	}
	_, err = fmt.Fprintln(out, spread.String())
	return err
}

func noBriefing(id string) error {
	return fmt.Errorf("there is no briefing %q; mapd briefing list shows those that there are", id)
}

// newestSnapshot reads a store that is there.
func newestSnapshot(ctx context.Context, store string) (s *snapshot.Snapshot, err error) {
	err = withStore(ctx, store, func(st geo.Store) error {
		info, err := st.Info(ctx)
		if err != nil {
			return err
		}
		s, err = snapshot.Build(info, st.Records(ctx, info.Version))
		return err
	})
	return s, err
}
