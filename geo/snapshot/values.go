package snapshot

// valueIndex holds one field of the rows of a segment, both ways round. The
// values are numbered in the order in which they come.
type valueIndex struct {
	names   []string
	numbers map[string]uint32
	rows    [][]uint32 // of each value, in order
	from    []uint32   // row i has the values of[from[i]:from[i+1]]
	of      []uint32
}

func newValueIndex(items []*Item, f field) *valueIndex {
	x := &valueIndex{numbers: map[string]uint32{}, from: make([]uint32, 1, len(items)+1)}
	var found values
	last, number := "", uint32(0)
	for i, item := range items {
		found.of(item.Record, f)
		for _, v := range found {
			if v != last { // else the row is like the one before
				last, number = v, x.number(v)
			}
			x.rows[number] = append(x.rows[number], uint32(i))
			x.of = append(x.of, number)
		}
		x.from = append(x.from, uint32(len(x.of)))
	}
	return x
}

func (x *valueIndex) number(value string) uint32 {
	number, ok := x.numbers[value]
	if !ok {
		number = uint32(len(x.names))
		x.numbers[value] = number
		x.names, x.rows = append(x.names, value), append(x.rows, nil)
	}
	return number
}

// having returns the rows that have a value.
func (x *valueIndex) having(value string) []uint32 {
	if number, ok := x.numbers[value]; ok {
		return x.rows[number]
	}
	return nil
}

// values returns the numbers of the values of a row.
func (x *valueIndex) values(row uint32) []uint32 { return x.of[x.from[row]:x.from[row+1]] }
