package feeds

import (
	"net/url"

	"github.com/mapd/mapd/geo"
)

// sourceText is what people are told of a source.
type sourceText struct {
	name    string // its title, its id if it has none
	address string // where it can be read, if that is an address of the web
}

// sourceTexts remembers the sources that were asked for, by id.
type sourceTexts map[string]sourceText

// mostSources bounds how many are remembered: a set may have a source for each
// of its events.
const mostSources = 10_000

// source tells of the source of that id.
func (f *Feed) source(id string) sourceText {
	known, ok := f.sources[id]
	if ok {
		return known
	}
	known.name = id
	if item, found := f.snapshot.Item(geo.Key{Collection: geo.Sources, ID: id}); found {
		csl := item.Record().(*geo.Source).CSL
		if title, _ := csl["title"].(string); title != "" {
			known.name = title
		}
		at, _ := csl["URL"].(string)
		known.address = WebAddress(at)
	}
	if len(f.sources) >= mostSources {
		clear(f.sources)
	}
	f.sources[id] = known
	return known
}

// WebAddress returns an address of the web, "" if it is none: no other scheme is
// ever linked to.
func WebAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}
