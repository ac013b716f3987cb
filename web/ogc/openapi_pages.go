package ogc

import "strings"

// addPages adds to what has a page that it can be had as HTML.
func addPages(paths object) {
	for path, item := range paths {
		if !hasPage(path) {
			continue
		}
		get := item.(object)["get"].(object)
		get["responses"].(object)["200"].(object)["content"].(object)["text/html"] = object{"schema": object{"type": "string"}}
		parameters := get["parameters"].([]object)
		for i, p := range parameters {
			if p["$ref"] == "#/components/parameters/f" {
				parameters[i] = formats("json", "html")
			} else if schema, ok := p["schema"].(object); ok && p["name"] == "f" {
				schema["enum"] = append(schema["enum"].([]string), "html")
			}
		}
	}
}

// hasPage reports whether there is a page at a path.
func hasPage(path string) bool {
	for _, without := range []string{"/search", "/geocode", "/reverse", "/feeds/", stylesPath + "/"} {
		if strings.HasPrefix(path, without) {
			return false
		}
	}
	for _, without := range []string{"/aggregate", "/schema/geojson", "{tileCol}"} {
		if strings.HasSuffix(path, without) {
			return false
		}
	}
	return true
}
