package dates

import (
	"fmt"
	"math/bits"
	"slices"
)

// candidates returns the orders that the dates of a tally may have: those
// that fit all of them, or else the one that fits 99 in 100 of those that
// tell. None or several are an open question.
func (t *tally) candidates(s shape, among []Order) []Order {
	var all, near []Order
	for _, o := range among {
		n, of := t.fits(o)
		switch {
		case n == of:
			all = append(all, o)
		case t.tells(o) > 0 && (of-n)*99 <= t.tells(o):
			near = append(near, o)
		}
	}
	switch {
	case len(all) > 0:
		return all
	case len(near) == 1:
		return near
	}
	return slices.DeleteFunc(slices.Clone(among), func(o Order) bool { n, _ := t.fits(o); return n == 0 })
}

// tells counts the dates that are dates in this order alone.
func (t *tally) tells(o Order) int { return t.count[orderBits[o]] }

// against returns an example that is no date in the order.
func (t *tally) against(o Order) string {
	for set, texts := range t.examples {
		if set != 0 && uint8(set)&orderBits[o] == 0 && texts[0] != "" {
			return texts[0]
		}
	}
	return ""
}

// variety returns how many different numbers stood at a place.
func (t *tally) variety(place int) int { return bits.OnesCount64(t.seen[place]) }

// best returns the order if there is but one, or if but one fits all dates.
func (t *tally) best(among []Order) Order {
	if len(among) == 1 {
		return among[0]
	}
	return ""
}

// ask adds the question for the order of a tally's dates.
func (d *decider) ask(t *tally, among []Order) {
	slices.SortStableFunc(among, func(a, b Order) int { return t.falls[orderBits[a]] - t.falls[orderBits[b]] })
	first, second := among[0], among[1]
	open := t.open(first, second)
	q := Question{Examples: open}
	contrary := t.telling(first, second) != "" && t.telling(second, first) != ""
	switch {
	case contrary:
		q.Text = fmt.Sprintf("The dates contradict each other: %q is a date %s only, %q %s only. In which order are they?",
			t.telling(first, second), orderNames[first], t.telling(second, first), orderNames[second])
	case len(open) == 0:
		return
	default:
		q.Text = fmt.Sprintf("No date of the column tells in which order day and month stand, such as %q. In which?", open[0])
	}
	for _, o := range among {
		answer := Answer{Option: optionOf(o), Text: orderNames[o]}
		if len(open) > 0 {
			answer.Text += ": " + reading(open[0], o)
		}
		q.Answers = append(q.Answers, answer)
	}
	if a, b := t.falls[orderBits[first]], t.falls[orderBits[second]]; t.all >= 10 && a == 0 && b > 0 {
		q.Hint = fmt.Sprintf("read %s the rows stand in the order of time, %s they do not", orderNames[first], orderNames[second])
	}
	d.Questions = append(d.Questions, q)
}

// reading says what a text is in an order.
func reading(text string, o Order) string {
	c, err := readText(text)
	if err != nil || !c.from.hasOrder() {
		return text
	}
	v, err := c.from.in(o, &surveying)
	if err != nil {
		return "no date"
	}
	return v.String()
}

// optionOf returns the word of ParseOptions for an order.
func optionOf(o Order) string {
	if o == yearMonth {
		return "calendar"
	}
	return string(o)
}
