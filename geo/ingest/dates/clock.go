package dates

import "strings"

// zones are the names of time zones that may follow a clock time.
var zones = makeSet(`z utc gmt ict wib wita wit mmt pht pst sgt hkt myt cst jst kst ist
	est edt cdt mst mdt pdt akst akdt hst cet cest bst wet west eet eest msk trt aest aedt acst awst nzst nzdt npt pkt bdt
	hrs hr h uhr น น. am pm a.m. p.m. a.m p.m sa ch`)

func makeSet(texts string) map[string]bool {
	set := map[string]bool{}
	for text := range strings.FieldsSeq(texts) {
		set[text] = true
	}
	return set
}

// cutClock takes the first clock time with a colon out of a plain text. bad
// says that there is one that no clock shows.
func cutClock(text string) (before, clock, after string, bad bool) {
	colon := strings.IndexByte(text, ':')
	if colon <= 0 || colon+1 == len(text) || !isDigit(text[colon-1]) || !isDigit(text[colon+1]) {
		return text, "", "", false
	}
	start := colon - 1
	for start > 0 && isDigit(text[start-1]) {
		start--
	}
	end, ok := scanClock(text[start:])
	if !ok {
		return text, "", "", true
	}
	before, clock, after = text[:start], text[start:start+end], text[start+end:]
	if n := len(before); n >= 2 && before[n-1] == 't' && isDigit(before[n-2]) {
		before = before[:n-1]
	}
	return before, clock, after, false
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// scanClock reads a clock time at the beginning of a plain text, its zone
// included, and returns where it ends.
func scanClock(text string) (end int, ok bool) {
	hour, i := scanNumber(text, 0)
	if i == 0 || i > 2 || i == len(text) || text[i] != ':' {
		return 0, false
	}
	minute, j := scanNumber(text, i+1)
	if j != i+3 {
		return 0, false
	}
	second := 0
	if j < len(text) && text[j] == ':' {
		var k int
		if second, k = scanNumber(text, j+1); k != j+3 {
			return 0, false
		}
		j = k
		if j+1 < len(text) && (text[j] == '.' || text[j] == ',') && isDigit(text[j+1]) {
			_, j = scanNumber(text, j+1)
		}
	}
	if hour > 24 || minute > 59 || second > 60 || hour == 24 && minute+second > 0 || j < len(text) && isDigit(text[j]) {
		return 0, false
	}
	return scanZones(text, j), true
}

func scanNumber(text string, i int) (n, end int) {
	for i < len(text) && isDigit(text[i]) {
		n = min(n*10+int(text[i]-'0'), 1e9)
		i++
	}
	return n, i
}

// scanZones goes on over "pm", "+07:00", "UTC+7", "(ICT)", "[Asia/Bangkok]"
// as long as there are such.
func scanZones(text string, i int) int {
	for {
		next := scanZone(text, i)
		if next == i {
			return i
		}
		i = next
	}
}

func scanZone(text string, from int) int {
	i := from
	for i < len(text) && text[i] == ' ' {
		i++
	}
	if i == len(text) {
		return from
	}
	switch c := text[i]; {
	case c == '-' && i > from:
		if isOffset(text[i+1:]) {
			return i + len("-0800")
		}
	case c == '+', c == '-':
		if end := scanOffset(text, i+1); end > i+1 {
			return end
		}
	case c == '[' || c == '(':
		if n := strings.IndexAny(text[i:], ")]"); n > 0 {
			return i + n + 1
		}
	default:
		end := i
		for end < len(text) && text[end] != ' ' && text[end] != '+' && text[end] != '-' && text[end] != ',' && text[end] != '/' && text[end] != ')' && !isDigit(text[end]) {
			end++
		}
		if zones[text[i:end]] {
			return end
		}
	}
	return from
}

// isOffset says whether a text behind a blank and a dash begins with four
// digits that are an offset from UTC, as "-0800" of an e-mail's date.
func isOffset(text string) bool {
	n, end := scanNumber(text, 0)
	return end == 4 && n <= 1200 && n%100%15 == 0 && n%100 < 60 && (len(text) == end || text[end] == ' ')
}

// scanOffset reads 07:00, 0700, 07 or 7.
func scanOffset(text string, i int) int {
	_, end := scanNumber(text, i)
	switch width := end - i; {
	case width == 4:
		return end
	case width != 1 && width != 2:
		return i
	}
	if end < len(text) && text[end] == ':' {
		if _, last := scanNumber(text, end+1); last == end+3 {
			return last
		}
	}
	return end
}

// isMidnight says that the clock time only fills up a format: no zone, all
// zeros, or 12:00 AM.
func isMidnight(clock string) bool {
	text := strings.ToLower(clock)
	if hour, ok := strings.CutSuffix(strings.ReplaceAll(strings.ReplaceAll(text, ".m.", "m"), " ", ""), "am"); ok && strings.HasPrefix(hour, "12") {
		text = hour[2:]
	}
	return text != "" && strings.Trim(text, "0:.") == ""
}

// noTime reports whether a clock time says nothing beside the day: midnight, in
// UTC too.
func noTime(clock string) bool {
	clock = strings.TrimSuffix(strings.TrimSuffix(clock, "Z"), "+00:00")
	return clock == "" || isMidnight(clock)
}
