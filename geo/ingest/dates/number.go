package dates

import (
	"fmt"
	"math"
	"strconv"

	"github.com/mapd/mapd/geo"
)

// readNumber reads a bare number: digits before and behind the point.
func readNumber(whole, fraction string) (cell, error) {
	number := whole
	if !isDigits(whole) || fraction != "" && !isDigits(fraction) {
		return cell{}, fmt.Errorf("%s is no date", whole)
	}
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil {
		return cell{}, fmt.Errorf("%s is too large for a date", whole)
	}
	rest := 0.0
	if fraction != "" {
		number += "." + fraction
		rest, _ = strconv.ParseFloat("0."+fraction, 64)
	}
	var d date
	switch width := len(whole); {
	case rest == 0 && width == 4:
		d = date{y: int(n), hasYear: true}
	case width == 5:
		d = date{shape: serial, count: float64(n) + rest}
	case rest == 0 && width == 6:
		d = date{shape: packed6, n: [3]int{int(n)}}
	case rest == 0 && width == 8:
		d = date{shape: packed8, n: [3]int{int(n)}}
	case width == 9, width == 10:
		d = date{shape: seconds, count: float64(n) + rest}
	case width == 12 && isStamp(whole), rest == 0 && width == 14:
		return readStamp(whole)
	case width == 12, width == 13:
		d = date{shape: seconds, count: float64(n) / 1e3}
	case width == 16:
		d = date{shape: seconds, count: float64(n) / 1e6}
	case width == 7:
		return cell{}, fmt.Errorf("%s has seven digits; a zero seems to be lost, as of 05012024", number)
	default:
		return cell{}, fmt.Errorf("%s is no date", number)
	}
	return cell{from: d, bare: true}, nil
}

// isStamp says whether the digits can be YYYYMMDDhhmm.
func isStamp(digits string) bool {
	_, err := readStamp(digits)
	return err == nil
}

// readStamp reads YYYYMMDDhhmm or YYYYMMDDhhmmss.
func readStamp(digits string) (cell, error) {
	n, _ := strconv.Atoi(digits[:8])
	d := date{y: n / 10000, m: n / 100 % 100, d: n % 100, hasYear: true, stamp: len(digits) == 12}
	clock := digits[8:10] + ":" + digits[10:12]
	if len(digits) == 14 {
		clock += ":" + digits[12:]
	}
	if _, ok := scanClock(clock); !ok || d.m == 0 || d.d == 0 || checkDay(d.y, d.m, d.d) != nil || d.y < 1900 || d.y > lastPlainYear {
		return cell{}, fmt.Errorf("%s is no date", digits)
	}
	return cell{from: d, clock: clock, bare: true}, nil
}

// Days that a spreadsheet counts are taken for dates from 1950 to 2049 alone.
const (
	firstSerial = 18264
	lastSerial  = 54788
)

// fromSerial returns the day that a spreadsheet counts from the first year,
// 1900 or 1904, and the clock time of the fraction.
func fromSerial(count float64, first int) (geo.Day, string, error) {
	if count < firstSerial || count >= lastSerial+1 {
		return 0, "", fmt.Errorf("as a spreadsheet's day it lies outside 1950 to 2049")
	}
	// Day 60 of 1900 is a 29 February that never was, so counting starts on
	// 30 December 1899 for all days behind it.
	start := geo.NewDay(1899, 12, 30)
	if first == 1904 {
		start = geo.NewDay(1904, 1, 1)
	}
	whole, fraction := math.Modf(count)
	if fraction == 0 {
		return start + geo.Day(whole), "", nil
	}
	second := min(int(math.Round(fraction*86400)), 86399)
	return start + geo.Day(whole), fmt.Sprintf("%02d:%02d:%02d", second/3600, second/60%60, second%60), nil
}

// fromSeconds returns the day and clock time in UTC.
func fromSeconds(count float64) (geo.Day, string) {
	second := int64(math.Floor(count))
	day, rest := second/86400, second%86400
	return geo.Day(day), fmt.Sprintf("%02d:%02d:%02dZ", rest/3600, rest/60%60, rest%60)
}
