package feeds

import (
	"context"
	"database/sql"
	_ "embed"
	"encoding/binary"
	"errors"
	"math"
	"net/url"
	"os"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/mapd/mapd/geo"
)

//go:embed gpkg.sql
var gpkgTables string

// writeGeoPackage makes a GeoPackage 1.3 with one layer: with its R-tree, a
// style that QGIS picks up, what the columns mean, and metadata. The triggers
// that keep the R-tree of a layer that is edited are left out: they need
// functions that a plain SQLite lacks.
func writeGeoPackage(ctx context.Context, f *Feed, path string) (err error) {
	// What is interrupted is thrown away: nothing needs to survive a crash.
	at := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: "_journal_mode=OFF&_synchronous=OFF&_pragma=locking_mode(exclusive)&_pragma=max_page_count(" + count(maxFile/4096) + ")"}
	db, err := sql.Open("sqlite", at.String())
	if err != nil {
		return err
	}
	defer func() {
		err = errors.Join(err, db.Close())
		var full *sqlite.Error
		if errors.As(err, &full) && full.Code() == sqlite3.SQLITE_FULL && isFull(path) {
			err = errTooLarge()
		}
	}()
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(ctx, gpkgTables); err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	g := &gpkgWriter{feed: f, tx: tx, table: string(f.Query.Collection)}
	for _, step := range []func(context.Context) error{g.describe, g.createLayer, g.fill, g.index, g.describeColumns, g.style} {
		if err := step(ctx); err != nil {
			return errors.Join(err, tx.Rollback())
		}
	}
	return tx.Commit()
}

// isFull tells a file that may become no larger from a disk that is full: all but
// what SQLite still holds in memory has been written.
func isFull(path string) bool {
	const held = 16 << 20
	info, err := os.Stat(path)
	return err == nil && info.Size() > maxFile-held
}

type gpkgWriter struct {
	feed  *Feed
	tx    *sql.Tx
	table string
	layer *inserter
	rows  int64 // written so far
	// places are the boxes of the rows that have one.
	places []gpkgPlace
}

func (g *gpkgWriter) exec(ctx context.Context, statement string, args ...any) error {
	_, err := g.tx.ExecContext(ctx, statement, args...)
	return err
}

// stamp is the time of the data as SQLite writes times.
func (g *gpkgWriter) stamp() string {
	return g.feed.about.changed.Format("2006-01-02T15:04:05.000Z")
}

// gpkgGeometries are the types of the layers. An event may have several places.
var gpkgGeometries = map[geo.Collection]string{geo.Hotspots: "POINT", geo.Events: "MULTIPOINT", geo.Flows: "LINESTRING"}

// describe writes what the file says of the layer.
func (g *gpkgWriter) describe(ctx context.Context) error {
	dataType, srs := "attributes", any(nil)
	var box [4]any
	if g.feed.spatial() {
		dataType, srs = "features", gpkgSRS
		if b := g.feed.survey.bound; g.feed.survey.located > 0 {
			box = [4]any{b.Min[0], b.Min[1], b.Max[0], b.Max[1]}
		}
	}
	return errors.Join(
		g.exec(ctx, `INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, g.table, dataType, g.feed.about.Name,
			visible(g.feed.about.sentence()), g.stamp(), box[0], box[1], box[2], box[3], srs),
		g.exec(ctx, `INSERT INTO gpkg_metadata VALUES (1, 'dataset', 'https://schema.org/Dataset', 'application/json', ?)`, string(appendNested(nil, g.feed.about))),
		g.exec(ctx, `INSERT INTO gpkg_metadata_reference VALUES ('table', ?, NULL, NULL, ?, 1, NULL)`, g.table, g.stamp()))
}

// gpkgTypes are the types of columns (table 1 of the standard).
var gpkgTypes = map[kind]string{text: "TEXT", date: "DATE", decimal: "DOUBLE", whole: "INTEGER", flag: "BOOLEAN", list: "TEXT", nested: "TEXT"}

func (g *gpkgWriter) createLayer(ctx context.Context) error {
	columns := []string{"fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"}
	if g.feed.spatial() {
		columns = append(columns, "geom "+gpkgGeometries[g.feed.Query.Collection])
	}
	columns = append(columns, "id TEXT NOT NULL")
	for _, c := range g.feed.columns {
		columns = append(columns, quoted(c.name)+" "+gpkgTypes[c.kind])
	}
	g.layer = g.inserter(g.table, len(columns))
	if err := g.exec(ctx, "CREATE TABLE "+g.table+" ("+strings.Join(columns, ", ")+")"); err != nil || !g.feed.spatial() {
		return err
	}
	return errors.Join(
		g.exec(ctx, `INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)`, g.table, gpkgGeometries[g.feed.Query.Collection], gpkgSRS),
		g.exec(ctx, `INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec121/#extension_rtree', 'write-only')`, g.table),
		g.exec(ctx, "CREATE VIRTUAL TABLE rtree_"+g.table+"_geom USING rtree(id, minx, maxx, miny, maxy)"))
}

// quoted writes a name in SQL.
func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// gpkgRows is what a batch of rows is written from.
type gpkgRows struct {
	n      int
	values []any       // of the layer
	places []gpkgPlace // by their number in the batch, from 1
}

func (g *gpkgWriter) fill(ctx context.Context) error {
	add := func(rows *gpkgRows, r *row) *gpkgRows {
		if rows == nil {
			rows = &gpkgRows{values: make([]any, 0, batchSize*(3+len(g.feed.columns)))}
		}
		rows.values = append(rows.values, nil) // fid, once it is known
		if g.feed.spatial() {
			rows.values = append(rows.values, gpkgBlob(r.item.Geometry, g.feed.Query.Collection))
			if r.item.Geometry != nil {
				rows.places = append(rows.places, gpkgPlace{r.item.Bound, int64(rows.n) + 1})
			}
		}
		rows.values = append(rows.values, r.id())
		for i := range g.feed.columns {
			rows.values = append(rows.values, g.feed.columns[i].sql(r))
		}
		rows.n++
		return rows
	}
	if err := rowsInOrder(ctx, g.feed, add, func(rows *gpkgRows) error { return g.insert(ctx, rows) }); err != nil {
		return err
	}
	return errors.Join(flush(ctx, g.layer), g.exec(ctx, "CREATE UNIQUE INDEX "+g.table+"_id ON "+g.table+" (id)"))
}

// sql is the value of a column as the driver takes it.
func (c *column) sql(r *row) any {
	v := c.get(r)
	switch {
	case !v.full:
		return nil
	case c.kind == decimal:
		return v.number
	case c.kind == whole:
		return v.whole
	case c.kind == flag:
		return v.flag
	}
	return visible(v.plain(c.kind))
}

// insert writes the rows of a batch, which are numbered now.
func (g *gpkgWriter) insert(ctx context.Context, rows *gpkgRows) error {
	width := len(rows.values) / rows.n
	for i := range rows.n {
		rows.values[i*width] = g.rows + int64(i) + 1
	}
	for _, p := range rows.places {
		g.places = append(g.places, gpkgPlace{p.box, p.fid + g.rows})
	}
	g.rows += int64(rows.n)
	return g.layer.add(ctx, rows.values...)
}

func (g *gpkgWriter) describeColumns(ctx context.Context) error {
	for _, c := range g.feed.columns {
		var mime any
		if c.kind == nested {
			mime = "application/json"
		}
		if err := g.exec(ctx, `INSERT INTO gpkg_data_columns VALUES (?, ?, ?, NULL, ?, ?, NULL)`, g.table, c.name, c.name, c.description, mime); err != nil {
			return err
		}
	}
	return nil
}

func (g *gpkgWriter) style(ctx context.Context) error {
	if !g.feed.spatial() {
		return nil
	}
	return g.exec(ctx, `INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner, update_time)
		VALUES ('', '', ?, 'geom', 'mapd', ?, '', 1, 'The colours of the page', '', ?)`, g.table, g.feed.qml(), g.stamp())
}

// gpkgSRS is the reference system of the layers: longitude, latitude.
const gpkgSRS = 4326

// gpkgBlob writes a geometry as GeoPackage does (section 2.1.3): a header with
// its envelope, and WKB. Of a collection whose items may have several places all
// have a list of them.
func gpkgBlob(g orb.Geometry, c geo.Collection) any {
	if g == nil {
		return nil
	}
	if p, ok := g.(orb.Point); ok && c != geo.Hotspots {
		g = orb.MultiPoint{p}
	}
	const littleEndianWithEnvelope = 0b11
	blob := append([]byte("GP"), 0, littleEndianWithEnvelope)
	blob = binary.LittleEndian.AppendUint32(blob, gpkgSRS)
	b := g.Bound()
	for _, v := range []float64{b.Min[0], b.Max[0], b.Min[1], b.Max[1]} {
		blob = binary.LittleEndian.AppendUint64(blob, math.Float64bits(v))
	}
	return append(blob, wkb.MustMarshal(g, binary.LittleEndian)...) // into memory, of a type that it knows
}
