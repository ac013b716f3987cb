// Command mapd serves a map that knows when: hotspots and dated events with
// their sources, as a page, as vector tiles and as OGC API - Features.
//
//	mapd serve     start the map
//	mapd import    bring files into a store
//	mapd export    write items to a file
//	mapd geocode   find places by name
//	mapd migrate   bring the schema of a store up to date
//	mapd copy      copy a store with its history
//	mapd backup    write a store to a file while it is in use
//	mapd verify    check a store against its own history
//	mapd briefing  list briefings, write them as files
//	mapd token     say who may write over HTTP
//	mapd health    ask whether it is up
//	mapd version   say which build this is
//
// It exits with 0 if all was done, 1 if it was done with rejects, and 2 if it
// was not done.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// Exit codes.
const (
	exitDone    = 0
	exitRejects = 1
	exitNotDone = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run runs the command line and returns the exit code.
func run(ctx context.Context, args []string, out, errOut io.Writer) int {
	root := &cobra.Command{
		Use:           "mapd",
		Short:         "A map that knows when",
		Long:          "mapd keeps places and the dated events tied to them, every claim with its source, and shows them over time.",
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.AddCommand(serveCommand(), importCommand(), exportCommand(), geocodeCommand(), migrateCommand(), copyCommand(), backupCommand(), verifyCommand(), tokenCommand(), briefingCommand(), healthCommand(), versionCommand())
	root.SetArgs(args)
	root.SetOut(out)
	root.SetErr(errOut)
	err := root.ExecuteContext(ctx)
	switch {
	case errors.Is(err, errMissed): // what was missed has been written
		return exitRejects
	case errors.Is(err, errRejects): // the summary has told
		return exitRejects
	case errors.Is(err, errUnsound):
		fmt.Fprintln(errOut, "mapd:", err)
		return exitRejects
	case err != nil:
		fmt.Fprintln(errOut, "mapd:", err)
		return exitNotDone
	}
	return exitDone
}
