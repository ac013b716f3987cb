package geo

import (
	"fmt"
	"strings"
)

// parseWhen reads a whole EDTF text.
func parseWhen(text string, asOf Day) (Extent, error) {
	e, err := parseAny(text)
	if err != nil {
		return Extent{}, fmt.Errorf("date %q: %w", text, err)
	}
	return closeOpenEnd(e, asOf), nil
}

func parseAny(text string) (Extent, error) {
	switch {
	case strings.HasPrefix(text, "["), strings.HasPrefix(text, "{"):
		return parseSet(text)
	case strings.Contains(text, "/"):
		return parseInterval(text)
	}
	d, err := parseDate(text)
	if err != nil {
		return Extent{}, err
	}
	return d.once(), nil
}

// closeOpenEnd brings an open last day back to asOf. What is ongoing is
// certain on that day, and since its latest possible start.
func closeOpenEnd(e Extent, asOf Day) Extent {
	if e.End != OpenEnd || !asOf.Known() || asOf < e.Start {
		return e
	}
	e.End = asOf
	if e.Ongoing {
		e.SureStart, e.SureEnd = min(e.SureStart, asOf), asOf
	}
	return e
}

// parseInterval reads A/B, where either may be ".." (open) or empty (unknown).
func parseInterval(text string) (Extent, error) {
	from, to, _ := strings.Cut(text, "/")
	if strings.Contains(to, "/") {
		return Extent{}, fmt.Errorf("an interval has one \"/\"")
	}
	a, aOpen, err := parseEnd(from)
	if err != nil {
		return Extent{}, err
	}
	b, bOpen, err := parseEnd(to)
	if err != nil {
		return Extent{}, err
	}
	e := Extent{Precision: PrecisionRange,
		Approximate: a.approximate || b.approximate, Uncertain: a.uncertain || b.uncertain}
	switch {
	case aOpen && bOpen:
		return Extent{}, fmt.Errorf("an interval needs at least one date")
	case aOpen: // it was so at the earliest possible end
		e.Start, e.End, e.SureStart, e.SureEnd = OpenStart, b.last, b.first, b.first
		if from == "" && b.first < b.last { // unless it began after that
			e.SureStart, e.SureEnd = OpenEnd, OpenStart
		}
	case bOpen: // it was so at the latest possible start
		e.Start, e.End, e.SureStart, e.SureEnd = a.first, OpenEnd, a.last, a.last
		e.Ongoing = to == ".."
		if to == "" && a.first < a.last { // unless it ended before that
			e.SureStart, e.SureEnd = OpenEnd, OpenStart
		}
	default:
		if b.last < a.first {
			return Extent{}, fmt.Errorf("the interval ends before it starts")
		}
		e.Start, e.End, e.SureStart, e.SureEnd = a.first, b.last, a.last, b.first
	}
	if !e.Sure() {
		e.SureStart, e.SureEnd = OpenEnd, OpenStart
	}
	return e, nil
}

func parseEnd(text string) (d dateSpan, open bool, err error) {
	if text == "" || text == ".." {
		return dateSpan{}, true, nil
	}
	d, err = parseDate(text)
	return d, false, err
}

// parseSet reads [one of] and {all of}.
func parseSet(text string) (Extent, error) {
	closing := map[byte]string{'[': "]", '{': "}"}[text[0]]
	if len(text) < 2 || !strings.HasSuffix(text, closing) {
		return Extent{}, fmt.Errorf("a set that starts with %q ends with %q", text[:1], closing)
	}
	var whole Extent
	for i, part := range strings.Split(text[1:len(text)-1], ",") {
		e, err := parseMember(strings.TrimSpace(part))
		if err != nil {
			return Extent{}, err
		}
		if i == 0 {
			whole = e
			continue
		}
		whole.Start, whole.End = min(whole.Start, e.Start), max(whole.End, e.End)
		whole.Approximate = whole.Approximate || e.Approximate
		whole.Uncertain = whole.Uncertain || e.Uncertain
		whole.Precision = PrecisionRange
	}
	whole.SureStart, whole.SureEnd = OpenEnd, OpenStart
	if whole.Start == whole.End {
		whole.SureStart, whole.SureEnd = whole.Start, whole.End
	}
	return whole, nil
}

// parseMember reads a date of a set, or a consecutive run A..B of dates.
func parseMember(text string) (Extent, error) {
	from, to, run := strings.Cut(text, "..")
	if !run {
		d, err := parseDate(text)
		return d.once(), err
	}
	e := Extent{Start: OpenStart, End: OpenEnd, Precision: PrecisionRange}
	if from == "" && to == "" {
		return Extent{}, fmt.Errorf("a set needs at least one date")
	}
	if from != "" {
		d, err := parseDate(from)
		if err != nil {
			return Extent{}, err
		}
		e.Start, e.Approximate, e.Uncertain = d.first, d.approximate, d.uncertain
	}
	if to != "" {
		d, err := parseDate(to)
		if err != nil {
			return Extent{}, err
		}
		e.End = d.last
		e.Approximate, e.Uncertain = e.Approximate || d.approximate, e.Uncertain || d.uncertain
	}
	if e.End < e.Start {
		return Extent{}, fmt.Errorf("the set ends before it starts")
	}
	return e, nil
}
