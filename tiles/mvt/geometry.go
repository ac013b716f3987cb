package mvt

// Point is a place in tile units: x runs east, y runs south, and 0,0 is the
// tile's north-west corner.
type Point struct{ X, Y int32 }

// Commands of a geometry.
const (
	moveTo    = 1
	lineTo    = 2
	closePath = 7
)

// pen draws one geometry: a list of commands with moves relative to the last
// point.
type pen struct {
	at       Point
	commands []uint32
}

func (p *pen) command(id, count int) {
	p.commands = append(p.commands, uint32(id)|uint32(count)<<3)
}

func (p *pen) to(next Point) {
	dx, dy := next.X-p.at.X, next.Y-p.at.Y
	p.commands = append(p.commands, uint32(dx<<1^dx>>31), uint32(dy<<1^dy>>31))
	p.at = next
}

func (p *pen) points(points []Point) {
	p.command(moveTo, len(points))
	for _, next := range points {
		p.to(next)
	}
}

func (p *pen) line(line []Point) {
	p.command(moveTo, 1)
	p.to(line[0])
	p.command(lineTo, len(line)-1)
	for _, next := range line[1:] {
		p.to(next)
	}
}

func (p *pen) ring(ring []Point) {
	p.line(ring)
	p.command(closePath, 1)
}

// Area2 returns twice the area of a ring that is not closed by a repeated
// point. It is positive if the ring runs clockwise on the screen, as the
// exterior ring of a polygon does in a tile.
func Area2(ring []Point) int64 {
	var sum int64
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += int64(p.X)*int64(q.Y) - int64(q.X)*int64(p.Y)
	}
	return sum
}
