package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// docs are the pages on mapd in other tools.
const docs = "../../web/ogc/docs/"

// readDoc reads a page on a tool, with the address of a server in it.
func readDoc(t *testing.T, name, address string) string {
	t.Helper()
	text, err := os.ReadFile(docs + name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(text), "http://127.0.0.1:8080/", address)
}

// TestDocsGDAL runs each line of the page on GDAL.
func TestDocsGDAL(t *testing.T) {
	if _, err := exec.LookPath("ogr2ogr"); err != nil {
		if os.Getenv("MAPD_TEST_REQUIRE_OGR") == "1" {
			t.Fatal("ogr2ogr is missing; install gdal-bin")
		}
		t.Skip("ogr2ogr is missing; `make test` installs it")
	}
	app := start(t, nil)
	dir := t.TempDir()
	lines := regexp.MustCompile(`(?m)^    (ogr.*)$`).FindAllStringSubmatch(readDoc(t, "gdal.md", app.URL()), -1)
	for _, line := range lines {
		command := exec.CommandContext(t.Context(), "sh", "-c", line[1])
		command.Dir = dir
		if out, err := command.CombinedOutput(); err != nil || strings.Contains(string(out), "ERROR") {
			t.Errorf("%s: %v\n%.600s", line[1], err, out)
		}
	}
	made, _ := filepath.Glob(filepath.Join(dir, "*"))
	if len(lines) < 11 || len(made) != 7 {
		t.Errorf("%d lines made %v", len(lines), made)
	}
	for name, column := range map[string]string{"flat.gpkg": "rescued_low", "october.gpkg": "rescued_low", "freed.gpkg": "title"} {
		out, err := exec.CommandContext(t.Context(), "ogrinfo", "-so", "-al", filepath.Join(dir, name)).CombinedOutput()
		if err != nil || !strings.Contains(string(out), column+":") || strings.Contains(string(out), "Feature Count: 0\n") {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}

// TestDocsNotebook runs what the page on notebooks does with OWSLib.
func TestDocsNotebook(t *testing.T) {
	app := start(t, nil)
	blocks := regexp.MustCompile("(?s)```python\n(.*?)```").FindAllStringSubmatch(readDoc(t, "notebook.md", app.URL()), -1)
	program := filepath.Join(t.TempDir(), "notebook.py")
	if err := os.WriteFile(program, []byte(blocks[0][1]+"\nprint(page['features'])\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	out := python(t, "owslib", "python3-owslib", program)
	if !strings.Contains(out, "'events.curated'") || strings.Count(out, "2025-10-") < 2 {
		t.Errorf("the notebook says\n%s", out)
	}
}

// TestDocsAddresses asks for each address of the pages that has no place to
// fill in.
func TestDocsAddresses(t *testing.T) {
	app := start(t, nil)
	pages, err := filepath.Glob(docs + "*.md")
	if err != nil {
		t.Fatal(err)
	}
	asked := []string{}
	for _, page := range pages {
		for _, address := range regexp.MustCompile("http://127\\.[^`\"'\\s)]+").FindAllString(readDoc(t, filepath.Base(page), app.URL()), -1) {
			if strings.Contains(address, "{") || slices.Contains(asked, address) {
				continue
			}
			asked = append(asked, address)
			if status, body := get(t, address); status != 200 {
				t.Errorf("%s: %s answers %d %.300s", page, address, status, body)
			}
		}
	}
	if len(pages) != 5 || len(asked) < 12 {
		t.Errorf("%d pages with the addresses %v", len(pages), asked)
	}
}
