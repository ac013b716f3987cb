package main

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// standardColumns are the properties of the standard's test data as they are
// called once a dataset is made of it. Timestamps are not among them: mapd
// counts days, and keeps a clock time as the text that it is. Nor are areas and
// lines: events have places, so that the standard's predicates on countries and
// rivers are asked by geo/cql2 alone.
var standardColumns = map[string]map[string]string{
	"places": {"name": "title", "date": "start", "boolean": "extra.boolean", "nameascii": "extra.nameascii",
		"pop_min": "extra.pop_min", "pop_max": "extra.pop_max", "pop_other": "extra.pop_other", "geom": "geometry"},
	"countries": {"NAME": "title", "POP_EST": "extra.POP_EST"},
}

// inDataset rewrites a predicate of the standard for an imported dataset, if
// mapd has each of its properties.
func inDataset(source, predicate string) (string, bool) {
	names := regexp.MustCompile(`'[^']*'|"?\b(NAME|POP_EST|name|nameascii|pop_min|pop_max|pop_other|date|start|end|boolean|geom)\b"?(\()?`)
	has := true
	written := names.ReplaceAllStringFunc(predicate, func(found string) string {
		if found[0] == '\'' || strings.HasSuffix(found, "(") { // a text, or the function DATE
			return found
		}
		name, ok := standardColumns[source][strings.Trim(found, `"`)]
		has = has && ok
		return name
	})
	return written, has
}

// TestStandardOverHTTP imports the test data of CQL2 (21-065r2, annex A) as
// datasets and asks the standard's predicates of their items.
func TestStandardOverHTTP(t *testing.T) {
	const data = "../../geo/cql2/testdata/"
	dir := t.TempDir()
	store := filepath.Join(dir, "standard.gpkg")
	for source, roles := range map[string][]string{
		"places": {"title=name", "when=date", "extra=nameascii", "extra=pop_min", "extra=pop_max", "extra=pop_other",
			"extra=boolean", "extra=start", "extra=end"},
		"countries": {"title=NAME", "extra=POP_EST"},
	} {
		file, err := os.ReadFile(data + source + ".geojson.gz")
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, source+".geojson.gz")
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		args := []string{"import", path, "--store", store, "--dataset", source, "--title", source, "--lang", "en",
			"--licence", "CC0-1.0", "--visibility", "public", "--profile", "none"}
		for _, role := range roles {
			args = append(args, "--map", role)
		}
		call(t, 0, args...)
	}
	app := start(t, func(o *Options) { o.Store, o.NoSeed = store, true })

	table, err := os.ReadFile(data + "standard.tsv")
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]int{}
	for line := range strings.Lines(string(table)) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cells) != 4 {
			continue // a remark
		}
		source := cells[1]
		want, err := strconv.Atoi(cells[2])
		if err != nil {
			t.Fatal(err)
		}
		predicate, has := inDataset(source, cells[3])
		if !has {
			continue
		}
		asked[source]++
		status, body := get(t, fmt.Sprintf("%sapi/collections/events.%s/items?limit=1&filter=%s", app.URL(), source, url.QueryEscape(predicate)))
		var page struct{ NumberMatched int }
		if err := json.Unmarshal([]byte(body), &page); err != nil || status != 200 || page.NumberMatched != want {
			t.Errorf("test %s: %s: %d, %d %s, want %d\n%.300s", cells[0], predicate, status, page.NumberMatched, source, want, body)
		}
	}
	t.Log("asked of each:", asked)
	if asked["places"] < 100 || asked["countries"] < 12 {
		t.Errorf("of each were asked %v", asked)
	}
}
