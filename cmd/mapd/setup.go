package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"strings"
	"syscall"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest"
	"github.com/mapd/mapd/seeds"
)

// listen takes the port.
func listen(ctx context.Context, address string) (net.Listener, error) {
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", address)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("the address %s is in use; stop what uses it or choose another with --listen", address)
	case err != nil:
		return nil, fmt.Errorf("cannot listen on %q (write host:port): %w", address, err)
	}
	return l, nil
}

// seed takes the curated data into the store, if it has not got this edition.
func seed(ctx context.Context, store geo.Store, log *slog.Logger) error {
	records, err := ingest.Curated(seeds.FS)
	if err != nil {
		return fmt.Errorf("the curated data is faulty: %w", err)
	}
	change, err := ingest.Seed(ctx, store, records)
	if err != nil {
		return fmt.Errorf("cannot take in the curated data: %w", err)
	}
	if change.Written > 0 {
		log.Info("curated data taken in", "version", change.Version, "records", change.Written)
	}
	return nil
}

// checkBaseURL returns the address without a slash at its end.
func checkBaseURL(base string) (string, error) {
	if base == "" {
		return "", nil
	}
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return "", fmt.Errorf("--base-url %q is no address; write it as https://map.example.org", base)
	}
	return strings.TrimRight(base, "/"), nil
}
