package briefing

import (
	"regexp"
	"slices"
	"strings"

	"github.com/mapd/mapd/geo"
)

// marks matches citations in a text: "[@one; @two, p. 3]".
var marks = regexp.MustCompile(`\[(@[^\]\[\s;,]+(?:,[^\]\[;]*)?(?:;\s*@[^\]\[\s;,]+(?:,[^\]\[;]*)?)*)\]`)

// Marks returns the ids that a text cites with "[@ID]", each once, in their
// order. A locator may follow an id behind a comma.
func Marks(text string) []string {
	var ids []string
	for _, match := range marks.FindAllStringSubmatch(text, -1) {
		for part := range strings.SplitSeq(match[1], ";") {
			id, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(part), "@"), ",")
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// Fill fills in the citations of scenes that have none: first what the text
// cites, then the events that the scene shows. find finds the record of an id,
// shown lists the events of a scene, and no more than MaxCitations are taken.
// The error is Invalid if the text cites what there is not.
func Fill(b *geo.Briefing, find func(id string) (geo.Key, bool), shown func(geo.Scene) ([]geo.Key, error)) error {
	for i := range b.Scenes {
		s := &b.Scenes[i]
		if s.Citations != nil {
			continue
		}
		keys := []geo.Key{}
		for _, id := range Marks(s.Text) {
			key, ok := find(id)
			if !ok {
				return geo.InvalidParam(path(i, "text"), "it cites %q, but there is no event, flow, hotspot or source of this id", id)
			}
			keys = append(keys, key)
		}
		events, err := shown(*s)
		if err != nil {
			return err
		}
		s.Citations = []geo.Citation{}
		for _, key := range append(keys, events...) {
			if c := geo.Citation(key); !slices.Contains(s.Citations, c) && len(s.Citations) < MaxCitations {
				s.Citations = append(s.Citations, c)
			}
		}
	}
	return nil
}
