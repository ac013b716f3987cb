// Package postgis is the store of mapd for many machines: a PostgreSQL
// database with PostGIS, which any number of mapd processes may share.
//
// The truth is in two tables: mapd_changes numbers every change, and
// mapd_revisions holds each record as each change wrote it, as JSON. Beside
// them, written in the same transaction, stand the tables datasets, kinds,
// sources, hotspots, events and flows: the current records with flat columns,
// geometries, days, arrays and jsonb, which analysts read with psql or QGIS.
// The views figures, claims and statuses flatten their lists. They hold every
// dataset, private ones too: the database is for the people who run mapd.
// PostgreSQL's jsonb cannot hold the character U+0000; in these tables U+FFFD
// stands for it, in the revisions it is kept.
//
// Triggers refuse what other programs would write to these tables. They ask
// for the setting mapd.gate, which mapd makes for the length of its own
// transaction.
//
// Who makes a change holds the lock of the one row of mapd_meta from its
// number to the commit, so versions appear in order and without gaps. The
// commit notifies the channel mapd_changes; each store listens there, and asks
// for the newest version once a second besides, so that a notification which
// is missed costs a second and a pooler that forwards none does no harm.
//
// Nothing waits for long on a database that does not answer: what is short is
// given up after a few seconds, what streams when nothing has come for a
// while. Such errors have the code geo.Unavailable.
//
// mapd needs no rights but those on its own tables. Extension, tables and the
// roles mapd_read and mapd_write may be made before by somebody with more.
package postgis
