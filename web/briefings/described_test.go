package briefings_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"github.com/mapd/mapd/geo/briefing"
)

// TestAsDescribed checks requests and answers against the API definition.
func TestAsDescribed(t *testing.T) {
	s := newSite(t)
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "http://map.test/api/openapi", nil))
	doc, err := openapi3.NewLoader().LoadFromData(w.Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Fatal(err)
	}
	routes, err := gorillamux.NewRouter(doc)
	if err != nil {
		t.Fatal(err)
	}
	exchange := func(method, path, body string, header ...string) {
		t.Helper()
		r := httptest.NewRequest(method, "http://map.test/api/briefings"+path, strings.NewReader(body))
		for i := 0; i < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		route, parameters, err := routes.FindRoute(r)
		if err != nil {
			t.Fatalf("%s %s: %v", method, path, err)
		}
		input := &openapi3filter.RequestValidationInput{Request: r, PathParams: parameters, Route: route,
			Options: &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc}}
		if err := openapi3filter.ValidateRequest(context.Background(), input); err != nil {
			t.Errorf("%s %s: %v", method, path, err)
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code >= 400 {
			t.Errorf("%s %s: %d %s", method, path, w.Code, w.Body)
		}
		err = openapi3filter.ValidateResponse(context.Background(), &openapi3filter.ResponseValidationInput{RequestValidationInput: input,
			Status: w.Code, Header: w.Header(), Body: io.NopCloser(bytes.NewReader(w.Body.Bytes())),
			Options: &openapi3filter.Options{IncludeResponseStatus: true}})
		if err != nil {
			t.Errorf("%s %s: %v", method, path, err)
		}
	}
	exchange("PUT", "/talk", talk("One"), "Content-Type", "application/json", "Authorization", "Bearer "+s.secret, "If-None-Match", "*")
	exchange("PUT", "/full", full, "Content-Type", "application/json", "Authorization", "Bearer "+s.secret, "If-None-Match", "*")
	s.settle()
	for _, path := range []string{"", "?lang=zh&f=json", "/talk", "/full", "/full/changes"} {
		exchange("GET", path, "")
	}
	exchange("DELETE", "/talk", "", "Authorization", "Bearer "+s.secret, "If-Match", "*")
	scene := doc.Components.Schemas["briefing"].Value.Properties["scenes"].Value
	if *scene.MaxItems != briefing.MaxScenes || *scene.Items.Value.Properties["title"].Value.MaxLength != briefing.MaxLine ||
		*scene.Items.Value.Properties["text"].Value.MaxLength != briefing.MaxText || *scene.Items.Value.Properties["dwell_s"].Value.Max != briefing.MaxDwellS {
		t.Error("the limits in the definition are not those of briefings")
	}
}

// full is a briefing with every member.
const full = `{"id":"full","dataset":"curated","title":"T","language":"en","audience":"A","data_version":1,"scenes":[{"id":"s","title":"S","text":"","notes":"N",
	"dwell_s":12.5,"view":{"west":97,"south":15,"east":100,"north":18},"time":{"to":"2025","mode":"trailing","trail":"2y","step":"year","plays":true},
	"filters":{"without_families":["said"],"without_kinds":["report"],"countries":["MM"],"hotspots":["x"],"sources":["y"],"confidence":["confirmed"],"datasets":["curated"]},
	"picked":{"what":"event","id":"told"},"layers":{"base":"own","bars":"rescued,people","coverage":true},
	"annotations":[{"type":"text","text":"here","points":[[98,16]]}],"citations":[{"collection":"events","id":"told"}]}]}`
