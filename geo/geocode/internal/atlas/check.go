package atlas

import "bytes"

// check counts the rows and says what is wrong with the sections.
func (a *Atlas) check() error {
	a.rows = len(a.columns) / columnsWidth
	a.points = a.rows - len(a.areas)/areaWidth
	if len(a.columns)%columnsWidth != 0 || len(a.areas)%areaWidth != 0 || a.points < 0 || a.details.len() != a.rows || a.keys.len() != a.entries.len() {
		return damaged("its rows are cut off")
	}
	for _, part := range []func() error{a.checkRows, a.checkOrder, a.checkAreas, a.checkKeys} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

func (a *Atlas) checkRows() error {
	for row := range a.rows {
		c := a.column(row, 0)
		lon, lat := a.position(row)
		if int(c[0]) >= len(a.countries) || Kind(c[1]) >= kinds || int(c[2])|int(c[3])<<8 >= len(a.divisions) || !onEarth(lon, lat) {
			return damaged("row %d has columns out of range", row)
		}
	}
	return nil
}

// checkOrder looks whether the points stand in the order of their cells.
func (a *Atlas) checkOrder() error {
	last := 0
	for row := range a.points {
		cell := cellOf(a.position(row))
		if cell < last {
			return damaged("row %d is out of order", row)
		}
		last = cell
	}
	return nil
}

func (a *Atlas) checkAreas() error {
	for row := a.points; row < a.rows; row++ {
		from, to := a.ringBytes(row)
		if from > to || to > len(a.rings) {
			return damaged("the rings of row %d are out of range", row)
		}
		if box, _ := a.Extent(row); box != nil && box.Check() != nil {
			return damaged("the extent of row %d is out of range", row)
		}
	}
	return nil
}

func (a *Atlas) checkKeys() error {
	for i := range a.Keys() {
		if i > 0 && bytes.Compare(a.Key(i-1), a.Key(i)) >= 0 {
			return damaged("key %d is out of order", i)
		}
	}
	return a.checkEntries()
}

func (a *Atlas) checkEntries() error {
	for i := range a.Keys() {
		r := reader{bytes: a.entries.at(i)}
		for e := uint64(0); len(r.bytes) > 0; {
			step := r.uvarint()
			if e += step; r.short || step > 1<<40 || e>>3 >= uint64(a.rows) || e>>1&3 > 2 {
				return damaged("key %d finds a row that is not there", i)
			}
		}
	}
	return nil
}
