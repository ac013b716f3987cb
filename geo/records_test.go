package geo_test

import (
	"slices"
	"testing"

	"github.com/mapd/mapd/geo"
)

func TestSourcesOf(t *testing.T) {
	claims := []geo.Claim{{Source: "paper"}, {Source: "court"}, {}, {Source: "paper", Locator: "page 2"}}
	if got := geo.SourcesOf(claims); !slices.Equal(got, []string{"paper", "court"}) {
		t.Errorf("the sources are %v", got)
	}
	if got := geo.SourcesOf(nil); len(got) != 0 {
		t.Errorf("no claims have the sources %v", got)
	}
}
