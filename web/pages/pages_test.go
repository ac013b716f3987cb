package pages

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

// TestWords checks that each name that a page asks for is in the table, that
// none is left over, and that both languages say something.
func TestWords(t *testing.T) {
	asked := map[string]bool{}
	name := regexp.MustCompile(`[sS]ay[( ]+"([a-z]+)"|\$say\.Say "([a-z]+)"`)
	for _, pattern := range []string{"parts/*.html", "*.go", "../ogc/html/*.html", "../ogc/*.go", "../feeds/*.html", "../feeds/*.go", "../briefings/html/*.html", "../briefings/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range name.FindAllStringSubmatch(string(text), -1) {
				asked[m[1]+m[2]] = true
			}
		}
	}
	for name := range asked {
		if _, ok := texts[name]; !ok {
			t.Errorf("pages say %q, which is not in the table", name)
		}
	}
	for name, text := range texts {
		if !asked[name] {
			t.Errorf("nothing says %q", name)
		}
		if text[0] == "" || text[1] == "" || text[0] == text[1] {
			t.Errorf("%q is not in both languages", name)
		}
	}
}

func TestWordsIn(t *testing.T) {
	for prefs, want := range map[string]string{"": "en", "km en": "en", "km zh-Hant-TW en": "zh-Hans", "en zh": "en"} {
		if got := WordsIn(strings.Fields(prefs)).Lang; got != want {
			t.Errorf("%q: %s, want %s", prefs, got, want)
		}
	}
}

// TestMap checks that what is asked for lies in the picture, with land around
// it where there is land, in a size that a page can carry.
func TestMap(t *testing.T) {
	for name, places := range map[string][]Place{
		"a town":       {{Geometry: orb.Point{98.5, 16.7}, Radius: 5000, Class: "site"}},
		"two places":   {{Geometry: orb.MultiPoint{{98.5, 16.7}, {103.5, 10.6}}}},
		"a line":       {{Geometry: orb.LineString{{98.5, 16.7}, {103.5, 10.6}}}},
		"the world":    {{Geometry: orb.Point{-180, -90}}, {Geometry: orb.Point{180, 90}}, {Geometry: orb.Point{100, 20}}},
		"a wide place": {{Geometry: orb.Point{100, 20}, Radius: 500_000}},
	} {
		m, err := NewMap(name, places)
		if err != nil || m == nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(m.Land) == 0 || len(m.Land)+len(m.Coast)+len(m.Borders)+len(m.Lakes) > 400_000 {
			t.Errorf("%s: %d bytes of land, %d of coast, %d of borders", name, len(m.Land), len(m.Coast), len(m.Borders))
		}
		for _, mark := range m.Marks {
			if mark.X < 0 || mark.X > m.Width || mark.Y < 0 || mark.Y > m.Height || mark.Ring > m.Height/2 {
				t.Errorf("%s: %+v is outside", name, mark)
			}
		}
		if len(m.Marks)+len(m.Lines) == 0 {
			t.Errorf("%s: nothing is drawn", name)
		}
	}
	if m, err := NewMap("nothing", []Place{{}}); m != nil || err != nil {
		t.Errorf("without places: %v %v", m, err)
	}
}
