#!/bin/sh
# Makes the user of mapd in a new database. It owns its tables and nothing
# else; PostGIS is there already.
set -eu
psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 --username postgres --dbname mapd --set password="$MAPD_PASSWORD" <<'SQL'
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE ROLE mapd LOGIN PASSWORD :'password';
GRANT CREATE ON SCHEMA public TO mapd;
SQL
