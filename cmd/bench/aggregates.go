//go:build unix

package main

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/mapd/mapd/geo"
)

// across is how many cells a box is divided into along each side.
const across = 64

func itemsQuestion(set *dataset, limit int) question {
	return question{
		what: fmt.Sprintf("items, %d of a box and a year", limit), aim: 20, count: countFeatures,
		countSQL: func(rows [][]string) (int, error) { return countFeatures([]byte(rows[0][0])) },
		asked: []asked{{
			fmt.Sprintf("/api/collections/events/items?bbox=%s&datetime=%s&limit=%d", boxText(items), windowText(year), limit),
			itemsSQL(set, items, &year, limit)}},
	}
}

func histogramQuestion(set *dataset) question {
	return question{
		what: "histogram by month of South-East Asia", aim: 300, count: countGroups, countSQL: lastColumn,
		asked: []asked{{"/api/collections/events/aggregate?by=month&bbox=" + boxText(region), histogramSQL(set, region)}},
		scan:  func() int { return set.columns.histogram(region) },
	}
}

func gridQuestion(set *dataset) question {
	return question{
		what: "64 x 64 counts of a box", aim: 200, count: countGroups, countSQL: lastColumn,
		asked: []asked{{fmt.Sprintf("/api/collections/events/aggregate?grid=%dx%[1]d&bbox=%s", across, boxText(capital)), gridSQL(set, capital, across)}},
		scan:  func() int { return set.columns.grid(capital) },
	}
}

func boxText(b geo.Box) string { return fmt.Sprintf("%g,%g,%g,%g", b.West, b.South, b.East, b.North) }

func windowText(w geo.Window) string { return w.Start.String() + "/" + w.End.String() }

func countFeatures(body []byte) (int, error) {
	var page struct{ Features []json.RawMessage }
	err := json.Unmarshal(body, &page)
	return len(page.Features), err
}

// countGroups adds up the groups of an aggregate.
func countGroups(body []byte) (int, error) {
	var answer struct{ Groups []struct{ Possible int } }
	err := json.Unmarshal(body, &answer)
	n := 0
	for _, g := range answer.Groups {
		n += g.Possible
	}
	return n, err
}

// lastColumn adds up the last column of rows.
func lastColumn(rows [][]string) (int, error) {
	total := 0
	for _, row := range rows {
		n, err := strconv.Atoi(row[len(row)-1])
		if err != nil {
			return 0, err
		}
		total += n
	}
	return total, nil
}

// histogram counts by month, as mapd does, over bare columns. It returns the
// sum of all months.
func (c *columns) histogram(box geo.Box) int {
	first, last := c.start[0], c.end[0]
	for i := range c.start {
		first, last = min(first, c.start[i]), max(last, c.end[i])
	}
	monthOf := make([]int32, last-first+1)
	for i := range monthOf {
		t := (first + geo.Day(i)).Time()
		monthOf[i] = int32(12*t.Year() + int(t.Month()) - 12*first.Time().Year())
	}
	steps := make([]int, monthOf[len(monthOf)-1]+2)
	for i, lon := range c.lon {
		if lat := c.lat[i]; lon >= box.West && lon <= box.East && lat >= box.South && lat <= box.North {
			steps[monthOf[c.start[i]-first]]++
			steps[monthOf[c.end[i]-first]+1]--
		}
	}
	sum, total := 0, 0
	for _, step := range steps {
		sum += step
		total += sum
	}
	return total
}

// grid counts by cell over bare columns. It returns the sum of all cells.
func (c *columns) grid(box geo.Box) int {
	var cells [across * across]int
	perLon, perLat := across/(box.East-box.West), across/(box.North-box.South)
	for i, lon := range c.lon {
		if lat := c.lat[i]; lon >= box.West && lon <= box.East && lat >= box.South && lat <= box.North {
			cells[min(int((lat-box.South)*perLat), across-1)*across+min(int((lon-box.West)*perLon), across-1)]++
		}
	}
	total := 0
	for _, n := range cells {
		total += n
	}
	return total
}
