package geo_test

import (
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
)

// TestCutRecord cuts records and compares what is put together again.
func TestCutRecord(t *testing.T) {
	for c, all := range writtenRecords(t) {
		for _, data := range all {
			if w, ok := geo.CutRecord(c, data); !ok || joined(c, w) != data {
				t.Errorf("%s is cut to %+v, %v", data, w, ok)
			} else if title, ok := geo.CutTitle(data); !ok || title != w.Title {
				t.Errorf("the title of %s is %s, %v", data, title, ok)
			} else if e, err := geo.DecodeFront(c, data); err != nil {
				t.Error(err)
			} else if title, radius, ok := geo.CutShown(data); !ok || title != w.Title || radius != e.RadiusM {
				t.Errorf("%s shows %s, %g, %v", data, title, radius, ok)
			}
			for n := range data {
				if w, ok := geo.CutRecord(c, data[:n]); ok {
					t.Errorf("%s is no record, but is cut to %+v", data[:n], w)
				}
			}
		}
	}
	if _, ok := geo.CutRecord(geo.Hotspots, string(encode(t, &geo.Hotspot{}))); ok {
		t.Error("a hotspot is cut")
	}
}

// TestCutOtherwise does not cut what is written in another way.
func TestCutOtherwise(t *testing.T) {
	whole := string(encode(t, &geo.Event{ID: "e", Kind: "raid", RadiusM: 5}))
	for _, data := range []string{
		whole + " ",
		strings.Replace(whole, `"id":"e","dataset":""`, `"dataset":"","id":"e"`, 1),
		strings.Replace(whole, `"dataset":"",`, ``, 1),
		strings.Replace(whole, `"e"`, `"\`, 1),
		strings.Replace(whole, `"e"`, "\"\xff\"", 1),
		strings.Replace(whole, `:5`, `:`, 1),
	} {
		if w, ok := geo.CutRecord(geo.Events, data); ok {
			t.Errorf("%s is cut to %+v", data, w)
		}
	}
}

// joined writes a record of its members.
func joined(c geo.Collection, w geo.Written) string {
	var b strings.Builder
	b.WriteString(`{"id":` + w.ID + `,"dataset":` + w.Dataset + `,"kind":` + w.Kind + `,"title":` + w.Title + `,"summary":` + w.Summary + `,"when":` + w.When)
	member := func(name, value string) {
		if value != "" {
			b.WriteString(name + value)
		}
	}
	member(`,"place":`, w.Place)
	member(`,"points":`, w.Points)
	b.WriteString(`,"countries":` + w.Countries + `,"precision":` + w.Precision + `,"radius_m":` + w.RadiusM + `,"hotspots":` + w.Hotspots)
	b.WriteString(`,"figures":` + w.Figures + `,"sources":` + w.Claims + `,"confidence":` + w.Confidence)
	member(`,"extra":`, w.Extra)
	if c == geo.Flows {
		b.WriteString(`,"from":` + w.From + `,"to":` + w.To)
		member(`,"event":`, w.Of)
	}
	return b.String() + "}"
}

// TestOnlyText takes the one text of several forms.
func TestOnlyText(t *testing.T) {
	for _, c := range []struct {
		texts, text, lang string
		ok                bool
	}{
		{`{"en":"Raid"}`, `"Raid"`, "en", true},
		{`{"zh-Hans":"\"a\\"}`, `"\"a\\"`, "zh-Hans", true},
		{`{"":"no language"}`, `"no language"`, "", true},
		{`{"en":"Raid","km":"x"}`, "", "", false},
		{`{"e\u006e":"Raid"}`, "", "", false},
		{`{"en":null}`, "", "", false},
		{`{"en":"Raid`, "", "", false},
		{`{}`, "", "", false},
		{`null`, "", "", false},
		{``, "", "", false},
	} {
		text, lang, ok := geo.OnlyText(c.texts)
		if ok != c.ok || ok && (text != c.text || lang != c.lang) {
			t.Errorf("the text of %s is %s in %q, %v", c.texts, text, lang, ok)
		}
	}
}

// FuzzCutRecord cuts anything: what is cut is all there is, and what was read
// before is cut to members that can be read.
func FuzzCutRecord(f *testing.F) {
	for c, all := range writtenRecords(f) {
		for _, data := range all {
			f.Add(c == geo.Flows, data)
		}
	}
	f.Fuzz(func(t *testing.T, flow bool, data string) {
		c := geo.Events
		if flow {
			c = geo.Flows
		}
		w, ok := geo.CutRecord(c, data)
		if ok && joined(c, w) != data {
			t.Fatalf("%s is cut to %+v", data, w)
		}
		if !ok && geo.DecodeWritten(c, data) != nil {
			t.Fatalf("%s can be read, but not cut", data)
		}
		_, _, _ = geo.OnlyText(data)
	})
}
