package ogc_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
)

// describedAPI loads and checks the API definition.
func describedAPI(t *testing.T, h http.Handler) (*openapi3.T, routers.Router) {
	t.Helper()
	doc, err := openapi3.NewLoader().LoadFromData(ask(h, "/api/openapi").Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(context.Background()); err != nil {
		t.Fatal(err)
	}
	router, err := gorillamux.NewRouter(doc)
	if err != nil {
		t.Fatal(err)
	}
	return doc, router
}

func TestOpenAPI(t *testing.T) {
	doc, _ := describedAPI(t, api(t))
	limit := doc.Components.Parameters["limit"].Value.Schema.Value
	if limit.Default != 100.0 || *limit.Max != 10000 || *limit.Min != 1 {
		t.Errorf("limit: %v, %v to %v", limit.Default, *limit.Min, *limit.Max)
	}
	for path, name := range map[string]string{
		"/collections/events/items": "kind", "/collections/hotspots/items": "role",
		"/collections/flows/items": "confidence", "/collections/sources/items": "datetime",
		"/collections/events/aggregate": "by",
	} {
		if p := doc.Paths.Value(path).Get.Parameters.GetByInAndName("query", name); p == nil {
			t.Errorf("%s does not describe %s", path, name)
		}
	}
	for path, has := range map[string]bool{"events": true, "hotspots": true, "flows": false, "sources": false} {
		if p := doc.Paths.Value("/collections/"+path+"/aggregate").Get.Parameters.GetByInAndName("query", "grid"); (p != nil) != has {
			t.Errorf("%s are described with a grid: %t", path, p != nil)
		}
	}
	for name, p := range doc.Components.Parameters {
		if p.Value.In == "query" && (p.Value.Style != "form" || p.Value.Explode == nil || *p.Value.Explode) {
			t.Errorf("%s: style and explode are not written out", name)
		}
	}
}

// TestAnswersAreAsDescribed checks requests and their answers against the API
// definition.
func TestAnswersAreAsDescribed(t *testing.T) {
	openapi3filter.RegisterBodyDecoder("application/vnd.oai.openapi+json", openapi3filter.RegisteredBodyDecoder("application/json"))
	openapi3filter.RegisterBodyDecoder("application/schema+json", openapi3filter.RegisteredBodyDecoder("application/json"))
	openapi3filter.RegisterBodyDecoder("application/geo+json", openapi3filter.RegisteredBodyDecoder("application/json"))
	h := api(t)
	_, router := describedAPI(t, h)
	targets := []string{"", "/conformance", "/openapi", "/kinds", "/datasets", "/collections", "/search?q=mill", "/search?q=lashio",
		"/geocode?q=mill&country=kh&near=103.5,10.6&limit=3&certain=true", "/geocode?q=Shan%20State&lang=km", "/geocode?q=Nowheretown", "/geocode?q=",
		"/reverse?lon=103.5&lat=10.6", "/reverse?lon=200&lat=0",
		"/collections/events/items?limit=2&bbox=103,10,104,11&datetime=2024-01-01/..&kind=raid,report",
		"/collections/events/items?limit=nonsense", "/collections/events/items/none",
		"/collections/events/aggregate?by=month,kind", "/collections/events/aggregate?by=kind&f=csv"}
	for collection := range members {
		path := "/collections/" + collection
		targets = append(targets, path, path+"/schema", path+"/items?lang=km&f=json", path+"/aggregate?by=dataset")
	}
	for _, id := range []string{"raid-mill", "two-places", "statement", "undated"} {
		targets = append(targets, "/collections/events/items/"+id)
	}
	for _, target := range targets {
		if err := asDescribed(h, router, target); err != nil {
			t.Errorf("%s: %v", target, err)
		}
	}
}

func asDescribed(h http.Handler, router routers.Router, target string) error {
	if target == "" {
		target = "/"
	}
	r := httptest.NewRequest(http.MethodGet, "http://map.test/api"+target, nil)
	route, parameters, err := router.FindRoute(r)
	if err != nil {
		return err
	}
	input := &openapi3filter.RequestValidationInput{Request: r, PathParams: parameters, Route: route}
	w := ask(h, "/api"+target)
	if w.Code == http.StatusOK {
		if err := openapi3filter.ValidateRequest(context.Background(), input); err != nil {
			return err
		}
	}
	return openapi3filter.ValidateResponse(context.Background(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: input,
		Status:                 w.Code,
		Header:                 w.Header(),
		Body:                   io.NopCloser(bytes.NewReader(w.Body.Bytes())),
		Options:                &openapi3filter.Options{IncludeResponseStatus: true},
	})
}
