package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/mapd/mapd/geo"
)

// noDetails is the name of a details file that is not wanted.
const noDetails = "none"

// detailsFile says where the details file of a store is: where it was chosen to
// be; else beside a GeoPackage, and for a database in the user's folder for
// caches, by the id of the store. It is empty if there is to be none.
func detailsFile(ctx context.Context, chosen, name string, store geo.Store, log *slog.Logger) (string, error) {
	switch {
	case chosen == noDetails:
		return "", nil
	case chosen != "":
		folder := filepath.Dir(chosen)
		if info, err := os.Stat(folder); err != nil || !info.IsDir() {
			return "", fmt.Errorf("--details-file %q: there is no folder %s; make it first, or name another file", chosen, folder)
		}
		return chosen, nil
	}
	isPostGIS, err := sortOfStore(name)
	if err != nil {
		return "", err
	}
	if !isPostGIS {
		return name + ".details", nil
	}
	info, err := store.Info(ctx)
	if err != nil {
		return "", err
	}
	folder, err := os.UserCacheDir()
	if err == nil {
		folder = filepath.Join(folder, "mapd")
		err = os.MkdirAll(folder, 0o700)
	}
	if err != nil {
		log.Info("without a details file each start reads all records: there is no folder for one; name it with --details-file", "err", err)
		return "", nil
	}
	return filepath.Join(folder, info.ID+".details"), nil
}
