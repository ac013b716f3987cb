-- The first schema: an empty GeoPackage 1.3 with the tables of mapd.
-- Migrations that have been released are never edited; a later one follows.

-- +goose Up

PRAGMA application_id = 1196444487; -- "GPKG"
PRAGMA user_version = 10300;

-- What every GeoPackage has -------------------------------------------------

CREATE TABLE gpkg_spatial_ref_sys (
    srs_name                 TEXT    NOT NULL,
    srs_id                   INTEGER NOT NULL PRIMARY KEY,
    organization             TEXT    NOT NULL,
    organization_coordsys_id INTEGER NOT NULL,
    definition               TEXT    NOT NULL,
    description              TEXT
);

INSERT INTO gpkg_spatial_ref_sys VALUES
    ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined',
     'undefined Cartesian coordinate reference system'),
    ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined',
     'undefined geographic coordinate reference system'),
    ('WGS 84 geodetic', 4326, 'EPSG', 4326,
     'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
     'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');

CREATE TABLE gpkg_contents (
    table_name  TEXT     NOT NULL PRIMARY KEY,
    data_type   TEXT     NOT NULL,
    identifier  TEXT     UNIQUE,
    description TEXT     DEFAULT '',
    last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    min_x       DOUBLE,
    min_y       DOUBLE,
    max_x       DOUBLE,
    max_y       DOUBLE,
    srs_id      INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);

CREATE TABLE gpkg_geometry_columns (
    table_name         TEXT    NOT NULL,
    column_name        TEXT    NOT NULL,
    geometry_type_name TEXT    NOT NULL,
    srs_id             INTEGER NOT NULL,
    z                  TINYINT NOT NULL,
    m                  TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
    CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);

-- The truth: every change, and every record as each change wrote it ---------

CREATE TABLE mapd_meta (
    one        INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    store_id   TEXT    NOT NULL,
    redactions INTEGER NOT NULL
);

INSERT INTO mapd_meta VALUES (1, lower(hex(randomblob(16))), 0);

CREATE TABLE mapd_changes (
    version INTEGER NOT NULL PRIMARY KEY, -- 1, 2, 3 … without gaps
    time    TEXT    NOT NULL,             -- RFC 3339, UTC
    author  TEXT    NOT NULL,
    reason  TEXT    NOT NULL,
    dataset TEXT    NOT NULL,
    written INTEGER NOT NULL              -- revisions of this change
);

CREATE TABLE mapd_revisions (
    version    INTEGER NOT NULL,
    collection TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    dataset    TEXT    NOT NULL,
    deleted    INTEGER NOT NULL,
    content    TEXT,                      -- JSON; null in a deletion
    PRIMARY KEY (version, collection, id)
);

-- With "deleted" in it, this index alone tells which revisions are current.
CREATE INDEX mapd_revisions_of_record ON mapd_revisions (collection, id, version, deleted);

-- The layers: the current records, flat, for QGIS and other readers ---------

CREATE TABLE hotspots (
    fid       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    geom      POINT,
    id        TEXT    NOT NULL UNIQUE,
    name      TEXT,
    type      TEXT,
    role      TEXT,
    country   TEXT,
    admin1    TEXT,
    part_of   TEXT,
    precision TEXT,
    radius_m  DOUBLE,
    located   TEXT,
    status    TEXT,
    summary   TEXT,
    sources   TEXT,
    dataset   TEXT,
    version   INTEGER
);

CREATE TABLE events (
    fid            INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    geom           MULTIPOINT,
    id             TEXT    NOT NULL UNIQUE,
    title          TEXT,
    kind           TEXT,
    "when"         TEXT,
    start          DATE,
    "end"          DATE,
    sure_start     DATE,
    sure_end       DATE,
    time_precision TEXT,
    ongoing        BOOLEAN,
    place          TEXT,
    countries      TEXT,
    precision      TEXT,
    radius_m       DOUBLE,
    hotspots       TEXT,
    figures        TEXT,
    confidence     TEXT,
    summary        TEXT,
    sources        TEXT,
    dataset        TEXT,
    version        INTEGER
);

CREATE TABLE flows (
    fid            INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    geom           LINESTRING,
    id             TEXT    NOT NULL UNIQUE,
    "from"         TEXT,
    "to"           TEXT,
    event          TEXT,
    title          TEXT,
    kind           TEXT,
    "when"         TEXT,
    start          DATE,
    "end"          DATE,
    sure_start     DATE,
    sure_end       DATE,
    time_precision TEXT,
    ongoing        BOOLEAN,
    place          TEXT,
    countries      TEXT,
    precision      TEXT,
    radius_m       DOUBLE,
    hotspots       TEXT,
    figures        TEXT,
    confidence     TEXT,
    summary        TEXT,
    sources        TEXT,
    dataset        TEXT,
    version        INTEGER
);

CREATE INDEX flows_from ON flows ("from");
CREATE INDEX flows_to ON flows ("to");

CREATE TABLE sources (
    fid         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id          TEXT    NOT NULL UNIQUE,
    title       TEXT,
    type        TEXT,
    publisher   TEXT,
    url         TEXT,
    as_of       TEXT,
    reliability TEXT,
    dataset     TEXT,
    version     INTEGER
);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES
    ('hotspots', 'features', 'hotspots', 'Places where scam centres are reported, and places that the story needs', 4326),
    ('events', 'features', 'events', 'What happened or was stated, and when', 4326),
    ('flows', 'features', 'flows', 'Movements between places', 4326),
    ('sources', 'attributes', 'sources', 'Documents that the other layers rely on', NULL);

INSERT INTO gpkg_geometry_columns VALUES
    ('hotspots', 'geom', 'POINT', 4326, 0, 0),
    ('events', 'geom', 'MULTIPOINT', 4326, 0, 0),
    ('flows', 'geom', 'LINESTRING', 4326, 0, 0);

-- The gate ------------------------------------------------------------------
--
-- mapd puts a row here at the start of its transaction and takes it out before
-- the commit. SQLite has one writer at a time and nobody sees an open
-- transaction, so to everyone else the gate is always shut.

CREATE TABLE mapd_gate (
    open INTEGER NOT NULL PRIMARY KEY
);

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_meta_insert BEFORE INSERT ON mapd_meta
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_meta_update BEFORE UPDATE ON mapd_meta
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_meta_delete BEFORE DELETE ON mapd_meta
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_changes_insert BEFORE INSERT ON mapd_changes
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_changes_update BEFORE UPDATE ON mapd_changes
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_changes_delete BEFORE DELETE ON mapd_changes
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_revisions_insert BEFORE INSERT ON mapd_revisions
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_revisions_update BEFORE UPDATE ON mapd_revisions
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_revisions_delete BEFORE DELETE ON mapd_revisions
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_hotspots_insert BEFORE INSERT ON hotspots
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_hotspots_update BEFORE UPDATE ON hotspots
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_hotspots_delete BEFORE DELETE ON hotspots
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_events_insert BEFORE INSERT ON events
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_events_update BEFORE UPDATE ON events
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_events_delete BEFORE DELETE ON events
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_flows_insert BEFORE INSERT ON flows
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_flows_update BEFORE UPDATE ON flows
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_flows_delete BEFORE DELETE ON flows
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_sources_insert BEFORE INSERT ON sources
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_sources_update BEFORE UPDATE ON sources
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mapd_guard_sources_delete BEFORE DELETE ON sources
WHEN NOT EXISTS (SELECT 1 FROM mapd_gate)
BEGIN SELECT RAISE(ABORT, 'this table is written by mapd alone: edit a copy, and bring data in through mapd (see mapd --help)'); END;
-- +goose StatementEnd
