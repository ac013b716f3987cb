package ingest_test

import (
	"math"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/ingest"
)

// sound is a small set of records in which nothing is wrong.
type sound struct {
	dataset     *geo.Dataset
	kind        *geo.Kind
	source      *geo.Source
	here, there *geo.Hotspot
	event       *geo.Event
	flow        *geo.Flow
	briefing    *geo.Briefing
}

func newSound() *sound {
	en := geo.Texts{"en": "text"}
	claims := func() []geo.Claim { return []geo.Claim{{Source: "src", Locator: "page 1", Says: en}} }
	hotspot := func(id string, p orb.Point) *geo.Hotspot {
		return &geo.Hotspot{ID: id, Dataset: "d", Name: en, Type: "town", Role: geo.Site, Country: "MM", Point: &p,
			Precision: geo.InTown, RadiusM: 5000, Located: "by hand", Summary: en, Claims: claims(),
			Status: []geo.Status{{Status: "reported", When: "2024", Sources: claims()}}}
	}
	event := geo.Event{ID: "event", Dataset: "d", Kind: "raid", Title: en, Summary: en, When: "2024-03",
		Points: orb.MultiPoint{{98, 16}}, Countries: []string{"MM"}, Precision: geo.InTown, RadiusM: 5000,
		Hotspots: []string{"here"}, Claims: claims(), Confidence: geo.Reported,
		Figures: []geo.Figure{atLeast("all", 8), part("all")}}
	flow := geo.Flow{Event: event, From: "here", To: "there", Of: "event"}
	flow.ID, flow.Points, flow.Claims = "flow", orb.MultiPoint{{98, 16}, {99, 17}}, claims()
	flow.Figures = []geo.Figure{part("event#all")}
	return &sound{
		dataset: &geo.Dataset{ID: "d", Title: en, Licence: "CC0-1.0", Credit: "us", Language: "en", Visibility: geo.Public},
		kind:    kind("raid", "Raid"),
		source:  &geo.Source{ID: "src", Dataset: "d", CSL: map[string]any{"type": "report", "title": "A report"}, AsOf: "2025"},
		here:    hotspot("here", orb.Point{98, 16}), there: hotspot("there", orb.Point{99, 17}),
		event: &event, flow: &flow,
		briefing: &geo.Briefing{ID: "talk", Dataset: "d", Title: "A talk", Language: "en", Scenes: []geo.Scene{{ID: "one", Title: "One",
			Text: "So [@event].", View: geo.View{West: 97, South: 15, East: 99, North: 17}, Time: geo.SceneTime{To: "2024", Mode: geo.UpToMode},
			Filters: geo.SceneFilters{Hotspots: []string{"here"}}, Picked: &geo.Picked{What: "hotspot", ID: "here"},
			Citations: []geo.Citation{{Collection: geo.Events, ID: "event"}}}}},
	}
}

func atLeast(id string, low float64) geo.Figure {
	return geo.Figure{ID: id, Measure: "rescued", Unit: "people", Low: &low, Qualifier: geo.AtLeast, Sort: geo.Happened}
}

func part(of string) geo.Figure {
	f := atLeast("", 3)
	f.Of = of
	return f
}

func (s *sound) records() []geo.Record {
	return []geo.Record{s.dataset, s.kind, s.source, s.here, s.there, s.event, s.flow, s.briefing}
}

func TestCheckAcceptsSoundRecords(t *testing.T) {
	if err := ingest.Check(newSound().records()); err != nil {
		t.Error(err)
	}
}

func TestCheckNamesTheFault(t *testing.T) {
	tests := []struct {
		want  string // in the error
		spoil func(s *sound)
	}{
		{"datasets/D id", func(s *sound) { s.dataset.ID = "D" }},
		{"datasets/d title", func(s *sound) { s.dataset.Title = nil }},
		{"datasets/d visibility", func(s *sound) { s.dataset.Visibility = "secret" }},
		{"datasets/d licence", func(s *sound) { s.dataset.Licence = "" }},
		{"kinds/raid dataset", func(s *sound) { s.kind.Dataset = "e" }},
		{"kinds/raid family", func(s *sound) { s.kind.Family = "red" }},
		{"kinds/raid label", func(s *sound) { s.kind.Label = geo.Texts{"English": "Raid"} }},
		{"kinds/raid glyph", func(s *sound) { s.kind.Glyph = "" }},
		{"sources/src title", func(s *sound) { delete(s.source.CSL, "title") }},
		{"sources/src type", func(s *sound) { s.source.CSL["type"] = 7.0 }},
		{"sources/src as_of", func(s *sound) { s.source.AsOf = "soon" }},
		{"sources/src cited_by", func(s *sound) { s.source.CitedBy = []string{"nobody"} }},
		{"hotspots/here id: two records", func(s *sound) { s.there.ID = "here" }},
		{"hotspots/here name", func(s *sound) { s.here.Name = geo.Texts{"en": ""} }},
		{"hotspots/here type", func(s *sound) { s.here.Type = "village" }},
		{"hotspots/here role", func(s *sound) { s.here.Role = "" }},
		{"hotspots/here country", func(s *sound) { s.here.Country = "Myanmar" }},
		{"hotspots/here located", func(s *sound) { s.here.Located = "" }},
		{"hotspots/here status:", func(s *sound) { s.here.Status[0].Status = "bad" }},
		{"hotspots/here status when", func(s *sound) { s.here.Status[0].When = "2024-13" }},
		{"hotspots/here status: names no source", func(s *sound) { s.here.Status[0].Sources = nil }},
		{"hotspots/here sources: names no source", func(s *sound) { s.here.Claims = nil }},
		{"hotspots/here names use", func(s *sound) { s.here.Names = []geo.Name{{Text: "x", Use: "secret"}} }},
		{"hotspots/here part_of: there is no", func(s *sound) { s.here.PartOf = "nowhere" }},
		{"hotspots/here part_of: \"here\" lies in itself", func(s *sound) { s.here.PartOf, s.there.PartOf = "there", "here" }},
		{"hotspots/here geometry", func(s *sound) { s.here.Point[0] = math.NaN() }},
		{"hotspots/here geometry: position", func(s *sound) { s.here.Point[1] = 91 }},
		{"hotspots/here geometry: precision", func(s *sound) { s.here.Point, s.here.RadiusM = nil, 0 }},
		{"hotspots/here radius_m", func(s *sound) { s.here.RadiusM = math.Inf(1) }},
		{"events/event kind", func(s *sound) { s.event.Kind = "raids" }},
		{"events/event summary", func(s *sound) { s.event.Summary = nil }},
		{"events/event when", func(s *sound) { s.event.When = "2024-02-30" }},
		{"events/event countries: \"mm\"", func(s *sound) { s.event.Countries = []string{"mm"} }},
		{"events/event countries: codes", func(s *sound) { s.event.Countries = []string{"TH", "MM"} }},
		{"events/event countries: codes", func(s *sound) { s.event.Countries = []string{"MM", "MM"} }},
		{"events/event hotspots", func(s *sound) { s.event.Hotspots = []string{"nowhere"} }},
		{"events/event geometry: precision", func(s *sound) { s.event.Precision = geo.InCountry }},
		{"events/event geometry: precision", func(s *sound) { s.event.Points, s.event.RadiusM = nil, 0 }},
		{"events/event geometry: the position", func(s *sound) { s.event.Points = append(s.event.Points, s.event.Points[0]) }},
		{"events/event radius_m", func(s *sound) { s.event.RadiusM = 0 }},
		{"events/event confidence: \"sure\"", func(s *sound) { s.event.Confidence = "sure" }},
		{"events/event confidence: is disputed", func(s *sound) { s.event.Confidence = geo.Disputed }},
		{"events/event sources: there is no", func(s *sound) { s.event.Claims[0].Source = "nobody" }},
		{"events/event sources cites", func(s *sound) { s.event.Claims[0].Cites = []string{"nobody"} }},
		{"events/event sources when", func(s *sound) { s.event.Claims[0].When = "2024/2023" }},
		{"events/event figures: source", func(s *sound) { s.event.Figures[0].Source = "nobody" }},
		{"events/event figures: \"all\" is given twice", func(s *sound) { s.event.Figures[1].ID = "all" }},
		{"events/event figures of", func(s *sound) { s.event.Figures[1].Of = "nothing" }},
		{"events/event figures of", func(s *sound) { s.event.Figures[0].Of = "all" }},
		{"events/event figures unit", func(s *sound) { s.event.Figures[0].Unit = "" }},
		{"events/event figures per", func(s *sound) { s.event.Figures[0].Per = "decade" }},
		{"events/event figures sort", func(s *sound) { s.event.Figures[0].Sort = "" }},
		{"events/event figures nationality", func(s *sound) { s.event.Figures[0].Nationality = []string{"Thai"} }},
		{"events/event sources figures of", func(s *sound) { s.event.Claims[0].Figures = []geo.Figure{part("nothing")} }},
		{"hotspots/here sources: gives figures", func(s *sound) { s.here.Claims[0].Figures = []geo.Figure{atLeast("", 1)} }},
		{"briefings/talk : scenes[0].time.to", func(s *sound) { s.briefing.Scenes[0].Time.To = "" }},
		{"briefings/talk dataset", func(s *sound) { s.briefing.Dataset = "e" }},
		{"briefings/talk scenes[0].citations: there is no", func(s *sound) { s.briefing.Scenes[0].Citations[0].Collection = geo.Flows }},
		{"briefings/talk scenes[0].filters.hotspots", func(s *sound) { s.briefing.Scenes[0].Filters.Hotspots[0] = "nowhere" }},
		{"briefings/talk scenes[0].picked", func(s *sound) { s.briefing.Scenes[0].Picked.ID = "nowhere" }},
		{"flows/flow event", func(s *sound) { s.flow.Of = "" }},
		{"flows/flow from: a flow needs", func(s *sound) { s.flow.From, s.flow.To = "", "" }},
		{"flows/flow to: there is no", func(s *sound) { s.flow.To = "nowhere" }},
		{"flows/flow geometry: is", func(s *sound) { s.flow.Points[1] = orb.Point{1, 2} }},
		{"flows/flow geometry: only a flow", func(s *sound) { s.flow.To = "CN" }},
	}
	for _, test := range tests {
		s := newSound()
		test.spoil(s)
		err := ingest.Check(s.records())
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("want a fault %q, got %v", test.want, err)
		}
		if geo.CodeOf(err) != geo.Invalid {
			t.Errorf("%q: code is %q, want invalid", test.want, geo.CodeOf(err))
		}
	}
}

func TestCheckAcceptsAFlowToACountry(t *testing.T) {
	s := newSound()
	s.flow.To, s.flow.Points, s.flow.Precision, s.flow.RadiusM = "CN", nil, geo.InCountry, 0
	if err := ingest.Check(s.records()); err != nil {
		t.Error(err)
	}
}

func TestCheckTellsAllFaults(t *testing.T) {
	s := newSound()
	s.kind.Glyph, s.event.When, s.flow.Of = "", "soon", ""
	err := ingest.Check(s.records())
	for _, want := range []string{"kinds/raid glyph", "events/event when", "flows/flow event"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want a fault %q, got %v", want, err)
		}
	}
}

func TestFiguresFitTheirQualifier(t *testing.T) {
	n := func(v float64) *float64 { return &v }
	tests := []struct {
		qualifier       geo.Qualifier
		low, best, high *float64
		ok              bool
	}{
		{geo.Exactly, n(5), n(5), n(5), true},
		{geo.Exactly, nil, n(5), nil, false},
		{geo.Exactly, n(4), n(5), n(5), false},
		{geo.About, nil, n(5), nil, true},
		{geo.About, n(2), nil, n(3), true},
		{geo.About, n(4), n(5), n(6), true},
		{geo.About, n(2), nil, nil, false},
		{geo.About, n(3), nil, n(2), false},
		{geo.AtLeast, n(5), nil, nil, true},
		{geo.AtLeast, n(5), n(5), nil, false},
		{geo.AtLeast, nil, nil, n(5), false},
		{geo.AtMost, nil, nil, n(5), true},
		{geo.AtMost, n(5), nil, nil, false},
		{geo.Nearly, nil, nil, n(5), true},
		{geo.Nearly, nil, n(5), nil, false},
		{geo.AtLeast, n(math.NaN()), nil, nil, false},
		{geo.AtMost, nil, nil, n(math.Inf(1)), false},
		{"roughly", nil, n(5), nil, false},
	}
	for _, test := range tests {
		s := newSound()
		f := atLeast("all", 0)
		f.Qualifier, f.Low, f.Best, f.High = test.qualifier, test.low, test.best, test.high
		s.event.Figures[0] = f
		if err := ingest.Check(s.records()); (err == nil) != test.ok {
			t.Errorf("%s %v %v %v: want ok %v, got %v", test.qualifier, test.low, test.best, test.high, test.ok, err)
		}
	}
}
