// Package load brings files into a store, each call as one change or nothing.
//
// A file is read twice. The first time a survey finds out what its columns
// are, and the plan is shown before anything is written. The second time rows
// become records, on all processors; the records are sorted by their keys in
// runs on disk, so that two rows with one key meet and memory does not grow
// with the file. Then one pass over the sorted records writes the change.
//
// Nothing is lost: each row is stored, updates a record, leaves one unchanged,
// or goes to the reject file with the reason, and the counts add up.
package load
