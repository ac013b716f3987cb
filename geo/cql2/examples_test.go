package cql2

import (
	"reflect"
	"strings"
	"testing"
)

// bare returns a copy of a tree without what it says of its source.
func bare(e *Expr) *Expr {
	copied := *e
	copied.at, copied.parentheses, copied.Args = place{}, 0, nil
	for _, arg := range e.Args {
		copied.Args = append(copied.Args, bare(arg))
	}
	return &copied
}

// TestExamples reads examples of the standard (clauses 6 and 7), each written
// as text and as JSON, and compares the trees.
func TestExamples(t *testing.T) {
	const lineAndArea = "S_CROSSES(LINESTRING(43.72992 -79.2998, 43.73005 -79.2991), POLYGON((43.7286 -79.2986, 43.7311 -79.2996, 43.7323 -79.2972, 43.7286 -79.2986)))"
	examples := []struct{ text, json string }{
		{"city='Toronto'", `{"op":"=","args":[{"property":"city"},"Toronto"]}`},
		{"avg(windSpeed) < 4", `{"op":"<","args":[{"op":"avg","args":[{"property":"windSpeed"}]},4]}`},
		{"balance-150.0 > 0", `{"op":">","args":[{"op":"-","args":[{"property":"balance"},150.0]},0]}`},
		{"updated >= date('1970-01-01')", `{"op":">=","args":[{"property":"updated"},{"date":"1970-01-01"}]}`},
		{"geometry IS NOT NULL", `{"op":"not","args":[{"op":"isNull","args":[{"property":"geometry"}]}]}`},
		{"name LIKE 'Smith%'", `{"op":"like","args":[{"property":"name"},"Smith%"]}`},
		{"depth BETWEEN 100.0 and 150.0", `{"op":"between","args":[{"property":"depth"},100.0,150.0]}`},
		{"cityName IN ('Toronto','Frankfurt','Tokyo','New York')", `{"op":"in","args":[{"property":"cityName"},["Toronto","Frankfurt","Tokyo","New York"]]}`},
		{"category NOT IN (1,2,3,4)", `{"op":"not","args":[{"op":"in","args":[{"property":"category"},[1,2,3,4]]}]}`},
		{"CASEI(road_class) IN (CASEI('Οδος'),CASEI('Straße'))", `{"op":"in","args":[{"op":"casei","args":[{"property":"road_class"}]},[{"op":"casei","args":["Οδος"]},{"op":"casei","args":["Straße"]}]]}`},
		{"ACCENTI(etat_vol) = ACCENTI('débárquér')", `{"op":"=","args":[{"op":"accenti","args":[{"property":"etat_vol"}]},{"op":"accenti","args":["débárquér"]}]}`},
		{"S_INTERSECTS(geometry,POINT(36.319836 32.288087))", `{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Point","coordinates":[36.319836,32.288087]}]}`},
		{"S_INTERSECTS(geometry,BBOX(160.6,-55.95,-170,-25.89))", `{"op":"s_intersects","args":[{"property":"geometry"},{"bbox":[160.6,-55.95,-170,-25.89]}]}`},
		{lineAndArea, `{"op":"s_crosses","args":[{"type":"LineString","coordinates":[[43.72992,-79.2998],[43.73005,-79.2991]]},{"type":"Polygon","coordinates":[[[43.7286,-79.2986],[43.7311,-79.2996],[43.7323,-79.2972],[43.7286,-79.2986]]]}]}`},
		{"T_INTERSECTS(event_time, INTERVAL('1969-07-16T05:32:00Z', '1969-07-24T16:50:35Z'))", `{"op":"t_intersects","args":[{"property":"event_time"},{"interval":["1969-07-16T05:32:00Z","1969-07-24T16:50:35Z"]}]}`},
		{"T_DURING(INTERVAL(touchdown, liftOff), INTERVAL('1969-07-16T13:32:00Z', '..'))", `{"op":"t_during","args":[{"interval":[{"property":"touchdown"},{"property":"liftOff"}]},{"interval":["1969-07-16T13:32:00Z",".."]}]}`},
		{"A_CONTAINS(layer:ids, ('layers-ca','layers-us'))", `{"op":"a_contains","args":[{"property":"layer:ids"},["layers-ca","layers-us"]]}`},
		{"A_EQUALS(('a', true, 1), (DATE('1969-07-16')))", `{"op":"a_equals","args":[["a",true,1],[{"date":"1969-07-16"}]]}`},
		{"S_WITHIN(road,Buffer(geometry,10,'m'))", `{"op":"s_within","args":[{"property":"road"},{"op":"Buffer","args":[{"property":"geometry"},10,"m"]}]}`},
		{"vehicle_height > (bridge_clearance-1)", `{"op":">","args":[{"property":"vehicle_height"},{"op":"-","args":[{"property":"bridge_clearance"},1]}]}`},
		{"landsat:scene_id = 'LC82030282019133LGN00'", `{"op":"=","args":[{"property":"landsat:scene_id"},"LC82030282019133LGN00"]}`},
		{"eo:cloud_cover < 0.1 AND eo:instrument='OLI' or not beamMode=true", `{"op":"or","args":[{"op":"and","args":[{"op":"<","args":[{"property":"eo:cloud_cover"},0.1]},{"op":"=","args":[{"property":"eo:instrument"},"OLI"]}]},{"op":"not","args":[{"op":"=","args":[{"property":"beamMode"},true]}]}]}`},
		{"(floors>5 AND material='brick') OR swimming_pool=true", `{"op":"or","args":[{"op":"and","args":[{"op":">","args":[{"property":"floors"},5]},{"op":"=","args":[{"property":"material"},"brick"]}]},{"op":"=","args":[{"property":"swimming_pool"},true]}]}`},
		{`"date" = DATE('2022-04-16') AND "a ""b""" = 'it''s'`, `{"op":"and","args":[{"op":"=","args":[{"property":"date"},{"date":"2022-04-16"}]},{"op":"=","args":[{"property":"a \"b\""},"it's"]}]}`},
		{`name = 'Via dell\'Avvento'`, `{"op":"=","args":[{"property":"name"},"Via dell'Avvento"]}`},
		{"-speed * 2 < -1e3 + x^2 % 3 div 2", `{"op":"<","args":[{"op":"*","args":[{"op":"*","args":[-1,{"property":"speed"}]},2]},{"op":"+","args":[-1000,{"op":"div","args":[{"op":"%","args":[{"op":"^","args":[{"property":"x"},2]},3]},2]}]}]}`},
		{"S_EQUALS(g, MULTIPOINT((1 2),(3 4)))", `{"op":"s_equals","args":[{"property":"g"},{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}]}`},
		{"S_EQUALS(g, POINT Z(1 2 3))", `{"op":"s_equals","args":[{"property":"g"},{"type":"Point","coordinates":[1,2,3]}]}`},
		{"S_EQUALS(g, GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(0 0,-1 .5)))", `{"op":"s_equals","args":[{"property":"g"},{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"LineString","coordinates":[[0,0],[-1,0.5]]}]}]}`},
		{"S_INTERSECTS(g, BBOX(1,2,-5,3,4,5))", `{"op":"s_intersects","args":[{"property":"g"},{"bbox":[1,2,-5,3,4,5]}]}`},
		{"名前 = '東京'", `{"op":"=","args":[{"property":"名前"},"東京"]}`},
		{"true", "true"},
	}
	for _, example := range examples {
		text, err := Parse(example.text)
		if err != nil {
			t.Errorf("%s: %v", example.text, err)
			continue
		}
		json, err := ParseJSON(example.json)
		if err != nil {
			t.Errorf("%s: %v", example.json, err)
			continue
		}
		if !reflect.DeepEqual(bare(text.root), bare(json.root)) {
			t.Errorf("%s is read as\n%s, and\n%s as\n%s", example.text, text, example.json, json)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	tests := []struct{ source, says string }{
		{"", "at character 1: a value is expected, not the end"},
		{"a = ", "at character 5"}, {"a = 1 b", "at character 7: an operator or the end is expected, not b"},
		{"a == 1", "at character 4"}, {"(a = 1", `at character 7: ")" is expected`}, {"a = 'x", "at character 5: the text"},
		{`a = "x`, "no closing double quote"}, {`"" = 1`, "the name is empty"}, {"a # 1", `at character 3: "#"`},
		{"a LIKE", "at character 7"}, {"a NOT = 1", "at character 3"}, {"a BETWEEN 1 OR 2", "AND is expected"},
		{"a IN ()", "at character 7"}, {"a IS 1", "NULL is expected"}, {"and = 1", "at character 1"},
		{"é = DATE('2024-02-30')", "at character 10"}, {"a = DATE('2024-01-05T00:00:00Z')", "a date has no clock time"},
		{"a = TIMESTAMP('2024-01-05')", "a timestamp has a clock time"}, {"a = TIMESTAMP('2024-01-05T10:00:00+07:00')", "in UTC"},
		{"T_AFTER(a)", "T_AFTER takes 2, not 1"}, {"INTERVAL('2024-01-01')", "a start and an end"}, {"INTERVAL(1,2)", "an interval ends with"},
		{"POINT(1)", "a number is expected"}, {"LINESTRING(1 2)", "two points"}, {"POLYGON((0 0,1 1,0 0))", "four points"},
		{"BBOX(1,2,3)", "four numbers"}, {"a = 1e999", "too great"}, {"2^2^2 = a", "parentheses"}, {"+a = 1", "a number is expected"},
		{"(1,2) = a", "an array stands in array functions"}, {"a = '\x00'", "zero byte"}, {"a = '\xff'", "UTF-8"},
		{strings.Repeat("(", 100) + "a" + strings.Repeat(")", 100), "levels deep"},
		{strings.Repeat("NOT ", 100) + "a", "levels deep"}, {"a = 1" + strings.Repeat("+1", 100), "levels deep"},
		{"a = 1" + strings.Repeat(" OR a = 1", 1001), "more than 1000 operators"},
		{"a IN (1" + strings.Repeat(",1", 5001) + ")", "more than 5000 values"},
		{"LINESTRING(0 0" + strings.Repeat(",0 0", 5001) + ")", "more than 5000 vertices"},
		{strings.Repeat("a", MaxBytes+1), "at most 65536"},
	}
	for _, test := range tests {
		_, err := Parse(test.source)
		refused(t, test.source, err, test.says)
	}
}

func TestParseJSONRefuses(t *testing.T) {
	tests := []struct{ source, says string }{
		{"", "it is empty"}, {"{", "that is no JSON"}, {"true false", "at character 5: something stands behind"}, {"null", "at the root"},
		{"{}", "one of the members"}, {`{"op":"="}`, "needs args"}, {`{"op":1,"args":[]}`, "at /op"},
		{`{"op":"=","args":[1]}`, "at /args"}, {`{"op":"in","args":[1,[]]}`, "an array of one value"},
		{`{"op":"not","args":[{"op":"=","args":[1,{"property":7}]}]}`, "at /args/0/args/1/property: a name is expected"},
		{`{"op":"casei ","args":[]}`, "there is no operator"}, {`{"op":"AND","args":[true,true]}`, `there is no operator "AND"`},
		{`{"date":"yesterday"}`, "at /date"}, {`{"timestamp":"2024-01-05"}`, "at /timestamp"}, {`{"date":5}`, "a text"},
		{`{"interval":["2024-01-01"]}`, "at /interval"}, {`{"interval":[1,2]}`, "at /interval/0"}, {`{"bbox":[1,2]}`, "at /bbox"},
		{`{"bbox":[1,2,"3",4]}`, "at /bbox/2"}, {`{"type":"Circle"}`, "at /type"}, {`{"type":"Point","coordinates":[1]}`, "at /coordinates"},
		{`{"type":"LineString","coordinates":[[1,2]]}`, "two points"}, {`{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0]]]}`, "at /coordinates/0"},
		{`{"type":"GeometryCollection","geometries":[5]}`, "at /geometries/0"}, {`1e999`, "too great"}, {`{"op":"=","args":[1,[2]]}`, "at /args/1: an array stands in array functions"},
		{strings.Repeat("[", 100) + strings.Repeat("]", 100), "levels deep"}, {"[]", "at the root"},
		{"[0" + strings.Repeat(",0", 5001) + "]", "more than 5000 values"},
	}
	for _, test := range tests {
		_, err := ParseJSON(test.source)
		refused(t, test.source, err, test.says)
	}
}
