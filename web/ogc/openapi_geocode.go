package ogc

import (
	"maps"
	"slices"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/geocode"
)

func geocodeParameters() []object {
	q := queryParameter("q", "The name of a place, alone or with where it lies: \"Poipet\", \"Bavet, Svay Rieng\", \"柬埔寨西哈努克\".",
		object{"type": "string", "minLength": 1, "maxLength": geocode.MaxText})
	q["required"], q["example"] = true, "Poipet"
	flag := object{"type": "boolean", "default": false}
	return []object{q,
		queryParameter("country", "Leave only places of this country (ISO 3166-1 alpha-2).", object{"type": "string", "pattern": "^[A-Za-z]{2}$"}),
		queryParameter("near", "Prefer places near this position: longitude,latitude in degrees.",
			object{"type": "array", "minItems": 2, "maxItems": 2, "items": object{"type": "number"}}),
		candidatesParameter(),
		queryParameter("certain", "Answer only the place that is certainly meant, or none.", flag),
		queryParameter("prefix", "Take q as typed so far: names that go on are found too.", flag)}
}

func reverseParameters() []object {
	var list []object
	for _, p := range []struct {
		name, description string
		most              int
		example           float64
	}{{"lon", "Longitude in degrees", 180, 102.56}, {"lat", "Latitude in degrees", 90, 13.66}} {
		parameter := queryParameter(p.name, p.description, object{"type": "number", "minimum": -p.most, "maximum": p.most})
		parameter["required"], parameter["example"] = true, p.example
		list = append(list, parameter)
	}
	return append(list, candidatesParameter())
}

func candidatesParameter() object {
	return queryParameter("limit", "How many places to answer at most.",
		object{"type": "integer", "minimum": 1, "maximum": geocode.MaxLimit, "default": geocode.DefaultLimit})
}

// placesSchema describes geocode.Document.
func placesSchema(text, number, count object) object {
	name := required(object{"text": text, "lang": nullable(text)}, "text", "lang")
	properties := object{
		"name": text, "label": text, "matched": nullable(name), "names": arrayOf(name), "kind": text,
		"country": nullable(text), "country_name": nullable(text), "admin1": nullable(text),
		"precision": textSchema(textsOf(geo.Precisions)), "radius_m": number, "people": nullable(count),
		"score": object{"type": "number", "minimum": 0, "maximum": 1}, "certain": object{"type": "boolean"},
		"why": arrayOf(text), "distance_m": nullable(number), "hotspot": nullable(text), "origin": text,
		"located": nullable(text), "same": arrayOf(text),
	}
	values := required(properties, slices.Sorted(maps.Keys(properties))...)
	values["additionalProperties"] = false
	feature := required(object{
		"type": object{"type": "string", "enum": []string{"Feature"}}, "id": text, "bbox": arrayOf(number),
		"geometry": reference("schemas", "geometry"), "properties": values,
	}, "type", "id", "geometry", "properties")
	return required(object{
		"type":  object{"type": "string", "enum": []string{"FeatureCollection"}},
		"query": text, "ambiguous": object{"type": "boolean"}, "note": nullable(text), "credit": text,
		"numberReturned": count, "dataVersion": count, "features": arrayOf(feature),
	}, "type", "query", "ambiguous", "note", "credit", "numberReturned", "dataVersion", "features")
}
