package mapping

import "testing"

// TestCountryCodes counts the codes: the 249 of ISO 3166-1, and Kosovo's.
func TestCountryCodes(t *testing.T) {
	if codes := countryCodes(); len(codes) != 250 {
		t.Errorf("%d codes: %v", len(codes), codes)
	}
	for fips, code := range fipsCountries {
		if !isCountry(code) {
			t.Errorf("%s means %s, which is no country", fips, code)
		}
	}
}
