package dates

import "fmt"

// era is the calendar that a year is counted in.
type era int8

const (
	eraUnsaid   era = iota
	eraCommon       // said to be the common one
	eraThai         // พ.ศ.: the Thai calendar
	eraBuddhist     // "B.E.": the Thai calendar, or Cambodia's and Myanmar's, which differ
	eraMinguo       // Taiwan's
	eraReiwa        // Japan's
	eraHeisei
	eraShowa
	eraNone // before the common era
)

// thaiReform is the first year of the Thai calendar that began on 1 January;
// before it the years began in April.
const thaiReform = 2484

// eras gives the year before each era's first, and the first and last day of
// those that begin or end within a year.
var eras = map[era]struct {
	before      int
	first, last int // YYYYMMDD of the common era
}{
	eraMinguo: {1911, 19120101, 99991231},
	eraReiwa:  {2018, 20190501, 99991231},
	eraHeisei: {1988, 19890108, 20190430},
	eraShowa:  {1925, 19261225, 19890107},
}

// commonYear turns a year of an era into one of the common era. month and day
// may be 0.
func (e era) commonYear(year, month, day int) (int, error) {
	switch e {
	case eraUnsaid, eraCommon:
		return year, nil
	case eraThai:
		return thaiYear(year)
	case eraBuddhist:
		return 0, fmt.Errorf("years of the Buddhist era differ from country to country; write the year of the common era, or พ.ศ. for the Thai one")
	case eraNone:
		return 0, fmt.Errorf("years before the common era cannot be written")
	}
	known := eras[e]
	common := known.before + year
	low, high := common*10000+max(month, 1)*100+max(day, 1), common*10000+1231
	if month > 0 {
		high = common*10000 + month*100 + 31
	}
	if day > 0 {
		high = low
	}
	if year < 1 || high < known.first || low > known.last || day > 0 && low < known.first {
		return 0, fmt.Errorf("that day lies outside its era")
	}
	return common, nil
}

// thaiYear turns a year of the Thai calendar into one of the common era.
func thaiYear(year int) (int, error) {
	switch {
	case year < thaiReform:
		return 0, fmt.Errorf("before %d the Thai year began in April; write the year of the common era", thaiReform)
	case year > lastPlainYear+543:
		return 0, fmt.Errorf("%d is no year of the Thai calendar", year)
	}
	return year - 543, nil
}
