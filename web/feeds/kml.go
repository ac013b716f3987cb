package feeds

import (
	"context"
	"io"
	"strconv"

	"github.com/paulmach/orb"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/snapshot"
)

// writeKML writes KML 2.2 (OGC 07-147r2) for Google Earth: a folder and two
// styles for each family (hotspots: role), times that its slider knows, a
// description for people, and all columns as ExtendedData.
func writeKML(ctx context.Context, f *Feed, w io.Writer) error {
	if _, err := w.Write(f.kmlHead()); err != nil {
		return err
	}
	all := looks(f.Query.Collection)
	if all == nil {
		if err := f.lines(ctx, w, f.appendPlacemark); err != nil {
			return err
		}
	}
	for _, l := range all {
		if f.survey.looks[l.name] == 0 {
			continue
		}
		b := appendElement([]byte("<Folder>\n"), "name", l.label)
		if _, err := w.Write(append(b, '\n')); err != nil {
			return err
		}
		part := f.only(func(item snapshot.Row) bool { return f.lookOf(item) == l.name })
		if err := part.lines(ctx, w, f.appendPlacemark); err != nil {
			return err
		}
		if _, err := io.WriteString(w, "</Folder>\n"); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, "</Document>\n</kml>\n")
	return err
}

func (f *Feed) kmlHead() []byte {
	b := []byte(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:atom="http://www.w3.org/2005/Atom">` + "\n<Document>\n")
	b = appendElement(b, "name", f.about.Name)
	if f.about.Credit != "" {
		b = append(appendElement(append(b, "\n<atom:author>"...), "atom:name", f.about.Credit), "</atom:author>"...)
	}
	if len(f.about.licences) == 1 && LicenceAddress(f.about.licences[0]) != "" {
		b = append(b, "\n<atom:link rel=\"license\" href=\""+LicenceAddress(f.about.licences[0])+"\"/>"...)
	}
	b = append(appendElement(append(b, '\n'), "description", f.about.sentence()), '\n')
	for _, l := range looks(f.Query.Collection) {
		b = appendStyle(b, l.name, l.kmlColour("ff"), "1.0")
		b = appendStyle(b, l.name+roughStyle, l.kmlColour("80"), "0.7")
	}
	b = append(b, `<Schema name="mapd" id="mapd">`+"\n"+`<SimpleField type="string" name="id"/>`+"\n"...)
	for _, c := range f.columns {
		b = append(b, `<SimpleField type="`+kmlTypes[c.kind]+`" name="`+c.name+`"/>`+"\n"...)
	}
	return append(b, "</Schema>\n"...)
}

// roughStyle ends the name of the style of places that are known roughly.
const roughStyle = "-rough"

func appendStyle(b []byte, name, colour, scale string) []byte {
	return append(b, `<Style id="`+name+`"><IconStyle><color>`+colour+`</color><scale>`+scale+
		`</scale></IconStyle><LabelStyle><scale>0.7</scale></LabelStyle><LineStyle><color>`+colour+"</color><width>3</width></LineStyle></Style>\n"...)
}

// kmlTypes are the types of a SimpleField.
var kmlTypes = map[kind]string{text: "string", date: "string", decimal: "double", whole: "int", flag: "bool", list: "string", nested: "string"}

func (f *Feed) appendPlacemark(b []byte, r *row) []byte {
	b = append(b, "<Placemark>"...)
	b = appendElement(b, "name", r.title())
	b = append(b, "<description><![CDATA["...)
	b = append(r.feed.appendHTML(b, r), "]]></description>"...)
	b = appendTime(b, r.item.Extent)
	if name := r.feed.lookOf(r.at); name != "" {
		if r.rough() {
			name += roughStyle
		}
		b = append(b, "<styleUrl>#"+name+"</styleUrl>"...)
	}
	b = append(b, `<ExtendedData><SchemaData schemaUrl="#mapd">`...)
	b = appendXML(append(b, `<SimpleData name="id">`...), r.id())
	b = append(b, "</SimpleData>"...)
	for i := range f.columns {
		c := &f.columns[i]
		v := c.get(r)
		if !v.full {
			continue
		}
		s := v.plain(c.kind)
		if c.kind == flag { // GDAL knows no other way
			s = map[bool]string{false: "0", true: "1"}[v.flag]
		}
		b = append(append(append(b, `<SimpleData name="`...), c.name...), `">`...)
		b = append(appendXML(b, s), "</SimpleData>"...)
	}
	b = append(b, "</SchemaData></ExtendedData>"...)
	b = appendKMLGeometry(b, r.item.Geometry)
	return append(b, "</Placemark>\n"...)
}

// appendTime writes a single day as that, and any other time from its first to
// its last possible day.
func appendTime(b []byte, e geo.Extent) []byte {
	if !e.Dated() {
		return b
	}
	if e.Start == e.End {
		return append(b, "<TimeStamp><when>"+e.Start.String()+"</when></TimeStamp>"...)
	}
	b = append(b, "<TimeSpan>"...)
	if e.Start.Known() {
		b = appendElement(b, "begin", e.Start.String())
	}
	if e.End.Known() {
		b = appendElement(b, "end", e.End.String())
	}
	return append(b, "</TimeSpan>"...)
}

func appendKMLGeometry(b []byte, g orb.Geometry) []byte {
	switch g := g.(type) {
	case orb.Point:
		b = appendKMLPositions(append(b, "<Point>"...), g)
		return append(b, "</Point>"...)
	case orb.MultiPoint:
		b = append(b, "<MultiGeometry>"...)
		for _, p := range g {
			b = appendKMLGeometry(b, p)
		}
		return append(b, "</MultiGeometry>"...)
	case orb.LineString:
		b = appendKMLPositions(append(b, "<LineString><tessellate>1</tessellate>"...), g...)
		return append(b, "</LineString>"...)
	}
	return b
}

func appendKMLPositions(b []byte, points ...orb.Point) []byte {
	b = append(b, "<coordinates>"...)
	for i, p := range points {
		if i > 0 {
			b = append(b, ' ')
		}
		b = strconv.AppendFloat(b, p[0], 'f', -1, 64)
		b = strconv.AppendFloat(append(b, ','), p[1], 'f', -1, 64)
	}
	return append(b, "</coordinates>"...)
}
