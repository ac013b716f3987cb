package ogc

import (
	"strconv"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/record"
)

// column is a property of Features: what is said of it, and how it is written.
type column struct {
	record.Property
	append func(b []byte, r *row) []byte
}

// columns returns the properties of the Features of a collection. A collection
// of one dataset has its imported columns beside extra. The flat profile adds
// what makes a table of nested values, as in the feeds.
func (d description) columns(s *snapshot.Snapshot, flat bool) []column {
	var all []column
	for _, f := range record.Fields(d.id) {
		all = append(all, column{f.Property, func(b []byte, r *row) []byte { return f.AppendJSON(b, &r.values) }})
	}
	if d.dataset != nil {
		all = append(all, d.importedColumns(s)...)
	}
	if !flat || d.id == geo.Sources {
		return all
	}
	if d.id != geo.Hotspots {
		all = append(all, familyColumn)
		for _, measure := range record.Commonest(d.figureColumns(s)) {
			all = append(all, measureColumns(measure)...)
		}
	}
	return append(all, sourceNamesColumn, sourceIDsColumn)
}

func (d description) figureColumns(s *snapshot.Snapshot) map[string]int {
	if d.dataset != nil {
		return s.FigureColumnsIn(d.id, d.dataset.ID)
	}
	return s.FigureColumns(d.id)
}

// importedPrefix begins the names of imported columns, as filters know them.
const importedPrefix = "extra."

// importedColumns are the columns of a dataset that have no role here.
func (d description) importedColumns(s *snapshot.Snapshot) []column {
	var list []column
	schema := d.properties(s)
	for _, name := range schema.Names() {
		key, imported := strings.CutPrefix(name, importedPrefix)
		if !imported {
			continue
		}
		p, _ := schema.Property(name)
		described := record.Property{Name: name, Kind: string(p.Type), Nullable: true, Description: "The imported column " + key}
		list = append(list, column{described, func(b []byte, r *row) []byte {
			return appendImported(b, r.event().Extra[key], p.Type)
		}})
	}
	return list
}

// appendImported appends an imported value, as text where the column holds
// texts; null for lists and objects, which stand in extra alone.
func appendImported(b []byte, value any, as geo.PropertyType) []byte {
	switch v := value.(type) {
	case string:
		return geo.AppendText(b, v)
	case bool:
		if as == geo.StringProperty {
			return geo.AppendText(b, strconv.FormatBool(v))
		}
		return strconv.AppendBool(b, v)
	case float64:
		return appendImportedNumber(b, strconv.FormatFloat(v, 'f', -1, 64), as)
	case int64:
		return appendImportedNumber(b, strconv.FormatInt(v, 10), as)
	}
	return append(b, "null"...)
}

func appendImportedNumber(b []byte, number string, as geo.PropertyType) []byte {
	if as == geo.StringProperty {
		return geo.AppendText(b, number)
	}
	return append(b, number...)
}

var familyColumn = column{
	record.Property{Name: "family", Kind: "string", Description: "The colour family of the kind", Values: textsOf(geo.Families)},
	func(b []byte, r *row) []byte {
		return geo.AppendText(b, string(r.writer.snapshot.Family(r.event().Kind)))
	},
}

var sourceNamesColumn = column{
	record.Property{Name: "source_names", Kind: "string", Nullable: true, Description: "The titles of the sources"},
	func(b []byte, r *row) []byte {
		ids := r.sources()
		if len(ids) == 0 {
			return append(b, "null"...)
		}
		names := make([]string, len(ids))
		for i, id := range ids {
			names[i] = r.writer.sourceName(id)
		}
		return geo.AppendText(b, strings.Join(names, " | "))
	},
}

var sourceIDsColumn = column{
	record.Property{Name: "source_ids", Kind: "string", Nullable: true, Description: "The ids of the sources, joined by semicolons"},
	func(b []byte, r *row) []byte {
		ids := r.sources()
		if len(ids) == 0 {
			return append(b, "null"...)
		}
		return geo.AppendText(b, strings.Join(ids, "; "))
	},
}

// measureColumns are the three columns of what is counted.
func measureColumns(measure string) []column {
	var columns []column
	for _, c := range record.MeasureColumns(measure) {
		columns = append(columns, column{record.Property{Name: c.Name, Kind: "number", Nullable: true, Description: c.Description}, func(b []byte, r *row) []byte {
			if v := c.Of(r.figures(measure)); v != nil {
				return strconv.AppendFloat(b, *v, 'f', -1, 64)
			}
			return append(b, "null"...)
		}})
	}
	return columns
}

func textsOf[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}
