package history

import (
	"context"
	"crypto/sha256"
	"fmt"

	"github.com/mapd/mapd/geo"
)

// Verify checks a store against its own history: changes are numbered without
// gaps, each wrote as many revisions as it says, none wrote what was there
// already or deleted what was not, every record can be read and is the one
// that its key names, and the records of today are what the changes come to.
// Each problem is reported with the change and the record that it is of.
//
// The error is that of a store that cannot be read to the end.
func Verify(ctx context.Context, store geo.Reader, report func(problem string)) error {
	info, err := store.Info(ctx)
	if err != nil {
		return err
	}
	v := &verifier{report: report, written: map[geo.Version]int{}, now: map[geo.Key]held{}}
	if err := v.changes(ctx, store, info); err != nil {
		return err
	}
	for r, err := range store.Written(ctx, 0, info.Version) {
		if err != nil {
			return fmt.Errorf("read the revisions: %w", err)
		}
		v.revision(r)
	}
	for version, n := range v.written {
		if n != 0 {
			v.problem("change %d: it says that it wrote %d revisions more than there are", version, n)
		}
	}
	for r, err := range store.Records(ctx, info.Version) {
		if err != nil {
			return fmt.Errorf("read the records: %w", err)
		}
		v.record(r)
	}
	for key, h := range v.now {
		v.problem("%s: change %d wrote it, but it is not among the records", key, h.version)
	}
	return nil
}

// held is a record as the changes so far have left it.
type held struct {
	version geo.Version
	dataset string
	content [sha256.Size]byte
}

type verifier struct {
	report  func(string)
	written map[geo.Version]int // revisions that a change has yet to show
	now     map[geo.Key]held
}

func (v *verifier) problem(format string, args ...any) { v.report(fmt.Sprintf(format, args...)) }

func (v *verifier) changes(ctx context.Context, store geo.Reader, info geo.StoreInfo) error {
	var last geo.Change
	for c, err := range Changes(ctx, store, 0) {
		if err != nil {
			return fmt.Errorf("read the changes: %w", err)
		}
		if c.Version > info.Version {
			break // made meanwhile
		}
		if c.Version != last.Version+1 {
			v.problem("change %d: it follows change %d", c.Version, last.Version)
		}
		if c.Written < 1 {
			v.problem("change %d: it wrote nothing", c.Version)
		}
		v.written[c.Version] = c.Written
		last = c
	}
	if last.Version != info.Version || !last.Time.Equal(info.Changed) {
		v.problem("the newest change is %d of %v, but the store says %d of %v", last.Version, last.Time, info.Version, info.Changed)
	}
	return nil
}

func (v *verifier) revision(r geo.Revision) {
	if _, ok := v.written[r.Version]; !ok {
		v.problem("%s: a revision is of change %d, which there is not", r.Key, r.Version)
	}
	v.written[r.Version]--
	before, existed := v.now[r.Key]
	if r.Deleted {
		if !existed {
			v.problem("%s: change %d deleted it, but it was not there", r.Key, r.Version)
		}
		delete(v.now, r.Key)
		return
	}
	h, ok := v.hold(r)
	if ok && existed && before.content == h.content {
		v.problem("%s: change %d wrote what was there already", r.Key, r.Version)
	}
	v.now[r.Key] = h
}

// hold reads a record. It reports false if it is not what it is stored as.
func (v *verifier) hold(r geo.Revision) (held, bool) {
	h := held{version: r.Version, dataset: r.Dataset}
	data, err := geo.EncodeRecord(r.Record)
	if err != nil {
		v.problem("%s: change %d wrote what cannot be read: %v", r.Key, r.Version, err)
		return h, false
	}
	h.content = sha256.Sum256(data)
	if r.Record.Key() != r.Key || r.Record.InDataset() != r.Dataset {
		v.problem("%s: change %d wrote %s of dataset %q under this name, in dataset %q", r.Key, r.Version, r.Record.Key(), r.Record.InDataset(), r.Dataset)
		return h, false
	}
	return h, true
}

// record compares a record of today with what the changes come to.
func (v *verifier) record(r geo.Revision) {
	want, ok := v.now[r.Key]
	if !ok {
		v.problem("%s: it is among the records, but no change has left it there", r.Key)
		return
	}
	delete(v.now, r.Key)
	data, err := geo.EncodeRecord(r.Record)
	if have := (held{r.Version, r.Dataset, sha256.Sum256(data)}); err != nil || have != want {
		v.problem("%s: the record is of change %d; the changes come to that of %d, or to another content", r.Key, r.Version, want.version)
	}
}
