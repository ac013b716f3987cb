package briefing_test

import (
	"testing"

	"github.com/mapd/mapd/geo"
)

// sample is a briefing in which nothing is wrong.
func sample() *geo.Briefing {
	return &geo.Briefing{ID: "talk", Dataset: "curated", Title: "A talk", Language: "en", Audience: "For the desk", DataVersion: 3,
		Scenes: []geo.Scene{{
			ID: "one", Title: "The raid", Text: "Police came [@raid; @paper, p. 3].", Notes: "Slowly.", DwellS: 30,
			View:    geo.View{West: 97, South: 16, East: 99, North: 17.5},
			Time:    geo.SceneTime{From: "2025-10", To: "2025-10-31", Mode: geo.WindowMode, Step: "week", Plays: true},
			Filters: geo.SceneFilters{WithoutFamilies: []geo.Family{geo.Said}, Countries: []string{"MM"}, Confidence: []geo.Confidence{geo.Confirmed}},
			Picked:  &geo.Picked{What: "event", ID: "raid"},
			Layers:  geo.Layers{Base: "own", Bars: "rescued,people", Coverage: true},
			Annotations: []geo.Annotation{
				{Type: geo.TextAnnotation, Text: "KK Park", Points: [][]float64{{98.5, 16.6}}},
				{Type: geo.ArrowAnnotation, Points: [][]float64{{98.5, 16.6}, {98.6, 16.7}}},
				{Type: geo.AreaAnnotation, Points: [][]float64{{98, 16}, {99, 16}, {99, 17}}}},
			Citations: []geo.Citation{{Collection: geo.Events, ID: "raid"}, {Collection: geo.Sources, ID: "paper"}},
		}, {
			ID: "two", Title: "After it", Text: "", View: geo.View{West: 170, South: -10, East: -170, North: 10},
			Time: geo.SceneTime{To: "2025", Mode: geo.TrailingMode, Trail: "12m"},
		}}}
}

func encode(t testing.TB, b *geo.Briefing) []byte {
	t.Helper()
	data, err := geo.EncodeRecord(b)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
