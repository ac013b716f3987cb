package feeds

import (
	"context"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/record"
)

// Ask says what a feed is to hold.
type Ask struct {
	// Query chooses the items, Limit and Offset included.
	Query geo.Query
	// Languages are those to give texts in, best first.
	Languages []string
	// Parameters is the query as it was written, for people.
	Parameters string
	// Base is the address of the map, without a slash at the end; "" if it has
	// none. Self is that of the feed.
	Base, Self string
	// Page is how many entries a page of a paged format has, After the token of
	// the page before, "" for the first. Such formats also ask Times.
	Page  int // 0 is 50
	After string
	Times *Times
	// Marked puts a byte order mark before CSV, for spreadsheets.
	Marked bool

	filter string // the parameters that choose items, as addresses have them
}

// Feed is the items that somebody asks for, ready to be written once. It is for
// one goroutine.
type Feed struct {
	Ask
	snapshot *snapshot.Snapshot
	words    *record.Words
	names    columnNames
	sources  sourceTexts
	survey   survey
	columns  []column
	about    about
	behind   *recency                // what Ask.After names
	keep     func(snapshot.Row) bool // nil: all
	now      row                     // the one that was read last
}

// Open looks at what a feed of the snapshot will hold. A wrong query is a
// geo.Error that names the parameter.
func Open(ctx context.Context, s *snapshot.Snapshot, ask Ask) (*Feed, error) {
	f := &Feed{Ask: ask, snapshot: s, words: record.NewWords(ask.Languages), names: columnNames{}, sources: sourceTexts{}}
	if ask.After != "" {
		behind, err := parseRecency(ask.After)
		if err != nil {
			return nil, err
		}
		f.behind = &behind
	}
	var err error
	if f.survey, err = f.look(ctx); err != nil {
		return nil, err
	}
	f.columns = f.tableColumns()
	f.about = f.describe()
	return f, nil
}

// Count is the number of items that are written.
func (f *Feed) Count() int {
	if f.Page > 0 {
		return min(f.Page, f.survey.count)
	}
	return f.survey.count
}

// items calls yield with each item, in the default order. It ends with the
// first error.
func (f *Feed) items(ctx context.Context, yield func(snapshot.Row) error) error {
	var failed error
	skip, left := f.Query.Offset, f.Query.Limit
	err := f.snapshot.EachUnmade(ctx, f.Query, func(item snapshot.Row) bool {
		if skip > 0 {
			skip--
			return true
		}
		if f.keep == nil || f.keep(item) {
			failed = yield(item)
		}
		left--
		return left != 0 && failed == nil
	})
	if failed != nil {
		return failed
	}
	return err
}

// only is the feed without the items that are not to be kept. It has the
// columns of all.
func (f *Feed) only(keep func(snapshot.Row) bool) *Feed {
	part := f.twin()
	part.keep = keep
	return part
}
