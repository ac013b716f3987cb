package seeds_test

import (
	"encoding/json"
	"io/fs"
	"slices"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/seeds"
)

// scripts says which letters a text of a script has, and in which languages
// the files use it.
var scripts = map[string]struct {
	letters []*unicode.RangeTable
	langs   []string
}{
	"Latn": {[]*unicode.RangeTable{unicode.Latin}, []string{"en", "vi", "id", "ms", "fil", "ceb", "kac"}},
	"Hans": {[]*unicode.RangeTable{unicode.Han, unicode.Latin}, []string{"zh-Hans"}},
	"Hant": {[]*unicode.RangeTable{unicode.Han, unicode.Latin}, []string{"zh-Hant"}},
	"Khmr": {[]*unicode.RangeTable{unicode.Khmer}, []string{"km"}},
	"Mymr": {[]*unicode.RangeTable{unicode.Myanmar}, []string{"my", "shn"}},
	"Laoo": {[]*unicode.RangeTable{unicode.Lao}, []string{"lo"}},
	"Thai": {[]*unicode.RangeTable{unicode.Thai}, []string{"th"}},
	"Hang": {[]*unicode.RangeTable{unicode.Hangul}, []string{"ko"}},
	"Kana": {[]*unicode.RangeTable{unicode.Katakana, longVowel, unicode.Latin}, []string{"ja"}},
}

// longVowel is the sign for a long vowel, which Unicode gives to no script.
var longVowel = &unicode.RangeTable{R16: []unicode.Range16{{Lo: 'ー', Hi: 'ー', Stride: 1}}}

// nameFiles are the files whose Features carry names in many scripts.
var nameFiles = []string{"hotspots.geojson", "places.geojson"}

// named is a Feature of hotspots.geojson or places.geojson as far as it
// carries names.
type named struct {
	ID         string `json:"id"`
	Properties struct {
		Names  []geo.Name `json:"names"`
		PartOf string     `json:"part_of"`
	} `json:"properties"`
}

// namedIn reads the Features of a file.
func namedIn(t *testing.T, name string) []named {
	t.Helper()
	data, err := fs.ReadFile(seeds.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	var collection struct {
		Features []named `json:"features"`
	}
	if err := json.Unmarshal(data, &collection); err != nil {
		t.Fatal(err)
	}
	return collection.Features
}

// Names are written in the letters of their script alone, composed, and
// without invisible signs, so that a look-alike letter of another script does
// not make a name that nobody can type.
func TestNamesAreWrittenInTheirScript(t *testing.T) {
	for _, file := range nameFiles {
		for _, f := range namedIn(t, file) {
			for _, n := range f.Properties.Names {
				s, ok := scripts[n.Script]
				if !ok || !slices.Contains(s.langs, n.Lang) {
					t.Errorf("%s: %q is said to be %s in %s", f.ID, n.Text, n.Lang, n.Script)
				}
				if !norm.NFC.IsNormalString(n.Text) {
					t.Errorf("%s: %q is not composed (NFC)", f.ID, n.Text)
				}
				for _, r := range n.Text {
					if foreign(r, s.letters) {
						t.Errorf("%s: %q has %U, which is not %s", f.ID, n.Text, r, n.Script)
					}
				}
			}
		}
	}
}

// foreign reports whether a character is a letter or mark of no allowed
// script, or invisible.
func foreign(r rune, allowed []*unicode.RangeTable) bool {
	if unicode.In(r, unicode.Cf, unicode.Cc) {
		return true
	}
	return unicode.In(r, unicode.L, unicode.M) && !unicode.In(r, allowed...)
}

func TestNoNameIsGivenTwice(t *testing.T) {
	for _, file := range nameFiles {
		for _, f := range namedIn(t, file) {
			seen := map[string]bool{}
			for _, n := range f.Properties.Names {
				if seen[n.Text] {
					t.Errorf("%s: %q is given twice", f.ID, n.Text)
				}
				seen[n.Text] = true
			}
		}
	}
}
