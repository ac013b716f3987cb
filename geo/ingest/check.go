package ingest

import (
	"errors"
	"fmt"
	"regexp"
	"slices"

	"github.com/mapd/mapd/geo"
)

var (
	idPattern   = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]*$`)
	langPattern = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
)

// Check tells everything that is wrong with records which refer to nothing
// outside themselves. Its error joins one *geo.Error (Invalid) for each fault,
// whose Param names the record and the field: "events/laukkai-captured when".
func Check(records []geo.Record) error {
	c := &checker{records: map[geo.Key]geo.Record{}, figures: map[string]bool{}}
	for _, r := range records {
		c.enter(r)
	}
	for _, r := range records {
		c.check(r)
	}
	return errors.Join(c.faults...)
}

// checker collects the faults of a set of records.
type checker struct {
	records map[geo.Key]geo.Record
	figures map[string]bool // "record#figure"
	key     geo.Key         // of the record being checked
	faults  []error
}

// fault notes that a field of the record being checked is wrong.
func (c *checker) fault(field, format string, args ...any) {
	c.faults = append(c.faults, geo.InvalidParam(c.key.String()+" "+field, format, args...))
}

// enter makes the record known, so that others can refer to it.
func (c *checker) enter(r geo.Record) {
	c.key = r.Key()
	if !idPattern.MatchString(c.key.ID) {
		c.fault("id", "write small letters, digits, \".\", \"_\" and \"-\", the first a letter or digit")
	}
	if c.records[c.key] != nil {
		c.fault("id", "two records have this id")
	}
	c.records[c.key] = r
	for _, f := range figuresOf(r) {
		if f.ID != "" {
			c.figures[c.key.ID+"#"+f.ID] = true
		}
	}
}

func figuresOf(r geo.Record) []geo.Figure {
	switch r := r.(type) {
	case *geo.Event:
		return r.Figures
	case *geo.Flow:
		return r.Figures
	}
	return nil
}

// check checks one record.
func (c *checker) check(r geo.Record) {
	c.key = r.Key()
	c.known("dataset", geo.Datasets, r.InDataset())
	switch r := r.(type) {
	case *geo.Dataset:
		c.dataset(r)
	case *geo.Kind:
		c.texts("label", r.Label, true)
		c.filled("glyph", r.Glyph)
		oneOf(c, "family", r.Family, geo.Families)
	case *geo.Source:
		c.source(r)
	case *geo.Hotspot:
		c.hotspot(r)
	case *geo.Event:
		c.event(r)
		c.placed(r)
	case *geo.Flow:
		c.flow(r)
	case *geo.Briefing:
		c.briefing(r)
	}
}

func (c *checker) dataset(d *geo.Dataset) {
	c.texts("title", d.Title, true)
	c.filled("licence", d.Licence)
	c.filled("credit", d.Credit)
	c.filled("language", d.Language)
	oneOf(c, "visibility", d.Visibility, []geo.Visibility{geo.Public, geo.Private})
}

func (c *checker) source(s *geo.Source) {
	for _, name := range []string{"type", "title"} {
		text, _ := s.CSL[name].(string)
		c.filled(name, text)
	}
	oneOf(c, "reliability", s.Reliability, []string{"", "primary", "secondary", "tertiary"})
	c.when("as_of", s.AsOf)
	for _, id := range s.CitedBy {
		c.known("cited_by", geo.Sources, id)
	}
	c.texts("note", s.Note, false)
}

// known checks that the record referred to exists.
func (c *checker) known(field string, collection geo.Collection, id string) {
	if c.records[geo.Key{Collection: collection, ID: id}] == nil {
		c.fault(field, "there is no %q in %s", id, collection)
	}
}

func (c *checker) filled(field, text string) {
	if text == "" {
		c.fault(field, "is empty")
	}
}

// texts checks a text by language. If needed, there must be one.
func (c *checker) texts(field string, texts geo.Texts, needed bool) {
	if needed && len(texts) == 0 {
		c.fault(field, "is empty")
	}
	for lang, text := range texts {
		if !langPattern.MatchString(lang) {
			c.fault(field, "%q is not a language tag", lang)
		}
		if text == "" {
			c.fault(field, "is empty in %q", lang)
		}
	}
}

func (c *checker) when(field string, w geo.When) {
	if _, err := w.Extent(geo.OpenEnd); err != nil {
		c.fault(field, "%v", err)
	}
}

// countries checks codes, which are sorted and given once.
func (c *checker) countries(field string, codes []string) {
	for _, code := range codes {
		if !geo.IsCountryCode(code) {
			c.fault(field, "%q is not a code of two capital letters", code)
		}
	}
	if !slices.IsSorted(codes) || len(slices.Compact(slices.Clone(codes))) != len(codes) {
		c.fault(field, "codes are to be sorted and given once")
	}
}

func oneOf[T ~string](c *checker, field string, value T, allowed []T) {
	if !slices.Contains(allowed, value) {
		c.fault(field, "%q is not one of %s", value, fmt.Sprintf("%q", allowed))
	}
}
