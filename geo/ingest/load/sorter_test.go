package load

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
)

// TestSorter compares a sorter with a plain sort, with few and with many runs.
func TestSorter(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	if text := os.Getenv("MAPD_TEST_SEED"); text != "" {
		seed, _ = strconv.ParseUint(text, 10, 64)
	}
	t.Logf("MAPD_TEST_SEED=%d makes the same choices again", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	for _, limit := range []int{1, 500, 10_000, 1 << 30} {
		s := newSorter(t.TempDir())
		s.limit = limit
		var want []entry
		for row := range int64(600) {
			e := entry{key: geo.Key{Collection: geo.Collections[random.IntN(len(geo.Collections))], ID: fmt.Sprint(random.IntN(200), "-", "é"[:2*random.IntN(2)])},
				input: random.IntN(3), row: row, line: random.Int64N(1 << 40), main: random.IntN(2) > 0, hashed: random.IntN(2) > 0,
				content: make([]byte, random.IntN(40))}
			for i := range e.content {
				e.content[i] = byte(random.Uint32())
			}
			if err := s.add(e); err != nil {
				t.Fatal(err)
			}
			want = append(want, e)
		}
		slices.SortFunc(want, func(a, b entry) int {
			named := func(e entry) int {
				if e.main {
					return 0
				}
				return 1
			}
			return cmp.Or(rank(a.key.Collection)-rank(b.key.Collection), cmp.Compare(a.key.ID, b.key.ID), named(a)-named(b),
				a.input-b.input, cmp.Compare(a.row, b.row))
		})
		for range 2 { // it may be read again
			n := 0
			for got, err := range s.sorted() {
				if err != nil {
					t.Fatal(err)
				}
				if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want[n]) {
					t.Fatalf("limit %d: entry %d is %+v, want %+v", limit, n, got, want[n])
				}
				n++
			}
			if n != len(want) {
				t.Fatalf("limit %d: %d entries, want %d", limit, n, len(want))
			}
		}
		name := ""
		if s.file != nil {
			name = s.file.Name()
		}
		if err := s.close(); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(name); err == nil {
			t.Errorf("%s is still there", name)
		}
	}
}
