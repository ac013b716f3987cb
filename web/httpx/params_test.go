package httpx

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
)

func request(query string) *http.Request {
	r := httptest.NewRequest(http.MethodGet, "http://map.test/x", nil)
	r.URL = &url.URL{Path: "/x", RawQuery: query}
	return r
}

func TestParamsRefuses(t *testing.T) {
	for name, query := range map[string]string{
		"a wrong escape":          "limit=%zz",
		"a wrong escape in names": "%zz=1",
		"a semicolon":             "a=1;b=2",
		"too many parameters":     strings.Repeat("a=1&", 10001),
		"two values":              "kind=raid&kind=rescue",
		"no UTF-8":                "q=%ff",
		"no UTF-8 in a name":      "%ff=q",
		"NUL":                     "q=a%00b",
		"no language":             "lang=!!",
	} {
		if v, err := Params(request(query)); geo.CodeOf(err) != geo.Invalid {
			t.Errorf("%s: %.40q gave %d values, %v; want it refused", name, query, len(v), err)
		}
	}
}

func TestParamsTakesRepeatedEqualValues(t *testing.T) {
	v, err := Params(request("kind=raid&limit=5&kind=raid"))
	if err != nil || v.Get("kind") != "raid" || v.Get("limit") != "5" || len(v["kind"]) != 1 {
		t.Errorf("got %v, %v", v, err)
	}
}

func TestFormat(t *testing.T) {
	tests := []struct{ query, accept, want string }{
		{"", "", "json"},
		{"", "*/*", "json"},
		{"", "text/csv", "csv"},
		{"", "text/csv, */*;q=0.1", "csv"},
		{"", "application/json, text/csv;q=0.5", "json"},
		{"", "text/csv;q=0", "json"},
		{"", "text/html", "json"},
		{"f=csv", "application/json", "csv"},
		{"f=json", "text/csv", "json"},
		{"f=xml", "", ""},
	}
	for _, test := range tests {
		r := request(test.query)
		r.Header.Set("Accept", test.accept)
		got, err := Format(r, r.URL.Query(), "json", "csv")
		if got != test.want || (err == nil) != (test.want != "") {
			t.Errorf("%q with Accept %q: %q, %v; want %q", test.query, test.accept, got, err, test.want)
		}
	}
}

func TestLanguage(t *testing.T) {
	var many []string
	for i := range 100 {
		many = append(many, fmt.Sprintf("de-x-%d", i))
	}
	tests := []struct {
		query, accept string
		want          []string
	}{
		{"", "", []string{"en"}},
		{"lang=km", "", []string{"km", "en"}},
		{"lang=km", "de-CH, en;q=0.5", []string{"km", "de-CH", "en"}},
		{"", "fr;q=0.1, my", []string{"my", "fr", "en"}},
		{"", "fr;q=0", []string{"en"}},
		{"", ";;;", []string{"en"}},
		{"", "*, km", []string{"km", "en"}},
		{"", "xx, km, en;q=0.5", []string{"km", "en"}},
		{"", "km, q, ,;;, my;q=2, de;q=0.5;x=1", []string{"km", "de", "en"}},
		{"lang=km", "km, my;q=0.1", []string{"km", "my", "en"}},
		{"", "ZH-hans-cn;q=0.5, en", []string{"en", "zh-Hans-CN"}},
		{"lang=zh_hans", "zh-Hans, tl", []string{"zh-Hans", "tl", "en"}}, // tl is not made fil
		{"", strings.Join(many, ","), append(many[:16:16], "en")},
	}
	for _, test := range tests {
		r := request(test.query)
		r.Header.Set("Accept-Language", test.accept)
		if got := Language(r, r.URL.Query()); !slices.Equal(got, test.want) {
			t.Errorf("%q with %q: %v, want %v", test.query, test.accept, got, test.want)
		}
	}
}

func TestPick(t *testing.T) {
	texts := geo.Texts{"en": "tower", "zh-Hans": "塔", "de": "Turm"}
	tests := []struct {
		texts      geo.Texts
		prefs      []string
		text, lang string
	}{
		{texts, []string{"de", "en"}, "Turm", "de"},
		{texts, []string{"DE-ch"}, "Turm", "de"},
		{texts, []string{"zh"}, "塔", "zh-Hans"},
		{texts, []string{"zh-Hans-CN"}, "塔", "zh-Hans"},
		{texts, []string{"km", "en"}, "tower", "en"},
		{texts, []string{"km"}, "Turm", "de"},
		{geo.Texts{}, []string{"en"}, "", ""},
		{nil, nil, "", ""},
	}
	for _, test := range tests {
		if text, lang := Pick(test.texts, test.prefs); text != test.text || lang != test.lang {
			t.Errorf("%v: %q in %q, want %q in %q", test.prefs, text, lang, test.text, test.lang)
		}
	}
}
