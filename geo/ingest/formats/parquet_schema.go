//go:build !js

package formats

import (
	"errors"
	"fmt"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/deprecated"
	pqformat "github.com/parquet-go/parquet-go/format"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// parquetNode is a node of the tree of columns.
type parquetNode struct {
	name     string
	repeated bool
	// rep and def are the levels of repetition and definition that a value
	// has which is there at this node.
	rep, def int
	// from and to are the leaves below it.
	from, to int
	kids     []*parquetNode
	form     parquetForm
	leaf     parquetLeaf
}

// parquetForm says what a node is.
type parquetForm uint8

const (
	parquetGroup parquetForm = iota
	parquetList
	parquetMap
	parquetValue
)

// parquetLeaf is the type of a leaf.
type parquetLeaf struct {
	physical  pqformat.Type
	logical   pqformat.LogicalTypeValue
	converted deprecated.ConvertedType
	// old says that only the converted type is there, as in older files.
	old   bool
	scale int
	depth int
}

// parquetSchema makes the tree of the elements of the schema, which stand in
// the order of a walk through it.
func parquetSchema(meta *pqformat.FileMetaData, limits rows.Limits) (*parquetNode, error) {
	if len(meta.Schema) == 0 {
		return nil, errors.New("its description has no columns")
	}
	b := schemaBuilder{rest: meta.Schema, limits: limits}
	root, err := b.node(0, 0, 0)
	if err != nil {
		return nil, err
	}
	if len(root.kids) == 0 {
		return nil, errors.New("its description has no columns")
	}
	return root, nil
}

// schemaBuilder builds the tree.
type schemaBuilder struct {
	rest   []pqformat.SchemaElement
	limits rows.Limits
	leaves int
}

func (b *schemaBuilder) node(depth, rep, def int) (*parquetNode, error) {
	if len(b.rest) == 0 {
		return nil, errors.New("its description is damaged: columns are missing")
	}
	if depth > b.limits.Depth {
		return nil, fmt.Errorf("its columns are nested deeper than %d", b.limits.Depth)
	}
	el := b.rest[0]
	b.rest = b.rest[1:]
	n := &parquetNode{name: strings.ToValidUTF8(el.Name, "\uFFFD"), from: b.leaves}
	if depth > 0 {
		switch el.RepetitionType.V {
		case pqformat.Repeated:
			rep, def, n.repeated = rep+1, def+1, true
		case pqformat.Optional:
			def++
		}
	}
	n.rep, n.def = rep, def
	if !el.NumChildren.Valid || el.Type.Valid {
		n.form, n.leaf = parquetValue, leafOf(&el, b.limits.Depth)
		if b.leaves++; b.leaves > b.limits.Columns {
			return nil, fmt.Errorf("it has more than %d columns, which is the limit", b.limits.Columns)
		}
		n.to = b.leaves
		return n, nil
	}
	for range max(0, int(el.NumChildren.V)) {
		kid, err := b.node(depth+1, rep, def)
		if err != nil {
			return nil, err
		}
		n.kids = append(n.kids, kid)
	}
	if n.to = b.leaves; n.from == n.to {
		return nil, fmt.Errorf("its description is damaged: the group %q is empty", n.name)
	}
	n.form = formOf(&el, n)
	return n, nil
}

// formOf tells lists and maps from other groups.
func formOf(el *pqformat.SchemaElement, n *parquetNode) parquetForm {
	_, list := el.LogicalType.Value.(*pqformat.ListType)
	_, mapping := el.LogicalType.Value.(*pqformat.MapType)
	if c := el.ConvertedType; c.Valid {
		list = list || c.V == deprecated.List
		mapping = mapping || c.V == deprecated.Map || c.V == deprecated.MapKeyValue
	}
	switch only := len(n.kids) == 1 && n.kids[0].repeated; {
	case list && only:
		return parquetList
	case mapping && only && len(n.kids[0].kids) == 2:
		return parquetMap
	}
	return parquetGroup
}

func leafOf(el *pqformat.SchemaElement, depth int) parquetLeaf {
	leaf := parquetLeaf{physical: el.Type.V, logical: el.LogicalType.Value, depth: depth, scale: int(el.Scale.V)}
	if d, ok := leaf.logical.(*pqformat.DecimalType); ok {
		leaf.scale = int(d.Scale)
	}
	if leaf.logical == nil && el.ConvertedType.Valid {
		leaf.converted, leaf.old = el.ConvertedType.V, true
	}
	return leaf
}

// leaves are all leaves below the node.
func (n *parquetNode) leaves() []*parquetNode {
	if n.form == parquetValue {
		return []*parquetNode{n}
	}
	var all []*parquetNode
	for _, kid := range n.kids {
		all = append(all, kid.leaves()...)
	}
	return all
}

var errParquetLevels = errors.New("its values do not fit together: the file is damaged")

// value makes a value of those of the leaves below the node, which are cols.
func (n *parquetNode) value(cols [][]parquet.Value) (any, error) {
	if len(cols[0]) == 0 {
		return nil, errParquetLevels
	}
	if n.repeated {
		return n.elements(cols, n.content)
	}
	if cols[0][0].DefinitionLevel() < n.def {
		return nil, nil
	}
	return n.content(cols)
}

// content is the value of a node that is there, once.
func (n *parquetNode) content(cols [][]parquet.Value) (any, error) {
	switch n.form {
	case parquetValue:
		if len(cols[0]) == 0 {
			return nil, errParquetLevels
		}
		return n.leaf.value(cols[0][0])
	case parquetList:
		return n.kids[0].elements(cols, n.kids[0].element())
	case parquetMap:
		return n.mapping(cols)
	}
	group := make(map[string]any, len(n.kids))
	for _, kid := range n.kids {
		value, err := kid.value(cols[kid.from-n.from : kid.to-n.from])
		if err != nil {
			return nil, err
		}
		group[kid.name] = value
	}
	return group, nil
}

// element is how one element of a list is read: the repeated node itself in
// older files, else what it holds.
func (n *parquetNode) element() func([][]parquet.Value) (any, error) {
	if n.form == parquetGroup && len(n.kids) == 1 && n.name != "array" && !strings.HasSuffix(n.name, "_tuple") {
		return n.kids[0].value
	}
	return n.content
}

// elements reads what a repeated node holds, each with what is given.
func (n *parquetNode) elements(cols [][]parquet.Value, read func([][]parquet.Value) (any, error)) ([]any, error) {
	if len(cols[0]) == 0 {
		return nil, errParquetLevels
	}
	if cols[0][0].DefinitionLevel() < n.def {
		return []any{}, nil
	}
	var list []any
	at := make([]int, len(cols))
	part := make([][]parquet.Value, len(cols))
	for at[0] < len(cols[0]) {
		for i, values := range cols {
			if at[i] >= len(values) {
				return nil, errParquetLevels
			}
			end := at[i] + 1
			for end < len(values) && values[end].RepetitionLevel() > n.rep {
				end++
			}
			part[i], at[i] = values[at[i]:end], end
		}
		value, err := read(part)
		if err != nil {
			return nil, err
		}
		list = append(list, value)
	}
	return list, nil
}

// mapping reads a map; keys that are no text are written as such.
func (n *parquetNode) mapping(cols [][]parquet.Value) (any, error) {
	pairs := n.kids[0]
	key, value := pairs.kids[0], pairs.kids[1]
	m := map[string]any{}
	_, err := pairs.elements(cols, func(cols [][]parquet.Value) (any, error) {
		k, err := key.value(cols[:key.to-pairs.from])
		if err != nil {
			return nil, err
		}
		v, err := value.value(cols[value.from-pairs.from:])
		m[fmt.Sprint(k)] = v
		return nil, err
	})
	return m, err
}
