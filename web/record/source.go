package record

import (
	"fmt"
	"maps"
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
)

// Source holds the properties of a source: the commonest CSL variables
// as plain columns, and the whole of it as csl.
type Source struct {
	Title       *string        `json:"title"`
	Type        *string        `json:"type"`
	Author      *string        `json:"author"`
	Container   *string        `json:"container_title"`
	Publisher   *string        `json:"publisher"`
	Issued      *string        `json:"issued"`
	URL         *string        `json:"url"`
	Language    *string        `json:"language"`
	Reliability *string        `json:"reliability"`
	AsOf        *string        `json:"as_of"`
	CitedBy     []string       `json:"cited_by"`
	Note        *string        `json:"note"`
	CSL         map[string]any `json:"csl"`
	Lang        *string        `json:"lang"`
	Dataset     string         `json:"dataset"`
	Version     geo.Version    `json:"version"`
}

func sourceValues(s *geo.Source, item *snapshot.Item, w *Words) Source {
	csl := maps.Clone(s.CSL)
	if csl == nil {
		csl = map[string]any{}
	}
	csl["id"] = s.ID
	variable := func(name string) *string {
		text, _ := s.CSL[name].(string)
		return Optional(text)
	}
	v := Source{
		Title:       variable("title"),
		Type:        variable("type"),
		Author:      Optional(authors(s.CSL["author"])),
		Container:   variable("container-title"),
		Publisher:   variable("publisher"),
		Issued:      Optional(issued(s.CSL["issued"])),
		URL:         variable("URL"),
		Language:    variable("language"),
		Reliability: Optional(s.Reliability),
		AsOf:        Optional(s.AsOf),
		CitedBy:     listed(s.CitedBy),
		CSL:         csl,
		Lang:        variable("language"),
		Dataset:     s.Dataset,
		Version:     item.Version,
	}
	if note, lang := w.Pick(s.Note); note != nil {
		v.Note, v.Lang = note, lang
	}
	return v
}

// authors writes the names of a CSL name list: "Given Family; …".
func authors(list any) string {
	entries, _ := list.([]any)
	var names []string
	for _, entry := range entries {
		parts, _ := entry.(map[string]any)
		var words []string
		for _, key := range []string{"literal", "given", "family"} {
			if word, _ := parts[key].(string); word != "" {
				words = append(words, word)
			}
		}
		if len(words) > 0 {
			names = append(names, strings.Join(words, " "))
		}
	}
	return strings.Join(names, "; ")
}

// issued writes the first date of a CSL date: date-parts as YYYY, YYYY-MM or
// YYYY-MM-DD, else its raw or literal text.
func issued(date any) string {
	parts, _ := date.(map[string]any)
	if rows, _ := parts["date-parts"].([]any); len(rows) > 0 {
		row, _ := rows[0].([]any)
		var text strings.Builder
		for i, layout := range []string{"%04d", "-%02d", "-%02d"} {
			if i >= len(row) {
				break
			}
			number, ok := row[i].(float64)
			if !ok {
				break
			}
			fmt.Fprintf(&text, layout, int(number))
		}
		return text.String()
	}
	for _, key := range []string{"raw", "literal"} {
		if text, _ := parts[key].(string); text != "" {
			return text
		}
	}
	return ""
}
