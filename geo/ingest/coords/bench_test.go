package coords

import "testing"

func BenchmarkPoint(b *testing.B) {
	for _, c := range []struct {
		name     string
		lat, lon any
	}{
		{"floats", 13.75, 100.5}, {"text", "13.756331", "100.501762"}, {"comma", "13,756331", "100,501762"}, {"dms", `13°43'00"N`, `121°02'00"E`},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := Point(c.lat, c.lon); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkPair(b *testing.B) {
	for name, text := range map[string]string{"plain": "13.756331, 100.501762", "dms": `13°43'00"N 121°02'00"E`} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := Pair(text, false); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	for name, text := range map[string]string{"wkt": "POINT(100.501762 13.756331)", "geojson": `{"type":"Point","coordinates":[100.501762,13.756331]}`, "wkb": "0101000000E3C281902C205940D5CC5A0A48832B40"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Parse(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSurvey(b *testing.B) {
	var s Survey
	b.ReportAllocs()
	for b.Loop() {
		s.Add("13.756331", "100.501762")
	}
}
