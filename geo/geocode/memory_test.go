package geocode

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo/geocode/internal/key"
)

// memory is a gazetteer of a few places, answered by plain loops.
type memory struct {
	places  []Place
	entries map[string][]Entry
}

func newMemory(places []Place) *memory {
	m := &memory{places: places, entries: map[string][]Entry{}}
	for row, p := range places {
		for i, n := range append([]Name{{Text: p.Name}}, p.Names...) {
			k := key.Of(n.Text)
			for form, text := range []string{Full: k.Full, Core: k.Core, Sorted: k.Sorted} {
				if text != "" {
					m.entries[text] = append(m.entries[text], Entry{row, Form(form), i == 0})
				}
			}
		}
	}
	return m
}

func (m *memory) Len() int            { return len(m.places) }
func (m *memory) Place(row int) Place { return m.places[row] }

func (m *memory) Light(row int) (string, int, orb.Point, Kind) {
	p := m.places[row]
	return p.Country, p.People, p.Point, p.Kind
}

func (m *memory) Exact(key string) iter.Seq[Entry] { return slices.Values(m.entries[key]) }

func (m *memory) Slips(key string) iter.Seq2[string, Entry] {
	return m.where(func(k string) bool { return isSlip(key, k) })
}

func (m *memory) Prefix(key string, _ int) iter.Seq2[string, Entry] {
	return m.where(func(k string) bool { return strings.HasPrefix(k, key) })
}

func (m *memory) where(keep func(string) bool) iter.Seq2[string, Entry] {
	return func(yield func(string, Entry) bool) {
		for k, entries := range m.entries {
			for _, e := range entries {
				if keep(k) && !yield(k, e) {
					return
				}
			}
		}
	}
}

func (m *memory) Rows(ids ...string) map[string]int {
	rows := map[string]int{}
	for row, p := range m.places {
		if slices.Contains(ids, p.ID) {
			rows[p.ID] = row
		}
	}
	return rows
}

func (m *memory) Near(p orb.Point, limit int, metres float64) []int {
	var rows []int
	for row, place := range m.places {
		if distance(p, place.Point) <= metres {
			rows = append(rows, row)
		}
	}
	slices.SortFunc(rows, func(a, b int) int {
		return cmp.Compare(distance(p, m.places[a].Point), distance(p, m.places[b].Point))
	})
	return rows[:min(len(rows), limit)]
}

// Inside goes by the nearest place within 100 km.
func (m *memory) Inside(p orb.Point) (country, admin1 string) {
	for _, row := range m.Near(p, 1, 100_000) {
		return m.places[row].Country, m.places[row].Admin1
	}
	return "", ""
}

// Border is the distance of the nearest place of another country.
func (m *memory) Border(p orb.Point) float64 {
	country, _ := m.Inside(p)
	nearest := math.Inf(1)
	for _, place := range m.places {
		if place.Country != country {
			nearest = min(nearest, distance(p, place.Point))
		}
	}
	return nearest
}
