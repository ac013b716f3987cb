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
		deleted, at, err := f.Times.withdrawnBy(ctx, v, f.snapshot.Info().Redactions)
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
// of a large change. What was redacted is not among them, not even by its id:
// nothing that can be read is left of it. redactions is how many there were.
func (t *Times) withdrawnBy(ctx context.Context, version geo.Version, redactions int64) ([]geo.Revision, time.Time, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := t.know(ctx, version); err != nil {
		return nil, time.Time{}, err
	}
	if t.redactions != redactions {
		t.redactions = redactions
		clear(t.withdrawn)
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
	told := deleted[:0]
	for _, r := range deleted {
		left, err := readable(ctx, history, r.Key)
		if err != nil {
			return nil, change.at, err
		}
		if left {
			told = append(told, r)
		}
	}
	deleted = told
	t.withdrawn[version] = deleted
	return deleted, change.at, nil
}

// readable reports whether there is a revision of a record that says what it was.
func readable(ctx context.Context, history History, key geo.Key) (bool, error) {
	revisions, err := history.Revisions(ctx, key)
	if geo.CodeOf(err) == geo.NotFound {
		return false, nil
	}
	return slices.ContainsFunc(revisions, func(r geo.Revision) bool { return r.Record != nil }), err
}

// appendWithdrawals appends tombstones (RFC 6721), by which programs forget an
// entry; and, where all of a collection is subscribed to, entries that take
// their place for people. Who subscribes to a part may never have had them.
// Entries come after all that is said of the feed (RFC 4287, appendix B).
func (f *Feed) appendWithdrawals(b []byte, all []withdrawal) []byte {
	for _, w := range all {
		b = append(appendXML(append(b, `<at:deleted-entry ref="`...), f.tag(w.key.String())), `" when="`+w.at.Format(time.RFC3339)+"\"/>\n"...)
	}
	if f.filter != "" {
		return b
	}
	for _, w := range all {
		b = f.appendWithdrawn(b, w)
	}
	return b
}

func (f *Feed) appendWithdrawn(b []byte, w withdrawal) []byte {
	b = appendElement(append(b, "<entry>"...), "id", f.tag(w.key.String()))
	b = appendElement(b, "title", "Withdrawn: "+w.key.ID)
	b = appendElement(b, "updated", w.at.Format(time.RFC3339))
	b = appendCategory(b, "change", "withdrawn", "")
	return append(b, `<content type="text">This record was withdrawn.</content></entry>`+"\n"...)
}
