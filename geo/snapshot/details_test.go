//go:build unix

package snapshot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/mapd/mapd/geo"
)

// keptWorld is a snapshot in a details file.
func keptWorld(t *testing.T) (s *Snapshot, path string) {
	t.Helper()
	s, path = mustBuild(t, 3, newWorld(seeded(t), 10, 200, 40).records...), filepath.Join(t.TempDir(), "details")
	if err := s.writeDetails(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	return s, path
}

func TestDetailsFit(t *testing.T) {
	s, path := keptWorld(t)
	again, err := readDetails(path, s.Info())
	if err != nil || again.Count(geo.Events) != s.Count(geo.Events) || again.Info() != s.Info() {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(path + "*"); len(left) != 1 {
		t.Errorf("files were left: %v", left)
	}
	newer := s.Info()
	newer.Version++
	if _, err := readDetails(path, newer); err != nil {
		t.Errorf("an older version is not taken: %v", err)
	}
	for name, change := range map[string]func(*geo.StoreInfo){
		"another store":      func(i *geo.StoreInfo) { i.ID = "other" },
		"redacted since":     func(i *geo.StoreInfo) { i.Redactions++ },
		"a version to come":  func(i *geo.StoreInfo) { i.Version-- },
		"redacted elsewhere": func(i *geo.StoreInfo) { i.Redactions-- },
	} {
		info := s.Info()
		change(&info)
		if _, err := readDetails(path, info); !errors.Is(err, errUnfit) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := readDetails(path+"x", s.Info()); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

// TestDamagedDetails changes a file in every way that a bad disk may.
func TestDamagedDetails(t *testing.T) {
	s, path := keptWorld(t)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rng := seeded(t)
	damaged := filepath.Join(t.TempDir(), "damaged")
	refused := func(what string, data []byte) {
		t.Helper()
		if err := os.WriteFile(damaged, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := readDetails(damaged, s.Info()); !errors.Is(err, errUnfit) {
			t.Fatalf("%s: %v", what, err)
		}
	}
	const padding = 4 // of the head, says nothing
	for at := range len(whole) {
		if at >= detailsHeadSize && rng.IntN(200) > 0 || at >= detailsHeadSize-padding && at < detailsHeadSize {
			continue
		}
		data := append([]byte(nil), whole...)
		data[at] ^= 1 << rng.IntN(8)
		refused(fmt.Sprintf("byte %d of %d changed", at, len(whole)), data)
	}
	for range 20 {
		refused("cut short", whole[:rng.IntN(len(whole))])
	}
	refused("longer", append(whole, 0))
	refused("empty", nil)
}

// TestDetailsLayout changes what a segment may be made of.
func TestDetailsLayout(t *testing.T) {
	layout := func(of reflect.Type) string {
		var b strings.Builder
		describeType(&b, of, map[reflect.Type]bool{})
		return b.String()
	}
	structOf := func(types ...reflect.Type) reflect.Type {
		var fields []reflect.StructField
		for _, of := range types {
			fields = append(fields, reflect.StructField{Name: strings.ToUpper(of.Elem().Name()), Type: of})
		}
		return reflect.StructOf(fields)
	}
	numbers, wide, names := reflect.TypeFor[[]uint32](), reflect.TypeFor[[]uint64](), reflect.TypeFor[map[string]string]()
	told := map[string]bool{}
	for _, of := range []reflect.Type{structOf(numbers, names), structOf(names, numbers), structOf(wide, names)} {
		told[layout(of)] = true
	}
	if len(told) != 3 {
		t.Errorf("%d layouts of three", len(told))
	}
}

// TestKeeperBeginsFromDetails starts and stops again and again.
func TestKeeperBeginsFromDetails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "details")
	store := newFakeStore()
	for i := range worthKeeping {
		store.records = append(store.records, event(fmt.Sprintf("e%05d", i)))
	}
	run := func(t *testing.T, what string, begun bool, events int, meanwhile func()) {
		synctest.Test(t, func(t *testing.T) {
			var log strings.Builder
			ctx, cancel := context.WithCancel(t.Context())
			store.changed = make(chan struct{})
			k, err := KeepFrom(ctx, store, path, slog.New(slog.NewTextHandler(&log, nil)))
			if err != nil {
				t.Fatal(err)
			}
			synctest.Wait()
			meanwhile()
			synctest.Wait()
			cancel()
			<-k.Done()
			if strings.Contains(log.String(), "begun from") != begun || k.Snapshot().Count(geo.Events) != events {
				t.Errorf("%s: %d events, %s", what, k.Snapshot().Count(geo.Events), log.String())
			}
		})
	}
	nothing := func() {}
	size := func() int64 {
		info, err := os.Stat(path)
		if err != nil {
			return 0
		}
		return info.Size()
	}
	run(t, "the first start", false, worthKeeping, nothing)
	run(t, "the second", true, worthKeeping+1, func() { store.set(nil, event("new")) })
	run(t, "with a change since", true, worthKeeping+1, nothing)
	if err := os.Truncate(path, size()/2); err != nil {
		t.Fatal(err)
	}
	run(t, "with a damaged file", false, worthKeeping+1, nothing)
	run(t, "with the file that took its place", true, worthKeeping, func() {
		before := size()
		store.redact()
		synctest.Wait()
		if now := size(); now == 0 || now == before {
			t.Errorf("after a redaction the file has %d bytes, as before", now)
		}
	})
	run(t, "after a redaction", true, worthKeeping-1, func() {
		store.redact()
		synctest.Wait()
		if now := size(); now != 0 {
			t.Errorf("after a redaction that leaves too little to be kept there is a file of %d bytes", now)
		}
	})
	run(t, "without the file", false, worthKeeping-1, nothing)
}
