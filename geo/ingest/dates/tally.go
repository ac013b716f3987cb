package dates

// Bits of the orders in a set of them.
var orderBits = map[Order]uint8{DMY: 1, MDY: 2, YMD: 4, yearMonth: 8}

const examples = 3

// tally counts the dates of a shape by the orders in which they are dates.
type tally struct {
	count    [16]int // by the set of orders, those that mean the same day left out
	all      int
	examples [16][examples]string
	seen     [3]uint64 // which numbers from 0 to 63 stood at each place
	falls    [16]int   // how often the date was before the one above, by order
	last     [16]int   // the date above, by order
}

// surveying is the Form in which a Survey tries dates: years of four digits
// that only the Thai calendar explains are no hindrance. surveyingThai takes
// those of two digits for such years too.
var (
	surveying     = Form{lenient: true}
	surveyingThai = Form{Options: Options{Buddhist: true}}
)

// add counts one date. It is false if it is a date in no order.
func (t *tally) add(d *date, f *Form, cell any) bool {
	set, same := uint8(0), true
	var first ymd
	for _, o := range orders[d.shape] {
		v, err := d.in(o, f)
		if err != nil {
			continue
		}
		bit := orderBits[o]
		same = same && (set == 0 || v == first)
		if set == 0 {
			first = v
		}
		set |= bit
		day := v.y*10000 + v.m*100 + v.d
		if day < t.last[bit] {
			t.falls[bit]++
		}
		t.last[bit] = day
	}
	t.all++
	for i, n := range d.n {
		t.seen[i] |= 1 << min(n, 63)
	}
	if set&(set-1) != 0 && same {
		return true // 05/05/2024
	}
	if n := t.count[set]; n < examples {
		t.examples[set][n] = show(cell)
	}
	t.count[set]++
	return set != 0
}

// fits returns how many dates there are in the order, and how many in any.
func (t *tally) fits(o Order) (n, of int) {
	for set, count := range t.count {
		if set == 0 {
			continue
		}
		of += count
		if uint8(set)&orderBits[o] != 0 {
			n += count
		}
	}
	return n, of
}

// telling returns an example that is a date in the order but not in the other.
func (t *tally) telling(o, not Order) string {
	for set, texts := range t.examples {
		if uint8(set)&orderBits[o] != 0 && uint8(set)&orderBits[not] == 0 && texts[0] != "" {
			return texts[0]
		}
	}
	return ""
}

// open returns examples of dates that are some in both orders.
func (t *tally) open(a, b Order) []string {
	both := orderBits[a] | orderBits[b]
	var texts []string
	for set, some := range t.examples {
		if uint8(set)&both != both {
			continue
		}
		for _, text := range some {
			if text != "" && len(texts) < examples {
				texts = append(texts, text)
			}
		}
	}
	return texts
}
