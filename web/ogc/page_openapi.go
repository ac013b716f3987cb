package ogc

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/mapd/mapd/web/httpx"
	"github.com/mapd/mapd/web/pages"
)

var openapiHTML = pageTemplate("openapi")

// operation is an address of the API with what it takes and gives.
type operation struct {
	Path, Summary string
	Parameters    []parameterRow
	Answers       string // media types
}

type parameterRow struct {
	Name, Type, Description, Values string
	Required                        bool
}

// section is the operations of a part of the API.
type section struct {
	Title      string
	Operations []operation
}

// openapiPage shows the API definition.
func (a *resource) openapiPage(w http.ResponseWriter, r *http.Request) error {
	p, err := readPage(r)
	if err != nil {
		return err
	}
	return p.serve(w, nil, openapiHTML, func() (any, error) {
		f := p.frame(p.Say("definition"), apiDescription)
		f.Formats = []pages.Link{{Text: "OpenAPI 3.0", Address: p.self("f", "json"), Type: httpx.OpenAPI}}
		return struct {
			pages.Frame
			Server   string
			Sections []section
		}{f, address(r, ""), sections(definition(address(r, "")))}, nil
	})
}

// sections sorts the paths of a definition by the part of the API they are of.
func sections(definition object) []section {
	paths := definition["paths"].(object)
	shared := definition["components"].(object)["parameters"].(object)
	var list []section
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		title := sectionOf(path)
		at := slices.IndexFunc(list, func(s section) bool { return s.Title == title })
		if at < 0 {
			at, list = len(list), append(list, section{Title: title})
		}
		list[at].Operations = append(list[at].Operations, operationOf(path, paths[path].(object)["get"].(object), shared))
	}
	return list
}

// sectionOf is the collection, or the first step of a path; mapd for what stands
// alone.
func sectionOf(path string) string {
	steps := strings.Split(strings.TrimPrefix(path, "/"), "/")
	switch {
	case steps[0] == "collections" && len(steps) > 1:
		return steps[1]
	case len(steps) == 1 && steps[0] != "collections":
		return apiTitle
	}
	return steps[0]
}

func operationOf(path string, get object, shared object) operation {
	o := operation{Path: path, Summary: text(get["summary"])}
	list, _ := get["parameters"].([]object)
	for _, p := range list {
		if name, ok := p["$ref"].(string); ok {
			p, _ = shared[name[strings.LastIndexByte(name, '/')+1:]].(object)
		}
		schema, _ := p["schema"].(object)
		required, _ := p["required"].(bool)
		o.Parameters = append(o.Parameters, parameterRow{text(p["name"]), typeOf(schema), text(p["description"]), values(schema), required})
	}
	responses, _ := get["responses"].(object)
	ok, _ := responses["200"].(object)
	content, _ := ok["content"].(object)
	o.Answers = joined(slices.Sorted(maps.Keys(content)))
	return o
}
