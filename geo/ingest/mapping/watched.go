package mapping

import (
	"slices"
	"strings"
)

// Watched are the options that a Survey of a table with these columns begins
// with: roles are given to columns that there are. Plan says what is wrong
// with the others.
func (o Options) Watched(columns []string) Options {
	given := o.Map
	o.Map = nil
	for _, m := range given {
		if _, column, ok := strings.Cut(m, "="); ok && slices.Contains(columns, column) {
			o.Map = append(o.Map, m)
		}
	}
	return o
}
