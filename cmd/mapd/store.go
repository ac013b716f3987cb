package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/gpkg"
	"github.com/mapd/mapd/geo/postgis"
)

// This file is the only place that names a concrete store.

// openStore opens the store that the text names: a GeoPackage file, or a
// PostgreSQL database as postgres://user@host/database. Its changes are dated
// by now; nil is the usual clock.
func openStore(ctx context.Context, name string, now func() time.Time) (geo.Store, error) {
	isPostGIS, err := sortOfStore(name)
	if err != nil {
		return nil, err
	}
	if now == nil {
		now = time.Now
	}
	if isPostGIS {
		store, err := postgis.Open(ctx, name)
		if err != nil {
			return nil, notOpened(name, err)
		}
		store.Now = now
		return store, nil
	}
	store, err := gpkg.Open(ctx, name)
	if err != nil {
		return nil, notOpened(name, err)
	}
	store.Now = now
	return store, nil
}

// openExisting opens a store to read it. It makes no file.
func openExisting(ctx context.Context, name string) (geo.Store, error) {
	isPostGIS, err := sortOfStore(name)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(name); err != nil && !isPostGIS {
		return nil, notOpened(name, err)
	}
	return openStore(ctx, name, nil)
}

// migrations lists the steps of the schema of the store that the text names.
func migrations(ctx context.Context, name string) ([]geo.Migration, error) {
	isPostGIS, err := sortOfStore(name)
	if err != nil {
		return nil, err
	}
	list := gpkg.Migrations
	if isPostGIS {
		list = postgis.Migrations
	}
	all, err := list(ctx, name)
	if err != nil {
		return nil, notOpened(name, err)
	}
	return all, nil
}

func sortOfStore(name string) (isPostGIS bool, err error) {
	scheme, _, isURL := strings.Cut(name, "://")
	switch {
	case name == "":
		return false, errors.New("--store is empty; give it a file such as mapd.gpkg, or postgres://user@host/database")
	case isURL && (scheme == "postgres" || scheme == "postgresql"):
		return true, nil
	case isURL:
		return false, fmt.Errorf("there is no store of the sort %s://; give --store a file such as mapd.gpkg, or postgres://user@host/database", scheme)
	}
	return false, nil
}

func notOpened(name string, err error) error {
	return fmt.Errorf("cannot open the store %s: %w", storeName(name), err)
}

// storeName is the name of a store without its password, for people.
func storeName(name string) string {
	u, err := url.Parse(name)
	if err != nil || u.Scheme == "" {
		return name
	}
	query := u.Query()
	query.Del("password")
	u.RawQuery = query.Encode()
	return u.Redacted()
}

// awaitStore opens a store. While it cannot be reached, it tries again for as
// long as patience lasts; meanwhile, if there is anything to wait for, it has
// called waiting once.
func awaitStore(ctx context.Context, name string, patience time.Duration, log *slog.Logger, waiting func()) (geo.Store, error) {
	const pause = time.Second
	until := time.Now().Add(patience)
	for first := true; ; first = false {
		store, err := openStore(ctx, name, nil)
		if geo.CodeOf(err) != geo.Unavailable || time.Now().Add(pause).After(until) {
			return store, err
		}
		if first {
			waiting()
		}
		log.Warn("the store cannot be reached; trying again", "err", err, "until", until.UTC().Format(time.RFC3339))
		select {
		case <-ctx.Done():
			return nil, err
		case <-time.After(pause):
		}
	}
}
