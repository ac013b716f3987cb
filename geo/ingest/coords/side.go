package coords

import "strings"

// axis is what a number is: a latitude, a longitude, or not said.
type axis uint8

const (
	unsaid axis = iota
	latitude
	longitude
)

func (a axis) String() string {
	return [...]string{"coordinate", "latitude", "longitude"}[a]
}

// side is a direction as it is written: "N", "East", "北纬".
type side struct {
	axis axis
	sign float64 // -1 for south and west; 0 for a label ("lat") without a direction
}

// sides are the words for directions, in small letters and without points.
// Letters that mean different directions in different languages are left out:
// O is west in French and Spanish and east in German, T is east in Malay and
// west in Vietnamese.
var sides = makeSides()

func makeSides() map[string]side {
	all := map[string]side{}
	for _, group := range []struct {
		side  side
		words string
	}{
		{side{latitude, 1}, "n north northern nord norte lu utara bắc bac сш 北 北纬 北緯 เหนือ 북위"},
		{side{latitude, -1}, "s south southern sud sur sul süd ls selatan юш 南 南纬 南緯 ใต้ 남위"},
		{side{longitude, 1}, "e east eastern est este leste ost bt timur đông đ вд 东 東 东经 東經 東経 ตะวันออก 동경"},
		{side{longitude, -1}, "w west western ouest oeste bb barat tây зд 西 西经 西經 西経 ตะวันตก 서경"},
		{side{latitude, 0}, "lat latitude latitud breite lintang y ละติจูด 纬度 緯度"},
		{side{longitude, 0}, "lon long lng longitude longitud länge bujur x ลองจิจูด 经度 經度 経度"},
	} {
		for word := range strings.FieldsSeq(group.words) {
			all[word] = group.side
		}
	}
	return all
}
