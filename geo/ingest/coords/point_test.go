package coords

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

const close = 1e-9

func near(a, b float64) bool { return math.Abs(a-b) < close }

func TestLatitudeLongitude(t *testing.T) {
	const dms = 13 + 43./60
	for _, c := range []struct {
		value any
		lat   bool
		want  float64
	}{
		{13.75, true, 13.75}, {int64(-13), true, -13}, {"13.75", true, 13.75}, {" 13.75 ", true, 13.75}, {"+13.75", true, 13.75},
		{"-13.75", true, -13.75}, {"−13.75", true, -13.75}, {"–13.75", true, -13.75}, {"13,75", true, 13.75}, {".5", true, 0.5},
		{"1.05E+02", false, 105}, {"1.05e-02", false, 0.0105},
		{"13.75°", true, 13.75}, {"13,75° N", true, 13.75}, {"13.75 S", true, -13.75}, {"N 13.75", true, 13.75}, {"S13.75", true, -13.75}, {"-13.75 S", true, -13.75},
		{"100.5 E", false, 100.5}, {"100.5W", false, -100.5}, {"100.5 deg West", false, -100.5},
		{"13°43'", true, dms}, {"13°43'00\"", true, dms}, {"13° 43′ 00″ N", true, dms}, {"13º43´00´´N", true, dms}, {"13˚43’00”N", true, dms},
		{"13°43'00''S", true, -dms}, {"-13°43'00\"", true, -dms}, {"13 43 00 N", true, dms}, {"13 43 00", true, dms}, {"13 43", true, dms},
		{"13-43-00N", true, dms}, {"13:43:00", true, dms}, {"13d43m00sN", true, dms}, {"13d 43m 00s S", true, -dms}, {"13d43m00sS", true, -dms}, {"13 deg 43 min 0 sec north", true, dms},
		{"13°43.0'N", true, dms}, {"N 13° 43.000", true, dms}, {"13°43'30,5\"", true, 13 + 43./60 + 30.5/3600},
		{"134300N", true, dms}, {"1343N", true, dms}, {"1343.00,N", true, dms}, {"1210200E", false, 121 + 2./60}, {"12102E", false, 121 + 2./60}, {"0053000W", false, -5.5},
		{"北纬13°43′", true, dms}, {"北緯13度43分00秒", true, dms}, {"东经121度", false, 121}, {"西經121度", false, -121},
		{"13°43' с.ш.", true, dms}, {"121° в.д.", false, 121}, {"6° 30' LS", true, -6.5}, {"106° 30' BT", false, 106.5}, {"106°42′Đ", false, 106.7},
		{"๑๓.๗๕", true, 13.75}, {"១៣.៧៥", true, 13.75}, {"１３．７５", true, 13.75}, {"13.75° เหนือ", true, 13.75},
		{"Lat: 13.75", true, 13.75}, {"Long. = 100.5", false, 100.5}, {"lat 13.75 N", true, 13.75},
		{"260", false, 260}, {"360", false, 360}, {"0", true, 0}, {"90", true, 90}, {"-180", false, -180},
	} {
		got, err := Longitude(c.value)
		if c.lat {
			got, err = Latitude(c.value)
		}
		if err != nil || !near(got, c.want) {
			t.Errorf("%v: %v, %v; want %v", c.value, got, err, c.want)
		}
	}
}

func TestRefusedCoordinates(t *testing.T) {
	for _, c := range []struct {
		value  any
		lat    bool
		reason string
	}{
		{90.0001, true, "off the globe"}, {"-91", true, "off the globe"}, {int64(361), false, "off the globe"}, {-181.0, false, "off the globe"},
		{math.Inf(1), true, "off the globe"}, {"1343000", true, "off the globe"}, {"13.75 E", true, "direction of a longitude"}, {"100.5 N", false, "direction of a latitude"},
		{"13°60'00\"", true, "60 minutes"}, {"13°43'60\"N", true, "60 seconds"}, {"13°43'75.5\"", true, "seconds"}, {"136000N", true, "60 minutes"}, {"134360N", true, "60 seconds"},
		{"13.5°30'", true, "last number"}, {"13°30.5'20\"", true, "last number"}, {"13.756.331", true, "two points"}, {"13,756,331", true, ""}, {"1.375,5", true, ""},
		{"13°43\"", true, "follow each other"}, {"43'00\"N", true, "follow each other"}, {"13°43'20'", true, "follow each other"}, {"13'43°", true, ""},
		{"-13 N", true, "contradicts"}, {"13 N S", true, "two directions"}, {"13 N 100 E", true, "two directions"}, {"13.7, 100.5", true, "several"},
		{"100 O", false, "the letter O is west"}, {"106 T", false, "no meaning"}, {"abc", true, "no meaning"}, {"0x1p-2", true, ""}, {"1e5", true, ""}, {"13E1", true, ""},
		{"1_3", true, ""}, {"13 43 00 20", true, "several"}, {"13 143 00", true, ""}, {"13430N", true, "not clear"}, {"13/43", true, ""}, {"--13", true, ""}, {"+", true, ""}, {"N", true, ""},
		{true, true, "kind"}, {[]any{1.0}, true, "kind"}, {strings.Repeat("1", 300), true, "too long"}, {"ⅷ", true, ""}, {"13½", true, ""},
	} {
		f := Longitude
		if c.lat {
			f = Latitude
		}
		if got, err := f(c.value); err == nil || errors.Is(err, ErrMissing) || !strings.Contains(err.Error(), c.reason) {
			t.Errorf("%v is %v, %v; want an error with %q", c.value, got, err, c.reason)
		}
	}
	for _, none := range []any{nil, "", " ", "n/a", "NULL", "-", "Unknown", math.NaN()} {
		if _, err := Latitude(none); !errors.Is(err, ErrMissing) {
			t.Errorf("%v: %v", none, err)
		}
	}
}

func TestPoint(t *testing.T) {
	for _, c := range []struct {
		lat, lon any
		want     orb.Point
		reason   string
		notes    int
	}{
		{13.75, 100.5, orb.Point{100.5, 13.75}, "", 0},
		{"13,75", "100,5", orb.Point{100.5, 13.75}, "", 0},
		{13.75, int64(100), orb.Point{100, 13.75}, "", 0},
		{0.0, 100.0, orb.Point{100, 0}, "", 0},
		{10.0, 260.0, orb.Point{-100, 10}, "", 1},
		{10.0, "360", orb.Point{0, 10}, "", 1},
		{10.0, 180.0, orb.Point{180, 10}, "", 0},
		{0.0, 0.0, orb.Point{}, "0, 0", 0}, {"0", "0.0", orb.Point{}, "0, 0", 0}, {0.0, 360.0, orb.Point{}, "0, 0", 0},
		{100.5, 13.75, orb.Point{}, "exchanged", 0},
		{200.0, 300.0, orb.Point{}, "off the globe", 0},
		{13.75, nil, orb.Point{}, "no longitude", 0}, {"", "100.5", orb.Point{}, "no latitude", 0},
		{"KK Park", "100.5", orb.Point{}, "no meaning", 0}, {"13", "?x", orb.Point{}, "no meaning", 0},
	} {
		got, notes, err := Point(c.lat, c.lon)
		if c.reason != "" {
			if err == nil || !strings.Contains(err.Error(), c.reason) || errors.Is(err, ErrMissing) {
				t.Errorf("%v, %v is %v, %v; want an error with %q", c.lat, c.lon, got, err, c.reason)
			}
			continue
		}
		if err != nil || got != c.want || len(notes) != c.notes {
			t.Errorf("%v, %v is %v, %v, %v; want %v", c.lat, c.lon, got, notes, err, c.want)
		}
	}
	for _, none := range [][2]any{{nil, nil}, {"", "n/a"}, {-999.0, -999.0}, {int64(9999), int64(9999)}, {math.NaN(), math.NaN()}} {
		if _, _, err := Point(none[0], none[1]); !errors.Is(err, ErrMissing) {
			t.Errorf("%v: %v", none, err)
		}
	}
}

func TestPair(t *testing.T) {
	north, east := 13+43./60, 121+2./60
	manila := orb.Point{east, north}
	for _, c := range []struct {
		text string
		want orb.Point
	}{
		{"13.75, 100.5", orb.Point{100.5, 13.75}}, {"13.75,100.5", orb.Point{100.5, 13.75}}, {"13.75 100.5", orb.Point{100.5, 13.75}}, {"13.75;100.5", orb.Point{100.5, 13.75}},
		{"13.75\t100.5", orb.Point{100.5, 13.75}}, {"13.75\n100.5", orb.Point{100.5, 13.75}}, {"(13.75, 100.5)", orb.Point{100.5, 13.75}}, {"13.75 / 100.5", orb.Point{100.5, 13.75}}, {"13.75 | 100.5", orb.Point{100.5, 13.75}},
		{"-13.75, -100.5", orb.Point{-100.5, -13.75}}, {"-13.75 -100.5", orb.Point{-100.5, -13.75}}, {"-13.75,-100.5", orb.Point{-100.5, -13.75}}, {"13.75, +100.5", orb.Point{100.5, 13.75}},
		{"13,75 100,5", orb.Point{100.5, 13.75}}, {"13,75; 100,5", orb.Point{100.5, 13.75}}, {"13,75, 100,5", orb.Point{100.5, 13.75}}, {"13,75 / 100,5", orb.Point{100.5, 13.75}},
		{"13, 100", orb.Point{100, 13}}, {"13 100", orb.Point{100, 13}},
		{"[100.5, 13.75]", orb.Point{100.5, 13.75}}, {"[13.75, 100.5]", orb.Point{100.5, 13.75}},
		{"13.75N, 100.5E", orb.Point{100.5, 13.75}}, {"100.5E 13.75N", orb.Point{100.5, 13.75}}, {"N13.75 E100.5", orb.Point{100.5, 13.75}}, {"13.75 S, 100.5 W", orb.Point{-100.5, -13.75}}, {"13.75° N 100.5° E", orb.Point{100.5, 13.75}},
		{"lat: 13.75, lon: 100.5", orb.Point{100.5, 13.75}}, {"Lon 100.5 Lat 13.75", orb.Point{100.5, 13.75}}, {"Latitude=13.75; Longitude=-100.5", orb.Point{-100.5, 13.75}}, {"Lat 13.75 N Lon 100.5 W", orb.Point{-100.5, 13.75}},
		{`13°43'00"N 121°02'00"E`, manila}, {"13°43'00\"N\n121°02'00\"E", manila}, {"13°43'00\"N\r\n121°02'00\"E", manila}, {`13°43'00"N, 121°02'00"E`, manila}, {`13°43'00"N121°02'00"E`, manila},
		{`N13°43'00" E121°02'00"`, manila}, {`N 13° 43' 00", E 121° 02' 00"`, manila}, {`E121°02'00" N13°43'00"`, manila}, {"13º43´00´´N 121º02´00´´E", manila},
		{"13 43 00 N, 121 02 00 E", manila}, {"13 43 00 N 121 02 00 E", manila}, {"13-43-00N 121-02-00E", manila}, {"13-43N, 121-02E", manila}, {"13:43:00N 121:02:00E", manila}, {"13d43m00sN 121d02m00sE", manila},
		{"134300N 1210200E", manila}, {"134300N1210200E", manila}, {"1343N 12102E", manila}, {"1343.00,N,12102.00,E", manila}, {`13°43'00" 121°02'00"`, manila}, {`13°43' 121°02'`, manila}, {"13° 43.0' N, 121° 2.0' E", manila},
		{"13 43 00, 121 02 00", manila}, {"北纬13°43′00″ 东经121°02′00″", manila}, {"北纬13度43分，东经121度2分", manila}, {"東経121°02′ 北緯13°43′", manila}, {"13°43′ с. ш. 121°02′ в. д.", orb.Point{}},
		{"13°43′ с.ш. 121°02′ в.д.", manila}, {"13°43' LU 121°2' BT", manila}, {"13°43' Nord 121°2' Ost", manila}, {`-13°43' -121°02'`, orb.Point{-east, -north}}, {"13°43' S 121°02' W", orb.Point{-east, -north}},
		{"13° 43.0' N / 121° 2.0' E", manila}, {"N 13° 43.0' / E 121° 2.0'", manila}, {"13° 43.0' / 121° 2.0'", manila},
		{"13°43'.0N – 121°02'.0E", manila}, {"13:43.0N – 121:02.0E", manila}, {"13:43N-121:02E", manila}, {"13°42'.60N, 121°01'.20E", orb.Point{121.02, 13.71}}, {"13.75N -100.5W", orb.Point{-100.5, 13.75}},
		{"13.7500 100.500 210.5 4.3", orb.Point{100.5, 13.75}}, {"-13.75 -100.5 0 0", orb.Point{-100.5, -13.75}}, {"13.75 100.5 -3.5 12", orb.Point{100.5, 13.75}},
		{"geo:13.75,100.5", orb.Point{100.5, 13.75}}, {"geo:13.75,100.5;u=35", orb.Point{100.5, 13.75}}, {"13.75, 260.5", orb.Point{-99.5, 13.75}},
	} {
		got, _, err := Pair(c.text, false)
		if c.want == (orb.Point{}) {
			if err == nil {
				t.Errorf("%q is %v", c.text, got)
			}
			continue
		}
		if err != nil || !near(got[0], c.want[0]) || !near(got[1], c.want[1]) {
			t.Errorf("%q is %v, %v; want %v", c.text, got, err, c.want)
		}
	}
	if p, _, err := Pair("100.5, 13.75", true); err != nil || p != (orb.Point{100.5, 13.75}) {
		t.Errorf("longitude first: %v, %v", p, err)
	}
}

func TestRefusedPairs(t *testing.T) {
	for text, reason := range map[string]string{
		"100.5, 13.75": "exchanged", "13.75": "two coordinates", "13,75": "two coordinates", "13,100": "two coordinates", "13.75, 100.5, 17": "two coordinates", "13,75,100,5": "commas",
		"13,75, 100.5": "decimal comma", "[48.1, 2.3]": "brackets", "13.75N 100.5": "direction is missing", "13.75N 14N": "latitude and a longitude", "13N 100E 5S": "",
		"0, 0": "0, 0", "0,0": "", "95.0, 200.0": "off the globe", "13°60'00\"N 121°02'00\"E": "60 minutes", "13°43'00\"N 121°02'60\"E": "60 seconds",
		"13 45 100 30": "two coordinates", "13.75-100.5": "", "13-100": "", "13.75N -100.5E": "contradicts", "13 100.5 20 4": "two coordinates", "13.75, 100.5, 20, 4": "two coordinates", "KK Park": "no meaning", "47QME12345678": "", "7P54+G2": "", "https://www.google.com/maps/@13.7,100.5,17z": "",
		"13.75, 100.5 (approx)": "", "x13.75 y100.5 z5": "", "13°43'00\"O 121°02'00\"E": "the letter O is west", "10°46′N 106°42′T": "no meaning", "13.75 100.5 ; 14.75 101.5": "",
		"12345678, 2345678": "off the globe", strings.Repeat("1 ", 200): "too long",
	} {
		if p, _, err := Pair(text, false); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%q is %v, %v; want an error with %q", text, p, err, reason)
		}
	}
}
