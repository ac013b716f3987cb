package snapshot

import "strings"

// valueIndex holds one field of the rows of a segment, both ways round. The
// values are numbered in the order in which they come.
type valueIndex struct {
	names   []string
	numbers map[string]uint32
	ends    []uint32 // where in rows those of each value end
	rows    []uint32 // in order
	from    []uint32 // row i has the values of[from[i]:from[i+1]]
	of      []uint32
	last    uint32 // the number that was given last
}

// newValueIndexes reads all fields in one pass over the rows: their records lie
// far apart in memory.
func newValueIndexes(records []*draft, fields []field) map[field]*valueIndex {
	all := make(map[field]*valueIndex, len(fields))
	list := make([]*valueIndex, len(fields))
	for i, f := range fields {
		list[i] = &valueIndex{numbers: map[string]uint32{}, from: make([]uint32, 1, len(records)+1), of: make([]uint32, 0, len(records))}
		all[f] = list[i]
	}
	var found values
	for _, d := range records {
		for i, f := range fields {
			found.of(d.record, f)
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
		number, value = uint32(len(x.names)), strings.Clone(value) // it may be a part of a long text
		x.numbers[value] = number
		x.names = append(x.names, value)
	}
	return number
}

// listRows turns the values of the rows round. It counts first.
func (x *valueIndex) listRows() {
	x.ends, x.rows = make([]uint32, len(x.names)), make([]uint32, len(x.of))
	for _, number := range x.of {
		x.ends[number]++
	}
	next := make([]uint32, len(x.names)) // where the next row of each value goes
	total := uint32(0)
	for number, n := range x.ends {
		next[number] = total
		total += n
		x.ends[number] = total
	}
	for row := range len(x.from) - 1 {
		for _, number := range x.values(uint32(row)) {
			x.rows[next[number]] = uint32(row)
			next[number]++
		}
	}
}

// having returns the rows that have a value.
func (x *valueIndex) having(value string) []uint32 {
	if number, ok := x.numbers[value]; ok {
		return x.rowsOf(number)
	}
	return nil
}

// rowsOf returns the rows that have the value of a number.
func (x *valueIndex) rowsOf(number uint32) []uint32 {
	from := uint32(0)
	if number > 0 {
		from = x.ends[number-1]
	}
	return x.rows[from:x.ends[number]]
}

// values returns the numbers of the values of a row.
func (x *valueIndex) values(row uint32) []uint32 { return x.of[x.from[row]:x.from[row+1]] }

func (x *valueIndex) blocks() []block {
	return []block{blockOf(&x.ends), blockOf(&x.rows), blockOf(&x.from), blockOf(&x.of)}
}
