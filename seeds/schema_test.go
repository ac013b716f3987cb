package seeds_test

import (
	"bytes"
	"io/fs"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/mapd/mapd/seeds"
)

// files names the definition in schema.json that each file must meet.
var files = map[string]string{
	"datasets.json": "datasets", "kinds.json": "kinds", "sources.json": "sources",
	"hotspots.geojson": "hotspots", "events.geojson": "events", "flows.geojson": "flows",
	"places.geojson": "places", "briefings.json": "briefings",
}

func TestEveryRecordMeetsTheSchema(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", readJSON(t, "schema.json")); err != nil {
		t.Fatal(err)
	}
	for file, definition := range files {
		t.Run(file, func(t *testing.T) {
			schema, err := compiler.Compile("schema.json#/$defs/" + definition)
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(readJSON(t, file)); err != nil {
				t.Errorf("%#v", err)
			}
		})
	}
}

func TestEveryFileHasASchema(t *testing.T) {
	names, err := fs.Glob(seeds.FS, "*json")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if files[name] == "" && name != "schema.json" {
			t.Errorf("%s is not checked against schema.json", name)
		}
	}
}

func readJSON(t *testing.T, name string) any {
	t.Helper()
	data, err := fs.ReadFile(seeds.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return value
}
