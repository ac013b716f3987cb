package feeds

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// fileOf makes a file with that content.
func fileOf(t *testing.T, content string) *made {
	t.Helper()
	file, err := os.Create(filepath.Join(t.TempDir(), "file"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteString(content); err != nil {
		t.Fatal(err)
	}
	return &made{File: file}
}

// TestSpoolMakesAFileOnce asks for one file many times at once.
func TestSpoolMakesAFileOnce(t *testing.T) {
	var s spool
	var builds int
	build := func(context.Context) (*made, error) { builds++; return fileOf(t, "content"), nil }
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			file, err := s.open(t.Context(), "name", build)
			if err != nil {
				t.Error(err)
				return
			}
			if got, err := io.ReadAll(file); err != nil || string(got) != "content" {
				t.Errorf("it holds %q, %v", got, err)
			}
			file.Close()
			file.Close() // twice does no harm
		})
	}
	group.Wait()
	if builds != 1 || len(s.files) != 1 || s.files[0].users != 0 {
		t.Errorf("it was made %d times; kept are %d", builds, len(s.files))
	}
}

// TestSpoolKeepsFew asks for more files than are kept, and holds on to the first.
func TestSpoolKeepsFew(t *testing.T) {
	var s spool
	open := func(name string) io.ReadSeekCloser {
		file, err := s.open(t.Context(), name, func(context.Context) (*made, error) { return fileOf(t, name), nil })
		if err != nil {
			t.Fatal(err)
		}
		return file
	}
	first := open("first")
	for i := range 2 * maxHeld {
		open(count(i)).Close()
	}
	if len(s.files) > maxHeld {
		t.Errorf("%d files are kept", len(s.files))
	}
	if got, err := io.ReadAll(first); err != nil || string(got) != "first" {
		t.Errorf("the file that is being read holds %q, %v", got, err)
	}
	first.Close()
}

// TestSpoolStopsWhenNobodyWaits hangs up while a file is made.
func TestSpoolStopsWhenNobodyWaits(t *testing.T) {
	var s spool
	begun, stopped := make(chan struct{}), make(chan struct{})
	ctx, hangUp := context.WithCancel(t.Context())
	go func() {
		<-begun
		hangUp()
	}()
	_, err := s.open(ctx, "name", func(building context.Context) (*made, error) {
		close(begun)
		<-building.Done()
		close(stopped)
		return nil, building.Err()
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("it ends with %v", err)
	}
	<-stopped
	file, err := s.open(t.Context(), "name", func(context.Context) (*made, error) { return fileOf(t, "again"), nil })
	if err != nil {
		t.Fatal(err)
	}
	file.Close()
}
