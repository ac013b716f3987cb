package cache

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
)

func TestGetMakesOnce(t *testing.T) {
	c := New(1 << 20)
	var made atomic.Int32
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			content, err := c.Get("k", func() ([]byte, error) { made.Add(1); return []byte("v"), nil })
			if err != nil || string(content) != "v" {
				t.Errorf("got %q, %v", content, err)
			}
		})
	}
	group.Wait()
	if made.Load() != 1 {
		t.Errorf("made %d times", made.Load())
	}
}

func TestOldestIsDroppedFirst(t *testing.T) {
	c := New(3*overhead + 3*11)
	for i := range 3 {
		c.Put(fmt.Sprint(i), make([]byte, 10))
	}
	c.Look("0")
	c.Put("3", make([]byte, 10))
	for key, want := range map[string]bool{"0": true, "1": false, "2": true, "3": true} {
		if _, ok := c.Look(key); ok != want {
			t.Errorf("%s is there: %v, want %v", key, ok, want)
		}
	}
}

func TestSizeStaysBounded(t *testing.T) {
	c := New(10_000)
	for i := range 1000 {
		c.Put(fmt.Sprint(i%70), make([]byte, i))
		if c.size > c.max && c.order.Len() > 1 {
			t.Fatalf("%d bytes in %d entries", c.size, c.order.Len())
		}
	}
	if len(c.entries) != c.order.Len() {
		t.Errorf("%d entries, %d in order", len(c.entries), c.order.Len())
	}
}

func TestErrorsAreNotKept(t *testing.T) {
	c := New(1000)
	if _, err := c.Get("k", func() ([]byte, error) { return nil, errors.New("no") }); err == nil {
		t.Fatal("no error")
	}
	if content, err := c.Get("k", func() ([]byte, error) { return []byte("v"), nil }); err != nil || string(content) != "v" {
		t.Errorf("got %q, %v", content, err)
	}
}
