package geo

// When says when something happened, as an EDTF text: ISO 8601-2 level 1 and
// the sets of level 2. Empty means that it is not known.
//
//	2024-01-05            on that day
//	2023-08               once, on some day of that month
//	2023, 2023-21, 201X   a year; a season (21 spring … 24 winter); a decade
//	A/B                   lasted from A to B
//	A/..                  ongoing, as of the newest source that states it
//	A/  /B  ../B          the other end is not known, or open
//	[A..B]  [..B]  [A..]  once, on some day between; on or before; on or after
//	[A,B]  {A,B}          on one of, or on all of, the dates listed, which may
//	                      hold runs A..B, open ones too
//
// "~" (about) and "?" (uncertain) do not widen the days, they are drawn. A
// clock time after the date is read and left out: the day counts as written.
type When string

// TimePrecision says how exactly a When is known.
type TimePrecision string

// The precisions of a When. An unknown When has none ("").
const (
	PrecisionDay    TimePrecision = "day"
	PrecisionMonth  TimePrecision = "month"
	PrecisionSeason TimePrecision = "season"
	PrecisionYear   TimePrecision = "year"
	PrecisionRange  TimePrecision = "range"
)

// TimePrecisions lists the precisions from the finest to the roughest.
var TimePrecisions = []TimePrecision{PrecisionDay, PrecisionMonth, PrecisionSeason, PrecisionYear, PrecisionRange}

// Extent is what a When means in days.
type Extent struct {
	// Start and End are the first and the last possible day, inclusive.
	// OpenStart and OpenEnd where the text leaves an end open.
	Start, End Day
	// SureStart and SureEnd bound the part that is certain, inclusive. Where
	// nothing is certain, SureStart > SureEnd; ask Sure.
	SureStart, SureEnd Day
	// Precision is empty if the time is not known at all.
	Precision TimePrecision
	// Ongoing says that it had not ended when last stated.
	Ongoing bool
	// Approximate and Uncertain repeat "~" and "?".
	Approximate, Uncertain bool
}

// Undated is the extent of an unknown time: it may be any day.
var Undated = Extent{Start: OpenStart, End: OpenEnd, SureStart: OpenEnd, SureEnd: OpenStart}

// Dated reports whether anything is known of the time.
func (e Extent) Dated() bool { return e.Precision != "" }

// Sure reports whether a part of the extent is certain.
func (e Extent) Sure() bool { return e.SureStart <= e.SureEnd }

// May reports whether e possibly meets w. An unknown time never does here;
// callers that must keep it (items) ask Dated first.
func (e Extent) May(w Window) bool {
	return e.Dated() && e.Start <= w.End && e.End >= w.Start
}

// Must reports whether e certainly meets w: its certain part meets w, or all
// its possible days lie inside.
func (e Extent) Must(w Window) bool {
	if !e.Dated() {
		return false
	}
	return e.Sure() && e.SureStart <= w.End && e.SureEnd >= w.Start ||
		e.Start >= w.Start && e.End <= w.End
}

// Extent parses w and says which days it means. asOf is the newest day that
// the sources stating it speak of; it closes "A/.." and "[A..]", which cannot
// reach beyond what was known. Pass OpenEnd if there is none.
//
// The error names what is wrong with the text. An empty text is Undated.
func (w When) Extent(asOf Day) (Extent, error) {
	if w == "" {
		return Undated, nil
	}
	return parseWhen(string(w), asOf)
}

// NewestAsOf returns the newest day that the sources of the claims are known
// to speak of, to close what they state as ongoing; OpenEnd if none says. asOf
// returns that day for one source, an open end if it is not known.
func NewestAsOf(claims []Claim, asOf func(source string) Day) Day {
	newest := OpenStart
	for _, claim := range claims {
		if day := asOf(claim.Source); day.Known() {
			newest = max(newest, day)
		}
	}
	if newest == OpenStart {
		return OpenEnd
	}
	return newest
}
