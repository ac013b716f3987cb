package ogc

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/sheet"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/httpx"
	"github.com/mapd/mapd/web/record"
)

func (a *resource) aggregate(w http.ResponseWriter, r *http.Request) error {
	d, s, err := a.described(r)
	if err != nil {
		return err
	}
	values, err := httpx.Params(r)
	if err != nil {
		return err
	}
	q, err := d.ask(httpx.ParseFilter, values, append([]string{"by", "grid"}, common...)...)
	if err != nil {
		return err
	}
	f, err := httpx.Format(r, values, "json", "csv")
	if err != nil {
		return err
	}
	by, err := groupBy(values, q)
	if err != nil {
		return err
	}
	content := httpx.Content{Type: httpx.JSON, Format: format, Key: f, Vary: []string{"Accept"}}
	write := countsJSON
	if f == "csv" {
		content.Type, write = httpx.CSV, countsCSV
	}
	content.Body = func() ([]byte, error) {
		answer, err := s.Aggregate(r.Context(), q, by)
		if err != nil {
			return nil, err
		}
		return write(answer, by)
	}
	return httpx.Serve(w, r, s, content)
}

// groupBy reads by and grid.
func groupBy(values url.Values, q geo.Query) (snapshot.By, error) {
	var by snapshot.By
	if values.Has("by") {
		for field := range strings.SplitSeq(values.Get("by"), ",") {
			by.Fields = append(by.Fields, strings.TrimSpace(field))
		}
	}
	if values.Has("grid") {
		if q.Box == nil {
			return by, geo.InvalidParam("grid", "a grid needs a bbox to divide; give both")
		}
		columns, rows, ok := readGrid(values.Get("grid"))
		if !ok {
			return by, geo.InvalidParam("grid", "%q is not COLUMNSxROWS in whole numbers, for example 64x64", values.Get("grid"))
		}
		by.Grid = &snapshot.Grid{Columns: columns, Rows: rows, Box: *q.Box}
	}
	return by, by.Check(q.Collection)
}

func readGrid(text string) (columns, rows int, ok bool) {
	left, right, _ := strings.Cut(text, "x")
	columns, okLeft := httpx.WholeNumber(left)
	rows, okRight := httpx.WholeNumber(right)
	return columns, rows, okLeft && okRight
}

// countsJSON writes each group with the fields in the order asked for. There
// may be thousands, so they are written without encoding/json.
func countsJSON(a snapshot.Aggregate, by snapshot.By) ([]byte, error) {
	out := fmt.Appendf(nil, `{"dataVersion":%d,"total":%d,"undated":%d,"unlocated":%d,"groups":[`, a.Version, a.Total, a.Undated, a.Unlocated)
	number := func(name string, n int) {
		out = append(out, name...)
		out = strconv.AppendInt(out, int64(n), 10)
	}
	for i, g := range a.Groups {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, '{')
		for j, field := range by.Fields {
			value, err := json.Marshal(record.Optional(g.Values[j]))
			if err != nil {
				return nil, err
			}
			out = append(strconv.AppendQuote(out, field), ':')
			out = append(append(out, value...), ',')
		}
		if by.Grid != nil {
			number(`"column":`, g.Column)
			number(`,"row":`, g.Row)
			out = append(out, ',')
		}
		number(`"certain":`, g.Certain)
		number(`,"possible":`, g.Possible)
		out = append(out, '}')
	}
	return append(out, "]}\n"...), nil
}

// countsCSV writes one line for each group.
func countsCSV(a snapshot.Aggregate, by snapshot.By) ([]byte, error) {
	var buf bytes.Buffer
	out := csv.NewWriter(&buf)
	out.UseCRLF = true // RFC 4180
	header := slices.Clone(by.Fields)
	if by.Grid != nil {
		header = append(header, "column", "row")
	}
	lines := [][]string{append(header, "certain", "possible")}
	for _, g := range a.Groups {
		line := make([]string, 0, len(header)+2)
		for _, value := range g.Values {
			line = append(line, sheet.Guard(value))
		}
		if by.Grid != nil {
			line = append(line, strconv.Itoa(g.Column), strconv.Itoa(g.Row))
		}
		lines = append(lines, append(line, strconv.Itoa(g.Certain), strconv.Itoa(g.Possible)))
	}
	if err := out.WriteAll(lines); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}
