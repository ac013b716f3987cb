package mapping

import (
	"strings"

	"github.com/mapd/mapd/geo/fold"
)

// titlePart is a text of a title's form, or the column at i.
type titlePart struct {
	text string
	i    int // -1 for a text, -2 for a column that the row does not have
}

// titleParts takes a form such as "M {mag} - {place}" apart.
func titleParts(form string, names []string) []titlePart {
	var parts []titlePart
	for form != "" {
		before, rest, ok := strings.Cut(form, "{")
		if before != "" {
			parts = append(parts, titlePart{text: before, i: -1})
		}
		name, after, closed := strings.Cut(rest, "}")
		if !ok || !closed {
			break
		}
		part := titlePart{i: -2}
		for i, n := range names {
			if fold.Text(n) == fold.Text(name) {
				part.i = i
			}
		}
		parts = append(parts, part)
		form = after
	}
	return parts
}

// formed fills the form of titles; empty if a cell is.
func (b *binding) formed(cells []any) string {
	var out strings.Builder
	for _, part := range b.titleForm {
		if part.i == -1 {
			out.WriteString(part.text)
			continue
		}
		text := b.text(cells, part.i)
		if text == "" {
			return ""
		}
		out.WriteString(text)
	}
	return out.String()
}

// madeTitle makes a title by rule: "Kind: Actor – Actor, Place, Date". Only a
// date that is a day, month or year is told.
func (b *binding) madeTitle(cells []any, kind, place, when string) string {
	var out strings.Builder
	out.Grow(len(kind) + len(place) + len(when) + 4 + 64*min(2, len(b.actors)))
	out.WriteString(kind)
	for i, actor := range b.all(cells, b.actors) {
		switch i {
		case 0:
			out.WriteString(": ")
		case 1:
			out.WriteString(" – ")
		default:
			continue
		}
		short, _ := shortened(oneLine(actor), 60)
		out.WriteString(short)
	}
	for _, text := range []string{place, when} {
		if text != "" {
			out.WriteString(", ")
			out.WriteString(text)
		}
	}
	return out.String()
}

// plainDate is a When that reads as a date; empty if it does not.
func plainDate(when string) string {
	if strings.Trim(when, "0123456789-") != "" {
		return ""
	}
	return when
}
