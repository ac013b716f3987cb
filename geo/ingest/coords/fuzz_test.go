package coords

import (
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkt"
)

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"13.75, 100.5", `13°43'00"N 121°02'00"E`, "134300N 1210200E", "13,75 100,5", "[100.5, 13.75]", "lat 13 lon 100", "北纬13°43′ 东经121°02′",
		"POINT(100.5 13.75)", "SRID=3857;POINT(1 2)", "GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(1 2,3 4))", "POLYGON((1 1,2 1,2 2,1 1))", "MULTIPOINT((1 2),(3 4))",
		`{"type":"Point","coordinates":[1,2]}`, `{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,1]]]}`, "0101000000E3C281902C205940D5CC5A0A48832B40", "0107000020E610000000000000"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var s Survey
		s.AddPair(text)
		s.Decide()
		g, err := Parse(text)
		if err != nil {
			return
		}
		if err := Check(g); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		p, err := Representative(g)
		if err != nil || checkPoint(p) != nil {
			t.Fatalf("%q is represented by %v, %v", text, p, err)
		}
		if again, err := Parse(wkt.MarshalString(g)); err != nil || !orb.Equal(g, again) {
			t.Fatalf("%q is %v, then %v, %v", text, g, again, err)
		}
	})
}

func FuzzCoordinate(f *testing.F) {
	for _, seed := range []string{"13.75", "13,75", `13°43'00"N`, "134300N", "13d43m00sS", "-13 43 00", "Lat: 13.75 N", "1.05E+02", "13°43' с.ш.", "๑๓.๗๕"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if lat, err := Latitude(text); err == nil && !(lat >= -90 && lat <= 90) {
			t.Fatalf("%q is the latitude %v", text, lat)
		}
		if lon, err := Longitude(text); err == nil && !(lon >= -180 && lon <= 360) {
			t.Fatalf("%q is the longitude %v", text, lon)
		}
		if p, _, err := Point(text, text); err == nil && checkPoint(p) != nil {
			t.Fatalf("%q is %v", text, p)
		}
	})
}
