package mapping

import (
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/mapd/mapd/geo/fold"
)

var update = flag.Bool("update", false, "write country_names.txt anew")

// countryLanguages are those in whose words countries are recognised.
var countryLanguages = []string{"en", "fr", "es", "pt", "de", "it", "nl", "ru", "ar", "id", "ms", "vi", "th", "km", "lo", "my", "zh-Hans", "zh-Hant", "ja", "ko", "hi", "bn", "tr"}

// TestCountryNames compares country_names.txt with what x/text gives: the
// program does not carry those tables, which name everything in all languages.
func TestCountryNames(t *testing.T) {
	want := countryNamesText()
	if *update {
		if err := os.WriteFile("country_names.txt", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if countryNamesFile != want {
		t.Error("country_names.txt is not what x/text gives; write it anew with: go test ./geo/ingest/mapping -run TestCountryNames -update")
	}
}

// countryNamesText is a line for each country: code and folded names, with
// tabs between them. A name that two countries have stands for neither.
func countryNamesText() string {
	names, doubtful := map[string]string{}, map[string]bool{}
	for _, tag := range countryLanguages {
		namer := display.Regions(language.MustParse(tag))
		for _, code := range countryCodes() {
			name := fold.Text(namer.Name(language.MustParseRegion(code)))
			if known, ok := names[name]; ok && known != code {
				doubtful[name] = true
			}
			names[name] = code
		}
	}
	delete(names, "")
	lists := map[string][]string{}
	for name, code := range names {
		if !doubtful[name] {
			lists[code] = append(lists[code], name)
		}
	}
	var b strings.Builder
	for _, code := range slices.Sorted(maps.Keys(lists)) {
		slices.Sort(lists[code])
		b.WriteString(code + "\t" + strings.Join(lists[code], "\t") + "\n")
	}
	return b.String()
}

// countryCodes are the alpha-2 codes of countries and territories.
func countryCodes() []string {
	var codes []string
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string([]rune{a, b})
			if isCountry(code) {
				codes = append(codes, code)
			}
		}
	}
	return codes
}
