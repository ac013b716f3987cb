package formats

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// clockwork says how a number format shows a number as a time.
type clockwork uint8

const (
	noClock clockwork = iota
	// day is a date, clock a time of day, moment both.
	day
	clock
	moment
)

// loadStyles reads which of the styles of cells show dates.
func (w *workbook) loadStyles(part string) error {
	codes := map[string]string{}
	return w.each(part, 2, func(_ *elements, el *element) error {
		switch el.name {
		case "numFmts":
			for _, f := range el.kids {
				codes[f.attr("numFmtId")] = f.attr("formatCode")
			}
		case "cellXfs":
			if len(el.kids) > 1<<17 {
				return fmt.Errorf("it has %d styles", len(el.kids))
			}
			for _, f := range el.kids {
				id := f.attr("numFmtId")
				code, custom := codes[id]
				if !custom {
					code = builtIn(id)
				}
				w.styles = append(w.styles, clockOf(code))
			}
		}
		return nil
	})
}

// builtIn is a code like that of a built-in format (ECMA-376, 18.8.30), as
// far as dates go.
func builtIn(id string) string {
	n, _ := strconv.Atoi(id)
	switch {
	case n >= 14 && n <= 17, n >= 27 && n <= 31, n == 36, n >= 50 && n <= 54, n == 57, n == 58:
		return "yyyy-mm-dd"
	case n >= 18 && n <= 21, n >= 32 && n <= 35, n == 45, n == 47, n == 55, n == 56:
		return "h:mm"
	case n == 22:
		return "yyyy-mm-dd h:mm"
	}
	return ""
}

// clockOf tells from the code of a number format what it shows. A code with
// [h], [m] or [s] shows a length of time, which is no time.
func clockOf(code string) clockwork {
	var days, hours, elapsed bool
	code = strings.NewReplacer("am/pm", "", "a/p", "").Replace(strings.ToLower(code))
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case ';': // what follows is for negative numbers
			i = len(code)
		case '"', '[':
			end := strings.IndexByte(code[i+1:], map[byte]byte{'"': '"', '[': ']'}[c])
			if end < 0 {
				return noClock
			}
			inside := code[i+1 : i+1+end]
			elapsed = elapsed || c == '[' && inside != "" && strings.Trim(inside, inside[:1]) == "" && strings.Contains("hms", inside[:1])
			i += end + 1
		case '\\', '_', '*':
			i++
		case 'g':
			if strings.HasPrefix(code[i:], "general") {
				return noClock
			}
		case 'y', 'd', 'b', 'e':
			// An e of a number (0.0e+00) follows a digit; one of an era does not.
			days = days || c != 'e' || i == 0 || !strings.ContainsRune("0#?", rune(code[i-1]))
		case 'h', 's':
			hours = true
		case 'm':
			days = days || !minutes(code, i)
		}
	}
	switch {
	case elapsed:
		return noClock
	case days && hours:
		return moment
	case days:
		return day
	case hours:
		return clock
	}
	return noClock
}

// minutes says whether the m at i means minutes: hours come before it or
// seconds after it.
func minutes(code string, i int) bool {
	letters := func(r rune) bool { return strings.ContainsRune("ymdhs", r) }
	before := strings.TrimRight(code[:i], "m")
	if at := strings.LastIndexFunc(before, letters); at >= 0 && before[at] == 'h' {
		return true
	}
	after := strings.TrimLeft(code[i:], "m")
	at := strings.IndexFunc(after, letters)
	return at >= 0 && after[at] == 's'
}

const (
	lastSerial = 2958465 // 9999-12-31 counted from 1900
	shift1904  = 1462    // how many days later workbooks from 1904 count
	daysMillis = 24 * 60 * 60 * 1000
)

// serial is the ISO 8601 text of a number that is shown as a time. Numbers
// that no day or clock has stay as they are. The 29th of February 1900 that
// spreadsheets know, 60, comes as they write it.
func serial(n float64, how clockwork, from1904 bool) any {
	if how == noClock || n < 0 || !finite(n) {
		return whole(n)
	}
	days := math.Floor(n)
	millis := math.Round((n - days) * daysMillis)
	if millis == daysMillis {
		days, millis = days+1, 0
	}
	if from1904 {
		days += shift1904
	}
	if n < 1 && (how == clock || !from1904) {
		if how == day {
			return whole(n)
		}
		return clockText(millis)
	}
	if days > lastSerial {
		return whole(n)
	}
	text := dayText(int(days))
	if how == day && millis == 0 || how == clock && millis == 0 {
		return text
	}
	return text + "T" + clockText(millis)
}

// dayText is the day of a number counted from 1900.
func dayText(days int) string {
	switch {
	case days == 60:
		return "1900-02-29"
	case days < 60:
		days++ // since the 60 is none
	}
	return time.Date(1899, 12, 30+days, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

func clockText(millis float64) string {
	t := time.UnixMilli(int64(millis)).UTC()
	return t.Format("15:04:05.999")
}

// whole is an int64 if the number is whole and such numbers are exact.
func whole(n float64) any {
	if n == math.Trunc(n) && math.Abs(n) < 1<<53 {
		return int64(n)
	}
	return n
}
