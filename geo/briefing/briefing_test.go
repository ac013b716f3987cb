package briefing_test

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/briefing"
)

func TestReadGivesWhatWasWritten(t *testing.T) {
	want := sample()
	got, err := briefing.Read(encode(t, want))
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v: %+v", err, got)
	}
}

func TestHostileTextIsKept(t *testing.T) {
	hostile := `<script>alert(1)</script> [x](javascript:alert(1)) ` + "\u202e =cmd|' /C calc'!A0 \u2028"
	b := sample()
	b.Title, b.Audience, b.Scenes[0].Title, b.Scenes[0].Text, b.Scenes[0].Notes, b.Scenes[0].Annotations[0].Text = hostile, hostile, hostile, hostile, hostile, hostile
	got, err := briefing.Read(encode(t, b))
	if err != nil || !reflect.DeepEqual(got, b) {
		t.Errorf("%v: %+v", err, got)
	}
}

func TestCheck(t *testing.T) {
	for name, c := range map[string]struct {
		spoil       func(*geo.Briefing, *geo.Scene)
		param, says string
	}{
		"no id":             {func(b *geo.Briefing, _ *geo.Scene) { b.ID = "" }, "id", "small letters"},
		"an id with a path": {func(b *geo.Briefing, _ *geo.Scene) { b.ID = "../x" }, "id", "small letters"},
		"no dataset":        {func(b *geo.Briefing, _ *geo.Scene) { b.Dataset = "" }, "dataset", "dataset"},
		"no title":          {func(b *geo.Briefing, _ *geo.Scene) { b.Title = " " }, "title", "empty"},
		"two lines":         {func(b *geo.Briefing, _ *geo.Scene) { b.Audience = "a\nb" }, "audience", "one line"},
		"a NUL":             {func(_ *geo.Briefing, s *geo.Scene) { s.Text = "a\x00" }, "scenes[0].text", "U+0000"},
		"a language":        {func(b *geo.Briefing, _ *geo.Scene) { b.Language = "English" }, "language", "en or zh-Hans"},
		"a version":         {func(b *geo.Briefing, _ *geo.Scene) { b.DataVersion = -1 }, "data_version", "below 0"},
		"no scenes":         {func(b *geo.Briefing, _ *geo.Scene) { b.Scenes = nil }, "scenes", "one at least"},
		"many scenes": {func(b *geo.Briefing, _ *geo.Scene) {
			b.Scenes = slices.Repeat(b.Scenes, briefing.MaxScenes)
		}, "scenes", "100 are the most"},
		"two of one id":    {func(b *geo.Briefing, s *geo.Scene) { b.Scenes[1].ID = s.ID }, "scenes[1].id", "another scene"},
		"a long title":     {func(_ *geo.Briefing, s *geo.Scene) { s.Title = strings.Repeat("園", 301) }, "scenes[0].title characters", "301"},
		"NaN seconds":      {func(_ *geo.Briefing, s *geo.Scene) { s.DwellS = math.NaN() }, "scenes[0].dwell_s", "0 to 3600"},
		"a flat view":      {func(_ *geo.Briefing, s *geo.Scene) { s.View.North = s.View.South }, "scenes[0].view", "no height"},
		"a far view":       {func(_ *geo.Briefing, s *geo.Scene) { s.View.East = 200 }, "scenes[0].view", "-180 to 180"},
		"no mode":          {func(_ *geo.Briefing, s *geo.Scene) { s.Time.Mode = "" }, "scenes[0].time.mode", "upto"},
		"no first day":     {func(_ *geo.Briefing, s *geo.Scene) { s.Time.From = "" }, "scenes[0].time.from", "mode window"},
		"a bad month":      {func(_ *geo.Briefing, s *geo.Scene) { s.Time.To = "2025-13" }, "scenes[0].time.to", "YYYY-MM-DD"},
		"a season":         {func(_ *geo.Briefing, s *geo.Scene) { s.Time.To = "2025-21" }, "scenes[0].time.to", "YYYY-MM-DD"},
		"the wrong way":    {func(_ *geo.Briefing, s *geo.Scene) { s.Time.To = "2024" }, "scenes[0].time.to", "before"},
		"a bad length":     {func(b *geo.Briefing, _ *geo.Scene) { b.Scenes[1].Time.Trail = "0m" }, "scenes[1].time.trail", "12m"},
		"a family":         {func(_ *geo.Briefing, s *geo.Scene) { s.Filters.WithoutFamilies = []geo.Family{"x"} }, "scenes[0].filters.without_families[0]", "force"},
		"a country":        {func(_ *geo.Briefing, s *geo.Scene) { s.Filters.Countries = []string{"MMR"} }, "scenes[0].filters.countries[0]", "two capital"},
		"nothing picked":   {func(_ *geo.Briefing, s *geo.Scene) { s.Picked = &geo.Picked{What: "town", ID: "x"} }, "scenes[0].picked.what", "hotspot"},
		"a base":           {func(_ *geo.Briefing, s *geo.Scene) { s.Layers.Base = "https://x" }, "scenes[0].layers.base", "raster"},
		"bars":             {func(_ *geo.Briefing, s *geo.Scene) { s.Layers.Bars = "rescued" }, "scenes[0].layers.bars", "rescued,people"},
		"an annotation":    {func(_ *geo.Briefing, s *geo.Scene) { s.Annotations[0].Type = "html" }, "scenes[0].annotations[0].type", "arrow"},
		"a short arrow":    {func(_ *geo.Briefing, s *geo.Scene) { s.Annotations[1].Points = nil }, "scenes[0].annotations[1].points", "2 to 500"},
		"a half point":     {func(_ *geo.Briefing, s *geo.Scene) { s.Annotations[1].Points[0] = []float64{1} }, "scenes[0].annotations[1].points[0]", "longitude"},
		"a citation":       {func(_ *geo.Briefing, s *geo.Scene) { s.Citations[0].Collection = geo.Kinds }, "scenes[0].citations[0].collection", "events"},
		"cited twice":      {func(_ *geo.Briefing, s *geo.Scene) { s.Citations[1] = s.Citations[0] }, "scenes[0].citations[1]", "before"},
		"a mark to nobody": {func(_ *geo.Briefing, s *geo.Scene) { s.Text = "So [@other]." }, "scenes[0].text", `"other"`},
	} {
		t.Run(name, func(t *testing.T) {
			b := sample()
			c.spoil(b, &b.Scenes[0])
			for _, err := range faults(briefing.Check(b)) {
				if err.Param == c.param && strings.Contains(err.Error(), c.says) {
					return
				}
			}
			t.Errorf("%v; want %s to be told, with %q", briefing.Check(b), c.param, c.says)
		})
	}
	if err := briefing.Check(sample()); err != nil {
		t.Error(err)
	}
}

func faults(err error) (all []*geo.Error) {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			all = append(all, e.(*geo.Error))
		}
	}
	return all
}

func TestReadRefuses(t *testing.T) {
	for data, says := range map[string]string{
		``:                       "ends too early",
		`{"id":"x"`:              "ends too early",
		`<html>`:                 "not JSON",
		`[]`:                     "cannot be a JSON array",
		`{"colour":1}`:           "colour: a briefing has no such member",
		`{"scenes":[{"id":7}]}`:  "scenes.id: it cannot be a JSON number",
		`{} {}`:                  "something follows",
		`{"scenes":[{}]}`:        "scenes[0].time.mode",
		strings.Repeat(" ", 3e6): "larger than 2 MiB",
	} {
		if _, err := briefing.Read([]byte(data)); geo.CodeOf(err) != geo.Invalid || !strings.Contains(err.Error(), says) {
			t.Errorf("%.40s: %v; want %q", data, err, says)
		}
	}
}

func TestWindow(t *testing.T) {
	for _, c := range []struct {
		time geo.SceneTime
		want string
	}{
		{geo.SceneTime{Mode: geo.WindowMode, From: "2025", To: "2025-10"}, "2025-01-01 2025-10-31"},
		{geo.SceneTime{Mode: geo.UpToMode, To: "2025-10-20"}, ".. 2025-10-20"},
		{geo.SceneTime{Mode: geo.TrailingMode, To: "2025-10", Trail: "12m"}, "2024-11-01 2025-10-31"},
		{geo.SceneTime{Mode: geo.TrailingMode, To: "2025-10-10", Trail: "7d"}, "2025-10-04 2025-10-10"},
		{geo.SceneTime{Mode: geo.TrailingMode, To: "2025-10-10", Trail: "2w"}, "2025-09-27 2025-10-10"},
		{geo.SceneTime{Mode: geo.TrailingMode, To: "2025-03-30", Trail: "1m"}, "2025-02-28 2025-03-30"},
		{geo.SceneTime{Mode: geo.TrailingMode, To: "2025-12", Trail: "4q"}, "2025-01-01 2025-12-31"},
		{geo.SceneTime{Mode: geo.TrailingMode, To: "2025", Trail: "2y"}, "2024-01-01 2025-12-31"},
	} {
		w, err := briefing.Window(c.time)
		if got := w.Start.String() + " " + w.End.String(); err != nil || got != c.want {
			t.Errorf("%+v is %s, %v; want %s", c.time, got, err, c.want)
		}
	}
}

func TestMarks(t *testing.T) {
	for text, want := range map[string][]string{
		"":                                nil,
		"No [link](x) and no [@ ] mark":   nil,
		"One [@a-b.c_1]. Two [@d; @e].":   {"a-b.c_1", "d", "e"},
		"Again [@a] and [@a, p. 3; @b]":   {"a", "b"},
		"mail@example.org [see @x] [@y](": {"y"},
	} {
		if got := briefing.Marks(text); !slices.Equal(got, want) {
			t.Errorf("%q cites %q, want %q", text, got, want)
		}
	}
}

func TestFill(t *testing.T) {
	key := func(c geo.Collection, id string) geo.Key { return geo.Key{Collection: c, ID: id} }
	find := func(id string) (geo.Key, bool) { return key(geo.Sources, id), id == "paper" }
	shown := func(geo.Scene) ([]geo.Key, error) {
		return []geo.Key{key(geo.Events, "raid"), key(geo.Events, "rescue")}, nil
	}
	b := sample()
	b.Scenes[0].Text, b.Scenes[0].Citations = "So it says [@paper].", nil
	b.Scenes[1].Citations = []geo.Citation{}
	if err := briefing.Fill(b, find, shown); err != nil {
		t.Fatal(err)
	}
	want := []geo.Citation{{Collection: geo.Sources, ID: "paper"}, {Collection: geo.Events, ID: "raid"}, {Collection: geo.Events, ID: "rescue"}}
	if !slices.Equal(b.Scenes[0].Citations, want) || len(b.Scenes[1].Citations) != 0 {
		t.Errorf("cited are %v and %v", b.Scenes[0].Citations, b.Scenes[1].Citations)
	}
	b.Scenes[0].Text, b.Scenes[0].Citations = "So it says [@nobody].", nil
	if err := briefing.Fill(b, find, shown); geo.CodeOf(err) != geo.Invalid || !strings.Contains(err.Error(), `scenes[0].text: it cites "nobody"`) {
		t.Errorf("citing what there is not: %v", err)
	}
}

// FuzzRead checks that whatever is read is written the same from then on, and
// has a window for each scene.
func FuzzRead(f *testing.F) {
	f.Add(encode(f, sample()))
	f.Add([]byte(`{"id":"a","dataset":"d","title":"t","language":"en","scenes":[{"id":"s"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := briefing.Read(data)
		if err != nil {
			if geo.CodeOf(err) != geo.Invalid {
				t.Fatal(err)
			}
			return
		}
		once := encode(t, b)
		again, err := briefing.Read(once)
		if err != nil || string(encode(t, again)) != string(once) {
			t.Fatalf("%v: %s", err, once)
		}
		for _, s := range b.Scenes {
			if _, err := briefing.Window(s.Time); err != nil {
				t.Fatalf("%+v: %v", s.Time, err)
			}
		}
	})
}
