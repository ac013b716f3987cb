package ahead

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"testing"

	"github.com/mapd/mapd/geo"
)

// many yields n revisions, every fifth a deletion, and then an error if there
// is one. It notes when it is left.
func many(n int, err error, left *bool) iter.Seq2[geo.Revision, error] {
	return func(yield func(geo.Revision, error) bool) {
		defer func() { *left = true }()
		for i := range n {
			r := geo.Revision{Key: geo.Key{Collection: geo.Kinds, ID: fmt.Sprint(i)}, Version: geo.Version(i)}
			if r.Deleted = i%5 == 4; !r.Deleted {
				r.Content = fmt.Sprintf(`{"id":"%d","dataset":"d"}`, i)
			}
			if !yield(r, nil) {
				return
			}
		}
		if err != nil {
			yield(geo.Revision{}, err)
		}
	}
}

func TestDecodeKeepsTheOrder(t *testing.T) {
	away := errors.New("the store is away")
	for _, n := range []int{0, 1, batchSize - 1, batchSize, batchSize + 1, 20 * batchSize} {
		for _, want := range []error{nil, away} {
			left, i, last := false, 0, error(nil)
			for r, err := range Decode(t.Context(), many(n, want, &left)) {
				if last = err; err != nil {
					continue
				}
				if r.Key.ID != fmt.Sprint(i) || r.Deleted != (r.Record == nil) || !r.Deleted && r.Record.Key() != r.Key {
					t.Fatalf("revision %d of %d is %+v", i, n, r)
				}
				i++
			}
			if i != n || last != want || !left {
				t.Errorf("%d of %d revisions, then %v, left: %v", i, n, last, left)
			}
		}
	}
}

func TestDecodeEndsAtWhatCannotBeRead(t *testing.T) {
	bad := geo.Revision{Key: geo.Key{Collection: geo.Kinds, ID: "bad"}, Version: 7, Content: "{"}
	read, left := 0, false
	for r, err := range Decode(t.Context(), func(yield func(geo.Revision, error) bool) {
		for r := range many(2*batchSize+3, nil, &left) {
			if !yield(r, nil) {
				return
			}
		}
		yield(bad, nil)
	}) {
		if err != nil {
			if want := "revision 7 of kinds/bad: "; len(err.Error()) < len(want) || err.Error()[:len(want)] != want {
				t.Error(err)
			}
			break
		}
		if read++; r.Key.ID == "bad" {
			t.Error("what cannot be read is given")
		}
	}
	if read != 2*batchSize+3 {
		t.Errorf("%d revisions before the one that cannot be read", read)
	}
}

func TestDecodeLeavesTheStoreAlone(t *testing.T) {
	for _, after := range []int{1, batchSize, 3 * batchSize} {
		read, left := 0, false
		for range Decode(t.Context(), many(1_000_000, nil, &left)) {
			if read++; read == after {
				break
			}
		}
		if !left {
			t.Errorf("after %d revisions the store is still read", after)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	read, left, last := 0, false, error(nil)
	for _, last = range Decode(ctx, many(1_000_000, nil, &left)) {
		if read++; read == 10 {
			cancel()
		}
	}
	if read != 11 || !errors.Is(last, context.Canceled) || !left {
		t.Errorf("%d revisions, then %v, left: %v", read, last, left)
	}
}
