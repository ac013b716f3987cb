package synth

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

// TestBytes compares with the bytes that the published generator, written in
// Python, gives for the same numbers.
func TestBytes(t *testing.T) {
	tests := []struct {
		name  string
		write func(io.Writer, Options) error
		want  string
	}{
		{"csv", WriteCSV, "daebe0107dc0dd7629a990392fc38548b6d8df16d216ced2bd498b912aeaa76a"},
		{"ndjson", WriteNDJSON, "34fd4bf53f8897d2fe6c476f4ec85feaa6a3dea0a54a963bba73398f571fabd8"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			sum := sha256.New()
			if err := test.write(sum, Options{Rows: 100_000, Seed: Seed}); err != nil {
				t.Fatal(err)
			}
			if got := hex.EncodeToString(sum.Sum(nil)); got != test.want {
				t.Errorf("100,000 rows have the sum %s, want %s", got, test.want)
			}
		})
	}
}

func TestSmall(t *testing.T) {
	var csv, features strings.Builder
	o := Options{Rows: 2, Seed: 7}
	if err := WriteCSV(&csv, o); err != nil {
		t.Fatal(err)
	}
	if err := WriteNDJSON(&features, o); err != nil {
		t.Fatal(err)
	}
	wantCSV := `id,kind,country,t0,t1,title,count,lon,lat
1,protest,MM,2018-04-14T10:09:06Z,2018-04-14T10:09:06Z,Coastal protest near the bridge 13969,8,110.020173,8.796196
2,violence,CN,2016-01-21T06:41:28Z,2016-01-21T06:41:28Z,Coastal violence near the river crossing 89379,10,110.467504,25.470417
`
	if got := csv.String(); got != wantCSV {
		t.Errorf("CSV:\n%s\nwant\n%s", got, wantCSV)
	}
	wantFeature := `{"type":"Feature","id":1,"geometry":{"type":"Point","coordinates":[110.020173,8.796196]},` +
		`"properties":{"kind":"protest","country":"MM","t0":"2018-04-14T10:09:06Z","t1":"2018-04-14T10:09:06Z",` +
		`"title":"Coastal protest near the bridge 13969","count":8}}`
	if got, _, _ := strings.Cut(features.String(), "\n"); got != wantFeature {
		t.Errorf("Feature:\n%s\nwant\n%s", got, wantFeature)
	}
}

// TestPlaces checks that events share as many places as asked, that a few of
// these are crowded, and that nothing else of an event depends on it.
func TestPlaces(t *testing.T) {
	const rows, places = 20_000, 500
	var alone []Event
	for e := range Events(Options{Rows: rows, Seed: Seed}) {
		alone = append(alone, e)
	}
	count := map[orb.Point]int{}
	for e := range Events(Options{Rows: rows, Seed: Seed, Places: places}) {
		count[e.Place]++
		want := alone[e.Number-1]
		want.Place, want.Country = e.Place, e.Country
		if e != want {
			t.Fatalf("event %d is %+v, want %+v", e.Number, e, want)
		}
	}
	most := 0
	for _, n := range count {
		most = max(most, n)
	}
	if len(count) != places || most < 5*rows/places {
		t.Errorf("%d places, the most crowded with %d events; want %d and at least %d", len(count), most, places, 5*rows/places)
	}
}

// TestNumber checks the spelling of numbers as Python has it.
func TestNumber(t *testing.T) {
	for x, want := range map[float64]string{12: "12.0", 0.5: "0.5", -0.00003: "-3e-05", 0.0001: "0.0001", 0: "0.0"} {
		if got := number(x); got != want {
			t.Errorf("number(%v) = %s, want %s", x, got, want)
		}
	}
}

func BenchmarkEvents(b *testing.B) {
	for b.Loop() {
		for range Events(Options{Rows: 10_000, Seed: Seed}) {
		}
	}
}
