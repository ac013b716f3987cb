package ogc

import (
	"strings"

	"github.com/mapd/mapd/web/feeds"
)

// addFeeds adds the feeds of a collection. They do not lie below the API's own
// address, so each names its server.
func addFeeds(paths object, d description, server string) {
	for _, f := range feeds.Formats() {
		path := get("feed_"+string(d.id)+"_"+f.Name, d.title+" as "+f.Title, feedParameters(d, f), answer(f.MediaType(), object{"type": "string"}))
		path["servers"] = []object{{"url": strings.TrimSuffix(server, Root)}}
		paths[feeds.Root+"/"+string(d.id)+"."+f.Name] = path
	}
}

func feedParameters(d description, f feeds.Format) []object {
	var list []object
	for _, p := range feeds.ParametersOf(d.id, f) {
		list = append(list, queryParameter(p.Name, p.Description, parameterSchema(p)))
	}
	return list
}
