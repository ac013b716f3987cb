// Package gpkg is the embedded store of mapd: one GeoPackage file, written
// with SQLite without cgo.
//
// The truth is in two tables: mapd_changes numbers every change, and
// mapd_revisions holds each record as each change wrote it, as JSON. Beside
// them, written in the same transaction, stand the layers hotspots, events and
// flows and the table sources: the current records with flat columns, which
// QGIS, ogrinfo and other readers of GeoPackage open while mapd runs. They
// hold every dataset, private ones too: the file is for the people who run
// mapd. The layers carry no R-tree, because mapd does not read them and the
// triggers of an R-tree need functions that a plain SQLite lacks.
//
// Triggers refuse what other programs would write to these tables. They look
// for a row in mapd_gate, which mapd puts there for the length of its own
// transaction.
//
// The file is in WAL mode with synchronous=FULL: what Apply has acknowledged
// survives the loss of power. While mapd runs, the newest changes may be in
// the file with the ending -wal beside it: copy both, or stop mapd first.
// Several processes on one machine may use one file; a network drive will not
// do, as SQLite's locks need a local one. A program that has the store open
// must not open the file by other means, such as os.Open: when it closes that,
// POSIX drops SQLite's locks too, and another program may take away the -wal
// file that is still in use.
//
// modernc.org/sqlite was chosen over github.com/ncruces/go-sqlite3, which is
// as fast (100,000 revisions of 900 bytes in one change: 3.1 s against 3.4 s
// to write, 0.26 s against 0.29 s to read on two cores), for its wider use.
package gpkg
