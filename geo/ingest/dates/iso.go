package dates

import "strings"

const isoLength = len("2006-01-02")

// readISO reads YYYY-MM-DD, with a clock time or not, and nothing else: the
// form of most columns, in which no words need be looked for.
func readISO(text string) (d date, clock string, ok bool) {
	if len(text) < isoLength || text[4] != '-' || text[7] != '-' {
		return date{}, "", false
	}
	y, end := scanNumber(text[:4], 0)
	m, endMonth := scanNumber(text[5:7], 0)
	day, endDay := scanNumber(text[8:isoLength], 0)
	if end != 4 || endMonth != 2 || endDay != 2 || y > lastPlainYear || m == 0 || m > 12 || day == 0 || day > daysIn(y, m) {
		return date{}, "", false
	}
	d = date{y: y, m: m, d: day, hasYear: true, iso: true}
	if len(text) == isoLength {
		return d, "", true
	}
	rest := text[isoLength:]
	if rest[0] != 'T' && rest[0] != ' ' || len(rest) < 2 || !isDigit(rest[1]) {
		return date{}, "", false
	}
	clock = rest[1:]
	small, zulu := strings.CutSuffix(clock, "Z")
	if !zulu {
		small, _ = plain(clock)
	}
	if end, ok := scanClock(small); !ok || end != len(small) {
		return date{}, "", false
	}
	return d, clock, true
}
