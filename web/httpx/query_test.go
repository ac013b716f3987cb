package httpx

import (
	"errors"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
)

func values(t testing.TB, query string) url.Values {
	t.Helper()
	v, err := url.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestParseQuery(t *testing.T) {
	box := func(w, s, e, n float64) *geo.Box { return &geo.Box{West: w, South: s, East: e, North: n} }
	window := func(start, end geo.Day) *geo.Window { return &geo.Window{Start: start, End: end} }
	october, november := geo.NewDay(2025, 10, 1), geo.NewDay(2025, 11, 30)
	tests := []struct {
		query string
		want  geo.Query
	}{
		{"", geo.Query{}},
		{"bbox=97,10,110,24", geo.Query{Box: box(97, 10, 110, 24)}},
		{"bbox=177,65,-177,70", geo.Query{Box: box(177, 65, -177, 70)}},
		{"bbox=1,2,0,3,4,100", geo.Query{Box: box(1, 2, 3, 4)}},
		{"bbox=-1.5000000,.5000000,1.5,50", geo.Query{Box: box(-1.5, .5, 1.5, 50)}},
		{"bbox=10,97,24,110&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326", geo.Query{Box: box(97, 10, 110, 24)}},
		{"bbox=65,177,70,-177&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326", geo.Query{Box: box(177, 65, -177, 70)}},
		{"bbox=-20037508.342789244,0,20037508.342789244,0&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/3857", geo.Query{Box: box(-180, 0, 180, 0)}},
		{"datetime=2025-10-01/2025-11-30", geo.Query{Window: window(october, november)}},
		{"datetime=2025-10-01T00:00:00Z/..", geo.Query{Window: window(october, geo.OpenEnd)}},
		{"datetime=../2025-11-30T23:59:59Z", geo.Query{Window: window(geo.OpenStart, november)}},
		{"datetime=2025-10-01T/..", geo.Query{Window: window(october, geo.OpenEnd)}},
		{"datetime=2025-11-30&time-mode=must", geo.Query{Window: window(november, november), Mode: geo.Must}},
		{"kind=raid,rescue", geo.Query{Kinds: []string{"raid", "rescue"}}},
		{"kind=raid,+rescue", geo.Query{Kinds: []string{"raid", "rescue"}}},
		{"family=force", geo.Query{Families: []geo.Family{geo.Force}}},
		{"country=kh,MM", geo.Query{Countries: []string{"KH", "MM"}}},
		{"hotspot=kk-park&dataset=curated&source=iom", geo.Query{Hotspots: []string{"kk-park"}, Datasets: []string{"curated"}, Sources: []string{"iom"}}},
		{"confidence=disputed&precision=site,near", geo.Query{Confidence: []geo.Confidence{geo.Disputed}, Precisions: []geo.Precision{geo.AtSite, geo.Near}}},
		{"ids=a,b&q=kk+park", geo.Query{IDs: []string{"a", "b"}, Text: "kk park"}},
		{"limit=7&offset=14", geo.Query{Limit: 7, Offset: 14}},
		{"limit=007&after=abc", geo.Query{Limit: 7, After: "abc"}},
		{"limit=10001", geo.Query{Limit: MaxLimit}},
		{"limit=99999999999999999999999", geo.Query{Limit: MaxLimit}},
		{"lang=km&f=json", geo.Query{}},
	}
	for _, test := range tests {
		test.want.Collection = geo.Events
		if test.want.Mode == "" {
			test.want.Mode = geo.May
		}
		got, err := ParseQuery(values(t, test.query), geo.Events, "lang", "f")
		if err != nil || !reflect.DeepEqual(got, test.want) {
			t.Errorf("%q:\n got %+v, %v\nwant %+v", test.query, got, err, test.want)
		}
	}
}

func TestParseQueryRefuses(t *testing.T) {
	tests := []struct {
		collection geo.Collection
		query      string
		param      string
		says       string
	}{
		{geo.Events, "bbox=1,2,3", "bbox", "west,south,east,north"},
		{geo.Events, "bbox=1,2,NaN,4", "bbox", "not a number"},
		{geo.Events, "bbox=1,2,Inf,4", "bbox", "not a number"},
		{geo.Events, "bbox=1,2,1e400,4", "bbox", "not a number"},
		{geo.Events, "bbox=1,4,3,2", "bbox", "south"},
		{geo.Events, "bbox=1,2,9,3,4,0", "bbox", "lowest height"},
		{geo.Events, "bbox=1,2,3,91", "bbox", "-90 to 90"},
		{geo.Events, "bbox=", "bbox", "empty"},
		{geo.Events, "bbox=97,10,110,24&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326", "bbox", "order of axes"},
		{geo.Events, "bbox=1,2,3,4&bbox-crs=http://www.opengis.net/def/crs/0/unsupported", "bbox-crs", "CRS84"},
		{geo.Events, "datetime=yesterday", "datetime", "2025-10-20"},
		{geo.Events, "datetime=2025-11-01/2025-10-01", "datetime", "before"},
		{geo.Events, "datetime=2025-13-01", "datetime", "01 to 12"},
		{geo.Events, "time-mode=perhaps", "time-mode", "may, must"},
		{geo.Events, "family=red", "family", "force, press, freed, moved, harm, said, other"},
		{geo.Events, "confidence=sure", "confidence", "confirmed, reported, disputed, alleged"},
		{geo.Events, "precision=exact", "precision", "site, near, town"},
		{geo.Events, "country=KHM", "country", "KH,MM"},
		{geo.Events, "kind=raid,,rescue", "kind", "empty value"},
		{geo.Events, "kind=" + strings.Repeat("a,", 1000) + "a", "kind", "at most 1000"},
		{geo.Events, "limit=0", "limit", "from 1 to 10000"},
		{geo.Events, "limit=-1", "limit", "whole number"},
		{geo.Events, "limit=unlimited", "limit", "whole number"},
		{geo.Events, "limit=1.5", "limit", "whole number"},
		{geo.Events, "limit= 5", "limit", "whole number"},
		{geo.Events, "offset=-1", "offset", "whole number"},
		{geo.Events, "offset=1&after=x", "after", "excludes offset"},
		{geo.Events, "offset=0&after=x", "after", "excludes offset"},
		{geo.Events, "bbbox=1,2,3,4", "bbbox", "known are bbox, bbox-crs, datetime"},
		{geo.Events, "role=site", "role", "no such parameter here"},
		{geo.Hotspots, "role=boss", "role", "site, transit, context"},
		{geo.Hotspots, "type=castle", "type", "compound, building"},
		{geo.Hotspots, "kind=raid", "kind", "no such parameter here"},
		{geo.Sources, "kind=raid", "kind", "no such parameter here"},
	}
	for _, test := range tests {
		_, err := ParseQuery(values(t, test.query), test.collection)
		var e *geo.Error
		if !errors.As(err, &e) || e.Code != geo.Invalid || e.Param != test.param || !strings.Contains(e.Message, test.says) {
			t.Errorf("%s %.60q: %v; want an invalid %s saying %q", test.collection, test.query, err, test.param, test.says)
		}
	}
}

func TestParseFilterKnowsNoPages(t *testing.T) {
	for _, query := range []string{"limit=5", "offset=5", "after=x"} {
		if _, err := ParseFilter(values(t, query), geo.Events); geo.CodeOf(err) != geo.Invalid {
			t.Errorf("%q: %v, want it refused", query, err)
		}
	}
	if q, err := ParseFilter(values(t, "kind=raid"), geo.Events); err != nil || len(q.Kinds) != 1 {
		t.Errorf("kind: %+v, %v", q, err)
	}
}

func FuzzParseQuery(f *testing.F) {
	for _, seed := range []string{
		"bbox=97,10,110,24&datetime=2025-10", "limit=10&offset=0", "kind=a,b&family=force", "bbox=1,2,NaN,4",
		"datetime=../2024", "datetime=0000-01-01T00:00:00Z/9999-12-31T00:00:00Z", "limit=%zz", "a;b", "country=kh", "q=%ff",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, query string) {
		v, err := url.ParseQuery(query)
		if err != nil {
			return
		}
		for _, c := range []geo.Collection{geo.Hotspots, geo.Events, geo.Sources} {
			q, err := ParseQuery(v, c)
			if err != nil {
				var e *geo.Error
				if !errors.As(err, &e) || e.Code != geo.Invalid || e.Param == "" && !v.Has("") || e.Message == "" {
					t.Fatalf("%q: error %#v names no parameter", query, err)
				}
				continue
			}
			if q.Limit < 0 || q.Limit > MaxLimit || q.Offset < 0 || q.Offset > maxOffset {
				t.Fatalf("%q: page out of range: %+v", query, q)
			}
			if q.Box != nil && q.Box.Check() != nil {
				t.Fatalf("%q: box %+v", query, *q.Box)
			}
			if q.Window != nil && q.Window.Start > q.Window.End {
				t.Fatalf("%q: window %+v", query, *q.Window)
			}
		}
	})
}
