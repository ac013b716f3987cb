package picture

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestGlyphsAreThePages compares the drawings of kinds with the page's.
func TestGlyphsAreThePages(t *testing.T) {
	source, err := os.ReadFile("../app/src/panels/glyphs.ts")
	if err != nil {
		t.Fatal(err)
	}
	_, list, found := strings.Cut(string(source), "GLYPH_PATHS")
	list, _, ended := strings.Cut(list, "};")
	if !found || !ended {
		t.Fatal("the page's list of drawings is not where it was")
	}
	circle := regexp.MustCompile(`circle\(([0-9.]+), ([0-9.]+), ([0-9.]+)\)`)
	number := func(text string) float64 { n, _ := strconv.ParseFloat(text, 64); return n }
	short := func(n float64) string { return strconv.FormatFloat(float64(int(n*100+0.5))/100, 'f', -1, 64) }
	list = circle.ReplaceAllStringFunc(list, func(call string) string {
		m := circle.FindStringSubmatch(call)
		x, y, r := number(m[1]), number(m[2]), number(m[3])
		return fmt.Sprintf("M%s %sa%s %s 0 1 0 %s 0a%s %s 0 1 0 -%s 0z", short(x-r), short(y), short(r), short(r), short(2*r), short(r), short(r), short(2*r))
	})
	list = strings.NewReplacer("${", "", "}", "", " + ", "").Replace(list)
	page := map[string]string{}
	for _, m := range regexp.MustCompile("(?m)^  \"?([a-z-]+)\"?: [\"`](.*)[\"`],$").FindAllStringSubmatch(list, -1) {
		page[m[1]] = m[2]
	}
	if !slices.Equal(slices.Sorted(maps.Keys(page)), slices.Sorted(maps.Keys(glyphData))) {
		t.Errorf("the page has %v, here are %v", slices.Sorted(maps.Keys(page)), slices.Sorted(maps.Keys(glyphData)))
	}
	for name, d := range glyphData {
		if page[name] != d {
			t.Errorf("%s is\n%s, on the page\n%s", name, d, page[name])
		}
	}
	if len(glyphs()) != len(glyphData) {
		t.Error("a drawing cannot be read")
	}
}
