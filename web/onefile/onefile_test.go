package onefile

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/mapd/mapd/geo"
)

func scene(view geo.View, time geo.SceneTime) geo.Scene { return geo.Scene{View: view, Time: time} }

func TestTilesOf(t *testing.T) {
	tests := []struct {
		name string
		view geo.View
		want []tile // in this order, others between them
		not  tile
	}{
		{"region", geo.View{West: 92, South: 0, East: 127, North: 29}, []tile{{0, 0, 0}, {5, 25, 13}, {3, 6, 3}, {4, 12, 6}, {6, 50, 27}}, tile{5, 3, 13}},
		{"town", geo.View{West: 98.4, South: 16.5, East: 98.7, North: 16.8}, []tile{{0, 0, 0}, {10, 792, 464}, {9, 396, 232}, {8, 198, 116}}, tile{11, 1584, 928}},
		{"date line", geo.View{West: 170, South: -10, East: -170, North: 10}, []tile{{0, 0, 0}, {6, 63, 31}, {6, 0, 31}}, tile{6, 31, 31}},
		{"one point", geo.View{West: 100, South: 10, East: 100, North: 10}, []tile{{0, 0, 0}, {10, 796, 483}}, tile{10, 0, 483}},
		{"the world", geo.View{West: -180, South: -90, East: 180, North: 90}, []tile{{0, 0, 0}, {2, 0, 0}, {3, 7, 7}}, tile{9, 0, 0}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, next := tilesOf([]geo.Scene{scene(test.view, geo.SceneTime{})}), 0
			seen := map[tile]bool{}
			for _, at := range got {
				if seen[at] {
					t.Errorf("%v is listed twice", at)
				}
				if seen[at] = true; next < len(test.want) && at == test.want[next] {
					next++
				}
			}
			if next < len(test.want) {
				t.Errorf("%v is missing, or comes too early: %v", test.want[next], got)
			}
			if seen[test.not] {
				t.Errorf("%v is listed", test.not)
			}
		})
	}
}

func TestAround(t *testing.T) {
	asia, pacific := geo.View{West: 92, South: 0, East: 127, North: 29}, geo.View{West: 170, South: -10, East: -170, North: 10}
	year := geo.SceneTime{From: "2024", To: "2024", Mode: geo.WindowMode}
	tests := []struct {
		name           string
		scenes         []geo.Scene
		datetime, bbox string
	}{
		{"none", nil, "", ""},
		{"one", []geo.Scene{scene(asia, year)}, "2024-01-01/2024-12-31", "92,0,127,29"},
		{"two", []geo.Scene{scene(asia, year), scene(geo.View{West: 100, South: -5.5, East: 130, North: 3}, geo.SceneTime{From: "2023-05", To: "2023-06", Mode: geo.WindowMode})},
			"2023-05-01/2024-12-31", "92,-5.5,130,29"},
		{"up to a day", []geo.Scene{scene(asia, geo.SceneTime{To: "2024", Mode: geo.UpToMode})}, "../2024-12-31", "92,0,127,29"},
		{"over the date line", []geo.Scene{scene(pacific, year)}, "2024-01-01/2024-12-31", "-180,-10,180,10"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			query, err := around(test.scenes)
			if err != nil {
				t.Fatal(err)
			}
			if query.Get("datetime") != test.datetime || query.Get("bbox") != test.bbox {
				t.Errorf("asks %v, want %s in %s", query, test.datetime, test.bbox)
			}
		})
	}
	if _, err := around([]geo.Scene{scene(asia, geo.SceneTime{From: "some day", To: "2024", Mode: geo.WindowMode})}); err == nil {
		t.Error("a date that cannot be read is taken")
	}
}

func TestReadPage(t *testing.T) {
	tests := []struct{ name, script, style, wrong string }{
		{"usual", "let a = '<\\/script>'", "body{}", ""},
		{"end of the script", "let a = '</SCRIPT>'", "body{}", "</script"},
		{"comment", "let a = '<!--'", "body{}", "<!--"},
		{"end of the styles", "let a", "body{content:'</style>'}", "</style"},
		{"line end", "let a\r\nlet b", "body{}", `\r`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, err := ReadPage(fstest.MapFS{scriptFile: {Data: []byte(test.script)}, styleFile: {Data: []byte(test.style)}, zhFile: {Data: []byte("{}")}})
			switch {
			case test.wrong == "" && (err != nil || !p.built()):
				t.Errorf("it is refused: %v", err)
			case test.wrong != "" && (err == nil || !strings.Contains(err.Error(), test.wrong)):
				t.Errorf("the error is %v, want one that names %s", err, test.wrong)
			}
		})
	}
	if p, err := ReadPage(fstest.MapFS{scriptFile: {Data: []byte("let a")}}); err != nil || p.built() {
		t.Errorf("half a page is taken (%v)", err)
	}
}

func TestArchiveIsTheSameBytes(t *testing.T) {
	a := archive{}
	for _, address := range []string{"b", "a", "tiles/basemap/0/0/0.mvt", "empty"} {
		a[address] = []byte(strings.Repeat(address, 100))
	}
	a["empty"] = nil
	first, err := a.pack()
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		if again, err := a.pack(); err != nil || !bytes.Equal(first, again) {
			t.Fatalf("it is packed in another way (%v)", err)
		}
	}
}
