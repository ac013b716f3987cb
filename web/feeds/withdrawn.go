package feeds

import (
	"context"
	"slices"
	"time"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
)

const (
	// changesSearched bounds how many changes a page is searched for what they
	// withdrew, the newest first.
	changesSearched = 100
	// editSize is how many revisions a change writes at most that is looked
	// into: larger ones are imports, and no reader wants their undoing record by
	// record.
	editSize = 1000
)

// withdrawal is a record that was deleted, and when.
type withdrawal struct {
	key geo.Key
	at  time.Time
}

// withdrawals returns what changes withdrew that belong on the page with these
// items, the newest first: public records that are not there again.
func (f *Feed) withdrawals(ctx context.Context, items []snapshot.Row, more bool) ([]withdrawal, error) {
	newest, oldest := geo.Version(f.about.Version), geo.Version(1)
	if f.behind != nil {
		newest = f.behind.version - 1 // those of that version are on its page
	}
	if more {
		oldest = items[len(items)-1].Version()
	}
	var found []withdrawal
	for v := newest; v >= max(oldest, newest-changesSearched+1); v-- {
		deleted, at, err := f.Times.withdrawnBy(ctx, v)
		if err != nil {
			return nil, err
		}
		for _, r := range deleted {
			if _, again := f.snapshot.Item(r.Key); again || r.Key.Collection != f.Query.Collection {
				continue
			}
			public, err := f.wasPublic(ctx, r.Dataset)
			if err != nil {
				return nil, err
			}
			if public {
				found = append(found, withdrawal{r.Key, at})
			}
		}
	}
	return found, nil
}

// wasPublic reports whether a dataset is public, or was until it was deleted.
func (f *Feed) wasPublic(ctx context.Context, dataset string) (bool, error) {
	if _, public := f.snapshot.Dataset(dataset); public {
		return true, nil
	}
	history := f.Times.history()
	if history == nil {
		return false, errNoHistory
	}
	revisions, err := history.Revisions(ctx, geo.Key{Collection: geo.Datasets, ID: dataset})
	if geo.CodeOf(err) == geo.NotFound {
		return false, nil
	}
	for _, r := range slices.Backward(revisions) {
		if d, ok := r.Record.(*geo.Dataset); ok {
			return d.Visibility == geo.Public, err
		}
	}
	return false, err
}

// withdrawnBy returns the deletions of a change, without what was deleted; none
// of a large change.
func (t *Times) withdrawnBy(ctx context.Context, version geo.Version) ([]geo.Revision, time.Time, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := t.know(ctx, version); err != nil {
		return nil, time.Time{}, err
	}
	change := t.known[version-1]
	deleted, known := t.withdrawn[version]
	if known || change.written > editSize {
		return deleted, change.at, nil
	}
	history := t.history()
	if history == nil {
		return nil, change.at, errNoHistory
	}
	for r, err := range history.Written(ctx, version-1, version) {
		if err != nil {
			return nil, change.at, err
		}
		if r.Deleted {
			deleted = append(deleted, geo.Revision{Key: r.Key, Dataset: r.Dataset})
		}
	}
	t.withdrawn[version] = deleted
	return deleted, change.at, nil
}

// appendWithdrawal appends a tombstone (RFC 6721), by which programs forget an
// entry; and, where all of a collection is subscribed to, an entry that takes
// its place for people. Who subscribes to a part may never have had it.
func (f *Feed) appendWithdrawal(b []byte, w withdrawal) []byte {
	at, id := w.at.Format(time.RFC3339), f.tag(w.key.String())
	b = append(b, `<at:deleted-entry ref="`...)
	b = append(appendXML(b, id), `" when="`+at+"\"/>\n"...)
	if f.filter != "" {
		return b
	}
	b = appendElement(append(b, "<entry>"...), "id", id)
	b = appendElement(b, "title", "Withdrawn: "+w.key.ID)
	b = appendElement(b, "updated", at)
	b = appendCategory(b, "change", "withdrawn", "")
	return append(b, `<content type="text">This record was withdrawn.</content></entry>`+"\n"...)
}
