package dates

import (
	"fmt"
	"strings"

	"github.com/mapd/mapd/geo"
)

// Order is the order of day, month and year in dates written with numbers
// alone.
type Order string

// The orders that are in use.
const (
	DMY Order = "dmy" // 31/12/2024
	MDY Order = "mdy" // 12/31/2024
	YMD Order = "ymd" // 24/12/31; years of four digits in front are always read so
)

// Options are what is known of a column of dates apart from its cells. The
// zero Options leave all to the cells.
type Options struct {
	// Order is that of dates written with numbers alone; empty if the cells
	// are to tell.
	Order Order
	// EDTF takes the cells as EDTF texts and nothing else.
	EDTF bool
	// MonthYear reads "Jan-24" as January 2024, "01/24" too.
	MonthYear bool
	// Buddhist reads years as those of the Thai calendar: 2567 and, in two
	// digits, 67 are 2024.
	Buddhist bool
	// Serial is the first year of the spreadsheet whose days are counted,
	// 1900 or 1904; 0 if it is not known.
	Serial int
	// AsWritten trusts dates with the year in front even where they look as if
	// a program had taken days for months (see Decision.Questions).
	AsWritten bool
	// Latest is the last day on which something can have happened, usually
	// today; 0 if none is set. It decides from which year a spreadsheet counts
	// and never refuses a date.
	Latest geo.Day
	// Calendar reads bare numbers of five, nine or more digits as dates only
	// where they spell one: never as counted days or seconds.
	Calendar bool
	// WholeYears takes 1 January for the whole year, WholeMonths the first of a
	// month for the whole month: programs that keep days alone write rougher
	// dates so.
	WholeYears, WholeMonths bool
}

// optionTexts are the words of ParseOptions.
var optionTexts = map[string]func(*Options){
	"dmy":          func(o *Options) { o.Order = DMY },
	"mdy":          func(o *Options) { o.Order = MDY },
	"ymd":          func(o *Options) { o.Order = YMD },
	"edtf":         func(o *Options) { o.EDTF = true },
	"month-year":   func(o *Options) { o.MonthYear = true },
	"buddhist":     func(o *Options) { o.Buddhist = true },
	"serial-1900":  func(o *Options) { o.Serial = 1900 },
	"serial-1904":  func(o *Options) { o.Serial = 1904 },
	"as-written":   func(o *Options) { o.AsWritten = true },
	"calendar":     func(o *Options) { o.Calendar = true },
	"whole-years":  func(o *Options) { o.WholeYears = true },
	"whole-months": func(o *Options) { o.WholeMonths = true },
}

// ParseOptions reads the words of Answer.Option, with commas between: dmy,
// mdy, ymd, edtf, month-year, buddhist, serial-1900, serial-1904, as-written,
// calendar, whole-years, whole-months. Words that contradict each other are an error.
func ParseOptions(text string) (Options, error) {
	var o Options
	for word := range strings.SplitSeq(text, ",") {
		word = strings.ToLower(strings.TrimSpace(word))
		if word == "" {
			continue
		}
		set, known := optionTexts[word]
		if !known {
			return Options{}, fmt.Errorf("%q says nothing about dates; write dmy, mdy, ymd, edtf, month-year, buddhist, serial-1900, serial-1904, as-written, calendar, whole-years or whole-months, with commas between", word)
		}
		before := o
		set(&o)
		if before.Order != "" && before.Order != o.Order || before.Serial != 0 && before.Serial != o.Serial {
			return Options{}, fmt.Errorf("%q contradicts another word of %q", word, text)
		}
	}
	return o, nil
}
