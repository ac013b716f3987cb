package snapshot

import (
	"sync"

	"github.com/mapd/mapd/geo"
)

// Dataset returns the public dataset of that id.
func (s *Snapshot) Dataset(id string) (*geo.Dataset, bool) {
	if at, ok := s.datasetAt(id); ok {
		return s.datasets[at], true
	}
	return nil, false
}

// CountIn is Count for the items of one dataset.
func (s *Snapshot) CountIn(c geo.Collection, dataset string) int {
	n := 0
	for _, g := range s.segments[c] {
		n += g.datasets.of(g, dataset).rows
	}
	return n
}

// ExtentIn is Extent for the items of one dataset.
func (s *Snapshot) ExtentIn(c geo.Collection, dataset string) (box geo.Box, boxOK bool, w geo.Window, wOK bool) {
	m := covers
	for _, g := range s.segments[c] {
		m = m.with(g.datasets.of(g, dataset).measure)
	}
	return m.covered()
}

// datasetMeasures keeps what the rows of each dataset in a segment cover. It is
// found out when it is asked for first.
type datasetMeasures struct {
	mu sync.Mutex
	in map[string]datasetMeasure
}

type datasetMeasure struct {
	measure
	rows int
}

func (d *datasetMeasures) of(h *heldSegment, dataset string) datasetMeasure {
	d.mu.Lock()
	defer d.mu.Unlock()
	m, ok := d.in[dataset]
	if !ok {
		rows := newRowSet(h.size)
		rows.addAll(h.values[fieldDataset].having(dataset))
		rows.keep(h.live())
		m = datasetMeasure{h.measured(rows), rows.count()}
		if d.in == nil {
			d.in = map[string]datasetMeasure{}
		}
		d.in[dataset] = m
	}
	return m
}
