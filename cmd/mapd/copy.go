package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/history"
)

const copyHelp = `Copy a store with its whole history to another: from a GeoPackage file to a
PostgreSQL database, or back.

The other store is made if it is missing. It must be empty, or hold the
beginning of the same history: then only what is missing is copied, so that an
interrupted copy can be taken up, and a copy be kept up to date. mapd may serve
both meanwhile, but nobody else may write to the other. It keeps an id of its
own.`

func copyCommand() *cobra.Command {
	var from, to string
	cmd := &cobra.Command{
		Use:   "copy",
		Short: "Copy a store with its history",
		Long:  copyHelp,
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			version, err := copyStore(cmd.Context(), from, to, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s holds all changes up to %d\n", storeName(to), version)
			return err
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "store to copy: a GeoPackage file, or postgres://user@host/database")
	cmd.Flags().StringVar(&to, "to", "", "store to copy to")
	for _, name := range []string{"from", "to"} {
		if err := cmd.MarkFlagRequired(name); err != nil {
			panic(err) // the flag is defined above
		}
	}
	return cmd
}

const backupHelp = `Write a store with its whole history to a new GeoPackage file, while mapd may
serve it and others write to it.

The file takes its name when all is in it. It is a store itself: mapd serve
opens it, and mapd copy brings it back to a database.`

func backupCommand() *cobra.Command {
	var store, to string
	cmd := &cobra.Command{
		Use:   "backup",
		Short: "Write a store to a file while it is in use",
		Long:  backupHelp,
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			version, err := backup(cmd.Context(), store, to, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s holds all changes up to %d\n", to, version)
			return err
		},
	}
	storeFlag(cmd, &store)
	cmd.Flags().StringVar(&to, "to", "", "new file, as backup.gpkg")
	if err := cmd.MarkFlagRequired("to"); err != nil {
		panic(err) // the flag is defined above
	}
	return cmd
}

// backup copies a store to a file that is not there yet. What was interrupted
// leaves no file of that name.
func backup(ctx context.Context, store, to string, log io.Writer) (geo.Version, error) {
	if isPostGIS, err := sortOfStore(to); err != nil || isPostGIS {
		return 0, fmt.Errorf("--to %q is to be a new GeoPackage file; mapd copy writes to a database", storeName(to))
	}
	if _, err := os.Lstat(to); err == nil {
		return 0, fmt.Errorf("%s is there already; name a new file", to)
	}
	part := to + ".part"
	if err := removeFile(part); err != nil {
		return 0, err
	}
	version, err := copyStore(ctx, store, part, log)
	if err != nil {
		return version, errors.Join(err, removeFile(part))
	}
	return version, os.Rename(part, to)
}

// removeFile removes a GeoPackage file and what SQLite may have left beside it.
func removeFile(path string) error {
	var errs []error
	for _, ending := range []string{"", "-wal", "-shm", "-journal"} {
		if err := os.Remove(path + ending); !errors.Is(err, os.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// copyStore opens both stores and copies. It says from time to time how far it
// has come.
func copyStore(ctx context.Context, from, to string, log io.Writer) (version geo.Version, err error) {
	source, err := openExisting(ctx, from)
	if err != nil {
		return 0, err
	}
	defer source.Close() // it was only read
	clock := &history.Clock{}
	target, err := openStore(ctx, to, clock.Now)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, target.Close()) }()
	said := time.Now()
	return history.Copy(ctx, source, target, clock, func(done, newest geo.Version) {
		if time.Since(said) > 2*time.Second {
			said = time.Now()
			fmt.Fprintf(log, "%d of %d changes\n", done, newest)
		}
	})
}
