package feeds_test

import (
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

const (
	atomSpace       = "http://www.w3.org/2005/Atom"
	georssSpace     = "http://www.georss.org/georss"
	tombstonesSpace = "http://purl.org/atompub/tombstones/1.0"
)

// element is an element of XML with all that is in it.
type element struct {
	name     xml.Name
	attrs    map[string]string
	text     string
	children []*element
}

// parsed reads a document.
func parsed(t *testing.T, document string) *element {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(document))
	root := &element{}
	open := []*element{root}
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return root.children[0]
		}
		if err != nil {
			t.Fatal(err)
		}
		last := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: token.Name, attrs: map[string]string{}}
			for _, a := range token.Attr {
				e.attrs[a.Name.Local] = a.Value
			}
			last.children, open = append(last.children, e), append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			last.text += string(token)
		}
	}
}

func (e *element) all(local string) []*element {
	return slices.DeleteFunc(slices.Clone(e.children), func(c *element) bool { return c.name != xml.Name{Space: atomSpace, Local: local} })
}

// atomRules checks a document against the rules of RFC 4287, sections 2 to 4, and
// the order of its appendix B, against RFC 6721 and GeoRSS-Simple. It allows no
// more than feeds write.
type atomRules struct {
	t   *testing.T
	ids map[string]bool
}

// How often an element may stand in another.
type occurs struct{ least, most int }

const many = 1 << 20

var (
	feedHolds = map[string]occurs{"author": {0, many}, "category": {0, many}, "generator": {0, 1}, "id": {1, 1}, "link": {0, many},
		"rights": {0, 1}, "subtitle": {0, 1}, "title": {1, 1}, "updated": {1, 1}, "entry": {0, many}}
	entryHolds = map[string]occurs{"author": {0, many}, "category": {0, many}, "content": {0, 1}, "id": {1, 1}, "link": {0, many},
		"published": {0, 1}, "title": {1, 1}, "updated": {1, 1}}
	mediaType = regexp.MustCompile(`^[a-z]+/[a-z0-9.+-]+$`)
)

func (r *atomRules) holds(e *element, allowed map[string]occurs) {
	found := map[string]int{}
	for _, c := range e.children {
		switch c.name.Space {
		case atomSpace:
			found[c.name.Local]++
			if _, ok := allowed[c.name.Local]; !ok {
				r.t.Errorf("%s has a %s", e.name.Local, c.name.Local)
			}
			r.child(c)
		case georssSpace:
			r.place(c)
		case tombstonesSpace:
			r.tombstone(c)
		default:
			r.t.Errorf("%s has the element %v", e.name.Local, c.name)
		}
	}
	for name, o := range allowed {
		if found[name] < o.least || found[name] > o.most {
			r.t.Errorf("%s has %d elements %s", e.name.Local, found[name], name)
		}
	}
	alternates := map[string]bool{}
	for _, link := range e.all("link") {
		if key := link.attrs["type"] + link.attrs["hreflang"]; link.attrs["rel"] == "alternate" {
			if alternates[key] {
				r.t.Errorf("%s has two alternates of type %s", e.name.Local, key)
			}
			alternates[key] = true
		}
	}
}

func (r *atomRules) child(e *element) {
	switch e.name.Local {
	case "updated", "published":
		r.time(e.text)
	case "id":
		r.iri(e.text)
	case "title", "subtitle", "rights":
		if kind := e.attrs["type"]; kind != "" && kind != "text" || len(e.children) > 0 {
			r.t.Errorf("%s is no text", e.name.Local)
		}
	case "content":
		if kind := e.attrs["type"]; kind != "html" && kind != "text" || len(e.children) > 0 {
			r.t.Errorf("content is of type %q, with %d children", kind, len(e.children))
		}
	case "author":
		if len(e.all("name")) != 1 || e.all("name")[0].text == "" || len(e.children) != 1 {
			r.t.Error("an author has not one name")
		}
	case "category":
		if e.attrs["term"] == "" {
			r.t.Error("a category has no term")
		}
		r.iri(e.attrs["scheme"])
	case "link":
		r.iri(e.attrs["href"])
		if kind, ok := e.attrs["type"]; ok && !mediaType.MatchString(kind) {
			r.t.Errorf("a link is of type %q", kind)
		}
		if !slices.Contains([]string{"self", "alternate", "first", "next", "via", "license"}, e.attrs["rel"]) { // all registered
			r.t.Errorf("a link is a %q", e.attrs["rel"])
		}
	}
}

// time checks a date construct: RFC 3339 with capital T and Z.
func (r *atomRules) time(s string) {
	if _, err := time.Parse("2006-01-02T15:04:05Z", s); err != nil {
		r.t.Errorf("%q is no time", s)
	}
}

func (r *atomRules) iri(s string) {
	if u, err := url.Parse(s); err != nil || !u.IsAbs() || strings.ContainsAny(s, " <>\"{}|\\^`") {
		r.t.Errorf("%q is no address", s)
	}
}

func (r *atomRules) tombstone(e *element) {
	if e.name.Local != "deleted-entry" {
		r.t.Errorf("there is a %s", e.name.Local)
	}
	r.iri(e.attrs["ref"])
	r.time(e.attrs["when"])
}

// place checks GeoRSS-Simple: pairs of latitude and longitude.
func (r *atomRules) place(e *element) {
	numbers := strings.Fields(e.text)
	if pairs := map[string][2]int{"point": {2, 2}, "line": {4, many}, "box": {4, 4}}[e.name.Local]; len(numbers) < pairs[0] || len(numbers) > pairs[1] || len(numbers)%2 != 0 {
		r.t.Errorf("a %s has %d numbers", e.name.Local, len(numbers))
		return
	}
	var all []float64
	for i, n := range numbers {
		v, err := strconv.ParseFloat(n, 64)
		if limit := []float64{90, 180}[i%2]; err != nil || v < -limit || v > limit {
			r.t.Errorf("a %s has the coordinate %s", e.name.Local, n)
		}
		all = append(all, v)
	}
	if e.name.Local == "box" && (all[0] > all[2] || all[1] > all[3]) {
		r.t.Errorf("the lower corner of a box is not first: %v", all)
	}
}

func (r *atomRules) feed(e *element) {
	if e.name != (xml.Name{Space: atomSpace, Local: "feed"}) {
		r.t.Fatalf("it is a %v", e.name)
	}
	r.holds(e, feedHolds)
	first := slices.IndexFunc(e.children, func(c *element) bool { return c.name.Local == "entry" })
	for i, c := range e.children {
		if first >= 0 && i > first && c.name.Local != "entry" {
			r.t.Errorf("a %s stands behind an entry", c.name.Local)
		}
	}
	for _, entry := range e.all("entry") {
		r.holds(entry, entryHolds)
		id := entry.all("id")[0].text
		if r.ids[id] {
			r.t.Errorf("two entries are %s", id)
		}
		r.ids[id] = true
		if len(entry.all("content")) == 0 {
			r.t.Errorf("%s has no content", id)
		}
		if len(e.all("author"))+len(entry.all("author")) == 0 {
			r.t.Errorf("%s has no author", id)
		}
	}
}

// TestAtomIsValid checks feeds of each collection, whole and in part, with what
// was withdrawn and with texts that are easily got wrong.
func TestAtomIsValid(t *testing.T) {
	h, odd := served(t, records()), served(t, hostileRecords())
	for _, target := range []string{"events.atom", "events.atom?limit=2", "events.atom?kind=raid&q=title%20of", "hotspots.atom", "flows.atom", "sources.atom", "events.atom?ids=none"} {
		rules := atomRules{t, map[string]bool{}}
		rules.feed(parsed(t, ask(h, "/feeds/"+target).Body.String()))
		rules = atomRules{t, map[string]bool{}}
		rules.feed(parsed(t, ask(odd, "/feeds/"+target).Body.String()))
	}
}
