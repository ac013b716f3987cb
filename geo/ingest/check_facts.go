package ingest

import (
	"math"
	"strings"

	"github.com/mapd/mapd/geo"
)

// event checks what events and flows share; points are checked elsewhere.
func (c *checker) event(e *geo.Event) {
	c.known("kind", geo.Kinds, e.Kind)
	c.texts("title", e.Title, true)
	c.texts("summary", e.Summary, true)
	c.when("when", e.When)
	c.countries("countries", e.Countries)
	for _, id := range e.Hotspots {
		c.known("hotspots", geo.Hotspots, id)
	}
	oneOf(c, "confidence", e.Confidence, geo.Confidences)
	if e.Confidence == geo.Disputed && len(e.Claims) < 2 {
		c.fault("confidence", "is disputed with one source")
	}
	c.figureList("figures", e.Figures)
	for _, f := range e.Figures {
		if f.Source != "" && !hasClaim(e.Claims, f.Source) {
			c.fault("figures", "source %q is not among the sources of the record", f.Source)
		}
	}
	c.claims("sources", e.Claims, e.Figures)
}

func hasClaim(claims []geo.Claim, source string) bool {
	for _, claim := range claims {
		if claim.Source == source {
			return true
		}
	}
	return false
}

// claims checks the claims of a record; there must be one.
func (c *checker) claims(field string, claims []geo.Claim, figures []geo.Figure) {
	if len(claims) == 0 {
		c.fault(field, "names no source")
	}
	for _, claim := range claims {
		c.known(field, geo.Sources, claim.Source)
		for _, id := range claim.Cites {
			c.known(field+" cites", geo.Sources, id)
		}
		c.when(field+" when", claim.When)
		c.texts(field+" claim", claim.Says, false)
		c.texts(field+" note", claim.Note, false)
		if len(claim.Figures) > 0 && figures == nil {
			c.fault(field, "gives figures, but the record has none")
		}
		c.figureList(field+" figures", claim.Figures)
	}
}

// figureList checks figures that stand in one list.
func (c *checker) figureList(field string, figures []geo.Figure) {
	ids := map[string]bool{}
	for _, f := range figures {
		if f.ID != "" && (ids[f.ID] || !idPattern.MatchString(f.ID)) {
			c.fault(field, "%q is given twice or is not an id", f.ID)
		}
		ids[f.ID] = true
		c.figure(field, f)
	}
}

func (c *checker) figure(field string, f geo.Figure) {
	c.filled(field+" measure", f.Measure)
	c.filled(field+" unit", f.Unit)
	oneOf(c, field+" qualifier", f.Qualifier, geo.Qualifiers)
	oneOf(c, field+" sort", f.Sort, []geo.FigureSort{geo.Happened, geo.Level})
	oneOf(c, field+" per", f.Per, []string{"", "day", "week", "month", "year"})
	c.texts(field+" note", f.Note, false)
	for _, code := range f.Nationality {
		c.countries(field+" nationality", []string{code})
	}
	if message := numbersFault(f); message != "" {
		c.fault(field+" "+f.Measure, "%s", message)
	}
	c.partOfFigure(field, f)
}

// numbersFault says what is wrong with the numbers of a figure, "" if nothing.
func numbersFault(f geo.Figure) string {
	last := math.Inf(-1)
	for _, n := range []*float64{f.Low, f.Best, f.High} {
		if n == nil {
			continue
		}
		if math.IsNaN(*n) || math.IsInf(*n, 0) || *n < last {
			return "want low ≤ best ≤ high, all finite"
		}
		last = *n
	}
	low, best, high := f.Low != nil, f.Best != nil, f.High != nil
	switch f.Qualifier {
	case geo.Exactly:
		if !(low && best && high) || *f.Low != *f.High {
			return "exactly sets low, best and high to the same number"
		}
	case geo.About:
		if !best && !(low && high) {
			return "about sets best, or low and high"
		}
	case geo.Nearly, geo.AtMost:
		if low || best || !high {
			return string(f.Qualifier) + " sets high alone"
		}
	case geo.AtLeast:
		if !low || best || high {
			return "at least sets low alone"
		}
	}
	return ""
}

// partOfFigure checks that a figure is part of one that exists, in this record
// or as "record#figure", and not of itself.
func (c *checker) partOfFigure(field string, f geo.Figure) {
	if f.Of == "" {
		return
	}
	whole := f.Of
	if !strings.Contains(whole, "#") {
		whole = c.key.ID + "#" + whole
	}
	if !c.figures[whole] || whole == c.key.ID+"#"+f.ID {
		c.fault(field+" of", "there is no other figure %q", f.Of)
	}
}
