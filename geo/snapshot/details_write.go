package snapshot

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/mapd/mapd/geo"
)

// writeDetails writes the details file of a snapshot. The one that was there is
// replaced at once and whole, or stays.
func (s *Snapshot) writeDetails(ctx context.Context, path string) (err error) {
	removeParts(path)
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+partPattern)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, file.Close(), os.Remove(file.Name()))
		}
	}()
	if err := s.writeDetailsTo(ctx, file); err != nil {
		return err
	}
	if err := file.Sync(); err != nil {
		return err
	}
	if err := os.Rename(file.Name(), path); err != nil {
		return err
	}
	return file.Close()
}

// partPattern is how a file is named that is being written.
const partPattern = ".*.part"

// removeParts removes what a process has left that died while it wrote.
func removeParts(path string) {
	const abandoned = time.Hour
	parts, _ := filepath.Glob(path + partPattern) // nothing matches a wrong pattern
	for _, part := range parts {
		if info, err := os.Stat(part); err == nil && time.Since(info.ModTime()) > abandoned {
			_ = os.Remove(part) // it only takes room
		}
	}
}

func (s *Snapshot) writeDetailsTo(ctx context.Context, file *os.File) error {
	if _, err := file.Seek(int64(detailsHeadSize), io.SeekStart); err != nil {
		return err
	}
	d := details{Layout: detailsLayout(), Info: s.info, Hidden: s.hidden, AsOf: s.asOf}
	sums := &summing{to: file}
	size := detailsHeadSize
	for _, c := range keptCollections {
		for _, g := range s.segments[c] {
			if err := ctx.Err(); err != nil {
				return err
			}
			kept := g.kept()
			d.Segments = append(d.Segments, kept)
			if err := writeBlocks(sums, g.blocks()); err != nil {
				return err
			}
			for _, n := range kept.Blocks {
				size += aligned(n)
			}
		}
	}
	d.Sums = sums.sums
	if err := d.describe(s); err != nil {
		return err
	}
	var last bytes.Buffer
	if err := d.writeTo(&last); err != nil {
		return err
	}
	head := detailsHead{Size: int64(size), Length: int64(last.Len()), Sum: crc32.Checksum(last.Bytes(), castagnoli)}
	copy(head.Magic[:], detailsMagic)
	if _, err := file.Write(last.Bytes()); err != nil {
		return err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	return binary.Write(file, binary.LittleEndian, head)
}

// kept is what the columns do not hold.
func (h *heldSegment) kept() keptSegment {
	k := keptSegment{Collection: h.collection, Size: h.size, Gone: h.gone, Ranks: h.times.ranks,
		Levels: h.places.levels, Density: h.places.density, Found: map[string]keptFindings{}}
	for _, b := range h.blocks() {
		k.Blocks = append(k.Blocks, len(b.bytes()))
	}
	for _, f := range fieldsOf[h.collection] {
		k.Names = append(k.Names, h.values[f].names)
	}
	for dataset, found := range h.found {
		kept := keptFindings{Extras: map[string][3]int{}}
		for name, n := range found.extras {
			kept.Extras[name] = [3]int{n.numbers, n.truths, n.texts}
		}
		for key, n := range found.figures {
			kept.Figures = append(kept.Figures, keptFigure{key.measure, key.unit, key.sort, n})
		}
		k.Found[dataset] = kept
	}
	return k
}

// describe takes the records that describe others.
func (d *details) describe(s *Snapshot) error {
	var records []written
	for _, r := range s.datasets {
		records = append(records, written{record: r})
	}
	for _, r := range s.kinds {
		records = append(records, written{record: r})
	}
	for _, g := range s.segments[geo.Hotspots] {
		for row := range g.live().each {
			records = append(records, written{Row{g, row}.record(), g.details.text(int(row)), g.versions[row]})
		}
	}
	for _, r := range s.briefings {
		records = append(records, written{record: r.Briefing, version: r.Version})
	}
	for _, r := range records {
		if r.content == "" {
			content, err := geo.EncodeRecord(r.record)
			if err != nil {
				return err
			}
			r.content = string(content)
		}
		d.Records = append(d.Records, keptRecord{r.record.Key().Collection, r.version, r.content})
	}
	return nil
}
