package geocode

import (
	"testing"

	"github.com/mapd/mapd/geo/geocode/internal/key"
)

func TestIsSlip(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"poipett", "poipet", true},
		{"poipt", "poipet", true},
		{"poiept", "poipet", true},
		{"poibet", "poipet", true},
		{"poipet", "poipet", false},
		{"poiebt", "poipet", false},
		{"moipet", "poipet", false}, // the first letter
		{"mihanoukville", "sihanoukville", true},
		{"zone4park", "zone5park", false}, // a digit
		{"", "a", false},
		{"dapoet", "dapeot", true},
	} {
		if got := isSlip(tt.a, tt.b); got != tt.want {
			t.Errorf("isSlip(%q, %q) = %v", tt.a, tt.b, got)
		}
		if got := isSlip(tt.b, tt.a); got != tt.want {
			t.Errorf("isSlip(%q, %q) = %v", tt.b, tt.a, got)
		}
	}
}

// TestSlipInWord checks that a slip lies in a word long enough to tell.
func TestSlipInWord(t *testing.T) {
	for _, tt := range []struct {
		asked, known string
		want         bool
	}{
		{"Svay Rienk", "Svay Rieng", true},
		{"Mong Tan", "Mong Ton", false},
		{"Chiang Ria", "Chiang Rai", true}, // two letters swapped
		{"Poi Pett", "Poipet", true},       // written as another number of words
	} {
		if got := slipAmong(key.Words(tt.asked), key.Words(tt.known)); got != tt.want {
			t.Errorf("%q for %q: %v", tt.asked, tt.known, got)
		}
	}
}

func TestIsMendable(t *testing.T) {
	for text, want := range map[string]bool{
		"bavet": true, "bave": false, "西哈努克市区": false, "เมียวดี": false, "kkpark": true, "Петропавловск": true,
	} {
		if got := isMendable(text); got != want {
			t.Errorf("isMendable(%q) = %v", text, got)
		}
	}
}
