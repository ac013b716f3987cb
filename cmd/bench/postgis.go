//go:build unix

package main

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"github.com/jackc/pgx/v5"

	"github.com/mapd/mapd/geo/postgis/pgtest"
	"github.com/mapd/mapd/geo/synth"
)

// database is PostGIS with one table for each set of events.
type database struct {
	conn *pgx.Conn
	stop func()
}

// settings give PostgreSQL the memory that it wants here, and let it assume
// that pages are at hand. Compiling statements takes longer than it saves.
var settings = []string{"shared_buffers = '1GB'", "effective_cache_size = '4GB'", "work_mem = '256MB'", "maintenance_work_mem = '512MB'",
	"random_page_cost = 1.1", "jit = off", "fsync = off", "max_wal_size = '4GB'", "plan_cache_mode = force_custom_plan"}

// openDatabase connects to a database, or starts a server that ends with the
// run.
func openDatabase(ctx context.Context, address string) (*database, error) {
	db := &database{stop: func() {}}
	if address == "" {
		var err error
		if address, db.stop, err = pgtest.Start(settings...); err != nil {
			return nil, err
		}
	}
	var err error
	if db.conn, err = pgx.Connect(ctx, address); err != nil {
		db.stop()
		return nil, err
	}
	return db, nil
}

func (db *database) close() {
	_ = db.conn.Close(context.Background()) // the run is over
	db.stop()
}

// The table holds what mapd's answers hold. Months are counted since the year
// 0. Both geometries are there so that no question has to transform them.
const tableSQL = `CREATE TABLE %[1]s (
	id text NOT NULL, kind text NOT NULL, family text NOT NULL, country text NOT NULL, title text NOT NULL, affected int,
	start_day int NOT NULL, end_day int NOT NULL, start_text text NOT NULL, end_text text NOT NULL,
	start_month int NOT NULL, end_month int NOT NULL, span int4range NOT NULL,
	precision text NOT NULL, radius_m float8 NOT NULL, confidence text NOT NULL, dataset text NOT NULL,
	lonlat geometry(Point, 4326) NOT NULL, geom geometry(Point, 3857) NOT NULL)`

// indexSQL makes the indexes that serve the questions best, with the rows in
// the order of places.
const indexSQL = `
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE INDEX ON %[1]s USING gist (geom);
CLUSTER %[1]s USING %[1]s_geom_idx;
CREATE INDEX ON %[1]s USING gist (lonlat);
CREATE INDEX ON %[1]s USING gist (span);
CREATE INDEX ON %[1]s USING gist (geom, span);
CREATE INDEX ON %[1]s USING gist (lonlat, span);
ALTER TABLE %[1]s ADD PRIMARY KEY (id)`

// fill writes the events of a set, unless they are there already.
func (db *database) fill(ctx context.Context, set *dataset) error {
	var there bool
	if err := db.conn.QueryRow(ctx, `SELECT to_regclass($1) IS NOT NULL`, set.table).Scan(&there); err != nil {
		return err
	}
	if there {
		return db.check(ctx, set)
	}
	if _, err := db.conn.Exec(ctx, fmt.Sprintf(tableSQL, set.table)); err != nil {
		return err
	}
	if err := db.copyEvents(ctx, set); err != nil {
		return err
	}
	for statement := range strings.SplitSeq(fmt.Sprintf(indexSQL, set.table), ";") {
		if _, err := db.conn.Exec(ctx, statement); err != nil {
			return err
		}
	}
	_, err := db.conn.Exec(ctx, `VACUUM ANALYZE `+set.table)
	return err
}

func (db *database) check(ctx context.Context, set *dataset) error {
	var n int
	if err := db.conn.QueryRow(ctx, `SELECT count(*) FROM `+set.table).Scan(&n); err != nil {
		return err
	}
	if n != set.events {
		return fmt.Errorf("the table %s holds %d events, not %d; name an empty database", set.table, n, set.events)
	}
	return nil
}

// copyEvents sends the events; what can be derived is derived there.
func (db *database) copyEvents(ctx context.Context, set *dataset) error {
	if _, err := db.conn.Exec(ctx, `CREATE TEMPORARY TABLE sent (id text, kind text, family text, country text, title text, affected int,
		start_day int, end_day int, start_text text, end_text text, lon float8, lat float8)`); err != nil {
		return err
	}
	next, stop := iter.Pull(set.synthetic())
	defer stop()
	columns := []string{"id", "kind", "family", "country", "title", "affected", "start_day", "end_day", "start_text", "end_text", "lon", "lat"}
	rows := pgx.CopyFromFunc(func() ([]any, error) {
		e, ok := next()
		if !ok {
			return nil, nil
		}
		return cells(e), nil
	})
	if _, err := db.conn.CopyFrom(ctx, pgx.Identifier{"sent"}, columns, rows); err != nil {
		return err
	}
	_, err := db.conn.Exec(ctx, fmt.Sprintf(`INSERT INTO %s SELECT id, kind, family, country, title, affected, start_day, end_day, start_text, end_text,
		12 * extract(year FROM start_text::date)::int + extract(month FROM start_text::date)::int - 1,
		12 * extract(year FROM end_text::date)::int + extract(month FROM end_text::date)::int - 1,
		int4range(start_day, end_day, '[]'), '%s', %g, '%s', '%s', p, ST_Transform(p, 3857)
		FROM (SELECT *, ST_SetSRID(ST_MakePoint(lon, lat), 4326) AS p FROM sent) s`, set.table, precision, radius, confidence, datasetID))
	if err != nil {
		return err
	}
	_, err = db.conn.Exec(ctx, `DROP TABLE sent`)
	return err
}

// cells are those of an event that is sent.
func cells(e synth.Event) []any {
	start, end := dayOf(e.Begin), dayOf(e.End)
	var affected *int
	if e.Count >= 0 {
		affected = &e.Count
	}
	return []any{idOf(e), e.Kind, string(families[e.Kind]), e.Country, e.Title, affected,
		int(start), int(end), start.String(), end.String(), e.Place[0], e.Place[1]}
}

// ask runs a statement and returns its rows as texts.
func (db *database) ask(ctx context.Context, statement string) ([][]string, error) {
	rows, err := db.conn.Query(ctx, statement)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all [][]string
	for rows.Next() {
		var texts []string
		for _, value := range rows.RawValues() {
			texts = append(texts, string(value))
		}
		all = append(all, texts)
	}
	return all, rows.Err()
}
