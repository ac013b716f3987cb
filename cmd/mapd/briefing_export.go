package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/spf13/cobra"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web"
	"github.com/mapd/mapd/web/ogc"
)

const briefingExportHelp = `Write a briefing as one HTML file that presents and scrubs with no server and no
network: put it on a stick, send it, open it in any browser.

The file carries the page, the briefing, the newest data and the basemap around
its scenes. It loads nothing from anywhere. The same briefing, data version and
program give the same bytes.

  mapd briefing export whole-story
  mapd briefing export kk-park-october-2025 --out talk.html`

func briefingExportCommand() *cobra.Command {
	var store, to string
	cmd := &cobra.Command{
		Use:   "export ID",
		Short: "Write a briefing as one HTML file that needs no server",
		Long:  briefingExportHelp,
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			places, err := curatedPlaces()
			if err != nil {
				return err
			}
			s, err := newestSnapshot(cmd.Context(), store)
			if err != nil {
				return err
			}
			file, err := web.OneFile(cmd.Context(), web.Config{
				Snapshots: func() *snapshot.Snapshot { return s },
				Gazetteer: ogc.Gazetteer{Open: sync.OnceValues(geocode.Open), Places: places},
				Page:      web.Page(),
			}, args[0])
			if geo.CodeOf(err) == geo.NotFound {
				return noBriefing(args[0])
			}
			if err != nil {
				return err
			}
			if to == "-" {
				_, err := cmd.OutOrStdout().Write(file)
				return err
			}
			if to == "" {
				to = args[0] + ".html"
			}
			if err := writeWhole(to, file); err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.ErrOrStderr(), "%s: %d KB, data version %d\n", to, (len(file)+999)/1000, s.Info().Version)
			return err
		},
	}
	storeFlag(cmd, &store)
	cmd.Flags().StringVar(&to, "out", "", "the file, - for the standard output; without it ID.html")
	return cmd
}

// writeWhole writes a file that takes its name when all is in it.
func writeWhole(to string, content []byte) error {
	part, err := os.CreateTemp(filepath.Dir(to), "."+filepath.Base(to)+".*")
	if err != nil {
		return err
	}
	_, err = part.Write(content)
	err = errors.Join(err, part.Chmod(0o644), part.Close())
	if err == nil {
		err = os.Rename(part.Name(), to)
	}
	if err != nil {
		return errors.Join(err, os.Remove(part.Name()))
	}
	return nil
}
