package feeds

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkt"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/pages"
)

// tool is a tool, the address for it, and a picture of what arrives there, made
// of the first items: a sheet, news, layers with the map or as folders, or text.
type tool struct {
	pages.Tool
	Label  string     // what the picture is called
	Sheet  [][]string // the first row names the columns
	News   []news
	Layers []layer
	Map    *pages.Map // beside the layers
	Span   string     // the time that is gone through
	Text   string
}

// Shows reports whether there is a picture.
func (t tool) Shows() bool {
	return len(t.Sheet) > 1 || len(t.News) > 0 || len(t.Layers) > 0 || t.Text != ""
}

// news is an entry as a feed reader shows it.
type news struct{ Title, Change, Day string }

// layer is a group of items that are drawn alike.
type layer struct {
	Class, Label string
	Count        int
}

// pictured is how many items are shown in a picture.
const pictured = 3

// seen is what pictures are made of.
type seen struct {
	rows        []sample
	feature     string // the first item as GeoJSON
	first, last geo.Day
}

// see reads the items that pictures are made of.
func (s *seen) see(f *Feed, item snapshot.Row) {
	if extent := item.Extent(); extent.Dated() {
		if extent.Start.Known() && (s.first == 0 || extent.Start < s.first) {
			s.first = extent.Start
		}
		if extent.End.Known() && extent.End > s.last {
			s.last = extent.End
		}
	}
	if len(s.rows) >= shownRows {
		return
	}
	s.rows = append(s.rows, f.sample(item))
	if s.feature == "" {
		s.feature = firstLines(f.appendFeature(nil, f.row(item)))
	}
}

// firstLines is how a value of JSON begins, with a line for each member.
func firstLines(value []byte) string {
	var b bytes.Buffer
	_ = json.Indent(&b, value, "", " ") // mapd wrote it
	lines := strings.SplitAfterN(b.String(), "\n", 8)
	return strings.Join(lines[:len(lines)-1], "")
}

// sheet is the first rows as a table.
func (s *seen) sheet(names []string, cells func(sample) []string) [][]string {
	rows := [][]string{names}
	for _, r := range s.rows[:min(len(s.rows), pictured)] {
		rows = append(rows, cells(r))
	}
	return rows
}

// layers are the groups that there are, as GeoPackage and KML have them.
func (f *Feed) layers() []layer {
	var all []layer
	for _, l := range looks(f.Query.Collection) {
		if n := f.survey.looks[l.name]; n > 0 {
			all = append(all, layer{l.name, l.label, n})
		}
	}
	return all
}

// news are the newest entries. Without a history there are none.
func (f *Feed) news(ctx context.Context) ([]news, error) {
	items, _, err := f.newest(ctx, nil, pictured)
	if err != nil {
		return nil, err
	}
	var all []news
	for _, item := range items {
		r := f.row(item)
		at, err := f.Times.of(ctx, r.item.Version)
		if err != nil {
			return nil, err
		}
		_, version, err := f.Times.first(ctx, r.record.Key())
		if err != nil {
			return nil, err
		}
		one := news{r.title(), "new", at.Format("2006-01-02")}
		if version != r.item.Version {
			one.Change = "corrected"
		}
		all = append(all, one)
	}
	return all, nil
}

// summary is what GDAL says of the layer.
func (f *Feed) summary() string {
	c := f.Query.Collection
	lines := []string{"Layer name: " + string(c)}
	if f.spatial() {
		lines = append(lines, "Geometry: "+map[geo.Collection]string{geo.Hotspots: "Point", geo.Events: "Multi Point", geo.Flows: "Line String"}[c])
	}
	lines = append(lines, "Feature Count: "+count(f.survey.count))
	if b := f.survey.bound; f.survey.located > 0 {
		lines = append(lines, fmt.Sprintf("Extent: (%.2f, %.2f) - (%.2f, %.2f)", b.Min[0], b.Min[1], b.Max[0], b.Max[1]))
	}
	return strings.Join(append(lines, "id: String (0.0)", "…"), "\n")
}

// columnsOf writes rows below each other, in columns of the same width.
func columnsOf(rows [][]string) string {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			b.WriteString(cell + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)+2))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// spanned is the time from the first to the last day, "" if there is none.
func (s *seen) spanned() string {
	if s.first == 0 || s.last < s.first {
		return ""
	}
	return s.first.String() + " – " + s.last.String()
}

// shape is a geometry as tables show it.
func shape(g orb.Geometry) string {
	if g == nil {
		return "None"
	}
	return wkt.MarshalString(g)
}
