package woff

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/mapd/mapd/web/picture/ink"

	"bytes"
)

func fonts(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../../app/dist/assets/source-*.woff2")
	if err != nil || len(files) == 0 {
		t.Skip("the page is not built; make build")
	}
	return files
}

// TestDecode reads the page's own fonts, and measures a word in two weights.
func TestDecode(t *testing.T) {
	for _, file := range fonts(t) {
		packed, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		plain, err := Decode(packed)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		font, err := ink.NewFont(bytes.NewReader(plain))
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		word := "Sihanoukville"
		if !font.Has(word) {
			word = "ĀĐŐŚ"
		}
		light, bold := ink.NewStyle(font, 16, 300, 0).Width(word), ink.NewStyle(font, 16, 700, 0).Width(word)
		if !font.Has(word) || light < 25 || bold <= light {
			t.Errorf("%s: %q is %.1f wide, bold %.1f", file, word, light, bold)
		}
	}
}

// TestSpoilt checks that a font that is cut off or spoilt is an error, or a font,
// but never a panic.
func TestSpoilt(t *testing.T) {
	packed, err := os.ReadFile(fonts(t)[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 3, 47, 48, 60, 200, len(packed) / 2} {
		if _, err := Decode(packed[:n]); err == nil {
			t.Errorf("%d bytes are a font", n)
		}
	}
	for i := 0; i < 300; i++ {
		spoilt := bytes.Clone(packed)
		spoilt[i] ^= 0x55
		_, _ = Decode(spoilt)
	}
}
