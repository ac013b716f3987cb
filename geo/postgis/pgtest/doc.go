// Package pgtest gives tests a PostgreSQL with PostGIS.
//
// MAPD_TEST_POSTGIS names a server on which databases may be made, as
// postgres://user:password@host/postgres. Without it a private cluster is
// started from the programs that are installed on this machine, one for each
// test binary; Main stops it. Where there are none, tests are skipped, unless
// MAPD_TEST_REQUIRE_POSTGIS=1 makes that a failure.
package pgtest
