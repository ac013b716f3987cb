package ogc_test

import (
	"net/http"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/go-chi/chi/v5"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
	"github.com/mapd/mapd/geo/snapshot"
	"github.com/mapd/mapd/web/ogc"
)

// TestReadme asks all filters that README gives as examples.
func TestReadme(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(string(text), "\n**Filters.**")
	section, _, ends := strings.Cut(section, "\n**Feeds for every desk.**")
	if !found || !ends {
		t.Fatal("README has no section on filters")
	}
	figures := &geo.Event{ID: "figures", Dataset: "open", Kind: "raid", Figures: []geo.Figure{
		{Measure: "seized", Unit: "phones", Best: number(20), Sort: geo.Happened}, {Measure: "held", Unit: "people", Best: number(9), Sort: geo.Level}}}
	s := snapshotOf(t, 7, append(records(), figures))
	h := chi.NewRouter()
	h.Mount(ogc.Root, ogc.Routes(func() *snapshot.Snapshot { return s }, ogc.Gazetteer{Open: geocode.Open}, nil))
	asked := 0
	for _, quoted := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(section, -1) {
		filter := quoted[1]
		if strings.HasPrefix(filter, "/") || !strings.ContainsAny(filter, "(<>=") && !strings.Contains(filter, " IS ") || strings.HasPrefix(filter, "filter") {
			continue // an address, a name, a parameter
		}
		asked++
		if w := ask(h, eventItems+"?filter="+url.QueryEscape(filter)); w.Code != http.StatusOK {
			t.Errorf("%s: %d %s", filter, w.Code, w.Body)
		}
	}
	if asked < 14 {
		t.Errorf("%d examples are found only", asked)
	}
	for _, quoted := range regexp.MustCompile(`--data-urlencode "filter=([^"]+)"`).FindAllStringSubmatch(section, -1) {
		if w := ask(h, eventItems+"?filter="+url.QueryEscape(quoted[1])); w.Code != http.StatusOK {
			t.Errorf("%s: %d %s", quoted[1], w.Code, w.Body)
		}
	}
}
