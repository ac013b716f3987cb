package look_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest/load"
	"github.com/mapd/mapd/geo/ingest/look"
	"github.com/mapd/mapd/geo/ingest/mapping"
	"github.com/mapd/mapd/geo/ingest/rows"
	"github.com/mapd/mapd/geo/pack/packtest"
)

func opened(t *testing.T, name, text string) *look.File {
	t.Helper()
	file, err := look.Open(t.Context(), rows.Input{Name: name, Data: strings.NewReader(text), Size: int64(len(text))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	})
	return file
}

func looked(t *testing.T, file *look.File, a look.Ask) *look.Seen {
	t.Helper()
	seen, err := file.Look(t.Context(), a, nil)
	if err != nil {
		t.Fatal(err)
	}
	return seen
}

const raids = `case no,date,latitude,longitude,kind,place,killed
A1,2024-01-05,16.6856,98.5142,Raid,KK Park,3
A2,2023-08,,,Raid,Myawaddy,
A3,,13.6562,102.5628,Rescue,Poipet,
A4,2024-01-05,95,98.5,Raid,Nowhere,
A1,2024-02-01,16.7,98.5,Raid,KK Park,
A1,2024-01-05,16.6856,98.5142,Raid,KK Park,3
`

func TestLook(t *testing.T) {
	file := opened(t, "raids.csv", raids)
	seen := looked(t, file, look.Ask{Map: []string{"id=case no"}, Kinds: []look.Kind{{ID: "raid", Label: "Raid", Glyph: "raid", Family: geo.Force}}})
	if want := (look.Counts{Read: 6, Events: 3, Again: 1, Refused: 2, Located: 2, Undated: 1}); seen.Counts != want {
		t.Errorf("%+v, want %+v", seen.Counts, want)
	}
	if len(seen.Kinds) != 1 || seen.Kinds[0].Label != "Rescue" || seen.Kinds[0].Family != geo.Other {
		t.Errorf("kinds: %+v; Raid is known", seen.Kinds)
	}
	if len(seen.Refused) != 2 || seen.Refused[0].Line != 5 || seen.Refused[0].Column != "latitude" || seen.Refused[0].Remedy == "" {
		t.Errorf("refused: %+v", seen.Refused)
	}
	if r := seen.Refused[1]; r.Line != 6 || r.Reason != "the id a1 stands already in line 2 with other values" {
		t.Errorf("refused: %+v", r)
	}
	if want := "mapd import raids.csv --dataset raids --map 'id=case no'"; seen.Command != want {
		t.Errorf("%s, want %s", seen.Command, want)
	}
	var titles []string
	for i := range seen.Counts.Events {
		titles = append(titles, textsOf(t, seen.Part, "id")[i]+" "+textsOf(t, seen.Part, "when")[i])
	}
	if got := fmt.Sprint(titles); got != "[2 2023-08 1 2024-01-05 3 ]" {
		t.Errorf("in time: %s", got)
	}
}

// textsOf reads a column of texts.
func textsOf(t *testing.T, part []byte, name string) []string {
	t.Helper()
	p, err := packtest.Read(part)
	if err != nil {
		t.Fatal(err)
	}
	list := make([]string, p.Rows)
	for i := range list {
		list[i] = p.Text(name, i)
	}
	return list
}

func TestQuestions(t *testing.T) {
	const open = "date,lat,lon\n01/02/2024,16.6,98.5\n03/04/2024,16.6,98.5\n"
	file := opened(t, "my raids.csv", open)
	seen := looked(t, file, look.Ask{})
	if seen.Part != nil || len(seen.Plan.Questions) != 1 || seen.Plan.Questions[0].Answers[0].Flag != "dates" {
		t.Fatalf("%+v", seen)
	}
	seen = looked(t, file, look.Ask{Dates: "dmy"})
	if got := textsOf(t, seen.Part, "when"); fmt.Sprint(got) != "[2024-02-01 2024-04-03]" {
		t.Errorf("day first: %v", got)
	}
	if want := "mapd import 'my raids.csv' --dataset my-raids --dates dmy"; seen.Command != want {
		t.Errorf("%s, want %s", seen.Command, want)
	}
	seen = looked(t, file, look.Ask{Dates: "mdy", Map: []string{"extra=lat"}})
	if seen.Counts.Located != 0 || seen.Plan.Columns[1].Role != mapping.Extra {
		t.Errorf("lat is extra: %+v", seen)
	}
}

// TestListsInJSON checks that the page never finds null where a list is.
func TestListsInJSON(t *testing.T) {
	exchanged, err := os.ReadFile("../testdata/crooked-import/exchanged.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{string(exchanged), "id,date,empty\n1,,\n"} {
		data, err := json.Marshal(looked(t, opened(t, "a.csv", text), look.Ask{}))
		if err != nil || strings.Contains(string(data), "null") {
			t.Errorf("%s %v", data, err)
		}
	}
}

func TestRow(t *testing.T) {
	file := opened(t, "raids.csv", raids)
	if _, err := file.Row(t.Context(), 1); err == nil {
		t.Error("a row of nothing")
	}
	looked(t, file, look.Ask{})
	d, err := file.Row(t.Context(), 3)
	if err != nil || d.Line != 4 || len(d.Cells) != 7 || d.Cells[5] != (look.Cell{Name: "place", Role: mapping.Place, Text: "Poipet"}) {
		t.Errorf("%+v %v", d, err)
	}
	if d, err = file.Row(t.Context(), 4); err != nil || d.Cells[2].Text != "95" {
		t.Errorf("a refused row: %+v %v", d, err)
	}
	if _, err := file.Row(t.Context(), 7); err == nil {
		t.Error("a row behind the end")
	}
}

func TestTooMany(t *testing.T) {
	var text strings.Builder
	text.WriteString("id,date\n")
	for i := range look.MostRows + 1 {
		fmt.Fprintf(&text, "%d,2024\n", i)
	}
	file := opened(t, "many.csv", text.String())
	if _, err := file.Look(t.Context(), look.Ask{}, nil); !errors.Is(err, look.ErrTooMany) {
		t.Errorf("%v", err)
	}
}

func TestProgress(t *testing.T) {
	text := "id,date\n" + strings.Repeat("a,2024-01-05\n", 10_000)
	passes := map[int]int64{}
	_, err := opened(t, "a.csv", text).Look(t.Context(), look.Ask{}, func(pass int, bytes int64) { passes[pass] = bytes })
	if err != nil || passes[1] == 0 || passes[2] == 0 || passes[2] > int64(len(text)) {
		t.Errorf("%v %v", passes, err)
	}
}

func TestCommand(t *testing.T) {
	for name, want := range map[string]string{
		"Übersicht 2024.xlsx": "mapd import 'Übersicht 2024.xlsx' --dataset bersicht-2024",
		"it's.csv":            `mapd import 'it'\''s.csv' --dataset it-s`,
		"-rf.csv":             "mapd import './-rf.csv' --dataset rf",
		"数据.csv":              "mapd import 数据.csv --dataset my-data",
	} {
		if got := look.Command(name); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestAsImport looks at the crooked files and imports them in a dry run
// without a gazetteer: the same rows are refused, the same questions are open.
func TestAsImport(t *testing.T) {
	var files []string
	for _, pattern := range []string{"../testdata/crooked-import/*.csv", "../formats/testdata/*", "../formats/testdata/crooked/*"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatal(pattern, err)
		}
		files = append(files, found...)
	}
	compared := 0
	for _, path := range files {
		info, err := os.Stat(path)
		if err != nil || info.IsDir() || strings.HasSuffix(path, ".txt") || strings.HasSuffix(path, ".want") {
			continue
		}
		t.Run(filepath.Base(path), func(t *testing.T) {
			if compareWithImport(t, path) {
				compared++
			}
		})
	}
	if compared < 60 {
		t.Errorf("only %d files were compared to the end", compared)
	}
}

// compareWithImport reports whether both have read the file.
func compareWithImport(t *testing.T, path string) bool {
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	file, openError := look.Open(t.Context(), rows.Input{Name: filepath.Base(path), Data: bytes.NewReader(content), Size: int64(len(content))})
	o := load.Options{Files: []string{path}, Dataset: geo.Dataset{ID: "file"}, DryRun: true}
	if openError != nil {
		if _, err := load.Import(context.Background(), nil, o); err == nil {
			t.Errorf("is imported, but: %v", openError)
		}
		return false
	}
	defer file.Close()
	done := false
	for _, table := range file.Tables() {
		o.Table = table.Name
		done = compareTable(t, file, o) || done
	}
	return done
}

func compareTable(t *testing.T, file *look.File, o load.Options) bool {
	seen, lookError := file.Look(t.Context(), look.Ask{Table: o.Table}, nil)
	var asked int
	o.Show = func(p load.Preview) error { asked = len(p.Plan.Questions); return nil }
	summary, err := load.Import(context.Background(), nil, o)
	if lookError != nil {
		if err == nil && summary.Counts.Read > 0 {
			t.Errorf("%s: is imported, but: %v", o.Table, lookError)
		}
		return false
	}
	if err != nil {
		t.Errorf("%s: is seen, but not imported: %v", o.Table, err)
		return false
	}
	if seen.Part == nil {
		if asked != len(seen.Plan.Questions) {
			t.Errorf("%s: %d questions, the import has %d", o.Table, len(seen.Plan.Questions), asked)
		}
		return true
	}
	c := seen.Counts
	if c.Read != summary.Counts.Read || c.Refused != summary.Counts.Rejected || c.Events+c.Others+c.Again+c.Refused != c.Read || c.Again != summary.Counts.Unchanged {
		t.Errorf("%s: %+v, the import %+v", o.Table, c, summary.Counts)
	}
	return true
}
