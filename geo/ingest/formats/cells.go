package formats

import (
	"math"
	"strings"
)

// cells are the columns and values of a row in a format without a header.
type cells struct {
	names  []string
	values []any
}

func (c *cells) add(name string, value any) {
	c.names = append(c.names, name)
	c.values = append(c.values, value)
}

// text adds a text; an empty one is nothing there.
func (c *cells) text(name, text string) {
	if text == "" {
		c.add(name, nil)
		return
	}
	c.add(name, text)
}

// namer shares the names between rows that have the same columns.
type namer map[string][]string

// maxShared is how many sets of columns are remembered.
const maxShared = 1024

func (n namer) names(raw []string) []string {
	key := strings.Join(raw, "\x00")
	names, ok := n[key]
	if !ok {
		names = columnNames(raw)
		if len(n) < maxShared {
			n[key] = names
		}
	}
	return names
}

// finite says whether f is a number that is neither infinite nor none.
func finite(f float64) bool { return !math.IsInf(f, 0) && !math.IsNaN(f) }
