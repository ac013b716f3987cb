// Package ingest turns files into checked records. It is the only door for
// data: what a store holds has passed Check.
//
// Curated reads the data that come with mapd, Check tells everything that is
// wrong with a set of records, and Seed brings an edition of a dataset into a
// store without touching what others have edited there.
//
// Reading is strict. A member that mapd does not know, a member given twice,
// an empty position, a coordinate off the globe and a date that cannot be read
// are errors, because what is passed over in silence is lost.
package ingest
