package dates

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/mapd/mapd/geo"
)

// forms write a day in every form that a column may have. Those of two digits
// are asked for some years only.
var forms = map[string]struct {
	options string
	write   func(time.Time) any
	from    int // first year
	to      int // last year
}{
	"ISO":                 {"", layout("2006-01-02"), 1900, 2100},
	"ISO and clock":       {"", layout("2006-01-02T15:04:05Z"), 1900, 2100},
	"ISO and blank":       {"", layout("2006-01-02 15:04:05.000"), 1900, 2100},
	"RFC 1123":            {"", layout(time.RFC1123Z), 1900, 2100},
	"RFC 850":             {"", layout("Monday, 02-Jan-2006 15:04:05 MST"), 1900, 2100},
	"ctime":               {"", layout(time.ANSIC), 1900, 2100},
	"unix date":           {"", layout(time.UnixDate), 1900, 2100},
	"day first":           {"dmy", layout("02/01/2006"), 1900, 2100},
	"day first, short":    {"dmy", layout("2.1.2006"), 1900, 2100},
	"day first, blanks":   {"dmy", layout("2. 1. 2006"), 1900, 2100},
	"day first, hyphens":  {"dmy", layout("02-01-2006 15:04"), 1900, 2100},
	"month first":         {"mdy", layout("01/02/2006"), 1900, 2100},
	"month first, clock":  {"mdy", layout("1/2/2006 3:04:05 PM"), 1900, 2100},
	"year first":          {"", layout("2006/1/2"), 1900, 2100},
	"year first, dots":    {"", layout("2006.01.02."), 1900, 2100},
	"two digits dmy":      {"dmy", layout("02/01/06"), 1969, 2029},
	"two digits mdy":      {"mdy", layout("1/2/06"), 1969, 2029},
	"two digits ymd":      {"ymd", layout("06-01-02"), 1969, 2029},
	"month name":          {"", layout("02 January 2006"), 1900, 2100},
	"short month":         {"", layout("2-Jan-2006"), 1900, 2100},
	"shortest month":      {"", layout("2-Jan-06"), 1969, 2029},
	"American":            {"", layout("January 2, 2006"), 1900, 2100},
	"American, short":     {"", layout("Jan. 2, 2006"), 1900, 2100},
	"with weekday":        {"", layout("Monday, January 2, 2006"), 1900, 2100},
	"weekday decides":     {"", layout("Mon 02/01/2006"), 0, 0},
	"digits":              {"calendar", number("20060102"), 1900, 2100},
	"digits, text":        {"", layout("20060102"), 1969, 1999},
	"stamp":               {"", layout("20060102150405"), 1900, 2100},
	"digits dmy":          {"dmy", layout("02012006"), 0, 0},
	"Chinese":             {"", layout("2006年1月2日"), 1900, 2100},
	"Chinese, full":       {"", layout("2006年01月02日 15:04"), 1900, 2100},
	"Korean":              {"", layout("2006년 1월 2일"), 1900, 2100},
	"Vietnamese":          {"", layout("ngày 2 tháng 1 năm 2006"), 1900, 2100},
	"French":              {"", names("%d %s %d", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"), 1900, 2100},
	"Spanish":             {"", names("%d de %s de %d", "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"), 1900, 2100},
	"Portuguese":          {"", names("%d de %s de %d", "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"), 1900, 2100},
	"German":              {"", names("%d. %s %d", "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"), 1900, 2100},
	"Indonesian":          {"", names("%d %s %d", "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"), 1900, 2100},
	"Malay":               {"", names("%d %s %d", "Januari Februari Mac April Mei Jun Julai Ogos September Oktober November Disember"), 1900, 2100},
	"Khmer":               {"", names("ថ្ងៃទី%d ខែ%s ឆ្នាំ%d", "មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ"), 1900, 2100},
	"Lao":                 {"", names("ວັນທີ %d %s %d", "ມັງກອນ ກຸມພາ ມີນາ ເມສາ ພຶດສະພາ ມິຖຸນາ ກໍລະກົດ ສິງຫາ ກັນຍາ ຕຸລາ ພະຈິກ ທັນວາ"), 1900, 2100},
	"Thai, common era":    {"", names("%d %s ค.ศ. %d", thaiMonths), 1900, 2100},
	"Thai":                {"", thai("%d %s พ.ศ. %d", thaiMonths), 1941, 2100},
	"Thai, said":          {"buddhist", thai("%d %s %d", thaiMonths), 1941, 2100},
	"Thai, short":         {"buddhist", thai("%d %s %d", "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค."), 1941, 2100},
	"Thai, numbers":       {"buddhist,dmy", func(d time.Time) any { return fmt.Sprintf("%d/%d/%d", d.Day(), d.Month(), d.Year()+543) }, 1941, 2100},
	"Taiwan":              {"", func(d time.Time) any { return fmt.Sprintf("民國%d年%d月%d日", d.Year()-1911, d.Month(), d.Day()) }, 1912, 2100},
	"seconds":             {"", func(d time.Time) any { return d.Unix() }, 1974, 2100},
	"milliseconds":        {"", func(d time.Time) any { return fmt.Sprint(d.UnixMilli()) }, 2002, 2100},
	"spreadsheet":         {"serial-1900", func(d time.Time) any { return d.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24 }, 1950, 2049},
	"spreadsheet of 1904": {"serial-1904", func(d time.Time) any { return int64(d.Sub(time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)).Hours() / 24) }, 1955, 2049},
	"parts of a span":     {"", func(d time.Time) any { return d.Format("2006-01-02") + " - " + d.Format("2006-01-02") }, 1900, 2100},
}

const thaiMonths = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"

func layout(l string) func(time.Time) any { return func(d time.Time) any { return d.Format(l) } }

func number(l string) func(time.Time) any {
	return func(d time.Time) any {
		var n int64
		if _, err := fmt.Sscan(d.Format(l), &n); err != nil {
			panic(err)
		}
		return n
	}
}

func names(format, months string) func(time.Time) any {
	list := strings.Fields(months)
	return func(d time.Time) any { return fmt.Sprintf(format, d.Day(), list[d.Month()-1], d.Year()) }
}

func thai(format, months string) func(time.Time) any {
	list := strings.Fields(months)
	return func(d time.Time) any { return fmt.Sprintf(format, d.Day(), list[d.Month()-1], d.Year()+543) }
}

// TestEveryDay writes every day from 1900 to 2100 in each form and reads it
// back, with the options and, where these leave it open, as a column decides.
func TestEveryDay(t *testing.T) {
	for name, form := range forms {
		t.Run(name, func(t *testing.T) {
			o, err := ParseOptions(form.options)
			if err != nil {
				t.Fatal(err)
			}
			f := FormOf(o)
			for d := geo.NewDay(form.from, 1, 1); form.from > 0 && d <= geo.NewDay(form.to, 12, 31); d += everyDay {
				cell := form.write(d.Time())
				if when, _, err := f.When(cell); err != nil || string(when) != d.String() {
					t.Fatalf("%v: %v is %q, %v", d, cell, when, err)
				}
			}
			checkColumn(t, name, form.write, o)
		})
	}
}

// checkColumn lets a year of days decide how they are written.
func checkColumn(t *testing.T, name string, write func(time.Time) any, o Options) {
	t.Helper()
	o.Order, o.Calendar = "", false
	var s Survey
	first, last := geo.NewDay(2023, 7, 1), geo.NewDay(2024, 6, 30)
	for d := first; d <= last; d++ {
		s.Add(write(d.Time()))
	}
	decision := s.Decide(o)
	if decision.Dated != decision.Cells || len(decision.Questions) > 0 {
		t.Fatalf("%s: %+v", name, decision)
	}
	for d := first; d <= last; d++ {
		if when, _, err := decision.Form.When(write(d.Time())); err != nil || string(when) != d.String() {
			t.Fatalf("%s: %v: %v is %q, %v", name, d, write(d.Time()), when, err)
		}
	}
}

// TestNeverAnotherDay checks that a Form without any knowledge reads a day
// as itself or not at all, in every form without its options.
func TestNeverAnotherDay(t *testing.T) {
	for name, form := range forms {
		read := 0
		for d := geo.NewDay(2000, 1, 1); d <= geo.NewDay(2027, 12, 31); d += everyDay {
			cell := form.write(d.Time())
			when, _, err := Form{}.When(cell)
			if err != nil {
				continue
			}
			if read++; string(when) != d.String() {
				t.Fatalf("%s: %v: %v is %q", name, d, cell, when)
			}
		}
		t.Logf("%s: %d read", name, read)
	}
}
