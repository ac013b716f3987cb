package snapshot

import (
	"context"

	"github.com/mapd/mapd/geo"
)

// EachUnmade is Each with items that are not made yet, for those who choose
// among them, or make them elsewhere.
func (s *Snapshot) EachUnmade(ctx context.Context, q geo.Query, yield func(Row) bool) error {
	return s.each(ctx, q, true, yield)
}

// Dataset is the id of the dataset that the record belongs to.
func (r Row) Dataset() string { return r.first(fieldDataset) }

// Role is the role of a hotspot, empty for other records.
func (r Row) Role() geo.Role {
	if r.segment.collection != geo.Hotspots {
		return ""
	}
	return geo.Role(r.first(fieldRole))
}

// Version is the change that wrote the record.
func (r Row) Version() geo.Version { return r.segment.versions[r.row] }
