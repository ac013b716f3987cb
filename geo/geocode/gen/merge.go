package main

import (
	"cmp"
	"log"
	"slices"

	"github.com/paulmach/orb"
	orbgeo "github.com/paulmach/orb/geo"

	"github.com/mapd/mapd/geo/geocode/internal/key"
)

// How far apart the positions of one place may lie in the two lists, in
// metres. Of the pairs of one own name nine in ten lie within 20 metres and
// fewer and fewer up to 10 km; from 15 km on there are more again, which are
// other places of the same name. Another spelling is weaker: beyond 2 km it
// is mostly that of the neighbouring city.
const (
	sameName     = 10_000
	sameSpelling = 2_000
	samePoint    = 20
)

// pair is a place of each list that may be one.
type pair struct {
	class    int // 0: own names, 1: another spelling, 2: the position alone
	metres   float64
	old, new int
}

// merge makes one list of the two: what is one place becomes one row. New
// rows without a pair are left out outside the region.
func merge(old, newer []town) []town {
	pairs := findPairs(old, newer)
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.class, b.class), cmp.Compare(a.metres, b.metres), cmp.Compare(a.old, b.old), cmp.Compare(a.new, b.new))
	})
	newOf, taken := map[int]int{}, map[int]bool{}
	cities := namesOfCities(old)
	var used []pair
	for _, p := range pairs {
		if _, ok := newOf[p.old]; ok || taken[p.new] || p.metres > [...]float64{sameName, sameSpelling, samePoint}[p.class] {
			continue
		}
		taken[p.new] = true
		if t := newer[p.new]; p.class == 2 && cities[t.country+key.Of(t.name).Full] {
			log.Printf("left out: %s in %s at %v, which is the position of %s", t.name, t.country, t.point, old[p.old].name)
			continue
		}
		newOf[p.old] = p.new
		used = append(used, p)
	}
	report(old, newer, pairs, used)
	return join(old, newer, newOf, taken)
}

// namesOfCities returns the countries and names of the large towns of a list.
// One of these names at the position of a town that has another name in the
// older list, while the city itself is elsewhere, is a mistake.
func namesOfCities(towns []town) map[string]bool {
	names := map[string]bool{}
	for _, t := range towns {
		if t.people >= 100_000 {
			for _, k := range keysOf(t.name, t.ascii) {
				names[t.country+k] = true
			}
		}
	}
	return names
}

// join makes the rows of the pairs, and of those without one.
func join(old, newer []town, newOf map[int]int, taken map[int]bool) []town {
	var towns []town
	for i, t := range old {
		if n, ok := newOf[i]; ok {
			u := newer[n]
			t.spellings = append([]string{t.name}, t.spellings...)
			t.name, t.point = u.name, u.point
			t.moved = [2]string{code(t.country, t.first, t.second), code(u.country, u.first, u.second)}
			t.first, t.second = u.first, u.second
		}
		towns = append(towns, t)
	}
	for i, t := range newer {
		if !taken[i] && inRegion[t.country] {
			towns = append(towns, t)
		}
	}
	return towns
}

// findPairs returns all pairs that share a name or lie at one position.
func findPairs(old, newer []town) []pair {
	own, other := map[string][]int{}, map[string][]int{}
	cells := map[[2]int][]int{}
	for i, t := range old {
		for _, k := range keysOf(t.name, t.ascii) {
			own[t.country+k] = append(own[t.country+k], i)
		}
		for _, k := range keysOf(t.spellings...) {
			other[t.country+k] = append(other[t.country+k], i)
		}
		cells[cellOf(t.point, 0, 0)] = append(cells[cellOf(t.point, 0, 0)], i)
	}
	var pairs []pair
	for n, t := range newer {
		add := func(class int, candidates []int) {
			for _, o := range candidates {
				if d := orbgeo.Distance(old[o].point, t.point); old[o].country == t.country && d < 100_000 {
					pairs = append(pairs, pair{class, d, o, n})
				}
			}
		}
		for _, k := range keysOf(t.name) {
			add(0, own[t.country+k])
			add(1, other[t.country+k])
		}
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				add(2, cells[cellOf(t.point, dx, dy)])
			}
		}
	}
	return pairs
}

// cellOf returns the cell of a point in a grid of a thousandth of a degree, or
// a neighbour of it.
func cellOf(p orb.Point, dx, dy int) [2]int {
	return [2]int{int(p[0]*1000+200_000) + dx, int(p[1]*1000+200_000) + dy}
}

// keysOf returns the keys of names, each once.
func keysOf(names ...string) []string {
	var keys []string
	for _, n := range names {
		if k := key.Of(n).Full; k != "" && !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	return keys
}

// report says how far apart the pairs lie, and what became of them.
func report(old, newer []town, pairs, used []pair) {
	bounds := []float64{20, 100, 500, 1000, 2000, 3000, 4000, 5000, 6000, 8000, 10_000, 12_000, 15_000, 20_000, 30_000, 50_000, 100_000}
	best := map[[2]int]float64{}
	for _, p := range pairs {
		if d, ok := best[[2]int{p.class, p.new}]; inRegion[newer[p.new].country] && (!ok || p.metres < d) {
			best[[2]int{p.class, p.new}] = p.metres
		}
	}
	var count [3][]int
	for class := range count {
		count[class] = make([]int, len(bounds))
	}
	for k, d := range best {
		if i, _ := slices.BinarySearch(bounds, d); i < len(bounds) {
			count[k[0]][i]++
		}
	}
	log.Print("nearest pair of each new row in the region, up to metres: own name, other spelling, position")
	for i, b := range bounds {
		log.Printf("%8.0f %6d %6d %6d", b, count[0][i], count[1][i], count[2][i])
	}
	var classes [3]int
	for _, p := range used {
		classes[p.class]++
	}
	log.Printf("%d old rows, %d new ones; one place by own name %d, other spelling %d, position %d", len(old), len(newer), classes[0], classes[1], classes[2])
}
