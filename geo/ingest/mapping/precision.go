package mapping

import (
	"math"
	"regexp"
	"strings"

	"github.com/paulmach/orb"
	orbgeo "github.com/paulmach/orb/geo"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/fold"
	"github.com/mapd/mapd/geo/ingest/dates"
)

// wordRules are the words for precisions that are understood without a
// profile. A radius column says better.
var wordRules = map[string]PlaceRule{
	"site": {geo.AtSite, 500}, "exact": {geo.AtSite, 500}, "building": {geo.AtSite, 500},
	"near": {geo.Near, 3000}, "approximate": {geo.InTown, 5000},
	"town": {geo.InTown, 5000}, "city": {geo.InTown, 10_000}, "village": {geo.InTown, 3000},
	"district": {geo.InDistrict, 25_000}, "admin2": {geo.InDistrict, 25_000}, "adm2": {geo.InDistrict, 25_000}, "county": {geo.InDistrict, 25_000},
	"province": {geo.InProvince, 150_000}, "admin1": {geo.InProvince, 150_000}, "adm1": {geo.InProvince, 150_000}, "state": {geo.InProvince, 150_000},
	"country": {geo.InCountry, 0},
}

// wordRule is the rule of a word for a precision.
func wordRule(word string) PlaceRule { return wordRules[fold.Text(word)] }

// precisionWord reads a word for a precision; empty if it is none.
func precisionWord(word string) geo.Precision { return wordRules[fold.Text(word)].Precision }

// datePrecisionWord reads a word for how exact a date is; empty if it is none.
func datePrecisionWord(word string) dates.Precision {
	switch p := dates.Precision(strings.ToLower(strings.TrimSpace(word))); p {
	case dates.ToDay, dates.ToWeek, dates.ToMonth, dates.ToYear:
		return p
	}
	return ""
}

// ruleByRadius names the precision that a radius comes to.
func ruleByRadius(metres float64) PlaceRule {
	for _, rule := range []PlaceRule{{geo.AtSite, 500}, {geo.Near, 5000}, {geo.InTown, 15_000}, {geo.InDistrict, 60_000}} {
		if metres <= rule.RadiusM {
			return PlaceRule{rule.Precision, metres}
		}
	}
	return PlaceRule{geo.InProvince, metres}
}

// ruleByDecimals is for positions of which nothing says how exact they are:
// whole degrees are good to 100 km, one decimal to 10 km. More decimals say
// nothing: a town's middle is often written to the metre.
func ruleByDecimals(decimals int) PlaceRule {
	switch decimals {
	case 0:
		return PlaceRule{geo.InProvince, 100_000}
	case 1:
		return PlaceRule{geo.InDistrict, 10_000}
	}
	return PlaceRule{geo.InTown, 5000}
}

// decimalsOf counts the decimals of a coordinate; those that are not plain
// numbers count as fine.
func decimalsOf(value any) int {
	text, ok := value.(string)
	if !ok {
		text = textOf(value)
	}
	text = strings.TrimSpace(text)
	if n, ok := plainNumber(text); ok {
		return n.decimals
	}
	return 3
}

// reach is how many metres a point is from the farthest corner of what it
// stands for.
func reach(g orb.Geometry, p orb.Point) float64 {
	bound := g.Bound()
	far := 0.0
	for _, corner := range bound.ToRing() {
		far = max(far, orbgeo.DistanceHaversine(p, corner))
	}
	return math.Ceil(far)
}

var tagPattern = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

func languageTag(text string) bool { return tagPattern.MatchString(text) }
