package feeds

import (
	"strconv"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/web/record"
)

// appendHTML describes a row for people: what, when, where, how many and who
// says so. It is plain HTML without code, styles or pictures; texts of the data
// are isolated, so that their direction of writing goes no further.
func (f *Feed) appendHTML(b []byte, r *row) []byte {
	switch v := r.values.Interface().(type) {
	case record.Event:
		b = appendEventHTML(b, &v)
	case record.Flow:
		b = appendEventHTML(b, &v.Event)
		b = appendLine(b, "From", value(v.From))
		b = appendLine(b, "To", value(v.To))
	case record.Hotspot:
		b = appendParagraph(b, value(v.Summary))
		b = appendLine(b, "Type", v.Type+", "+v.Role)
		b = appendLine(b, "Country", value(v.Country))
		b = appendPlace(b, value(v.Precision), v.RadiusM)
		b = appendLine(b, "Cited", strings.Trim(value(v.FirstCited)+" to "+value(v.LastCited), " to"))
	case record.Source:
		b = appendLine(b, "By", value(v.Author))
		b = appendLine(b, "In", value(v.Container))
		b = appendLine(b, "Of", value(v.Issued))
		b = appendParagraph(b, value(v.Note))
	}
	return f.appendSourcesHTML(b, r)
}

func appendEventHTML(b []byte, e *record.Event) []byte {
	b = appendParagraph(b, value(e.Summary))
	b = appendLine(b, "When", whenText(e))
	b = appendLine(b, "Place", value(e.Place))
	b = appendLine(b, "Countries", strings.Join(e.Countries, ", "))
	b = appendPlace(b, value(e.Precision), e.RadiusM)
	for i := range e.Figures {
		b = appendLine(b, e.Figures[i].Measure, figureText(&e.Figures[i]))
	}
	return appendLine(b, "Confidence", value(e.Confidence))
}

// whenText is a time as it is stated, with the days that it may mean.
func whenText(e *record.Event) string {
	when, start, end := value(e.When), value(e.Start), value(e.End)
	switch {
	case when == "" || start == end:
		return when
	case start == "":
		return when + " (until " + end + ")"
	case end == "":
		return when + " (from " + start + ")"
	}
	return when + " (" + start + " to " + end + ")"
}

func appendPlace(b []byte, precision string, radius *float64) []byte {
	if precision != "" && radius != nil {
		precision += ", within " + strconv.FormatFloat(*radius/1000, 'f', -1, 64) + " km"
	}
	return appendLine(b, "Known to the", precision)
}

// figureText writes a number with what is known of it.
func figureText(f *record.Figure) string {
	var parts []string
	for _, n := range []struct {
		word string
		v    *float64
	}{{"at least ", f.Low}, {"", f.Best}, {"at most ", f.High}} {
		if n.v != nil {
			parts = append(parts, n.word+strconv.FormatFloat(*n.v, 'f', -1, 64))
		}
	}
	if f.Low != nil && f.High != nil && *f.Low == *f.High {
		parts = []string{strconv.FormatFloat(*f.Low, 'f', -1, 64)}
	}
	s := strings.Join(parts, ", ") + " " + f.Unit
	if f.Sort == string(geo.Level) {
		s += " (a level: not to be added up)"
	}
	return s
}

func (f *Feed) appendSourcesHTML(b []byte, r *row) []byte {
	ids := r.sources()
	if len(ids) == 0 {
		return b
	}
	b = append(b, "<p>Sources:</p><ul>"...)
	for _, id := range ids {
		b = append(b, "<li>"...)
		source := f.source(id)
		if source.address != "" {
			b = append(appendXML(append(b, `<a href="`...), source.address), `">`...)
		}
		b = appendIsolated(b, source.name)
		if source.address != "" {
			b = append(b, "</a>"...)
		}
		b = append(b, "</li>"...)
	}
	return append(b, "</ul>"...)
}

func appendParagraph(b []byte, s string) []byte {
	if s == "" {
		return b
	}
	return append(appendIsolated(append(b, "<p>"...), s), "</p>"...)
}

func appendLine(b []byte, label, s string) []byte {
	if s == "" {
		return b
	}
	b = append(appendXML(append(b, "<p><b>"...), label), ":</b> "...)
	return append(appendIsolated(b, s), "</p>"...)
}

func appendIsolated(b []byte, s string) []byte {
	return append(appendXML(append(b, "<bdi>"...), s), "</bdi>"...)
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
