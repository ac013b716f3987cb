package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/feeds"
	"github.com/mapd/mapd/web/httpx"
)

const exportHelp = `Write the items of a collection (hotspots, events, flows, sources) to a file, in
the formats and with the parameters of the feeds at /feeds. All that is public
is written unless parameters choose. Private datasets are left out, as in the
feeds, unless --private asks for them: what it writes is for those who run the
map.

The format is that of the file's name, or --format. Without a file the standard
output is written to. The file takes its name when all is in it.

  mapd export events raids-2025.csv --kind raid --datetime 2025
  mapd export hotspots --format geojson | jq .features[].id`

// exportFlags are what the command line says.
type exportFlags struct {
	store, format, base string
	private             bool
	parameters          url.Values
}

func exportCommand() *cobra.Command {
	flags := exportFlags{parameters: url.Values{}}
	cmd := &cobra.Command{
		Use:   "export COLLECTION [FILE]",
		Short: "Write items to a file",
		Long:  exportHelp,
		Args:  cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			to := ""
			if len(args) == 2 && args[1] != "-" {
				to = args[1]
			}
			n, version, err := export(cmd.Context(), flags, geo.Collection(args[0]), to, cmd.OutOrStdout())
			if err != nil {
				return flagError(err, parameterNames()...)
			}
			_, err = fmt.Fprintf(cmd.ErrOrStderr(), "%d %s of data version %d\n", n, args[0], version)
			return err
		},
	}
	storeFlag(cmd, &flags.store)
	cmd.Flags().StringVar(&flags.format, "format", "", "the format: "+feeds.FormatNames())
	cmd.Flags().StringVar(&flags.base, "base-url", "", "address of the map that links lead to, such as https://map.example.org")
	cmd.Flags().BoolVar(&flags.private, "private", false, "write private datasets too; --dataset names single ones")
	for _, p := range feeds.Parameters() {
		cmd.Flags().Var(parameterFlag{flags.parameters, p.Name}, p.Name, p.Description)
	}
	return cmd
}

func parameterNames() []string {
	var names []string
	for _, p := range feeds.Parameters() {
		names = append(names, p.Name)
	}
	return names
}

// parameterFlag is a flag that is given on as the parameter of that name.
type parameterFlag struct {
	values url.Values
	name   string
}

func (p parameterFlag) Set(value string) error { p.values.Set(p.name, value); return nil }
func (p parameterFlag) String() string         { return "" }
func (p parameterFlag) Type() string           { return "text" }

// export writes a collection to the file, or to out if there is none. It
// returns how many items of which version were written.
func export(ctx context.Context, flags exportFlags, c geo.Collection, to string, out io.Writer) (int, geo.Version, error) {
	if !slices.Contains(feeds.Collections, c) {
		return 0, 0, fmt.Errorf("there is no collection %q; there are hotspots, events, flows and sources", c)
	}
	format, err := exportFormat(flags.format, to)
	if err != nil {
		return 0, 0, err
	}
	written := &http.Request{URL: &url.URL{RawQuery: flags.parameters.Encode()}} // as an address has them
	values, err := httpx.Params(written)
	if err != nil {
		return 0, 0, err
	}
	ask, err := feeds.Read(values, c, format)
	if err != nil {
		return 0, 0, err
	}
	if ask.Base, err = checkBaseURL(flags.base); err != nil {
		return 0, 0, err
	}
	ask.Languages = httpx.Language(written, values)
	store, err := openExisting(ctx, flags.store)
	if err != nil {
		return 0, 0, err
	}
	defer store.Close() // it was only read
	info, err := store.Info(ctx)
	if err != nil {
		return 0, 0, err
	}
	records := store.Records(ctx, info.Version)
	if flags.private {
		records = shown(records)
	}
	s, err := snapshot.Build(info, records)
	if err != nil {
		return 0, 0, err
	}
	ask.Times = feeds.NewTimes(func() feeds.History { return store })
	feed, err := feeds.Open(ctx, s, ask)
	if err != nil {
		return 0, 0, err
	}
	if to == "" {
		return feed.Count(), info.Version, feed.Write(ctx, format, out)
	}
	return feed.Count(), info.Version, writeExport(ctx, feed, format, to)
}

// shown are the same records with all datasets made public.
func shown(records iter.Seq2[geo.Revision, error]) iter.Seq2[geo.Revision, error] {
	return func(yield func(geo.Revision, error) bool) {
		for r, err := range records {
			if d, ok := r.Record.(*geo.Dataset); ok {
				public := *d
				public.Visibility = geo.Public
				r.Record, r.Content = &public, ""
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

// exportFormat is the format of that name, or that the file's name ends with.
func exportFormat(name, to string) (feeds.Format, error) {
	if name == "" {
		name = strings.TrimPrefix(strings.ToLower(filepath.Ext(to)), ".")
	}
	format, ok := feeds.FormatOf(name)
	if !ok {
		return format, fmt.Errorf("say with --format which format to write: %s", feeds.FormatNames())
	}
	return format, nil
}

// writeExport writes a file that takes its name when it is whole.
func writeExport(ctx context.Context, feed *feeds.Feed, format feeds.Format, to string) error {
	part, err := os.CreateTemp(filepath.Dir(to), "."+filepath.Base(to)+".*")
	if err != nil {
		return err
	}
	buffered := bufio.NewWriterSize(part, 1<<20)
	err = feed.Write(ctx, format, buffered)
	err = errors.Join(err, buffered.Flush(), part.Chmod(0o644), part.Close())
	if err == nil {
		err = os.Rename(part.Name(), to)
	}
	if err != nil {
		return errors.Join(err, os.Remove(part.Name()))
	}
	return nil
}
