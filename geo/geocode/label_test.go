package geocode_test

import (
	"testing"

	"github.com/mapd/mapd/geo/geocode"
)

// TestLabel reads places in the languages of the reader.
func TestLabel(t *testing.T) {
	c := newGeocoder(t)
	for _, tt := range []struct {
		text string
		lang string
		want string
	}{
		{"Poipet", "en", "Poipet, Banteay Meanchey, Cambodia"},
		{"Poipet", "zh", "波贝, 班迭棉吉省, 柬埔寨"},
		{"Lashio", "zh", "腊戌, 掸邦, 缅甸"},
		{"Lashio", "zh-CN", "腊戌, 掸邦, 缅甸"},
		{"Lashio", "zh-TW", "臘戌, 撣邦, 緬甸"},
		{"Lashio", "th", "ล่าเสี้ยว, รัฐฉาน, เมียนมาร์"},
		{"Lashio", "fi", "Lashio, Shan State, Myanmar"},
		{"Singapore", "en", "Singapore"},
		{"Golden Triangle", "en", "Golden Triangle"},
	} {
		a, err := c.Find(geocode.Ask{Text: tt.text})
		if err != nil || len(a.Candidates) == 0 {
			t.Fatalf("%s: %s, %v", tt.text, told(a), err)
		}
		if got := c.Label(a.Candidates[0].Place, []string{tt.lang}); got != tt.want {
			t.Errorf("%s in %s: got %q, want %q", tt.text, tt.lang, got, tt.want)
		}
	}
}
