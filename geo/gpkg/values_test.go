package gpkg_test

import (
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/mapd/mapd/geo/gpkg"
)

// TestShapes writes rows in which much repeats, and sees that nothing changes
// its place.
func TestShapes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file.gpkg")
	closeStore(t, open(t, path))
	db := plain(t, path)
	seed := uint64(time.Now().UnixNano())
	t.Log("seed", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	values := []any{nil, "", "a", "1", int64(1), 1.5, []byte("a"), []byte("b")}
	for range 300 {
		rows := make([][]any, 1+random.IntN(4))
		width, few := 1+random.IntN(6), 1+random.IntN(len(values))
		for i := range rows {
			rows[i] = make([]any, width)
			for c := range rows[i] {
				rows[i][c] = values[random.IntN(few)]
			}
		}
		if seen, _ := gpkg.ThroughShape(t, db, rows); !reflect.DeepEqual(seen, rows) {
			t.Fatalf("%#v is written as %#v", rows, seen)
		}
	}
	many := [][]any{{"id-1", "2024-01-05", "2024-01-05", "raid", nil}, {"id-2", "2024-01-06", "2024-01-06", "raid", nil}}
	if _, bound := gpkg.ThroughShape(t, db, many); bound != 6 {
		t.Errorf("%d parameters are bound, want 6: two ids, two days, a kind and a null", bound)
	}
}
