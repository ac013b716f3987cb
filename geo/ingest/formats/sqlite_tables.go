//go:build !js

package formats

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// dbTable is a table or a view.
type dbTable struct {
	name  string
	view  bool
	count int64
	// names are the columns of the rows; columns are those of the database
	// that they come from, with their declared types.
	names   []string
	columns []dbColumn
	// geometry is the column of the geometry, "" if there is none; form is
	// how it is kept, and refused why it cannot be read.
	geometry string
	form     blobForm
	crs      crs
	refused  error
	height   bool
}

// dbColumn is a column of a table.
type dbColumn struct {
	name, declared string
	key            bool
}

// list lists the tables.
func (d *database) list(ctx context.Context) error {
	var all []*dbTable
	names := map[string]*dbTable{}
	err := d.query(ctx, `SELECT name, type = 'view' FROM pragma_table_list
		WHERE schema = 'main' AND type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'`, nil,
		func(scan func(...any) error) error {
			t := &dbTable{count: -1}
			err := scan(&t.name, &t.view)
			all, names[strings.ToLower(t.name)] = append(all, t), t
			if len(all) > d.limits.Members {
				return fmt.Errorf("it has more than %d tables", d.limits.Members)
			}
			return err
		})
	if err != nil {
		return err
	}
	switch {
	case names["gpkg_contents"] != nil:
		d.title = "GeoPackage"
		err = d.listGeoPackage(ctx, all, names)
	case names["geometry_columns"] != nil:
		err = d.listSpatiaLite(ctx, all, names)
	default:
		d.tables = all
	}
	if err != nil {
		return err
	}
	for _, t := range d.tables {
		if err := d.describe(ctx, t); err != nil {
			return fmt.Errorf("table %q: %w", t.name, err)
		}
	}
	return nil
}

// query runs a query and gives its rows.
func (d *database) query(ctx context.Context, text string, args []any, row func(scan func(...any) error) error) error {
	found, err := d.conn.QueryContext(ctx, text, args...)
	if err != nil {
		return err
	}
	defer found.Close()
	for found.Next() {
		if err := row(found.Scan); err != nil {
			return err
		}
	}
	return found.Err()
}

// listGeoPackage keeps the layers and the tables of attributes. Where none
// is registered all tables that are not GeoPackage's own count.
func (d *database) listGeoPackage(ctx context.Context, all []*dbTable, names map[string]*dbTable) error {
	err := d.query(ctx, `SELECT table_name FROM gpkg_contents WHERE data_type IN ('features', 'attributes', 'aspatial') ORDER BY rowid`, nil,
		func(scan func(...any) error) error {
			var name string
			err := scan(&name)
			if t := names[strings.ToLower(name)]; t != nil {
				d.tables = append(d.tables, t)
			}
			return err
		})
	if err != nil {
		return err
	}
	if len(d.tables) == 0 {
		for _, t := range all {
			if !strings.HasPrefix(strings.ToLower(t.name), "gpkg_") && !strings.HasPrefix(strings.ToLower(t.name), "rtree_") {
				d.tables = append(d.tables, t)
			}
		}
	}
	if names["gpkg_geometry_columns"] == nil {
		return nil
	}
	return d.query(ctx, `SELECT c.table_name, c.column_name, c.z, c.srs_id, coalesce(s.organization, ''), coalesce(s.organization_coordsys_id, c.srs_id), coalesce(s.srs_name, '')
		FROM gpkg_geometry_columns c LEFT JOIN gpkg_spatial_ref_sys s USING (srs_id)`, nil,
		func(scan func(...any) error) error {
			var name, column, organization, title string
			var z, id, code int64
			if err := scan(&name, &column, &z, &id, &organization, &code, &title); err != nil {
				return err
			}
			if t := names[strings.ToLower(name)]; t != nil {
				t.geometry, t.form, t.height = column, blobGeoPackage, z != 0
				t.crs, t.refused = geoPackageCRS(id, organization, code, title)
			}
			return nil
		})
}

// geoPackageCRS is the reference system of a layer. 0 means unknown degrees.
func geoPackageCRS(id int64, organization string, code int64, title string) (crs, error) {
	switch {
	case id == 0:
		return crs{}, nil
	case id == -1:
		return crs{}, fmt.Errorf("its positions are in no system of the globe (undefined Cartesian)")
	case organization != "" && !strings.EqualFold(organization, "EPSG") && !strings.EqualFold(organization, "ESRI"):
		return crsNamed(fmt.Sprintf("%s, %s:%d", title, organization, code))
	}
	return crsNumbered(code, title)
}

// liteTables are what SpatiaLite and OGR keep beside the tables of others.
var liteTables = map[string]bool{
	"spatial_ref_sys": true, "spatial_ref_sys_aux": true, "spatial_ref_sys_all": true, "spatialite_history": true,
	"sql_statements_log": true, "data_licenses": true, "vector_layers": true, "vector_layers_auth": true,
	"vector_layers_field_infos": true, "vector_layers_statistics": true, "layer_statistics": true, "spatialindex": true,
	"elementarygeometries": true, "knn2": true, "geom_cols_ref_sys": true, "networks": true, "topologies": true,
}

// listSpatiaLite keeps all tables that are not SpatiaLite's own.
func (d *database) listSpatiaLite(ctx context.Context, all []*dbTable, names map[string]*dbTable) error {
	for _, t := range all {
		name := strings.ToLower(t.name)
		if !liteTables[name] && !strings.Contains(name, "geometry_columns") && !strings.HasPrefix(name, "idx_") && !strings.HasPrefix(name, "virts_") {
			d.tables = append(d.tables, t)
		}
	}
	// OGR has the form of the geometries, SpatiaLite has always its own.
	form := `'SpatiaLite'`
	var has bool
	if err := d.conn.QueryRowContext(ctx, `SELECT count(*) > 0 FROM pragma_table_info('geometry_columns') WHERE name = 'geometry_format'`).Scan(&has); err != nil {
		return err
	}
	if has {
		form = "geometry_format"
	}
	join, code, title := "", "srid", "''"
	if names["spatial_ref_sys"] != nil {
		join, code, title = "LEFT JOIN spatial_ref_sys s USING (srid)", "coalesce(s.auth_srid, srid)", "coalesce(s.auth_name, '')"
	}
	return d.query(ctx, fmt.Sprintf(`SELECT f_table_name, f_geometry_column, coalesce(%s, 'WKB'), coalesce(srid, -1), %s, %s FROM geometry_columns %s`, form, code, title, join), nil,
		func(scan func(...any) error) error {
			var name, column, form, title string
			var srid, code sql.NullInt64
			if err := scan(&name, &column, &form, &srid, &code, &title); err != nil {
				return err
			}
			t := names[strings.ToLower(name)]
			if t == nil || t.geometry != "" {
				return nil
			}
			t.geometry, t.form = column, blobWKB
			if strings.EqualFold(form, "SpatiaLite") {
				t.form = blobSpatiaLite
			} else if !strings.EqualFold(form, "WKB") {
				t.geometry = "" // text, which stays a column
			}
			if t.crs, t.refused = crsNumbered(code.Int64, title); srid.Int64 <= 0 {
				t.crs, t.refused = crs{}, nil
			}
			return nil
		})
}

// describe finds the columns of the table and counts its rows. A view that
// does not work has none; asking for its rows tells why.
func (d *database) describe(ctx context.Context, t *dbTable) error {
	err := d.query(ctx, `SELECT name, upper(type), pk > 0 FROM pragma_table_info(?)`, []any{t.name}, func(scan func(...any) error) error {
		var c dbColumn
		err := scan(&c.name, &c.declared, &c.key)
		counted := c.key && (strings.EqualFold(c.name, "fid") || strings.EqualFold(c.name, "ogc_fid"))
		if !counted && !strings.EqualFold(c.name, t.geometry) {
			t.columns = append(t.columns, c)
		}
		return err
	})
	switch {
	case err != nil && (t.view || ctx.Err() != nil):
		return ctx.Err()
	case err != nil:
		return err
	case len(t.columns) > d.limits.Columns:
		return fmt.Errorf("it has %d columns; the limit is %d", len(t.columns), d.limits.Columns)
	}
	var raw []string
	for _, c := range t.columns {
		raw = append(raw, strings.ToValidUTF8(c.name, "\uFFFD"))
	}
	if t.height {
		raw = append(raw, "z")
	}
	t.names = columnNames(raw)
	if t.view {
		return nil
	}
	return d.conn.QueryRowContext(ctx, "SELECT count(*) FROM "+quoteName(t.name)).Scan(&t.count)
}

// quoteName quotes a name for SQL.
func quoteName(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }
