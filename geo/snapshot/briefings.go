package snapshot

import (
	"maps"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
)

// ToldBriefing is a briefing with the change that wrote it. It is shared: do
// not change it.
type ToldBriefing struct {
	*geo.Briefing
	Version geo.Version
}

// Briefings returns the briefings, ordered by id.
func (s *Snapshot) Briefings() []ToldBriefing {
	return slices.SortedFunc(maps.Values(s.briefings), func(a, b ToldBriefing) int { return strings.Compare(a.ID, b.ID) })
}

// Briefing returns the briefing of an id.
func (s *Snapshot) Briefing(id string) (ToldBriefing, bool) {
	b, ok := s.briefings[id]
	return b, ok
}

// readBriefings takes the briefings that changed.
func (u *updater) readBriefings() {
	if len(u.revisions[geo.Briefings]) == 0 {
		return
	}
	u.next.briefings = maps.Clone(u.old.briefings)
	for id, r := range u.revisions[geo.Briefings] {
		if b, ok := u.record(r).(*geo.Briefing); ok {
			u.next.briefings[id] = ToldBriefing{b, r.Version}
		} else {
			delete(u.next.briefings, id)
		}
	}
}
