package feeds

import (
	"cmp"
	"container/heap"
	"context"
	"encoding/base64"
	"fmt"
	"slices"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
)

// recency is the place of an item in the order of Atom's entries: what was
// written last comes first; what was written together, by its first day, the
// latest first; then by id.
type recency struct {
	version geo.Version
	start   geo.Day
	id      string
}

func recencyOf(item snapshot.Row) recency {
	extent := item.Extent()
	start := extent.Start
	if !extent.Dated() {
		start = geo.OpenStart
	}
	return recency{item.Version(), start, item.ID()}
}

func (a recency) compare(b recency) int {
	return cmp.Or(cmp.Compare(b.version, a.version), cmp.Compare(b.start, a.start), cmp.Compare(a.id, b.id))
}

// token writes a place for addresses.
func (a recency) token() string {
	return base64.RawURLEncoding.EncodeToString(fmt.Appendf(nil, "%d %d %s", a.version, a.start, a.id))
}

func parseRecency(token string) (recency, error) {
	var r recency
	text, err := base64.RawURLEncoding.DecodeString(token)
	if err == nil {
		_, err = fmt.Sscanf(string(text), "%d %d %s", &r.version, &r.start, &r.id)
	}
	if err != nil {
		return r, geo.InvalidParam("after", "it is no token of a feed; take it from the next link of a page")
	}
	return r, nil
}

// newest returns the items behind a place (nil: all) that come first, at most
// n, and whether there are more. However many items there are, it holds n.
func (f *Feed) newest(ctx context.Context, behind *recency, n int) (items []snapshot.Row, more bool, err error) {
	var held oldestFirst
	err = f.items(ctx, func(item snapshot.Row) error {
		r := recencyOf(item)
		switch {
		case behind != nil && r.compare(*behind) <= 0:
		case len(held) < n:
			heap.Push(&held, entry{item, r})
		case r.compare(held[0].place) < 0:
			more, held[0] = true, entry{item, r}
			heap.Fix(&held, 0)
		default:
			more = true
		}
		return nil
	})
	slices.SortFunc(held, func(a, b entry) int { return a.place.compare(b.place) })
	for _, e := range held {
		items = append(items, e.item)
	}
	return items, more, err
}

type entry struct {
	item  snapshot.Row
	place recency
}

// oldestFirst is a heap of entries with the last of their order at its top.
type oldestFirst []entry

func (h oldestFirst) Len() int           { return len(h) }
func (h oldestFirst) Less(i, j int) bool { return h[i].place.compare(h[j].place) > 0 }
func (h oldestFirst) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *oldestFirst) Push(x any)        { *h = append(*h, x.(entry)) }
func (h *oldestFirst) Pop() any {
	old := *h
	last := old[len(old)-1]
	*h = old[:len(old)-1]
	return last
}
