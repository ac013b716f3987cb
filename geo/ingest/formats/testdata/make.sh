#!/bin/sh
# Makes the databases and FlatGeobuf files of this folder, with GDAL and SQLite.
set -eu
cd "${1:-$(dirname "$0")}"
rm -f ./*.gpkg ./*.sqlite ./*.fgb
export OGR_CURRENT_DATE=2024-01-01T00:00:00.000Z OGR_SQLITE_PRAGMA=page_size=1024
ogr2ogr -q -f GPKG -dsco ADD_GPKG_OGR_CONTENTS=NO layers.gpkg source/points.geojson -nln points -lco SPATIAL_INDEX=NO
ogr2ogr -q -update layers.gpkg source/mixed.geojson -nln "mixed shapes" -lco SPATIAL_INDEX=NO
ogr2ogr -q -update layers.gpkg source/points.geojson -nln mercator -t_srs EPSG:3857 -lco SPATIAL_INDEX=NO
ogr2ogr -q -update layers.gpkg source/heights.geojson -nln heights -lco SPATIAL_INDEX=NO
ogr2ogr -q -update layers.gpkg source/points.geojson -nln notes -nlt NONE
ogr2ogr -q -f GPKG utm.gpkg source/heights.geojson -nln utm -t_srs EPSG:32647
ogr2ogr -q -f SQLite -dsco METADATA=YES lite.sqlite source/mixed.geojson -nln wkb
ogr2ogr -q -f SQLite -dsco METADATA=YES ogrpoints.sqlite source/points.geojson -nln points
mv ogrpoints.sqlite ogr.sqlite
python3 - <<'PY'
import sqlite3
db = sqlite3.connect("plain.sqlite")
db.executescript(r"""
CREATE TABLE events (id INTEGER PRIMARY KEY, day DATE, seen DATETIME, sure BOOLEAN, size REAL, photo BLOB, "a ""b"" c" TEXT);
INSERT INTO events VALUES (7, '2024-01-05', '2024-01-05 13:00:00', 1, 2.0, x'00ff', 'quoted'),
  (9, 'spring', 1704459600, 2, NULL, NULL, CAST(x'ff' AS TEXT));
CREATE VIEW sure AS SELECT id, day FROM events WHERE sure = 1;
CREATE VIEW broken AS SELECT absent FROM gone;
""")
db.commit()
PY
ogr2ogr -q -f FlatGeobuf points.fgb source/points.geojson -select name,n,big,x,yes,day,at
for f in mixed heights; do ogr2ogr -q -f FlatGeobuf "$f.fgb" "source/$f.geojson"; done
ogr2ogr -q -f FlatGeobuf mercator.fgb source/points.geojson -t_srs EPSG:3857 -lco SPATIAL_INDEX=NO -select name,n,big,x,yes,day,at
ogr2ogr -q -f FlatGeobuf utm.fgb source/heights.geojson -t_srs EPSG:32647
