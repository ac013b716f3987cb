package storetest

import (
	"strings"

	"github.com/mapd/mapd/geo"
	"github.com/paulmach/orb"
)

func number(v float64) *float64 { return &v }

// samples returns records of all collections with every member set, with
// scripts of many kinds, and with none of what is optional. They come in the
// order of Records.
func samples() []geo.Record {
	return []geo.Record{
		&geo.Dataset{ID: "curated", Title: geo.Texts{"en": "Curated", "km": "ទិន្នន័យ"}, Licence: "CC-BY-4.0",
			Credit: "mapd & <contributors>", Language: "en", Visibility: geo.Public, Edition: "2025-11"},
		&geo.Dataset{ID: "private"},
		&geo.Kind{ID: "raid", Dataset: "curated", Label: geo.Texts{"en": "raid", "zh": "突袭"}, Glyph: "shield", Family: geo.Force},
		sampleSource(),
		&geo.Source{ID: "other"},
		&geo.Hotspot{ID: "bare"},
		sampleHotspot(),
		&geo.Event{ID: "empty"}, sampleEvent("kept"), largeEvent("large"),
		&geo.Flow{Event: geo.Event{ID: "drift"}},
		&geo.Flow{Event: *sampleEvent("move"), From: "kk-park", To: "KH", Of: "kept"},
		&geo.Briefing{ID: "bare"}, sampleBriefing("talk"),
	}
}

func sampleBriefing(id string) *geo.Briefing {
	return &geo.Briefing{ID: id, Dataset: "curated", Title: "“Quoted” & <tagged>\u2028", Language: "my", Audience: "ကေကေပန်းခြံ", DataVersion: 3,
		Scenes: []geo.Scene{{ID: "one", Title: "<script>", Text: "\u0000 [@kept]", DwellS: 12.5, View: geo.View{West: 97, South: 16, East: -170, North: 17},
			Time:      geo.SceneTime{To: "2025-10", Mode: geo.TrailingMode, Trail: "12m"},
			Citations: []geo.Citation{{Collection: geo.Events, ID: "kept"}}}}}
}

func sampleSource() *geo.Source {
	return &geo.Source{ID: "doc-1", Dataset: "curated", Reliability: "secondary", AsOf: "2025-11~", CitedBy: []string{"other"},
		Note: geo.Texts{"en": "page numbers missing"},
		CSL: map[string]any{"type": "report", "title": "“Quoted” & <tagged>\u2028\t", "issued": map[string]any{
			"date-parts": []any{[]any{2024.0, 1.0, 5.0}}}, "page": 1e21, "author": []any{map[string]any{"literal": "မြန်မာ"}}}}
}

func sampleHotspot() *geo.Hotspot {
	return &geo.Hotspot{ID: "kk-park", Dataset: "curated", Name: geo.Texts{"en": "KK Park", "my": "ကေကေပန်းခြံ"},
		Names: []geo.Name{{Text: "KK园区", Lang: "zh", Script: "Hans", Use: "common"}, {Text: "𝐊𝐊 🏢 e\u0301"}},
		Type:  "compound", Role: geo.Site, Country: "MM", Admin1: "Kayin", PartOf: "myawaddy",
		Point: &orb.Point{98.51234567890123, -0.000000000000012345}, Precision: "near", RadiusM: 1500.5, Located: "by hand",
		Status:  []geo.Status{{Status: "raided", When: "2025-10", Sources: []geo.Claim{{Source: "doc-1"}}}},
		Summary: geo.Texts{"en": "A compound."}, Claims: []geo.Claim{{Source: "doc-1", Locator: "§ 4"}}}
}

func sampleEvent(id string) *geo.Event {
	figure := geo.Figure{ID: "f1", Measure: "rescued", Unit: "people", Low: number(0.1), Best: number(1.0 / 3),
		High: number(1e15 + 1), Qualifier: geo.Nearly, Sort: geo.Level, Of: "other#f2", Per: "year",
		Nationality: []string{"PH", "VN"}, Source: "doc-1", Note: geo.Texts{"en": "as of then"}}
	return &geo.Event{ID: id, Dataset: "curated", Kind: "rescue", Title: geo.Texts{"en": "Rescue", "th": "การช่วยเหลือ"},
		Summary: geo.Texts{"ar": "إنقاذ"}, When: "2024-01~/..", Place: "the border", Points: orb.MultiPoint{{98.5, 16.7}, {-180, 90}},
		Countries: []string{"MM", "TH"}, Precision: "town", RadiusM: 5000, Hotspots: []string{"kk-park"},
		Figures: []geo.Figure{figure}, Confidence: geo.Disputed,
		Claims: []geo.Claim{{Source: "doc-1", Locator: "p. 3", When: "2024", Says: geo.Texts{"en": "so"},
			Figures: []geo.Figure{{Measure: "held", Unit: "people"}}, Cites: []string{"other"}, Note: geo.Texts{"en": "year from the context"}}},
		Extra: map[string]any{"column": "x", "empty": nil, "list": []any{1.5, true, "\u0000"}}}
}

// largeEvent has a text of two megabytes, on which no page of a database
// holds.
func largeEvent(id string) *geo.Event {
	return &geo.Event{ID: id, Dataset: "private", Summary: geo.Texts{"en": strings.Repeat("longer than a page, ñandú; ", 80_000)}}
}
