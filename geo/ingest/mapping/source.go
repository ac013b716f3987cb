package mapping

import (
	"net/url"
	"strings"
	"sync"

	"github.com/mapd/mapd/geo"
)

// sourceRegister makes the sources of rows and remembers some of them.
type sourceRegister struct {
	dataset string
	rules   SourceRules
	unnamed []*geo.Source // the dataset itself

	mu    sync.RWMutex
	made  map[sourceText]*geo.Source
	lists map[sourceText][]*geo.Source // what whole cells came to
}

// sourceText is how a row names a source.
type sourceText struct{ name, title, url string }

// sourcesKept bounds how many sources are remembered.
const sourcesKept = 50_000

func (r *sourceRegister) prepare(p *Plan) {
	r.dataset, r.rules, r.made = p.opt.Dataset, p.profile.Sources, map[sourceText]*geo.Source{}
	r.lists = map[sourceText][]*geo.Source{}
	csl := map[string]any{"type": "dataset", "title": p.opt.Dataset}
	for name, value := range map[string]string{"title": p.Defaults.Title, "URL": p.Defaults.URL, "publisher": p.Defaults.Credit} {
		if value != "" {
			csl[name] = value
		}
	}
	if p.opt.Title != "" {
		csl["title"] = p.opt.Title
	}
	r.unnamed = []*geo.Source{{ID: p.opt.Dataset + ".source", Dataset: p.opt.Dataset, CSL: csl}}
}

// ofOne returns the sources that one cell of each sort names. The list is
// shared: it is not to be changed.
func (r *sourceRegister) ofOne(cells sourceText) []*geo.Source {
	r.mu.RLock()
	list := r.lists[cells]
	r.mu.RUnlock()
	if list != nil {
		return list
	}
	filled := func(text string) []string {
		if text == "" {
			return nil
		}
		return []string{strings.Clone(text)}
	}
	list = r.of(filled(cells.name), filled(cells.title), filled(cells.url))
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.lists) >= sourcesKept {
		r.lists = map[sourceText][]*geo.Source{}
	}
	r.lists[sourceText{strings.Clone(cells.name), strings.Clone(cells.title), strings.Clone(cells.url)}] = list
	return list
}

// of returns the sources that cells name, each once; the dataset itself if they
// name none.
func (r *sourceRegister) of(names, titles, urls []string) []*geo.Source {
	names, titles, urls = r.split(names), r.split(titles), splitURLs(urls)
	n := max(len(names), len(titles), len(urls))
	if n == 0 {
		return r.unnamed
	}
	// Lists of different lengths do not say what belongs together, unless
	// there is one of a sort.
	var list []*geo.Source
	aligned := func(texts []string) bool { return len(texts) == n || len(texts) == 0 }
	if !aligned(names) || !aligned(titles) || !aligned(urls) {
		for _, t := range titles {
			list = append(list, r.make(sourceText{title: t}))
		}
		for _, u := range urls {
			list = append(list, r.make(sourceText{url: u}))
		}
		for _, name := range names {
			list = append(list, r.make(sourceText{name: name}))
		}
		return once(list)
	}
	for i := range n {
		list = append(list, r.make(sourceText{at(names, i), at(titles, i), at(urls, i)}))
	}
	return once(list)
}

func at(texts []string, i int) string {
	if i < len(texts) {
		return texts[i]
	}
	return ""
}

// once leaves each source out that came before.
func once(list []*geo.Source) []*geo.Source {
	if len(list) < 2 {
		return list
	}
	seen := map[string]bool{}
	out := list[:0]
	for _, s := range list {
		if !seen[s.ID] {
			seen[s.ID] = true
			out = append(out, s)
		}
	}
	return out
}

// split takes cells with several sources apart.
func (r *sourceRegister) split(cells []string) []string {
	if r.rules.Separator == "" {
		return cells
	}
	var out []string
	for _, cell := range cells {
		for part := range strings.SplitSeq(cell, r.rules.Separator) {
			if part = strings.TrimSpace(part); part != "" {
				out = append(out, part)
			}
		}
	}
	return out
}

// splitURLs takes cells with several addresses apart.
func splitURLs(cells []string) []string {
	var out []string
	for _, cell := range cells {
		parts := strings.FieldsFunc(cell, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == ';' || r == '|' })
		for _, part := range parts {
			if !strings.HasPrefix(part, "http") {
				parts = []string{cell}
				break
			}
		}
		out = append(out, parts...)
	}
	return out
}

// make makes a source. Its id tells every spelling apart, so that two sources
// with the same id are the same.
func (r *sourceRegister) make(t sourceText) *geo.Source {
	r.mu.RLock()
	made := r.made[t]
	r.mu.RUnlock()
	if made != nil {
		return made
	}
	t = sourceText{strings.Clone(t.name), strings.Clone(t.title), strings.Clone(t.url)}
	made = r.describe(t)
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.made) >= sourcesKept {
		r.made = map[sourceText]*geo.Source{}
	}
	r.made[t] = made
	return made
}

// describe writes a source as CSL-JSON.
func (r *sourceRegister) describe(t sourceText) *geo.Source {
	csl := map[string]any{"type": "document"}
	if t.url != "" {
		csl["type"], csl["URL"] = "webpage", t.url
	}
	if r.rules.Type != "" {
		csl["type"] = r.rules.Type
	}
	title := oneLine(t.title)
	switch {
	case title != "" && t.name != "":
		csl["container-title"] = oneLine(t.name)
	case title == "" && t.name != "":
		title = oneLine(t.name)
	case title == "":
		title = siteOf(t.url)
	}
	csl["title"] = title
	short, _ := shortened(slug(title), 40)
	id := r.dataset + "." + strings.Trim(strings.TrimSuffix(short, "…"), "-") + "-" + shortHash(t.name+"\x00"+t.title+"\x00"+t.url)
	return &geo.Source{ID: id, Dataset: r.dataset, CSL: csl}
}

// siteOf names an address by its site, without www.
func siteOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address
	}
	return strings.TrimPrefix(u.Host, "www.")
}
