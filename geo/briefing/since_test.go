package briefing_test

import (
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/briefing"
)

func TestFateOf(t *testing.T) {
	written := func(v geo.Version, title string) geo.Revision {
		return geo.Revision{Version: v, Record: &geo.Event{ID: "e", Title: geo.Texts{"en": title}}}
	}
	deleted := func(v geo.Version) geo.Revision { return geo.Revision{Version: v, Deleted: true} }
	for name, c := range map[string]struct {
		revisions []geo.Revision
		want      briefing.Fate // since version 5
	}{
		"never written":           {nil, briefing.Never},
		"written before":          {[]geo.Revision{written(3, "a")}, briefing.Same},
		"written by that version": {[]geo.Revision{written(5, "a")}, briefing.Same},
		"written after":           {[]geo.Revision{written(6, "a")}, briefing.Added},
		"corrected":               {[]geo.Revision{written(3, "a"), written(7, "b")}, briefing.Corrected},
		"corrected twice":         {[]geo.Revision{written(1, "x"), written(5, "a"), written(7, "b"), written(9, "c")}, briefing.Corrected},
		"there and back":          {[]geo.Revision{written(3, "a"), written(7, "b"), written(8, "a")}, briefing.Same},
		"withdrawn":               {[]geo.Revision{written(3, "a"), deleted(6)}, briefing.Withdrawn},
		"withdrawn and back":      {[]geo.Revision{written(3, "a"), deleted(6), written(7, "a")}, briefing.Same},
		"gone before":             {[]geo.Revision{written(3, "a"), deleted(4)}, briefing.Never},
		"gone before, made anew":  {[]geo.Revision{written(3, "a"), deleted(4), written(8, "a")}, briefing.Added},
		"came and went":           {[]geo.Revision{written(6, "a"), deleted(7)}, briefing.Never},
	} {
		if got, err := briefing.FateOf(c.revisions, 5); got != c.want || err != nil {
			t.Errorf("%s: %s, %v; want %s", name, got, err, c.want)
		}
	}
}
