package look

import (
	"path/filepath"
	"regexp"
	"strings"

	"github.com/mapd/mapd/geo/ingest/mapping"
)

// command is the line that imports the file with the same mapping.
func (f *File) command(a Ask) string {
	words := []string{"mapd import", quoted(f.name)}
	flag := func(name, value string) {
		words = append(words, mapping.Answer{Flag: name, Value: value}.String())
	}
	if len(f.Tables()) > 1 {
		flag("table", a.Table)
	}
	flag("dataset", datasetOf(f.name))
	for _, m := range a.Map {
		flag("map", m)
	}
	if a.Dates != "" {
		flag("dates", a.Dates)
	}
	if a.Swap {
		flag("swap", "")
	}
	if a.AllowSwapped {
		flag("allow-swapped", "")
	}
	return strings.Join(words, " ")
}

// Command imports a file that was not looked at.
func Command(name string) string {
	return "mapd import " + quoted(name) + " --dataset " + datasetOf(name)
}

// plain are names that a shell takes as they are.
var plain = regexp.MustCompile(`^[\p{L}\p{N}_.][\p{L}\p{N}_.-]*$`)

func quoted(name string) string {
	if plain.MatchString(name) {
		return name
	}
	if strings.HasPrefix(name, "-") {
		name = "./" + name
	}
	return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
}

var notInID = regexp.MustCompile(`[^a-z0-9]+`)

// datasetOf proposes the id of a dataset for a file.
func datasetOf(name string) string {
	name, _, _ = strings.Cut(filepath.Base(name), ".")
	if id := strings.Trim(notInID.ReplaceAllString(strings.ToLower(name), "-"), "-"); id != "" {
		return id
	}
	return "my-data"
}
