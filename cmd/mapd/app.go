package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web"
	"github.com/mapd/mapd/web/access"
	"github.com/mapd/mapd/web/feeds"
	"github.com/mapd/mapd/web/httpx"
	"github.com/mapd/mapd/web/ogc"
)

// Options say how mapd is to run.
type Options struct {
	// Listen is the address to listen on, host:port; port 0 takes a free one.
	Listen string
	// Store names the GeoPackage file or the PostgreSQL database.
	Store string
	// WaitForStore is how long to try again if the store cannot be reached at
	// the start.
	WaitForStore time.Duration
	// Details is the file from which a later start begins; empty means the
	// usual place, "none" that there is to be none.
	Details string
	// BaseURL is what absolute links start with; empty means the address
	// that was asked.
	BaseURL string
	// TrustProxy lists the addresses and networks of proxies whose headers
	// say how a client asked.
	TrustProxy string
	// NoSeed keeps the curated data out.
	NoSeed bool
	// LocalSession offers a link that lets a browser on this machine write.
	LocalSession bool
	Basemaps     BasemapOptions
	Log          *slog.Logger
}

// App is a mapd that is set up: it holds its port, its store and the first
// snapshot.
type App struct {
	log      *slog.Logger
	listener net.Listener
	store    geo.Store
	keeper   *snapshot.Keeper
	unfollow context.CancelFunc
	server   *http.Server
	sessions *access.Sessions // nil if none are offered

	ready   atomic.Pointer[snapshot.Keeper] // keeper, once it has a snapshot
	serving sync.Once
	failed  chan error // why serving ended
}

// The limits on connections. An answer may take web.Config's Patience to make,
// and then be sent slowly.
const (
	readHeaderTimeout = 10 * time.Second
	readTimeout       = 30 * time.Second
	writeTimeout      = 3 * time.Minute
	idleTimeout       = 2 * time.Minute
	maxHeaderBytes    = 64 << 10
	stopTimeout       = 15 * time.Second
)

// Open takes the port, opens the store, takes in the curated data and reads
// the first snapshot. The App is to be Run or Closed.
func Open(ctx context.Context, o Options) (*App, error) {
	base, err := checkBaseURL(o.BaseURL)
	if err != nil {
		return nil, err
	}
	proxies, err := httpx.ParseProxies(o.TrustProxy)
	if err != nil {
		return nil, fmt.Errorf("--trust-proxy: %w", err)
	}
	basemaps, err := o.Basemaps.check()
	if err != nil {
		return nil, err
	}
	a := &App{log: o.Log, unfollow: func() {}, failed: make(chan error, 1)}
	if err := a.open(ctx, o, base, proxies, basemaps); err != nil {
		return nil, errors.Join(err, a.Close())
	}
	return a, nil
}

func (a *App) open(ctx context.Context, o Options, base string, proxies httpx.Proxies, basemaps web.Basemaps) (err error) {
	if a.listener, err = listen(ctx, o.Listen); err != nil {
		return err
	}
	if address := a.address(); o.LocalSession && base == "" && o.TrustProxy == "" && address.IP.IsLoopback() {
		a.sessions = access.NewSessions(address.Port)
	}
	places, err := curatedPlaces()
	if err != nil {
		return err
	}
	handler, err := web.New(web.Config{
		Snapshots: a.snapshot,
		AsOf:      a.asOf,
		History:   a.history,
		Store:     a.writable,
		Sessions:  a.sessions,
		Follows:   a.follows,
		Gazetteer: ogc.Gazetteer{Open: sync.OnceValues(geocode.Open), Places: places},
		BaseURL:   base,
		Proxies:   proxies,
		Basemaps:  basemaps,
		Page:      web.Page(),
		Log:       a.log,
	})
	if err != nil {
		return err
	}
	a.server = &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: readHeaderTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          slog.NewLogLogger(a.log.Handler(), slog.LevelWarn),
	}
	return a.openStore(ctx, o)
}

// openStore opens the store, takes in the curated data and reads the first
// snapshot. While the store is waited for, requests are told so.
func (a *App) openStore(ctx context.Context, o Options) (err error) {
	if a.store, err = awaitStore(ctx, o.Store, o.WaitForStore, a.log, a.serve); err != nil {
		return err
	}
	if !o.NoSeed {
		if err := seed(ctx, a.store, a.log); err != nil {
			return err
		}
	}
	details, err := detailsFile(ctx, o.Details, o.Store, a.store, a.log)
	if err != nil {
		return err
	}
	following, cancel := context.WithCancel(context.WithoutCancel(ctx))
	a.unfollow = cancel
	if a.keeper, err = snapshot.KeepFrom(following, a.store, details, a.log); err != nil {
		return err
	}
	a.ready.Store(a.keeper)
	return nil
}

// snapshot is the newest snapshot, nil before the first.
func (a *App) snapshot() *snapshot.Snapshot {
	if k := a.ready.Load(); k != nil {
		return k.Snapshot()
	}
	return nil
}

// asOf is the snapshot of an earlier version.
func (a *App) asOf(ctx context.Context, version geo.Version) (*snapshot.Snapshot, error) {
	k := a.ready.Load()
	if k == nil {
		return nil, geo.Errorf(geo.Unavailable, "the data is not read yet; try again in a few seconds")
	}
	return k.AsOf(ctx, version)
}

// history is what the snapshots come from, nil before the first.
func (a *App) history() feeds.History {
	if a.ready.Load() == nil {
		return nil
	}
	return a.store
}

// writable is the store that editors write to, nil before the first snapshot.
func (a *App) writable() web.Store {
	if a.ready.Load() == nil {
		return nil
	}
	return a.store
}

// follows says why the snapshot may be out of date.
func (a *App) follows() error {
	if k := a.ready.Load(); k != nil {
		return k.Err()
	}
	return nil
}

// serve begins to answer requests, if it has not.
func (a *App) serve() {
	a.serving.Do(func() {
		go func() { a.failed <- a.server.Serve(a.listener) }()
	})
}

// URL is the address to open in a browser on this machine.
func (a *App) URL() string {
	address := a.address()
	host := address.IP.String()
	if address.IP.IsUnspecified() {
		host = "127.0.0.1"
	}
	return "http://" + net.JoinHostPort(host, fmt.Sprint(address.Port)) + "/"
}

// SessionURL is an address that, opened once in a browser on this machine, lets
// it write. It is empty if there are no such sessions.
func (a *App) SessionURL() string {
	if a.sessions == nil {
		return ""
	}
	return a.URL() + strings.TrimPrefix(access.Root, "/") + "/" + a.sessions.NewLink()
}

func (a *App) address() *net.TCPAddr { return a.listener.Addr().(*net.TCPAddr) }

// Run serves until ctx is done, finishes the requests under way, and closes
// the App.
func (a *App) Run(ctx context.Context) error {
	if address := a.address(); !address.IP.IsLoopback() {
		a.log.Warn("listening beyond this machine: everybody who reaches it can read the map", "address", address.String())
	}
	a.serve()
	select {
	case err := <-a.failed:
		return errors.Join(fmt.Errorf("serve: %w", err), a.Close())
	case <-ctx.Done():
	}
	a.log.Info("stopping")
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
	defer cancel()
	err := a.server.Shutdown(stopping)
	if errors.Is(err, context.DeadlineExceeded) {
		a.log.Warn("some requests took too long and were cut off")
		err = a.server.Close()
	}
	return errors.Join(err, a.Close())
}

// Close stops following and closes the store and the port.
func (a *App) Close() error {
	a.unfollow()
	if a.keeper != nil {
		<-a.keeper.Done()
	}
	var errs []error
	if a.listener != nil {
		if err := a.listener.Close(); !errors.Is(err, net.ErrClosed) {
			errs = append(errs, err)
		}
	}
	if a.store != nil {
		errs = append(errs, a.store.Close())
	}
	return errors.Join(errs...)
}
