package look

import (
	"os"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
)

// TestColoursAreThePages compares the colours with the page's tokens: those of
// the light ground come first in the file, then those of the dark one.
func TestColoursAreThePages(t *testing.T) {
	css, err := os.ReadFile("../app/src/styles/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark, found := strings.Cut(string(css), "prefers-color-scheme: dark")
	if !found {
		t.Fatal("the tokens have no dark ground")
	}
	for block, theme := range map[string]Theme{light: Light, dark: Dark} {
		colours := map[string]string{
			"paper": theme.Paper, "ink": theme.Ink, "ink-2": theme.Ink2, "ink-3": theme.Ink3, "line-2": theme.Line2, "on-k": theme.OnKind, "water": theme.Water, "land": theme.Land, "land-2": theme.Land2,
			"coast": theme.Coast, "border": theme.Border, "water-ink": theme.WaterInk, "map-ink": theme.MapInk, "halo": theme.Halo, "ring": theme.Ring,
		}
		for _, f := range geo.Families {
			colours["k-"+string(f)] = theme.Family(f)
		}
		for name, colour := range colours {
			_, rest, found := strings.Cut(block, "--"+name+":")
			if !found || !strings.HasPrefix(strings.TrimSpace(rest), colour) {
				t.Errorf("%s is %s here, and there %.12s", name, colour, rest)
			}
		}
	}
}
