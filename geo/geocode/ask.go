package geocode

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode/internal/key"
)

// The bounds of a question.
const (
	MaxText      = 200 // runes of a name
	MaxLimit     = 100 // candidates of an answer
	DefaultLimit = 10
)

// Ask is a question for a place by its name.
type Ask struct {
	// Text is the name, alone or with where it lies: "Poipet", "Poipet,
	// Cambodia", "柬埔寨西哈努克". At most MaxText runes.
	Text string
	// Country, an ISO 3166-1 alpha-2 code in any case, leaves only places of
	// that country. "" leaves all.
	Country string
	// Near, longitude and latitude in degrees, prefers places close to it.
	Near *orb.Point
	// Limit is the most candidates to return, DefaultLimit if it is 0.
	Limit int
	// CertainOnly returns the one certain candidate or none.
	CertainOnly bool
	// Prefix takes the text as typed so far: names that go on are found too.
	Prefix bool
}

// Candidate is a place that may be meant.
type Candidate struct {
	Place
	Matched Name    // the spelling that matched
	Score   float64 // 0 to 1; see the file rank.go for how it comes about
	// Certain is set on the first candidate only, if it matched exactly, what
	// the question says of its whereabouts is true, and no other place may be
	// meant as well.
	Certain bool
	Why     []string // reasons, as short English phrases
}

// Answer is what is known of a name or a position.
type Answer struct {
	Candidates []Candidate // the best first; each place once
	// Ambiguous is set if the first candidates are different places far from
	// each other that are about as likely.
	Ambiguous bool
	// Note says in an English sentence why there is nothing, or why the answer
	// is not sure. "" if there is nothing to say.
	Note string
}

// check evens out the question and says what is wrong with it. Errors are
// *geo.Error with the Param q, country, near or limit.
func (a Ask) check() (Ask, error) {
	var err error
	if err := checkText(a.Text); err != nil {
		return a, err
	}
	if a.Country, err = checkCountry(a.Country); err != nil {
		return a, err
	}
	if a.Near != nil {
		if err := checkPoint("near", *a.Near); err != nil {
			return a, err
		}
	}
	a.Limit, err = checkLimit(a.Limit)
	return a, err
}

func checkText(text string) error {
	switch {
	case !utf8.ValidString(text):
		return geo.InvalidParam("q", "it is no valid UTF-8; send the name in UTF-8")
	case utf8.RuneCountInString(text) > MaxText:
		return geo.InvalidParam("q", "it is too long; write at most %d characters", MaxText)
	case strings.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) && !unicode.IsSpace(r) }):
		return geo.InvalidParam("q", "it holds control characters; write letters, digits and blanks")
	case len(key.Words(text)) == 0:
		return geo.InvalidParam("q", "it holds no letter; write the name of a place, such as Poipet")
	}
	return nil
}

func checkCountry(code string) (string, error) {
	code = strings.ToUpper(code)
	if code != "" && !geo.IsCountryCode(code) {
		return "", geo.InvalidParam("country", "%q is no country; write two letters of ISO 3166-1, such as KH", code)
	}
	return code, nil
}

func checkPoint(param string, p orb.Point) error {
	// Written so that NaN fails too.
	if !(math.Abs(p[0]) <= 180 && math.Abs(p[1]) <= 90) {
		return geo.InvalidParam(param, "%v,%v is off the globe; write longitude,latitude in degrees, such as 102.56,13.66", p[0], p[1])
	}
	return nil
}

func checkLimit(limit int) (int, error) {
	switch {
	case limit == 0:
		return DefaultLimit, nil
	case limit < 0 || limit > MaxLimit:
		return 0, geo.InvalidParam("limit", "%d is out of range; write a number from 1 to %d", limit, MaxLimit)
	}
	return limit, nil
}
