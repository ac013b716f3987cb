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
	index []int // where it stands in the struct of the properties
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
			all[c] = append(all[c], Field{p, index[p.Name]})
		}
	}
	return all
})

// Fields returns the properties of the items of a collection, in their order.
// It is shared: do not change it.
func Fields(c geo.Collection) []Field { return allFields()[c] }

// Values holds the properties of one item for its fields.
type Values struct{ of reflect.Value }

// ValuesOf is PropertiesOf for fields.
func ValuesOf(r geo.Record, item *snapshot.Item, w *Words) Values {
	var of any
	switch r := r.(type) {
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
	return Values{reflect.ValueOf(of).Elem()}
}

// AppendJSON appends the value of the field as encoding/json writes it.
func (f Field) AppendJSON(b []byte, v Values) []byte {
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
		return strconv.AppendInt(b, int64(*p), 10)
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
