package briefing

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mapd/mapd/geo"
)

// The limits of a briefing; texts are counted in characters.
const (
	MaxScenes      = 100
	MaxLine        = 300
	MaxText        = 20_000
	MaxDwellS      = 3600
	MaxAnnotations = 50
	MaxPoints      = 500
	MaxValues      = 1000 // of a filter
	MaxCitations   = 2000
)

var (
	idPattern    = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{0,99}$`)
	langPattern  = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
	trailPattern = regexp.MustCompile(`^[1-9][0-9]{0,4}[dwmqy]$`)
	barsPattern  = regexp.MustCompile(`^[^,]+,[^,]+$`)
)

// Check tells everything that is wrong with a briefing apart from what it
// refers to. Its error joins one *geo.Error (Invalid) for each fault, whose
// Param is the path of the member.
func Check(b *geo.Briefing) error {
	c := &checker{}
	if !idPattern.MatchString(b.ID) {
		c.fault("id", "write small letters, digits, \".\", \"_\" and \"-\", the first a letter or digit, 100 at most")
	}
	if !idPattern.MatchString(b.Dataset) {
		c.fault("dataset", "name the dataset that the briefing belongs to")
	}
	c.line("title", b.Title, true)
	c.line("audience", b.Audience, false)
	if !langPattern.MatchString(b.Language) {
		c.fault("language", "%q is no language tag; write it as en or zh-Hans", b.Language)
	}
	if b.DataVersion < 0 {
		c.fault("data_version", "it is below 0; give the number of a change, or 0 for that which writes the briefing")
	}
	if len(b.Scenes) == 0 {
		c.fault("scenes", "there is none; a briefing has one at least")
	}
	c.count("scenes", len(b.Scenes), MaxScenes)
	ids := map[string]bool{}
	for i := range b.Scenes {
		c.at = path(i, "")
		s := &b.Scenes[i]
		if !idPattern.MatchString(s.ID) || ids[s.ID] {
			c.fault("id", "%q is empty, no id, or that of another scene", s.ID)
		}
		ids[s.ID] = true
		c.scene(s)
	}
	return errors.Join(c.faults...)
}

// checker collects faults.
type checker struct {
	at     string // the path of what is checked, to be followed by a member
	faults []error
}

func (c *checker) fault(member, format string, args ...any) {
	c.faults = append(c.faults, geo.InvalidParam(c.at+member, format, args...))
}

func (c *checker) count(member string, n, most int) {
	if n > most {
		c.fault(member, "there are %d; %d are the most", n, most)
	}
}

// line checks a text of one line.
func (c *checker) line(member, text string, needed bool) {
	if needed && strings.TrimSpace(text) == "" {
		c.fault(member, "it is empty")
	}
	if strings.ContainsAny(text, "\n\t") {
		c.fault(member, "it is one line; leave line breaks and tabs out")
	}
	c.text(member, text, MaxLine)
}

func (c *checker) text(member, text string, most int) {
	c.count(member+" characters", utf8.RuneCountInString(text), most)
	if i := strings.IndexFunc(text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }); i >= 0 {
		r, _ := utf8.DecodeRuneInString(text[i:])
		c.fault(member, "it holds the control character %U; leave it out", r)
	}
}

func (c *checker) scene(s *geo.Scene) {
	c.line("title", s.Title, true)
	c.text("text", s.Text, MaxText)
	c.text("notes", s.Notes, MaxText)
	if !(s.DwellS >= 0 && s.DwellS <= MaxDwellS) {
		c.fault("dwell_s", "it is %v; give seconds from 0 to %d", s.DwellS, MaxDwellS)
	}
	c.view(s.View)
	c.time(s.Time)
	c.filters(s.Filters)
	if p := s.Picked; p != nil {
		c.oneOf("picked.what", p.What, geo.PickedThings)
		c.line("picked.id", p.ID, true)
		if p.What == "country" && !geo.IsCountryCode(p.ID) {
			c.fault("picked.id", "%q is no country code of two capital letters", p.ID)
		}
	}
	c.oneOf("layers.base", s.Layers.Base, []string{"", "own", "raster", "pmtiles"})
	c.text("layers.bars", s.Layers.Bars, MaxLine)
	if bars := s.Layers.Bars; bars != "" && !barsPattern.MatchString(bars) {
		c.fault("layers.bars", "%q is no measure with its unit; write it as rescued,people", bars)
	}
	c.count("annotations", len(s.Annotations), MaxAnnotations)
	for i, a := range s.Annotations {
		c.annotation(fmt.Sprintf("annotations[%d].", i), a)
	}
	c.citations(s)
}

func (c *checker) view(v geo.View) {
	err := v.Box().Check()
	if err == nil && (v.West == v.East || v.South == v.North) {
		err = errors.New("it has no width or no height")
	}
	if err != nil {
		c.fault("view", "%v", err)
	}
}

func (c *checker) time(t geo.SceneTime) {
	c.oneOf("time.mode", string(t.Mode), texts(geo.TimeModes))
	c.oneOf("time.step", t.Step, []string{"", "day", "week", "month", "quarter", "year"})
	if (t.From != "") != (t.Mode == geo.WindowMode) {
		c.fault("time.from", "give it in the mode window, and only there")
	}
	if (t.Mode == geo.TrailingMode) != (t.Trail != "") || t.Trail != "" && !trailPattern.MatchString(t.Trail) {
		c.fault("time.trail", "give a length such as 90d, 8w, 12m, 4q or 2y in the mode trailing, and only there")
	}
	for _, end := range []struct{ member, text string }{{"time.from", t.From}, {"time.to", t.To}} {
		if end.text == "" && end.member == "time.from" {
			continue
		}
		if _, err := day(end.text); err != nil {
			c.fault(end.member, "%q is no date; write YYYY, YYYY-MM or YYYY-MM-DD", end.text)
			return
		}
	}
	if _, err := Window(t); err != nil && t.From != "" {
		c.fault("time.to", "it is before time.from")
	}
}

func (c *checker) filters(f geo.SceneFilters) {
	for i, family := range f.WithoutFamilies {
		c.oneOf(fmt.Sprintf("filters.without_families[%d]", i), string(family), texts(geo.Families))
	}
	for i, word := range f.Confidence {
		c.oneOf(fmt.Sprintf("filters.confidence[%d]", i), string(word), texts(geo.Confidences))
	}
	for i, code := range f.Countries {
		if !geo.IsCountryCode(code) {
			c.fault(fmt.Sprintf("filters.countries[%d]", i), "%q is no country code of two capital letters", code)
		}
	}
	for _, list := range []struct {
		member string
		ids    []string
	}{{"without_kinds", f.WithoutKinds}, {"countries", f.Countries}, {"hotspots", f.Hotspots}, {"sources", f.Sources}, {"datasets", f.Datasets}} {
		c.count("filters."+list.member, len(list.ids), MaxValues)
		for i, id := range list.ids {
			c.line(fmt.Sprintf("filters.%s[%d]", list.member, i), id, true)
		}
	}
}

// pointsOf says how many points an annotation has, at least and at most.
var pointsOf = map[string][2]int{
	geo.TextAnnotation: {1, 1}, geo.ArrowAnnotation: {2, MaxPoints}, geo.AreaAnnotation: {3, MaxPoints},
}

func (c *checker) annotation(at string, a geo.Annotation) {
	limits, known := pointsOf[a.Type]
	if !known {
		c.fault(at+"type", "%q is not one of text, arrow and area", a.Type)
		return
	}
	c.line(at+"text", a.Text, a.Type == geo.TextAnnotation)
	if n := len(a.Points); n < limits[0] || n > limits[1] {
		c.fault(at+"points", "there are %d; an annotation of the type %s has %d to %d", n, a.Type, limits[0], limits[1])
	}
	for i, p := range a.Points {
		if len(p) != 2 || !(math.Abs(p[0]) <= 180) || !(math.Abs(p[1]) <= 90) {
			c.fault(fmt.Sprintf("%spoints[%d]", at, i), "%v is no position; write [longitude, latitude] in degrees", p)
		}
	}
}

// Citable lists the collections that can be cited.
var Citable = []geo.Collection{geo.Events, geo.Flows, geo.Hotspots, geo.Sources}

func (c *checker) citations(s *geo.Scene) {
	c.count("citations", len(s.Citations), MaxCitations)
	seen, ids := map[geo.Citation]bool{}, map[string]bool{}
	for i, citation := range s.Citations {
		at := fmt.Sprintf("citations[%d]", i)
		c.oneOf(at+".collection", string(citation.Collection), texts(Citable))
		c.line(at+".id", citation.ID, true)
		if seen[citation] {
			c.fault(at, "%s is cited before", citation.Key())
		}
		seen[citation], ids[citation.ID] = true, true
	}
	for _, id := range Marks(s.Text) {
		if s.Citations != nil && !ids[id] {
			c.fault("text", "it cites %q, which is not among the citations; add it there, or leave them out to have them filled in", id)
		}
	}
}

func (c *checker) oneOf(member, value string, allowed []string) {
	if !slices.Contains(allowed, value) {
		c.fault(member, "%q is not one of %q", value, allowed)
	}
}

func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}

// path is the path of a member of a scene.
func path(scene int, member string) string { return fmt.Sprintf("scenes[%d].%s", scene, member) }
