package geo

import (
	"context"
	"io"
	"iter"
	"time"
)

// Version is a data version: the number of a change. The first change is 1;
// 0 is the empty store. Versions become visible in order and without gaps.
type Version int64

// Latest asks for the newest version.
const Latest Version = -1

// StoreInfo says which store this is and in what state.
type StoreInfo struct {
	// ID is random, made with the store, and never changes.
	ID string
	// Version is the number of the newest change.
	Version Version
	// Redactions counts the redactions made so far.
	Redactions int64
	// Changed is the time of the newest change (UTC), zero in an empty store.
	Changed time.Time
}

// Change is one transaction on the store.
type Change struct {
	Version Version
	Time    time.Time // UTC
	Author  string
	Reason  string
	Dataset string
	// Written counts the revisions that the change wrote.
	Written int
}

// Revision is one record's content as written by one change.
type Revision struct {
	Key     Key
	Dataset string
	Version Version
	// Deleted marks the end of a record. Record is nil then.
	Deleted bool
	Record  Record
	// Content is the record as it is stored, for DecodeText. It is empty where
	// the store does not have it at hand; EncodeRecord makes it then.
	Content string
}

// Edit is one record to write, or to delete.
type Edit struct {
	// Record is the new content. Nil deletes the record named by Key.
	Record Record
	// Key names the record to delete; it is ignored if Record is set.
	Key Key
	// Content is Record as EncodeRecord writes it, if who edits has it by
	// then; nil otherwise. It is not changed any more.
	Content []byte
	// IfVersion, if set, must be the version of the record's newest
	// revision (0: it must not exist yet, or be deleted).
	IfVersion *Version
}

// Encoded returns what the edit writes, as EncodeRecord does it.
func (e Edit) Encoded() ([]byte, error) {
	if e.Content != nil {
		return e.Content, nil
	}
	return EncodeRecord(e.Record)
}

// Commit describes a change to be made.
type Commit struct {
	Author  string
	Reason  string
	Dataset string
	// Told, if set, is called for each edit in their order with what it comes
	// to, while the change is being made: one call at a time, on any
	// goroutine. An error of Apply undoes what was told.
	Told func(Key, Outcome)
}

// Outcome is what an edit comes to.
type Outcome int

// The outcomes of edits.
const (
	Unchanged Outcome = iota // the record was so already: nothing is written
	Created                  // there was no such record, or it was deleted
	Updated
	Deleted
)

// Reader reads a store. All sequences end early with the context's error when
// ctx is done, and may be ranged over once.
type Reader interface {
	// Info returns the state of the store.
	Info(ctx context.Context) (StoreInfo, error)
	// Records yields every record that exists as of a version (Latest: the
	// newest), ordered by collection as in Collections, then by id bytewise.
	// All of it is read from one state of the store, whatever is written
	// meanwhile. A version beyond the newest is a NotFound.
	Records(ctx context.Context, asOf Version) iter.Seq2[Revision, error]
	// Revisions returns all revisions of one record, oldest first, deletions
	// included. A key that never existed is a NotFound.
	Revisions(ctx context.Context, key Key) ([]Revision, error)
	// Changes returns the changes after a version, oldest first, at most
	// limit of them. None is an empty slice.
	Changes(ctx context.Context, after Version, limit int) ([]Change, error)
	// Written yields the revisions that the changes in (after, upTo] wrote,
	// deletions included, ordered by version, then as in Records.
	Written(ctx context.Context, after, upTo Version) iter.Seq2[Revision, error]
}

// Writer changes a store.
type Writer interface {
	// Apply writes all edits as one change, or nothing. The edits are read
	// once, in order, and need not fit in memory; an error that they yield
	// undoes all. An edit whose content equals the newest revision, be it one
	// of this very change, writes nothing; if no edit writes anything, no
	// change is made and the newest version comes back with Written 0. Once
	// an edit has written a record, any other edit of it in the same change
	// is Invalid: a change never holds two revisions of one record. What
	// edits that wrote nothing were of is not remembered, so that Apply needs
	// no memory for them. An IfVersion that does not hold is a Conflict that
	// names the record; one of an edit that repeats what the change has
	// written is not looked at. Deleting what does not exist is a NotFound.
	//
	// When Apply has returned without an error, the change survives a crash
	// of the process and of the machine.
	Apply(ctx context.Context, c Commit, edits iter.Seq2[Edit, error]) (Change, error)
}

// Follower tells when a store has changed.
type Follower interface {
	// Wait returns the newest version as soon as it is greater than after;
	// changes made by other processes are noticed within a second. It
	// returns the context's error when ctx is done first.
	Wait(ctx context.Context, after Version) (Version, error)
}

// Store keeps records and every change that was made to them. It is safe for
// use by many goroutines and, on the same data, by many processes. Errors are
// of type Error where a code above says so; a store that cannot be reached is
// Unavailable.
type Store interface {
	Reader
	Writer
	Follower
	TokenStore
	io.Closer
}

// EditsOf turns records into the edits that write them, for Apply.
func EditsOf(records ...Record) iter.Seq2[Edit, error] {
	return func(yield func(Edit, error) bool) {
		for _, r := range records {
			if !yield(Edit{Record: r}, nil) {
				return
			}
		}
	}
}

// Migration is one step of a store's schema.
type Migration struct {
	Number int64
	// Name is that of its file. It is empty if only a newer mapd knows it.
	Name string
	// Applied is when the store had it (UTC), zero if it has not.
	Applied time.Time
}
