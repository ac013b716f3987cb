package snapshot

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"sync"
	"time"

	"github.com/mapd/mapd/geo"
)

// worthKeeping is how many rows a snapshot has at least that is written to a
// details file. Fewer are read from the store in no time.
const worthKeeping = 20_000

// detailsKeeper reads a details file once, and writes it from time to time.
type detailsKeeper struct {
	path    string // "" if there is to be none
	log     *slog.Logger
	writing sync.WaitGroup

	mu      sync.Mutex
	busy    bool
	taken   int  // how many revisions what is in the file was made of
	none    bool // there is no file
	removed int  // how often the file was
}

// read returns the snapshot of the file, nil if there is none of use.
func (k *detailsKeeper) read(info geo.StoreInfo) *Snapshot {
	k.none = true
	if k.path == "" || !canMap {
		return nil
	}
	began := time.Now()
	s, err := readDetails(k.path, info)
	switch {
	case err == nil:
		k.none = false
		k.log.Info("begun from the details file", "file", k.path, "version", s.info.Version,
			"events", s.Count(geo.Events), "read_in", time.Since(began).String())
		return s
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case errors.Is(err, errUnfit):
		k.remove()
	}
	k.log.Warn("the details file is not used, all records are read", "file", k.path, "err", err)
	return nil
}

// remove removes the file.
func (k *detailsKeeper) remove() {
	if k.path == "" {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.none = true
	k.removed++ // also one that is being written
	k.unlink()
}

// unlink removes what is there.
func (k *detailsKeeper) unlink() {
	if err := os.Remove(k.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		k.log.Warn("the details file cannot be removed", "file", k.path, "err", err)
	}
}

// write begins to write the file in the background, if so much has changed
// that it is worth while.
func (k *detailsKeeper) write(ctx context.Context, s *Snapshot) {
	k.mu.Lock()
	defer k.mu.Unlock()
	rows := 0
	for _, c := range keptCollections {
		rows += s.Count(c)
	}
	changed := s.taken - k.taken
	if changed < 0 { // it was built anew
		changed = s.taken
	}
	if k.path == "" || !canMap || k.busy || rows < worthKeeping || !k.none && changed < rows/50 {
		return
	}
	k.busy = true
	removed := k.removed
	k.writing.Go(func() {
		began := time.Now()
		err := s.writeDetails(ctx, k.path)
		k.mu.Lock()
		defer k.mu.Unlock()
		k.busy, k.taken, k.none = false, s.taken, false // also after a failure, to be tried again after as many changes
		switch {
		case err == nil && k.removed != removed:
			k.none = true
			k.unlink()
		case err == nil:
			k.log.Info("details file written", "file", k.path, "version", s.info.Version, "took", time.Since(began).String())
		case ctx.Err() == nil:
			k.log.Warn("the details file cannot be written; the next start reads all records", "file", k.path, "err", err)
		}
	})
}

// wait returns when nothing is being written any more.
func (k *detailsKeeper) wait() { k.writing.Wait() }
