package snapshot

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

func searchWorld(t testing.TB) *Snapshot {
	t.Helper()
	in := "curated"
	p := &orb.Point{103.5, 10.6}
	return mustBuild(t, 1, curated,
		&geo.Kind{ID: "cut-off", Dataset: in, Label: geo.Texts{"en": "Supply blocked", "fr": "Coupure"}},
		&geo.Hotspot{ID: "sihanoukville", Dataset: in, Role: geo.Site, Point: p, Name: geo.Texts{"en": "Sihanoukville", "fr": "Sihanoukville"},
			Names: []geo.Name{{Text: "ក្រុងព្រះសីហនុ", Lang: "km"}, {Text: "西哈努克港", Lang: "zh"}, {Text: "西港", Lang: "zh"}}},
		&geo.Hotspot{ID: "kk-park", Dataset: in, Role: geo.Site, Point: p, PartOf: "myawaddy", Name: geo.Texts{"en": "KK Park"},
			Names: []geo.Name{{Text: "KK园区", Lang: "zh"}}},
		&geo.Hotspot{ID: "myawaddy", Dataset: in, Role: geo.Site, Point: p, Name: geo.Texts{"en": "Myawaddy"},
			Names: []geo.Name{{Text: "မြဝတီမြို့", Lang: "my"}, {Text: "แม่ดี", Lang: "th"}}},
		&geo.Hotspot{ID: "mong-la", Dataset: in, Role: geo.Site, Point: p, Name: geo.Texts{"en": "Mong La"}},
		&geo.Hotspot{ID: "da-nang", Dataset: in, Role: geo.Context, Point: p, Name: geo.Texts{"en": "Đà Nẵng"}},
		&geo.Hotspot{ID: "hidden", Dataset: "secret", Name: geo.Texts{"en": "Sihanoukville annex"}},
		&geo.Event{ID: "raid", Dataset: in, When: "2025-10-22", Kind: "raid", Title: geo.Texts{"en": "Soldiers raid the compound", "fr": "Descente à KK Park"},
			Summary: geo.Texts{"en": "More than 2,000 people were found"}, Hotspots: []string{"kk-park"}},
		&geo.Event{ID: "cut", Dataset: in, When: "2023-06", Kind: "cut-off", Title: geo.Texts{"en": "Power cut", "zh": "泰国停止供电 国停 停电"}, Place: "Moei river"},
		&geo.Event{ID: "plain", Dataset: in, When: "2022", Title: geo.Texts{"en": "Officials visit Sihanoukville"}, Hotspots: []string{"sihanoukville"}},
	)
}

func hitIDs(hits []Hit) string {
	var out []string
	for _, h := range hits {
		out = append(out, h.Item.ID())
	}
	return strings.Join(out, " ")
}

func TestSearch(t *testing.T) {
	s := searchWorld(t)
	for _, c := range []struct{ text, hotspots, events string }{
		{"Sihanoukville", "sihanoukville", "plain"},
		{"sihan", "sihanoukville", "plain"},
		{"SIHANOUKVILLE!", "sihanoukville", "plain"},
		{"sihanukville", "sihanoukville", "plain"}, // a letter is missing
		{"sihanuok", "sihanoukville", "plain"},     // two are swapped, and it is cut short
		{"sihxnukville", "", ""},                   // two slips
		{"prak", "", ""},                           // too short to be mended
		{"nowaddy", "", ""},
		{"nyawaddy", "myawaddy", "raid"},
		{"kk park", "kk-park", "raid"},
		{"kkpark", "kk-park", "raid"},
		{"park kk", "kk-park", "raid"},
		{"mongla", "mong-la", ""},
		{"da nang", "da-nang", ""},
		{"Đà Nẵng", "da-nang", ""},
		{"đà nẵng", "da-nang", ""},
		{"西港", "sihanoukville", "plain"},
		{"哈努", "sihanoukville", "plain"},
		{"港", "sihanoukville", "plain"},
		{"西努", "", ""},
		{"国停电", "", ""},                     // its pairs are there, but apart
		{"西哈努可港", "sihanoukville", "plain"}, // another character
		{"園區", "kk-park", "raid"},           // traditional characters
		{"园区", "kk-park", "raid"},
		{"ព្រះសីហនុ", "sihanoukville", "plain"},
		{"ព្រះសហនុ", "sihanoukville", "plain"}, // a vowel sign is missing
		{"សា", "", ""},                         // the vowel sign counts
		{"မြဝတီ", "myawaddy", "raid"},
		{"แม่", "myawaddy", "raid"},
		{"แมะ", "", ""},
		{"停止", "", "cut"},
		{"moei", "", "cut"},
		{"raid", "", "raid"},
		{"compound kk", "", "raid"},
		{"found 2,000", "", "raid"},
		{"descente", "", "raid"},
		{"raid nowhere", "", ""},
		{"coupure moei", "", "cut"},
		{"supply", "", "cut"},
		{"annex", "", ""},
		{"", "", ""},
		{"... !", "", ""},
	} {
		hotspots, events := s.Search(context.Background(), c.text, "en", 10)
		if hitIDs(hotspots) != c.hotspots || hitIDs(events) != c.events {
			t.Errorf("%q finds %q and %q, want %q and %q", c.text, hitIDs(hotspots), hitIDs(events), c.hotspots, c.events)
		}
	}
}

func TestSearchLabels(t *testing.T) {
	s := searchWorld(t)
	for _, c := range []struct{ text, lang, id, label, labelLang, marked string }{
		{"sihan", "en", "sihanoukville", "Sihanoukville", "en", "Sihan"},
		{"sihan", "fr", "sihanoukville", "Sihanoukville", "fr", "Sihan"},
		{"西哈", "en", "sihanoukville", "西哈努克港", "zh", "西哈"},
		{"kkpark", "en", "kk-park", "KK Park", "en", "KK Park"},
		{"park k", "en", "kk-park", "KK Park", "en", "K|Park"},
		{"nang", "en", "da-nang", "Đà Nẵng", "en", "Nẵng"},
		{"da nan", "en", "da-nang", "Đà Nẵng", "en", "Đà|Nẵn"},
		{"sihanukville", "en", "sihanoukville", "Sihanoukville", "en", "Sihanoukville"},
		{"raid comp", "fr", "raid", "Soldiers raid the compound", "en", "raid|comp"},
		{"found", "fr", "raid", "Descente à KK Park", "fr", ""},
		{"found", "de", "raid", "Soldiers raid the compound", "en", ""},
		{"kk park", "en", "raid", "Descente à KK Park", "fr", "KK|Park"},
	} {
		hotspots, events := s.Search(context.Background(), c.text, c.lang, 10)
		all := append(hotspots, events...)
		i := slices.IndexFunc(all, func(h Hit) bool { return h.Item.ID() == c.id })
		if i < 0 {
			t.Errorf("%q does not find %s", c.text, c.id)
			continue
		}
		if h := all[i]; h.Label != c.label || h.Lang != c.labelLang || marked(h) != c.marked {
			t.Errorf("%q in %s: %q %s, marked %q; want %+v", c.text, c.lang, h.Label, h.Lang, marked(h), c)
		}
	}
}

func marked(h Hit) string {
	var out []string
	for _, m := range h.Match {
		out = append(out, h.Label[m[0]:m[1]])
	}
	return strings.Join(out, "|")
}

func TestSearchPutsTheBestFirst(t *testing.T) {
	in := "curated"
	s := mustBuild(t, 2, curated,
		&geo.Hotspot{ID: "a-clarkson", Dataset: in, Role: geo.Site, Name: geo.Texts{"en": "Clarkson"}},
		&geo.Hotspot{ID: "b-freeport", Dataset: in, Role: geo.Site, Name: geo.Texts{"en": "Clark Freeport"}},
		&geo.Hotspot{ID: "c-port", Dataset: in, Role: geo.Site, Name: geo.Texts{"en": "Port Clark"}},
		&geo.Hotspot{ID: "d-clark", Dataset: in, Role: geo.Context, Name: geo.Texts{"en": "Clark"}},
		&geo.Hotspot{ID: "z-alias", Dataset: in, Role: geo.Site, Name: geo.Texts{"en": "New Clark City Hub"}, Names: []geo.Name{{Text: "Clark"}}},
		&geo.Hotspot{ID: "e-clark", Dataset: in, Role: geo.Site, Name: geo.Texts{"en": "Clark"}})
	hits, _ := s.Search(context.Background(), "clark", "en", 0)
	if got := hitIDs(hits); got != "e-clark z-alias d-clark b-freeport c-port a-clarkson" {
		t.Error(got)
	}
	if hits, _ = s.Search(context.Background(), "clark", "en", 2); hitIDs(hits) != "e-clark z-alias" {
		t.Error(hitIDs(hits))
	}
}

// TestSearchKeepsTheBestOfMany compares the best few with the first of all.
func TestSearchKeepsTheBestOfMany(t *testing.T) {
	rng := seeded(t)
	records := []geo.Record{curated}
	for i := range 2000 {
		title := "word"
		for range rng.IntN(4) {
			title += pick(rng, []string{" word", "s more", " other"})
		}
		records = append(records, &geo.Event{ID: fmt.Sprint(i), Dataset: "curated", When: geo.When(pick(rng, []string{"2020", "2021", ""})), Title: geo.Texts{"en": title}})
	}
	s := mustBuild(t, 3, records...)
	_, all := s.Search(context.Background(), "word", "en", 0)
	for _, limit := range []int{1, 7, 100} {
		if _, best := s.Search(context.Background(), "word", "en", limit); hitIDs(best) != hitIDs(all[:limit]) {
			t.Errorf("the best %d are %s, want %s", limit, hitIDs(best), hitIDs(all[:limit]))
		}
	}
}

func TestFindByText(t *testing.T) {
	s := searchWorld(t)
	for text, want := range map[string]string{"kk park": "raid", "power": "cut", "officials sihan": "plain", "!": ""} {
		page, err := s.Find(context.Background(), geo.Query{Collection: geo.Events, Text: text})
		if err != nil || strings.Join(ids(page.Items), " ") != want || page.Matched != len(page.Items) {
			t.Errorf("%q: %v %d %v, want %s", text, ids(page.Items), page.Matched, err, want)
		}
	}
}

func TestSlipped(t *testing.T) {
	for _, c := range []struct {
		word, text string
		whole      bool
		beginning  bool
	}{
		{"poipet", "poipet", true, true},
		{"poipt", "poipet", true, true},
		{"poippet", "poipet", true, true},
		{"poiqet", "poipet", true, true},
		{"pioepet", "poipet", false, false},
		{"piopet", "poipet", true, true},
		{"poipeet", "poipet", true, true},
		{"poipetx", "poipet", true, true},
		{"poipe", "poipet", true, true},
		{"poqp", "poipet", false, true},
		{"pp", "poipet", false, true},
		{"bavet", "poipet", false, false},
		{"西港", "西哈", true, true},
	} {
		if got := slipped(c.word, c.text, false); got != c.whole {
			t.Errorf("%s for %s: %v", c.word, c.text, got)
		}
		if got := slipped(c.word, c.text, true); got != c.beginning {
			t.Errorf("%s for the beginning of %s: %v", c.word, c.text, got)
		}
	}
}

// FuzzSearch looks for any text: it must not fail, and what it marks must be
// whole characters of the label.
func FuzzSearch(f *testing.F) {
	for _, text := range []string{"sihan", "KK Park", "西哈努可港", "ព្រះសហនុ", "မြဝတီ", "đà nẵng", "\xff", "a\u0301\u0301", "ﷺ", "ﬃ"} {
		f.Add(text)
	}
	s := searchWorld(f)
	f.Fuzz(func(t *testing.T, text string) {
		hotspots, events := s.Search(context.Background(), text, "en", 5)
		for _, h := range append(hotspots, events...) {
			end := 0
			for _, m := range h.Match {
				if m[0] < end || m[0] >= m[1] || m[1] > len(h.Label) || !utf8.ValidString(h.Label[m[0]:m[1]]) {
					t.Errorf("%q marks %v of %q", text, h.Match, h.Label)
				}
				end = m[1]
			}
		}
		q := geo.Query{Collection: geo.Events, Text: text}
		if _, err := s.Find(context.Background(), q); err != nil && geo.CodeOf(err) != geo.Invalid {
			t.Error(err)
		}
	})
}
