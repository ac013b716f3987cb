package picture

import (
	"fmt"

	"github.com/mapd/mapd/geo"
)

var months = [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// Dates says a window of time as briefly as it can: "2022 to 2023", "Oct 2025",
// "15 to 31 Oct 2025", "Up to 3 Mar 2024".
func Dates(w geo.Window) string {
	if w.End == geo.OpenEnd {
		if w.Start == geo.OpenStart {
			return "All years"
		}
		return "From " + dayText(w.Start)
	}
	if w.Start == geo.OpenStart {
		return "Up to " + dayText(w.End)
	}
	y1, m1, d1 := w.Start.Date()
	y2, m2, d2 := w.End.Date()
	wholeMonths := d1 == 1 && w.End == geo.NewDay(y2, m2+1, 1)-1
	switch {
	case wholeMonths && m1 == 1 && m2 == 12 && y1 == y2:
		return fmt.Sprint(y1)
	case wholeMonths && m1 == 1 && m2 == 12:
		return fmt.Sprintf("%d to %d", y1, y2)
	case wholeMonths && y1 == y2 && m1 == m2:
		return fmt.Sprintf("%s %d", months[m1-1], y1)
	case wholeMonths && y1 == y2:
		return fmt.Sprintf("%s to %s %d", months[m1-1], months[m2-1], y2)
	case wholeMonths:
		return fmt.Sprintf("%s %d to %s %d", months[m1-1], y1, months[m2-1], y2)
	case w.Start == w.End:
		return dayText(w.Start)
	case y1 == y2 && m1 == m2:
		return fmt.Sprintf("%d to %d %s %d", d1, d2, months[m1-1], y1)
	case y1 == y2:
		return fmt.Sprintf("%d %s to %s", d1, months[m1-1], dayText(w.End))
	}
	return dayText(w.Start) + " to " + dayText(w.End)
}

func dayText(d geo.Day) string {
	year, month, day := d.Date()
	return fmt.Sprintf("%d %s %d", day, months[month-1], year)
}
