package fold

import "testing"

func TestUnaccented(t *testing.T) {
	for text, want := range map[string]string{
		"København": "Kobenhavn", "Chișinău": "Chisinau", "ŁÓDŹ": "LODZ", "Straße": "Strasse", "Οδός": "Οδος",
		"plain, as it is!": "plain, as it is!", "กรุงเทพ": "กรุงเทพ", "ស្រុក": "ស្រុក", "東京": "東京", "": "",
	} {
		if got := Unaccented(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
