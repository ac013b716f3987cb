package record

import (
	"reflect"
	"strconv"
	"strings"
	"sync"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
)

// Field is a property of a collection's items that can be written as JSON.
type Field struct {
	Property
	index []int                              // where it stands in the struct of the properties
	cut   func(b []byte, e *cutEvent) []byte // of events and flows
}

// shapes are the types of the properties of each collection.
var shapes = map[geo.Collection]reflect.Type{
	geo.Hotspots: reflect.TypeFor[Hotspot](),
	geo.Events:   reflect.TypeFor[Event](),
	geo.Flows:    reflect.TypeFor[Flow](),
	geo.Sources:  reflect.TypeFor[Source](),
}

var allFields = sync.OnceValue(func() map[geo.Collection][]Field {
	all := map[geo.Collection][]Field{}
	for c, shape := range shapes {
		index := map[string][]int{}
		for _, field := range reflect.VisibleFields(shape) {
			name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			index[name] = field.Index
		}
		for _, p := range Described(c) {
			f := Field{Property: p, index: index[p.Name]}
			if c == geo.Events || c == geo.Flows {
				f.cut = cutFields[p.Name]
			}
			all[c] = append(all[c], f)
		}
	}
	return all
})

// Fields returns the properties of the items of a collection, in their order.
// It is shared: do not change it.
func Fields(c geo.Collection) []Field { return allFields()[c] }

// Values holds the properties of one item for its fields. It is for one
// goroutine, and can be used for one item after the other.
type Values struct {
	of  reflect.Value // invalid if the record is cut
	cut cutEvent
}

// Take takes the properties of an item, with texts in w's languages. What can be
// written out as it is stored is not decoded.
func (v *Values) Take(item *snapshot.Item, w *Words) {
	v.of, v.cut = reflect.Value{}, cutEvent{item: item, words: w}
	var whole bool
	if v.cut.Written, whole = item.Written(); !whole {
		v.decode(item, w)
	}
}

// Positions returns the places of an event as JSON, a list of longitudes and
// latitudes as they are stored; "" if they have to be written from the geometry.
func (v *Values) Positions() string {
	if v.of.IsValid() || strings.IndexByte(v.cut.Points, 'e') >= 0 { // a number with an exponent
		return ""
	}
	return v.cut.Points
}

// decode is Take by way of the decoded record.
func (v *Values) decode(item *snapshot.Item, w *Words) {
	var of any
	switch r := item.Record().(type) {
	case *geo.Hotspot:
		v := hotspotValues(r, item, w)
		of = &v
	case *geo.Event:
		v := eventValues(r, item, w)
		of = &v
	case *geo.Flow:
		v := flowValues(r, item, w)
		of = &v
	case *geo.Source:
		v := sourceValues(r, item, w)
		of = &v
	}
	v.of = reflect.ValueOf(of).Elem()
}

// AppendJSON appends the value of the field as encoding/json writes it.
func (f Field) AppendJSON(b []byte, v *Values) []byte {
	if !v.of.IsValid() {
		return f.cut(b, &v.cut)
	}
	switch p := v.of.FieldByIndex(f.index).Addr().Interface().(type) {
	case **string:
		if *p == nil {
			return append(b, "null"...)
		}
		return geo.AppendText(b, **p)
	case *string:
		return geo.AppendText(b, *p)
	case *bool:
		return strconv.AppendBool(b, *p)
	case *geo.Version:
		return appendVersion(b, *p)
	case *[]string:
		return AppendTexts(b, *p)
	case *[]Figure:
		return AppendFigures(b, *p)
	case *[]Claim:
		return AppendClaims(b, *p)
	case *map[string]any:
		if *p == nil {
			return append(b, "null"...)
		}
		return appendPart(b, *p)
	default:
		return appendPart(b, p)
	}
}

func appendVersion(b []byte, v geo.Version) []byte { return strconv.AppendInt(b, int64(v), 10) }

// AppendTexts appends a list of texts.
func AppendTexts(b []byte, texts []string) []byte {
	return appendList(b, texts, func(b []byte, s *string) []byte { return geo.AppendText(b, *s) })
}

func appendPart(b []byte, part any) []byte {
	text, err := geo.EncodePart(part)
	if err != nil { // what records hold has been JSON before
		return append(b, "null"...)
	}
	return append(b, text...)
}
