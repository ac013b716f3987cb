package snapshot

// valueIndex holds one field of the rows of a segment, both ways round. The
// values are numbered in the order in which they come.
type valueIndex struct {
	names   []string
	numbers map[string]uint32
	rows    [][]uint32 // of each value, in order
	from    []uint32   // row i has the values of[from[i]:from[i+1]]
	of      []uint32
	last    uint32 // the number that was given last
}

// newValueIndexes reads all fields in one pass over the rows: their records lie
// far apart in memory.
func newValueIndexes(items []*Item, fields []field) map[field]*valueIndex {
	all := make(map[field]*valueIndex, len(fields))
	list := make([]*valueIndex, len(fields))
	for i, f := range fields {
		list[i] = &valueIndex{numbers: map[string]uint32{}, from: make([]uint32, 1, len(items)+1), of: make([]uint32, 0, len(items))}
		all[f] = list[i]
	}
	var found values
	for _, item := range items {
		for i, f := range fields {
			found.of(item.Record, f)
			list[i].add(found)
		}
	}
	for _, x := range list {
		x.listRows()
	}
	return all
}

// add adds the values of the next row.
func (x *valueIndex) add(found values) {
	for _, v := range found {
		if len(x.names) == 0 || v != x.names[x.last] { // else the row is like the one before
			x.last = x.number(v)
		}
		x.of = append(x.of, x.last)
	}
	x.from = append(x.from, uint32(len(x.of)))
}

func (x *valueIndex) number(value string) uint32 {
	number, ok := x.numbers[value]
	if !ok {
		number = uint32(len(x.names))
		x.numbers[value] = number
		x.names = append(x.names, value)
	}
	return number
}

// listRows turns the values of the rows round. It counts first, so that all
// lists fit in one piece of memory.
func (x *valueIndex) listRows() {
	counts := make([]int, len(x.names))
	for _, number := range x.of {
		counts[number]++
	}
	x.rows = make([][]uint32, len(x.names))
	memory := make([]uint32, len(x.of))
	for number, n := range counts {
		x.rows[number], memory = memory[:0:n], memory[n:]
	}
	for row := range len(x.from) - 1 {
		for _, number := range x.values(uint32(row)) {
			x.rows[number] = append(x.rows[number], uint32(row))
		}
	}
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
