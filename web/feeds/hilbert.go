package feeds

// hilbert returns how far along a Hilbert curve through 65,536 by 65,536 cells a
// cell is: cells with like numbers lie near each other.
func hilbert(x, y uint32) uint32 {
	const side = 1 << 16
	var d uint32
	for s := uint32(side / 2); s > 0; s /= 2 {
		var rx, ry uint32
		if x&s > 0 {
			rx = 1
		}
		if y&s > 0 {
			ry = 1
		}
		d += s * s * ((3 * rx) ^ ry)
		if ry == 0 { // turn the quadrant
			if rx == 1 {
				x, y = side-1-x, side-1-y
			}
			x, y = y, x
		}
	}
	return d
}
