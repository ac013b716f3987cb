// Package snapshot is the read side of mapd: one data version of a store as
// an immutable index in memory, from which items, tiles, packs, aggregates,
// feeds and searches are answered.
//
// A Snapshot is built from the revisions of a store and never changes after
// that, so any number of goroutines may read it without a lock. A Keeper
// follows a store and always holds the newest Snapshot; a request takes one
// and keeps it to the end, so that its page, its counts and its tiles agree.
//
// A Snapshot keeps its records in segments, one list of them per collection.
// A segment holds its rows in the default order of items, with columns over
// time, an R-tree over places, and the rows of each value of each filter. A
// question is answered by every segment and the answers are merged in order.
// Records lie in a segment as they are stored, and are decoded when they are
// asked for. What grows with the rows is moved out of the heap.
//
// A newer version is made of an older one: what changed comes into a segment of
// its own, and the rows that it supersedes are left out of the others.
//
// Only records of public datasets are answered. A dataset that the store does
// not describe is not public.
package snapshot
