//go:build unix

package main

import (
	"fmt"

	"github.com/mapd/mapd/geo"
)

// question is one question, asked of several tiles or boxes.
type question struct {
	what  string
	aim   float64 // how many times faster mapd should answer; 0: no aim
	asked []asked
	// count tells how many events an answer of mapd speaks of, and countSQL
	// that of PostGIS: the same number.
	count    func(body []byte) (int, error)
	countSQL func(rows [][]string) (int, error)
	// scan does the same over bare columns, without indexes; nil if that is not
	// compared.
	scan func() int
}

// asked is the same question in both languages.
type asked struct{ target, statement string }

// cellsFrom is how many places a tile of mapd has at least when it has cells.
const cellsFrom = 3001

// Where and when the questions are asked: South-East Asia, round Bangkok, and a
// month and a year of the eleven.
var (
	items   = geo.Box{West: 97, South: 5, East: 110, North: 24}
	region  = geo.Box{West: 92, South: -11, East: 141, North: 29}
	capital = geo.Box{West: 100, South: 13, East: 103, North: 16}
	month   = geo.Window{Start: geo.NewDay(2021, 5, 1), End: geo.NewDay(2021, 5, 31)}
	year    = geo.Window{Start: geo.NewDay(2021, 1, 1), End: geo.NewDay(2021, 12, 31)}
)

func questions(set *dataset) []question {
	var all []question
	tiles := func(what string, aims map[int]float64, order []int, least, greatest int, statement func(*dataset, tile, *geo.Window) string, count func([]byte) (int, error)) {
		for _, z := range order {
			chosen := set.columns.tilesOf(z, least, greatest, 9)
			for _, window := range []*geo.Window{nil, &month} {
				q := question{what: fmt.Sprintf("%s, zoom %d", what, z), aim: aims[z], count: count,
					countSQL: func(rows [][]string) (int, error) { return count([]byte(rows[0][0])) }}
				query := ""
				if window != nil {
					q.what += ", one month"
					query = "?datetime=" + windowText(*window)
				}
				for _, t := range chosen {
					q.asked = append(q.asked, asked{t.path(query), statement(set, t, window)})
				}
				all = append(all, q)
			}
		}
	}
	tiles("cells", map[int]float64{3: 100, 4: 100, 5: 100, 7: 15}, []int{3, 4, 5, 7}, cellsFrom, set.events, cellsSQL, countTile)
	tiles("exact tiles", map[int]float64{9: 3, 11: 15, 13: 3}, []int{9, 11, 13}, 1, cellsFrom-1, pointsSQL, countTile)
	for _, limit := range []int{100, 10_000} {
		all = append(all, itemsQuestion(set, limit))
	}
	return append(all, histogramQuestion(set), gridQuestion(set))
}
