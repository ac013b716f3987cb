package feeds

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/mapd/mapd/geo"
)

// qml is a style as QGIS keeps it: a colour for each family (hotspots: role),
// in the page's colours.
func (f *Feed) qml() string {
	attribute := "family"
	if f.Query.Collection == geo.Hotspots {
		attribute = "role"
	}
	var categories, symbols strings.Builder
	for i, l := range looks(f.Query.Collection) {
		fmt.Fprintf(&categories, `<category render="true" symbol="%d" value="%s" label="%s"/>`, i, l.name, l.label)
		symbols.WriteString(f.qmlSymbol(i, l))
	}
	return `<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'><qgis version="3.22" styleCategories="Symbology">` +
		`<renderer-v2 type="categorizedSymbol" attr="` + attribute + `" symbollevels="0" enableorderby="0" forceraster="0"><categories>` +
		categories.String() + `</categories><symbols>` + symbols.String() + `</symbols></renderer-v2><blendMode>0</blendMode></qgis>`
}

func (f *Feed) qmlSymbol(number int, l look) string {
	sort, layer := "marker", "SimpleMarker"
	options := [][2]string{{"color", l.qmlColour()}, {"name", "circle"}, {"outline_color", "253,252,250,255"}, {"outline_width", "0.3"},
		{"outline_width_unit", "MM"}, {"size", "2.8"}, {"size_unit", "MM"}}
	if f.Query.Collection == geo.Flows {
		sort, layer = "line", "SimpleLine"
		options = [][2]string{{"line_color", l.qmlColour()}, {"line_width", "0.6"}, {"line_width_unit", "MM"}, {"line_style", "solid"}}
	}
	var news, olds strings.Builder // as QGIS from 3.18 on reads them, and as before
	for _, o := range options {
		fmt.Fprintf(&news, `<Option type="QString" name="%s" value="%s"/>`, o[0], o[1])
		fmt.Fprintf(&olds, `<prop k="%s" v="%s"/>`, o[0], o[1])
	}
	return fmt.Sprintf(`<symbol type="%s" name="%d" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="%s" enabled="1" locked="0" pass="0"><Option type="Map">%s</Option>%s</layer></symbol>`,
		sort, number, layer, news.String(), olds.String())
}

// qmlColour writes a colour as red, green, blue and opacity up to 255.
func (l look) qmlColour() string {
	n, err := strconv.ParseUint(l.colour[1:], 16, 32)
	if err != nil {
		panic(err) // the colours are written in package look
	}
	return fmt.Sprintf("%d,%d,%d,255", n>>16, n>>8&0xFF, n&0xFF)
}
