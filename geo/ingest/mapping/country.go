package mapping

import (
	_ "embed" // country_names.txt
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/fold"
)

// moreCountries are names in use that CLDR does not give.
var moreCountries = map[string]string{
	"burma": "MM", "union of myanmar": "MM", "republic of the union of myanmar": "MM",
	"lao pdr": "LA", "lao people's democratic republic": "LA", "lao": "LA",
	"viet nam": "VN", "socialist republic of vietnam": "VN", "kampuchea": "KH", "kingdom of cambodia": "KH",
	"kingdom of thailand": "TH", "siam": "TH", "republic of the philippines": "PH", "philippines the": "PH",
	"pr china": "CN", "prc": "CN", "people's republic of china": "CN", "mainland china": "CN", "china mainland": "CN",
	"hong kong": "HK", "hong kong sar": "HK", "macau": "MO", "macao": "MO", "chinese taipei": "TW",
	"taiwan province of china": "TW", "timor leste": "TL", "east timor": "TL", "brunei darussalam": "BN",
	"korea south": "KR", "republic of korea": "KR", "korea republic of": "KR", "korea north": "KP", "dprk": "KP",
	"democratic people's republic of korea": "KP", "korea democratic people's republic of": "KP",
	"usa": "US", "u s a": "US", "u s": "US", "united states of america": "US", "america": "US",
	"uk": "GB", "u k": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB",
	"united kingdom of great britain and northern ireland": "GB",
	"uae": "AE", "ksa": "SA", "russian federation": "RU", "iran islamic republic of": "IR",
	"islamic republic of iran": "IR", "syrian arab republic": "SY", "palestine": "PS", "state of palestine": "PS",
	"west bank": "PS", "gaza": "PS", "gaza strip": "PS", "occupied palestinian territory": "PS", "palestinian territory": "PS",
	"dr congo": "CD", "drc": "CD", "democratic republic of congo": "CD", "democratic republic of the congo": "CD",
	"congo the democratic republic of the": "CD", "zaire": "CD", "congo kinshasa": "CD", "republic of congo": "CG",
	"republic of the congo": "CG", "congo": "CG", "ivory coast": "CI", "cote d'ivoire": "CI", "cape verde": "CV",
	"swaziland": "SZ", "kingdom of eswatini": "SZ", "eswatini": "SZ", "macedonia": "MK", "fyr macedonia": "MK",
	"czech republic": "CZ", "moldova republic of": "MD", "republic of moldova": "MD", "bosnia herzegovina": "BA",
	"tanzania united republic of": "TZ", "united republic of tanzania": "TZ", "bolivia plurinational state of": "BO",
	"venezuela bolivarian republic of": "VE", "the gambia": "GM", "gambia the": "GM", "the bahamas": "BS", "bahamas the": "BS",
	"turkiye": "TR", "holy see": "VA", "kosovo": "XK", "micronesia federated states of": "FM", "the netherlands": "NL",
	"holland": "NL",
}

//go:embed country_names.txt
var countryNamesFile string

// countryNames is the folded names of countries in many languages, where all
// that have the name agree: those of country_names.txt and moreCountries.
var countryNames = sync.OnceValue(func() map[string]string {
	names := make(map[string]string, 6000)
	for line := range strings.Lines(countryNamesFile) {
		code, list, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		for name := range strings.SplitSeq(list, "\t") {
			names[name] = code
		}
	}
	for name, code := range moreCountries {
		names[fold.Text(name)] = code
	}
	return names
})

// noCountries are codes that x/text knows beside ISO 3166-1: of states that are
// gone, of unions, and those reserved for parts of countries.
const noCountries = "AC AN CP CQ CS DG EA EZ FQ IC NT PC SU TA UN YU ZZ"

// isCountry reports whether a code is that of a country or territory today.
func isCountry(code string) bool {
	region, err := language.ParseRegion(code)
	return err == nil && region.IsCountry() && region.String() == code && region.Canonicalize() == region && !strings.Contains(noCountries, code) &&
		(!region.IsPrivateUse() || code == "XK")
}

// countryOf reads one country: an ISO 3166-1 alpha-2, alpha-3 or numeric code,
// or its name in one of many languages. fips takes codes of two letters as
// those of FIPS 10-4.
func countryOf(text string, fips bool) (code string, ok bool) {
	switch {
	case text == "":
		return "", false
	case fips && len(text) == 2:
		code, ok = fipsCountries[strings.ToUpper(text)]
		return code, ok
	case len(text) == 2 && isCountry(strings.ToUpper(text)):
		return strings.ToUpper(text), true
	case len(text) == 2 && strings.EqualFold(text, "UK"):
		return "GB", true
	case len(text) <= 3 && (isDigits(text) || len(text) == 3 && isLetters(text)):
		if code, ok := regionCode(text); ok {
			return code, true
		}
	}
	return namedCountry(text)
}

// regionCode reads an alpha-3 or numeric code.
func regionCode(text string) (string, bool) {
	var region language.Region
	var err error
	if isDigits(text) {
		number, _ := strconv.Atoi(text)
		region, err = language.EncodeM49(number)
	} else if region, err = language.ParseRegion(strings.ToUpper(text)); strings.EqualFold(text, "XKX") {
		return "XK", true
	}
	if err != nil || !isCountry(region.String()) {
		return "", false
	}
	return region.String(), true
}

// namedCountry finds a name, without what stands in brackets behind it if that
// is needed: "Myanmar (Burma)".
func namedCountry(text string) (string, bool) {
	if code, ok := countryNames()[fold.Text(text)]; ok {
		return code, true
	}
	if before, _, ok := strings.Cut(text, "("); ok && strings.TrimSpace(before) != "" {
		code, ok := countryNames()[fold.Text(before)]
		return code, ok
	}
	return "", false
}

func isDigits(text string) bool {
	return strings.Trim(text, "0123456789") == ""
}

func isLetters(text string) bool {
	for _, r := range text {
		if r|0x20 < 'a' || r|0x20 > 'z' {
			return false
		}
	}
	return true
}

// countryReader reads cells of countries and remembers them.
type countryReader struct {
	fips       bool
	notNamibia bool // NA stands for nothing
	mu         sync.RWMutex
	seen       map[string][]string // nil: it is no country
}

// countriesSeen bounds how many texts a countryReader remembers.
const countriesSeen = 10_000

// read reads a cell with one or more countries; nil if any of it is none.
func (c *countryReader) read(text string) []string {
	c.mu.RLock()
	codes, ok := c.seen[text]
	c.mu.RUnlock()
	if ok {
		return codes
	}
	codes = c.parse(text)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.seen == nil || len(c.seen) >= countriesSeen {
		c.seen = map[string][]string{}
	}
	c.seen[strings.Clone(text)] = codes
	return codes
}

func (c *countryReader) parse(text string) []string {
	if c.notNamibia && text == "NA" {
		return nil
	}
	if code, ok := countryOf(text, c.fips); ok {
		return []string{code}
	}
	for _, separator := range []string{";", "|", "/", ","} {
		parts := strings.Split(text, separator)
		if len(parts) < 2 {
			continue
		}
		var codes []string
		for _, part := range parts {
			code, ok := countryOf(strings.TrimSpace(part), c.fips)
			if !ok {
				codes = nil
				break
			}
			codes = append(codes, code)
		}
		if codes != nil {
			return sortedCodes(codes)
		}
	}
	return nil
}

// sortedCodes sorts codes, each once, as geo.Event.Countries wants them.
func sortedCodes(codes []string) []string {
	codes = slices.DeleteFunc(codes, func(code string) bool { return !geo.IsCountryCode(code) })
	slices.Sort(codes)
	return slices.Compact(codes)
}

// naMeansNothing reports whether NA in the columns of countries is a gap, as
// some programs write it: most of the other countries are no codes of two
// letters.
func (s *Survey) naMeansNothing(roles map[string]Role) bool {
	found := false
	short, long := 0, 0
	for _, c := range s.columns {
		if roles[c.name] != Country {
			continue
		}
		for text := range c.values {
			switch {
			case text == "NA":
				found = true
			case len(text) == 2:
				short++
			default:
				long++
			}
		}
	}
	return found && long > short
}
