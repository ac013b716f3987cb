package mvt

// Geometry types of a feature.
const (
	typePoint   = 1
	typeLine    = 2
	typePolygon = 3
)

// Tag is a property of a feature.
type Tag struct {
	Key   string
	Value Value
}

// Layer collects features of one name. Use NewLayer.
type Layer struct {
	name     string
	features []byte
	count    int
	keys     []string
	values   []byte
	keyIndex map[string]uint32
	texts    map[string]uint32 // the numbers of values
	numbers  map[number]uint32
	valCount uint32
	pen      pen
	before   []numbered // the tags of the feature before
	tags     []uint32
	feature  []byte
	scratch  []byte
}

// numbered is a tag with the numbers of its key and value. Features come with
// the same keys, and often with the same values, as the one before.
type numbered struct {
	tag        Tag
	key, value uint32
}

// NewLayer returns an empty layer.
func NewLayer(name string) *Layer {
	return NewLayerOf(name, 0)
}

// NewLayerOf is NewLayer with room for about so many features.
func NewLayerOf(name string, features int) *Layer {
	return &Layer{name: name, keyIndex: map[string]uint32{}, texts: make(map[string]uint32, features), numbers: make(map[number]uint32, features),
		features: make([]byte, 0, 48*features), values: make([]byte, 0, 64*features)}
}

// Count returns the number of features.
func (l *Layer) Count() int { return l.count }

// Points adds one feature of one or more points. No points add nothing.
func (l *Layer) Points(points []Point, tags ...Tag) {
	if len(points) == 0 {
		return
	}
	l.pen = pen{commands: l.pen.commands[:0]}
	l.pen.points(points)
	l.add(typePoint, tags)
}

// Lines adds one feature of one or more lines. Lines of fewer than two points
// are left out; no lines add nothing.
func (l *Layer) Lines(lines [][]Point, tags ...Tag) {
	l.pen = pen{commands: l.pen.commands[:0]}
	for _, line := range lines {
		if len(line) >= 2 {
			l.pen.line(line)
		}
	}
	if len(l.pen.commands) > 0 {
		l.add(typeLine, tags)
	}
}

// Polygons adds one feature of one or more polygons: each exterior ring runs
// clockwise on the screen (Area2 > 0) and is followed by its holes, which run
// the other way. Rings have at least three points, the first not repeated. No
// rings add nothing.
func (l *Layer) Polygons(rings [][]Point, tags ...Tag) {
	l.pen = pen{commands: l.pen.commands[:0]}
	for _, ring := range rings {
		l.pen.ring(ring)
	}
	if len(rings) > 0 {
		l.add(typePolygon, tags)
	}
}

func (l *Layer) add(geometryType uint64, tags []Tag) {
	l.tags = l.tags[:0]
	if len(l.before) < len(tags) {
		l.before = append(l.before, make([]numbered, len(tags)-len(l.before))...)
	}
	for i, t := range tags {
		if t.Value.kind == kindNone {
			continue
		}
		b := &l.before[i]
		if b.tag.Value.kind == kindNone || b.tag.Key != t.Key {
			*b = numbered{tag: t, key: l.key(t.Key), value: l.value(t.Value)}
		} else if t.Value.own || b.tag.Value != t.Value {
			b.tag.Value, b.value = t.Value, l.value(t.Value)
		}
		l.tags = append(l.tags, b.key, b.value)
	}
	f := l.feature[:0]
	f, l.scratch = appendPacked(f, 2, l.tags, l.scratch)
	f = appendUint(f, 3, geometryType)
	f, l.scratch = appendPacked(f, 4, l.pen.commands, l.scratch)
	l.features = appendBytes(l.features, 2, f)
	l.feature = f
	l.count++
}

func (l *Layer) key(key string) uint32 {
	i, ok := l.keyIndex[key]
	if !ok {
		i = uint32(len(l.keys))
		l.keyIndex[key] = i
		l.keys = append(l.keys, key)
	}
	return i
}

// number is a value that is no text.
type number struct {
	kind  kind
	value uint64
}

func (l *Layer) value(v Value) uint32 {
	text, other := v.kind == kindString, number{v.kind, v.number}
	if !v.own {
		if text {
			if i, ok := l.texts[v.text]; ok {
				return i
			}
			l.texts[v.text] = l.valCount
		} else {
			if i, ok := l.numbers[other]; ok {
				return i
			}
			l.numbers[other] = l.valCount
		}
	}
	l.scratch = v.append(l.scratch[:0])
	l.values = appendBytes(l.values, 4, l.scratch)
	l.valCount++
	return l.valCount - 1
}

func (l *Layer) append(b []byte) []byte {
	b = appendBytes(b, 1, l.name)
	b = append(b, l.features...)
	for _, key := range l.keys {
		b = appendBytes(b, 3, key)
	}
	b = append(b, l.values...)
	b = appendUint(b, 5, Extent)
	return appendUint(b, 15, 2)
}

// Encode returns the tile of the layers that have features; nil if none has.
func Encode(layers ...*Layer) []byte {
	var tile, content []byte
	for _, l := range layers {
		if l.count > 0 {
			content = l.append(content[:0])
			tile = appendBytes(tile, 3, content)
		}
	}
	return tile
}
