package formats

import (
	"bytes"

	"github.com/tidwall/gjson"
)

// outline is what stands where in a JSON object: the arrays of objects in it
// and what it says of itself.
type outline struct {
	// kind is the member "type" of the object.
	kind string
	// crs is the member "crs" of the object.
	crs    []byte
	arrays []array
	// whole says that the object has its end.
	whole bool
	// esri says that it is in Esri's own JSON.
	esri bool
}

// array is an array of objects.
type array struct {
	// path are the names of the members to it, with dots: "result.records".
	path string
	// offset is where its first element begins, in that line.
	offset, line int64
	// rows is how many elements it has, -1 if that is not known.
	rows int64
}

// outlineDepth is how many objects deep arrays are looked for.
const outlineDepth = 3

// outlineOf reads over the object at the beginning of the window. Where the
// text is cut off or broken, the outline is of what stands before.
func outlineOf(s *scanner) outline {
	var o outline
	o.whole = o.object(s, "", 1)
	return o
}

// object reads over an object and says whether it was whole.
func (o *outline) object(s *scanner, path string, depth int) bool {
	s.next()
	for {
		b, ok := s.space()
		switch {
		case !ok:
			return false
		case b == '}':
			s.next()
			return true
		case b == ',':
			s.next()
			continue
		case b != '"':
			return false
		}
		key, err := s.value()
		if err != nil {
			return false
		}
		name := gjson.ParseBytes(key.raw).String()
		if b, ok := s.space(); !ok || b != ':' {
			return false
		}
		s.next()
		if !o.member(s, path, name, depth) {
			return false
		}
	}
}

// member reads over the value of a member.
func (o *outline) member(s *scanner, path, name string, depth int) bool {
	if path != "" {
		path += "."
	}
	path += name
	b, ok := s.space()
	switch {
	case !ok:
		return false
	case b == '[':
		return o.array(s, path)
	case b == '{' && depth < outlineDepth && !(depth == 1 && name == "crs"):
		return o.object(s, path, depth+1)
	}
	v, err := s.value()
	if err != nil {
		return false
	}
	switch {
	case path == "type":
		o.kind = gjson.ParseBytes(v.raw).String()
	case path == "crs":
		o.crs = bytes.Clone(v.raw)
	case path == "geometryType" && bytes.HasPrefix(v.raw, []byte(`"esri`)):
		o.esri = true
	}
	return true
}

// array reads over an array and notes it if it holds objects, or if it is
// empty and has the name of a list of Features.
func (o *outline) array(s *scanner, path string) bool {
	s.next()
	b, ok := s.space()
	a := array{path: path, offset: s.offset, line: s.line, rows: -1}
	if ok && b == '{' || path == "features" {
		o.arrays = append(o.arrays, a)
	}
	for n := int64(0); ok; n++ {
		if b == ']' {
			s.next()
			if i := len(o.arrays) - 1; i >= 0 && o.arrays[i].offset == a.offset {
				o.arrays[i].rows = n
			}
			return true
		}
		if _, err := s.value(); err != nil {
			return false
		}
		if b, ok = s.space(); ok && b == ',' {
			s.next()
			b, ok = s.space()
		}
	}
	return false
}
