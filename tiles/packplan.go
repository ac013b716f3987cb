package tiles

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"math"
	"runtime"
	"slices"
	"sync"

	"github.com/paulmach/orb"
	"golang.org/x/sync/errgroup"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/pack"
	"github.com/mapd/mapd/geo/snapshot"
)

// partRows is how many events a part holds at most. A pack of no more than that
// is one part with all columns, so that a page has it in one go.
const partRows = 1 << 15

// plan says which events stand in which part of a pack.
type plan struct {
	rows  int
	parts []planned
}

// planned is a part: its events in the order of pack.Compare, and a hash of all
// that the part is made from.
type planned struct {
	rows []snapshot.Row
	hash string
}

// find returns the part of a hash.
func (p *plan) find(hash string) (planned, bool) {
	i := slices.IndexFunc(p.parts, func(part planned) bool { return part.hash == hash })
	if i < 0 {
		return planned{}, false
	}
	return p.parts[i], true
}

// newPlan divides the events that a request asks for among parts: by place, and
// where too many share one by time. An edit changes the part in which it lies and
// leaves the others as they are. Equal events are always divided in the same way.
func newPlan(ctx context.Context, p packRequest) (*plan, error) {
	var rows []snapshot.Row
	var keys []keyed
	err := p.snapshot.EachRow(ctx, p.query, func(row snapshot.Row) bool {
		keys = append(keys, keyed{planKey(row.Places(), row.Extent()), len(rows)})
		rows = append(rows, row)
		return true
	})
	if err != nil {
		return nil, err
	}
	if len(rows) > partRows {
		slices.SortFunc(keys, func(a, b keyed) int { return cmp.Compare(a.key, b.key) })
	}
	made, salt := &plan{rows: len(rows)}, planSalt(p)
	divided := divide(keys, 63)
	made.parts = make([]planned, len(divided))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, part := range divided {
		work.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			made.parts[i] = plannedOf(rows, part, salt)
			return nil
		})
	}
	return made, work.Wait()
}

// keyed is the key of a row, and which row it is.
type keyed struct {
	key uint64
	row int
}

// divide divides sorted keys, from this bit of them down.
func divide(keys []keyed, bit int) [][]keyed {
	if len(keys) <= partRows || bit < 0 {
		return [][]keyed{keys}
	}
	at, _ := slices.BinarySearchFunc(keys, 1, func(k keyed, _ int) int { return cmp.Compare(k.key>>bit&1, 1) })
	if at == 0 || at == len(keys) {
		return divide(keys, bit-1)
	}
	return append(divide(keys[:at], bit-1), divide(keys[at:], bit-1)...)
}

// planKey puts near places and then near days beside each other: whether the
// event has no place, 20 bits of longitude and of latitude by turns, and its
// first day.
func planKey(places []orb.Point, extent geo.Extent) uint64 {
	const dayBits = 23
	day := uint64(min(max(int64(extent.Start)+1<<(dayBits-1), 0), 1<<dayBits-1))
	if len(places) == 0 {
		return 1<<63 | day
	}
	part := func(degrees, whole float64) uint64 {
		return uint64(min(max(math.Floor((degrees/whole+0.5)*(1<<20)), 0), 1<<20-1))
	}
	x, y, key := part(places[0][0], 360), part(places[0][1], 180), uint64(0)
	for bit := 19; bit >= 0; bit-- {
		key = key<<2 | x>>bit&1<<1 | y>>bit&1
	}
	return key<<dayBits | day
}

// dated is a row with its time and its id, which take a while to look up.
type dated struct {
	snapshot.Row
	extent geo.Extent
	id     string
}

// plannedOf orders a part, and names it by what it is made from: the versions of
// its events, and what is derived from other records.
func plannedOf(rows []snapshot.Row, keys []keyed, salt []byte) planned {
	ordered := make([]dated, len(keys))
	for i, k := range keys {
		ordered[i] = dated{rows[k.row], rows[k.row].Extent(), rows[k.row].ID()}
	}
	slices.SortFunc(ordered, func(a, b dated) int {
		return pack.Compare(a.extent, b.extent, a.id, b.id)
	})
	part := planned{rows: make([]snapshot.Row, len(keys))}
	sum, b := sha256.New(), []byte(nil)
	sum.Write(salt)
	for i, row := range ordered {
		part.rows[i] = row.Row
		b = append(append(b[:0], row.id...), 0)
		b = binary.AppendVarint(b, int64(row.Version()))
		for _, day := range []geo.Day{row.extent.Start, row.extent.End, row.extent.SureStart, row.extent.SureEnd} {
			b = binary.AppendVarint(b, int64(day))
		}
		sum.Write(b)
	}
	part.hash = hexOf(sum)
	return part
}

// planSalt is what all parts of a pack depend on beside their events: language,
// and the hotspots that lend them their points.
func planSalt(p packRequest) []byte {
	info := p.snapshot.Info()
	sum := sha256.New()
	fmt.Fprintln(sum, packFormat, info.ID, info.Redactions, p.prefs)
	for item := range itemsOf(p.snapshot, geo.Hotspots) {
		fmt.Fprintln(sum, item.ID(), item.Geometry)
	}
	return sum.Sum(nil)
}

func hexOf(sum hash.Hash) string { return hex.EncodeToString(sum.Sum(nil)[:8]) }

// itemsOf yields all items of a collection.
func itemsOf(s *snapshot.Snapshot, c geo.Collection) func(func(*snapshot.Item) bool) {
	return func(yield func(*snapshot.Item) bool) {
		// The query is right, and nobody ends the context.
		_ = s.Each(context.Background(), geo.Query{Collection: c}, yield)
	}
}

// keptPlans is how many plans are kept: those that are asked for in several
// languages or filters at a time.
const keptPlans = 4

// plans keeps the plans used last, as parts are asked for one after the other.
type plans struct {
	mu   sync.Mutex
	kept []keptPlan // the newest last
}

type keptPlan struct {
	key  string
	plan func() (*plan, error)
}

// get returns the plan of a request. Requests for one at the same time make it
// once; an error is not kept.
func (k *plans) get(ctx context.Context, p packRequest) (*plan, error) {
	ctx, key := context.WithoutCancel(ctx), p.key()
	k.mu.Lock()
	i := slices.IndexFunc(k.kept, func(kept keptPlan) bool { return kept.key == key })
	entry := keptPlan{key: key}
	if i >= 0 {
		entry = k.kept[i]
		k.kept = slices.Delete(k.kept, i, i+1)
	} else {
		entry.plan = sync.OnceValues(func() (*plan, error) { return newPlan(ctx, p) })
		k.kept = k.kept[max(0, len(k.kept)+1-keptPlans):]
	}
	k.kept = append(k.kept, entry)
	k.mu.Unlock()
	made, err := entry.plan()
	if err != nil {
		k.forget(key)
	}
	return made, err
}

func (k *plans) forget(key string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.kept = slices.DeleteFunc(k.kept, func(kept keptPlan) bool { return kept.key == key })
}
