package feeds

import (
	"os"
	"strings"
	"testing"
)

// TestColoursAreThePages compares the colours of the families with the page's
// tokens; the first that the file has of each is that of the light ground.
func TestColoursAreThePages(t *testing.T) {
	css, err := os.ReadFile("../app/src/styles/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range familyLooks {
		_, rest, found := strings.Cut(string(css), "--k-"+l.name+":")
		if !found || !strings.HasPrefix(strings.TrimSpace(rest), "#"+l.colour) {
			t.Errorf("%s is #%s here, and there %.12s", l.name, l.colour, rest)
		}
	}
}
