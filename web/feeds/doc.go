// Package feeds gives the items of a collection out in the formats that desks
// work with: one address for each collection and format, with the parameters of
// the API's items, and the same for the command line.
//
// A Feed is what somebody asks of one snapshot. It is looked through once, to
// know its columns, whose data it holds and where it lies; then it is written.
// Formats that are text are written as they go and need no more memory for more
// items; the others are made in a temporary file.
//
// All formats hold the same table (column.go): the properties of the API's
// items, the family of the kind, three columns for each figure, and the sources
// as texts. Formats with types give days as days, and what is nested as JSON.
// Records are never changed by a format but where it cannot hold them: control
// characters become visible, and CSV puts an apostrophe before what a
// spreadsheet would run.
package feeds
