package coords

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

// spell writes an angle in one of the spellings of degrees, minutes and
// seconds. positive and negative are the directions.
func spell(style int, degrees float64, positive, negative string, width int) string {
	side, sign := positive, ""
	if degrees < 0 {
		side, sign = negative, "-"
	}
	total := int64(math.Round(math.Abs(degrees) * 3600 * 1e4)) // ten thousandths of a second
	d, m, s := total/36000000, total/600000%60, float64(total%600000)/1e4
	minutes := float64(total%36000000) / 600000
	switch style {
	case 0:
		return fmt.Sprintf(`%d°%02d'%07.4f"%s`, d, m, s, side)
	case 1:
		return fmt.Sprintf(`%s %d° %d′ %.4f″`, side, d, m, s)
	case 2:
		return fmt.Sprintf(`%d %02d %07.4f %s`, d, m, s, side)
	case 3:
		return fmt.Sprintf(`%d-%02d-%07.4f%s`, d, m, s, side)
	case 4:
		return fmt.Sprintf(`%0*d%02d%07.4f%s`, width, d, m, s, side)
	case 5:
		return fmt.Sprintf(`%dd%dm%.4fs%s`, d, m, s, strings.ToLower(side))
	case 6:
		return fmt.Sprintf(`%d:%02d:%07.4f %s`, d, m, s, side)
	case 7:
		return fmt.Sprintf(`%s%d°%09.6f'`, side, d, minutes)
	case 8:
		return fmt.Sprintf(`%0*d%09.6f%s`, width, d, minutes, side)
	case 9:
		return fmt.Sprintf(`%dº%02d´%s´´ %s`, d, m, strings.Replace(fmt.Sprintf("%07.4f", s), ".", ",", 1), side)
	case 10:
		return fmt.Sprintf(`%s%d°%d'%.4f"`, sign, d, m, s)
	case 11:
		return fmt.Sprintf("%.8f° %s", math.Abs(degrees), side)
	}
	return fmt.Sprintf("%.8f", degrees)
}

const styles = 13

// TestSpellings writes random points in every spelling and reads them back
// within a millionth of a degree.
func TestSpellings(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	for range 2000 {
		want := orb.Point{r.Float64()*360 - 180, r.Float64()*180 - 90}
		for style := range styles {
			lat, lon := spell(style, want[1], "N", "S", 2), spell(style, want[0], "E", "W", 3)
			got, _, err := Point(lat, lon)
			checkNear(t, lat+" | "+lon, got, want, err)
			for _, between := range []string{" ", ", ", "\n", "; ", "\r\n"} {
				got, _, err := Pair(lat+between+lon, false)
				checkNear(t, lat+between+lon, got, want, err)
				if style < 10 || style == 11 {
					got, _, err = Pair(lon+between+lat, false)
					checkNear(t, lon+between+lat, got, want, err)
				}
			}
		}
	}
}

func checkNear(t *testing.T, text string, got, want orb.Point, err error) {
	t.Helper()
	if err != nil || math.Abs(got[0]-want[0]) > 1e-6 || math.Abs(got[1]-want[1]) > 1e-6 {
		t.Fatalf("%q is %v, %v; want %v", text, got, err, want)
	}
}

// TestSixtyIsRefused checks that no spelling takes 60 minutes or seconds.
func TestSixtyIsRefused(t *testing.T) {
	for _, text := range []string{`13°60'00"N`, `13°59'60"N`, "13 60 00 N", "13-59-60N", "136000N", "135960N", "13d60m00sN", "13:60:00N", "N13°60.5'", "1360.5N"} {
		if got, err := Latitude(text); err == nil {
			t.Errorf("%q is %v", text, got)
		}
	}
}
