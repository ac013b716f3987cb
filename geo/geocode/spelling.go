package geocode

import (
	"slices"
	"strings"

	"github.com/mapd/mapd/geo/geocode/internal/key"
)

// spelling returns the name that matched.
func (f *finder) spelling(h hit) Name {
	name, ok := f.spelled[h]
	if !ok {
		name = f.c.spelling(h)
		f.spelled[h] = name
	}
	return name
}

func (c *Geocoder) spelling(h hit) Name {
	names := c.namesOf(h)
	for _, n := range names {
		if keyOf(n, h.match.known) == h.key {
			return n
		}
	}
	return names[0]
}

// namesOf returns the names among which the one is that matched.
func (c *Geocoder) namesOf(h hit) []Name {
	if h.row >= 0 {
		return c.namesOfRow(h.row)
	}
	p := c.place(h.spot)
	return append([]Name{{Text: p.Name}}, p.Names...)
}

// keyOf returns one of the keys of a name, also where another one is the same.
func keyOf(n Name, form Form) string {
	words := key.Words(n.Text)
	if form != Full {
		words = key.CoreWords(words)
	}
	if form == Sorted {
		words = slices.Sorted(slices.Values(words))
	}
	return strings.Join(words, "")
}

// namesOfRow returns all names of a row.
func (c *Geocoder) namesOfRow(row int) []Name {
	p := c.rows.Place(row)
	return append([]Name{{Text: p.Name}}, p.Names...)
}
