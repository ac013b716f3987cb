package snapshot_test

import (
	"context"
	"fmt"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
)

func Example() {
	records := []geo.Record{
		&geo.Dataset{ID: "curated", Visibility: geo.Public},
		&geo.Event{ID: "power-cut", Dataset: "curated", Kind: "cut-off", When: "2025-02-05", Title: geo.Texts{"en": "Power is cut along the border"}},
		&geo.Event{ID: "raid", Dataset: "curated", Kind: "raid", When: "2025-10", Title: geo.Texts{"en": "A compound is raided"}},
	}
	s, err := snapshot.Build(geo.StoreInfo{Version: 1}, func(yield func(geo.Revision, error) bool) {
		for _, r := range records {
			if !yield(geo.Revision{Key: r.Key(), Version: 1, Record: r}, nil) {
				return
			}
		}
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	ctx := context.Background()
	late := &geo.Window{Start: geo.NewDay(2025, 10, 15), End: geo.OpenEnd}
	page, _ := s.Find(ctx, geo.Query{Collection: geo.Events, Window: late})
	fmt.Println(page.Matched, page.Items[0].ID(), page.Items[0].Extent.Start)

	counts, _ := s.Aggregate(ctx, geo.Query{Collection: geo.Events}, snapshot.By{Fields: []string{"month", "kind"}})
	for _, g := range counts.Groups {
		fmt.Println(g.Values, g.Certain, g.Possible)
	}

	_, events := s.Search(ctx, "boarder", "en", 10)
	fmt.Println(events[0].Label, events[0].Match)
	// Output:
	// 1 raid 2025-10-01
	// [2025-02 cut-off] 1 1
	// [2025-10 raid] 1 1
	// Power is cut along the border [[23 29]]
}
