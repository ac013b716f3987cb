//go:build unix

package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	connections = 8
	loadTime    = 4 * time.Second
)

// load is what a server did under load.
type load struct {
	perSecond float64
	p50, p99  float64 // milliseconds
}

// tail is how much longer the slowest of a hundred answers takes than the
// median.
func (l load) tail() float64 { return l.p99 / l.p50 }

// underLoad asks for one tile that is in the cache, again and again, and puts
// net/http beside it, which sends a fixed body of the same size.
func underLoad(ctx context.Context, m *mapd, set *dataset) ([]row, error) {
	chosen := set.columns.tilesOf(9, 200, cellsFrom-1, 9)
	if len(chosen) == 0 {
		return nil, errors.New("no tile for the load holds 200 events; ask for more of them")
	}
	target := chosen[len(chosen)/2].path("")
	body, encoding, err := m.get(ctx, target)
	if err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	bare := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", encoding)
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		_, _ = w.Write(body) // the one who asks is gone, then
	})}
	go func() { _ = bare.Serve(listener) }() // it ends when it is closed
	defer bare.Close()
	var ours, theirs []load
	for range 3 {
		for address, list := range map[string]*[]load{m.address(): &ours, listener.Addr().String(): &theirs} {
			l, err := press(ctx, address, target)
			if err != nil {
				return nil, err
			}
			*list = append(*list, l)
		}
	}
	own, other := middle(ours), middle(theirs)
	return []row{
		{What: "load: a tile from the cache", Mapd: own.perSecond, Beside: "net/http, fixed body", Other: other.perSecond, Unit: "/s",
			Ratio: own.perSecond / other.perSecond, Aim: 0.6, Bytes: len(body)},
		{What: "load: p99 over median", Mapd: own.tail(), Beside: "net/http, fixed body", Other: other.tail(), Unit: "x",
			Ratio: other.tail() / own.tail(), Aim: 1, Bytes: len(body)},
	}, nil
}

// middle is the run with the median rate.
func middle(runs []load) load {
	slices.SortFunc(runs, func(a, b load) int { return int(a.perSecond - b.perSecond) })
	return runs[len(runs)/2]
}

// press asks over all connections at a time, each again as soon as it has its
// answer. It speaks HTTP itself: net/http's client would take longer than the
// server.
func press(ctx context.Context, address, target string) (load, error) {
	ctx, stop := context.WithTimeout(ctx, loadTime)
	defer stop()
	var (
		all   sync.WaitGroup
		mu    sync.Mutex
		took  []float64
		fails []error
	)
	began := time.Now()
	for range connections {
		all.Go(func() {
			own, err := pressOne(ctx, address, target)
			mu.Lock()
			defer mu.Unlock()
			took, fails = append(took, own...), append(fails, err)
		})
	}
	all.Wait()
	lasted := time.Since(began).Seconds()
	if err := errors.Join(fails...); err != nil {
		return load{}, err
	}
	slices.Sort(took)
	return load{float64(len(took)) / lasted, took[len(took)/2], took[len(took)*99/100]}, nil
}

func pressOne(ctx context.Context, address, target string) (took []float64, err error) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	request := "GET " + target + " HTTP/1.1\r\nHost: " + address + "\r\nAccept-Encoding: " + acceptEncoding + "\r\n\r\n"
	in := bufio.NewReaderSize(c, 64<<10)
	for ctx.Err() == nil {
		began := time.Now()
		if _, err := io.WriteString(c, request); err != nil {
			return nil, err
		}
		if err := skipAnswer(in); err != nil {
			return nil, err
		}
		took = append(took, float64(time.Since(began).Nanoseconds())/1e6)
	}
	return took, nil
}

// skipAnswer reads over an answer that says how long it is.
func skipAnswer(in *bufio.Reader) error {
	length := -1
	for first := true; ; first = false {
		line, err := in.ReadSlice('\n')
		if err != nil {
			return err
		}
		text := strings.TrimSpace(string(line))
		name, value, _ := strings.Cut(text, ":")
		switch {
		case first && !strings.HasPrefix(text, "HTTP/1.1 200"):
			return fmt.Errorf("the answer is %s", text)
		case strings.EqualFold(name, "Content-Length"):
			if length, err = strconv.Atoi(strings.TrimSpace(value)); err != nil {
				return err
			}
		case text == "" && length < 0:
			return errors.New("the answer does not say how long it is")
		case text == "":
			_, err := in.Discard(length)
			return err
		}
	}
}
