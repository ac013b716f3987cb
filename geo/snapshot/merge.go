package snapshot

import (
	"maps"
	"slices"

	"github.com/mapd/mapd/geo"
)

// Merging keeps the segments of a collection few: whenever the later ones have
// together grown to half of one, they are merged with it. So a row is moved
// once each time that its segment grows by half, and the number of segments
// grows with the logarithm of the rows.

// mergedAtOnce is up to how many rows are merged while a change is taken in.
// What is more is merged in the background.
const mergedAtOnce = 1000

// mergedRows is up to how many rows are merged to one segment.
const mergedRows = 2 * segmentRows

// due returns which of the segments are to be merged, [from, to): none if they
// are equal.
func due(segments []*heldSegment) (from, to int) {
	later, from, to := 0, len(segments), len(segments)
	for i, g := range slices.Backward(segments) {
		if later+g.rows > mergedRows {
			break
		}
		if later > 0 && 2*later >= g.rows {
			from = i
		}
		later += g.rows
	}
	if from == to {
		i := slices.IndexFunc(segments, func(g *heldSegment) bool { return g.size > mergedAtOnce && g.size > 2*g.rows })
		if i >= 0 {
			return i, i + 1 // it is rewritten without what is superseded
		}
	}
	return from, to
}

// merging says how far segments may be merged at once.
type merging struct {
	rows int                    // up to how many rows
	busy map[geo.Collection]int // how many leading segments are being merged in the background
}

// compact merges the segments that are due, if they are small.
func (m merging) compact(c geo.Collection, segments []*heldSegment) ([]*heldSegment, error) {
	first := min(m.busy[c], len(segments))
	from, to := due(segments[first:])
	if from, to = first+from, first+to; to < len(segments) {
		return segments, nil
	}
	for from < len(segments) && rowsOf(segments[from:]) > m.rows {
		from++ // what is more is left to the background
	}
	if len(segments)-from < 2 {
		return segments, nil
	}
	merged, err := newSegment(c, draftsOf(segments[from:]))
	if err != nil {
		return nil, err
	}
	return append(slices.Clone(segments[:from]), hold(merged)), nil
}

func rowsOf(segments []*heldSegment) (n int) {
	for _, g := range segments {
		n += g.rows
	}
	return n
}

// draftsOf returns the rows of segments as drafts.
func draftsOf(segments []*heldSegment) []*draft {
	drafts := make([]*draft, 0, rowsOf(segments))
	for _, g := range segments {
		for row := range g.live().each {
			drafts = append(drafts, Row{g, row}.draft())
		}
	}
	return drafts
}

// mergeJob is the work of merging segments of a collection in the background.
type mergeJob struct {
	collection geo.Collection
	segments   []*heldSegment
}

// jobDue returns the work that is due for a snapshot, and false if there is
// none.
func (s *Snapshot) jobDue() (mergeJob, bool) {
	for _, c := range derivedOrder {
		all := s.segments[c]
		if from, to := due(all); from < to {
			return mergeJob{c, all[from:to]}, true
		}
	}
	return mergeJob{}, false
}

// busy returns how many leading segments of a snapshot the job leaves alone or
// is at work on.
func (j mergeJob) busy(s *Snapshot) map[geo.Collection]int {
	return map[geo.Collection]int{j.collection: len(s.segments[j.collection])}
}

// merge does the work.
func (j mergeJob) merge() (*segment, error) { return newSegment(j.collection, draftsOf(j.segments)) }

// merged returns the snapshot with the segments of a job replaced by the one
// that they were merged to, without what was superseded meanwhile. It reports
// false if they are not there any more.
func (s *Snapshot) merged(j mergeJob, g *segment) (*Snapshot, bool) {
	all := s.segments[j.collection]
	from := slices.IndexFunc(all, func(h *heldSegment) bool { return h.segment == j.segments[0].segment })
	to := from + len(j.segments)
	if from < 0 || to > len(all) {
		return nil, false
	}
	var gone []uint32
	for i, h := range all[from:to] {
		if h.segment != j.segments[i].segment {
			return nil, false
		}
		rows := j.segments[i].live()
		rows.drop(h.live())
		for row := range rows.each {
			now, _ := g.rowOf(h.ids.view(int(row)))
			gone = append(gone, now)
		}
	}
	next := *s
	next.segments = maps.Clone(s.segments)
	next.segments[j.collection] = slices.Concat(all[:from], []*heldSegment{hold(g).without(gone)}, all[to:])
	return &next, true
}
