package snapshot

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"hash/crc32"
	"os"
	"runtime"

	"github.com/mapd/mapd/geo"
	"golang.org/x/sync/errgroup"
)

// readDetails makes the snapshot that a details file holds. The error is one of
// the system, or errUnfit: the file is damaged, or of another program, of
// another store, of one from which more was redacted since, or newer than it.
func readDetails(path string, info geo.StoreInfo) (*Snapshot, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close() // the mapping stays
	head, d, err := readLastPart(file)
	if err != nil {
		return nil, err
	}
	switch {
	case d.Layout != detailsLayout():
		return nil, unfit("another mapd has written it")
	case d.Info.ID != info.ID:
		return nil, unfit("it is of another store")
	case d.Info.Redactions != info.Redactions:
		return nil, unfit("records were redacted since")
	case d.Info.Version > info.Version:
		return nil, unfit("it is of version %d, the store of version %d", d.Info.Version, info.Version)
	}
	data, err := mapFile(file, int(head.Size))
	if err != nil {
		return nil, err
	}
	out := newOutside(data)
	if err := checkSums(data[detailsHeadSize:], d.Sums); err != nil {
		return nil, err
	}
	segments, err := d.segments(out)
	if err != nil {
		return nil, err
	}
	return d.snapshot(segments)
}

// readLastPart reads all but the columns.
func readLastPart(file *os.File) (head detailsHead, d details, err error) {
	state, err := file.Stat()
	if err != nil {
		return head, d, err
	}
	first := make([]byte, detailsHeadSize)
	if _, err := file.ReadAt(first, 0); err != nil {
		return head, d, unfit("its head cannot be read: %v", err)
	}
	if _, err := binary.Decode(first, binary.LittleEndian, &head); err != nil {
		return head, d, unfit("its head cannot be read: %v", err)
	}
	if string(head.Magic[:]) != detailsMagic || head.Size < int64(detailsHeadSize) || head.Length < 0 ||
		head.Size > state.Size() || head.Length != state.Size()-head.Size {
		return head, d, unfit("it is no whole details file")
	}
	last := make([]byte, head.Length)
	if _, err := file.ReadAt(last, head.Size); err != nil {
		return head, d, err
	}
	if crc32.Checksum(last, castagnoli) != head.Sum {
		return head, d, unfit("it is damaged")
	}
	if err := gob.NewDecoder(bytes.NewReader(last)).Decode(&d); err != nil {
		return head, d, unfit("another mapd has written it: %v", err)
	}
	return head, d, nil
}

// checkSums compares the checksums of the columns, on all processors.
func checkSums(data []byte, sums []uint32) error {
	if (len(data)+sumEvery-1)/sumEvery != len(sums) {
		return unfit("it is damaged")
	}
	var checking errgroup.Group
	checking.SetLimit(runtime.GOMAXPROCS(0))
	for i, sum := range sums {
		checking.Go(func() error {
			if crc32.Checksum(data[i*sumEvery:min((i+1)*sumEvery, len(data))], castagnoli) != sum {
				return unfit("it is damaged")
			}
			return nil
		})
	}
	return checking.Wait()
}

// segments cuts the columns.
func (d *details) segments(out *outside) (map[geo.Collection][]*heldSegment, error) {
	all := make([]*heldSegment, len(d.Segments))
	var holding errgroup.Group
	holding.SetLimit(runtime.GOMAXPROCS(0))
	at := detailsHeadSize
	for i, kept := range d.Segments {
		g, end, err := kept.segment(out, at)
		if err != nil {
			return nil, err
		}
		at = end
		holding.Go(func() error {
			all[i] = hold(g)
			if len(kept.Gone) > 0 {
				var gone []uint32
				for row := range rowSet(kept.Gone).each {
					gone = append(gone, row)
				}
				all[i] = all[i].without(gone)
			}
			return nil
		})
	}
	_ = holding.Wait() // none fails
	segments := map[geo.Collection][]*heldSegment{}
	for _, g := range all {
		segments[g.collection] = append(segments[g.collection], g)
	}
	return segments, nil
}

// segment makes the segment whose columns begin somewhere in the file, and says
// where they end.
func (k *keptSegment) segment(out *outside, at int) (*segment, int, error) {
	g := &segment{collection: k.Collection, size: k.Size, outside: out, words: &wordIndex{}, values: map[field]*valueIndex{}, found: foundIn{}}
	g.times.ranks, g.places.levels, g.places.density = k.Ranks, k.Levels, k.Density
	fields := fieldsOf[k.Collection]
	for i, f := range fields {
		x := &valueIndex{names: k.Names[i], numbers: make(map[string]uint32, len(k.Names[i]))}
		for number, name := range x.names {
			x.numbers[name] = uint32(number)
		}
		g.values[f] = x
	}
	for dataset, kept := range k.Found {
		found := g.found.of(dataset)
		for name, n := range kept.Extras {
			found.extras[name] = kindCounts{n[0], n[1], n[2]}
		}
		for _, f := range kept.Figures {
			found.figures[figureKey{f.Measure, f.Unit, f.Sort}] = f.Count
		}
	}
	blocks := g.blocks()
	if len(blocks) != len(k.Blocks) {
		return nil, 0, unfit("another mapd has written it")
	}
	for i, b := range blocks {
		n := k.Blocks[i]
		if n < 0 || at+aligned(n) > len(out.data) {
			return nil, 0, unfit("it is damaged")
		}
		b.move(out.data[at : at+n : at+n])
		at += aligned(n)
	}
	return g, at, nil
}

// snapshot adds what describes the segments. That is taken in as from a store;
// the segments are there already, with all that was derived from it.
func (d *details) snapshot(segments map[geo.Collection][]*heldSegment) (*Snapshot, error) {
	u := &updater{size: segmentSize{leastRows, segmentRows}}
	u.begin(empty(d.Info))
	u.next.segments = segments
	for dataset := range d.Hidden {
		u.next.hidden[dataset] = true
	}
	if d.AsOf != nil {
		u.next.asOf = d.AsOf
	}
	for _, r := range d.Records {
		record, err := geo.DecodeText(r.Collection, r.Content)
		if err != nil {
			return nil, unfit("a record cannot be read: %v", err)
		}
		if err := u.add(geo.Revision{Key: record.Key(), Dataset: record.InDataset(), Version: r.Version, Record: record, Content: r.Content}); err != nil {
			return nil, err
		}
	}
	if err := u.finish(); err != nil {
		return nil, err
	}
	u.next.info, u.next.taken = d.Info, 0
	return u.next, nil
}
