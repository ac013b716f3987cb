package main

import (
	"cmp"
	"fmt"
	"io"
	"log/slog"
	"os"
	"time"

	"github.com/spf13/cobra"
)

const serveHelp = `Start the map: the page, the API and the tiles.

The data is kept in one GeoPackage file, made if it is missing, which QGIS and
other tools may read while mapd runs, or in a PostgreSQL database with PostGIS,
which any number of mapd processes may share. An empty store is filled with the
curated data; a newer edition of that is taken in at the next start and never
overwrites what was edited.

While a database is away, the last data is served. If it is away at the start,
mapd ends, or tries again for as long as --wait-for-store says.

On a terminal, and on a loopback address without a proxy, a link is printed
that can be opened once, within an hour: it lets that browser write briefings for
twelve hours. Elsewhere mapd token create makes tokens for those who may write.

The default address is reachable from this machine only. The map asks no other
host, unless --raster names one that readers may choose.`

func serveCommand() *cobra.Command {
	var o Options
	var logFormat, logLevel string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Start the map",
		Long:  serveHelp,
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if o.Log, err = newLog(logFormat, logLevel, cmd.ErrOrStderr()); err != nil {
				return err
			}
			slog.SetDefault(o.Log)
			o.LocalSession = isTerminal(cmd.OutOrStdout())
			app, err := Open(cmd.Context(), o)
			if err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "mapd is ready: open %s in a browser (Ctrl+C stops it)\n", app.URL())
			if link := app.SessionURL(); link != "" {
				fmt.Fprintf(cmd.OutOrStdout(), "to write briefings, open this once in a browser on this machine: %s\n", link)
			}
			return app.Run(cmd.Context())
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.Listen, "listen", cmp.Or(os.Getenv("MAPD_LISTEN"), "127.0.0.1:8080"),
		"address to listen on (environment: MAPD_LISTEN)")
	flags.StringVar(&o.Store, "store", cmp.Or(os.Getenv("MAPD_STORE"), "mapd.gpkg"),
		"where the data is kept: a GeoPackage file, or postgres://user@host/database (environment: MAPD_STORE; PGPASSWORD or PGPASSFILE for the password)")
	flags.DurationVar(&o.WaitForStore, "wait-for-store", 0, "how long to try again if the database cannot be reached at the start, as 5m")
	flags.StringVar(&o.Details, "details-file", os.Getenv("MAPD_DETAILS_FILE"),
		"file from which the next start begins at once; made for 20,000 records and more, beside a GeoPackage as STORE.details, for a database in the user's folder for caches; none: do without (environment: MAPD_DETAILS_FILE)")
	flags.StringVar(&o.BaseURL, "base-url", os.Getenv("MAPD_BASE_URL"),
		"public address behind a proxy, for absolute links, as https://example.org/map (environment: MAPD_BASE_URL)")
	flags.StringVar(&o.TrustProxy, "trust-proxy", os.Getenv("MAPD_TRUST_PROXY"),
		"instead of --base-url: addresses and networks of proxies, joined by commas, whose headers Forwarded and X-Forwarded-… are believed (environment: MAPD_TRUST_PROXY)")
	flags.BoolVar(&o.NoSeed, "no-seed", false, "do not take in the curated data")
	o.Basemaps.flags(cmd)
	flags.StringVar(&logFormat, "log-format", "text", "text or json")
	flags.StringVar(&logLevel, "log-level", "info", "what to log: info (every request), warn or error")
	return cmd
}

func newLog(format, level string, to io.Writer) (*slog.Logger, error) {
	levels := map[string]slog.Level{"info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError}
	least, ok := levels[level]
	if !ok {
		return nil, fmt.Errorf("--log-level %q: use info, warn or error", level)
	}
	utc := &slog.HandlerOptions{Level: least, ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
		if len(groups) == 0 && a.Key == slog.TimeKey {
			a.Value = slog.StringValue(a.Value.Time().UTC().Format(time.RFC3339Nano))
		}
		return a
	}}
	switch format {
	case "text":
		return slog.New(slog.NewTextHandler(to, utc)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(to, utc)), nil
	}
	return nil, fmt.Errorf("--log-format %q: use text or json", format)
}
