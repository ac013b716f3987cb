package cql2

import (
	"errors"
	"strings"
	"testing"

	"github.com/mapd/mapd/geo"
	"github.com/mapd/mapd/geo/crs"
	"github.com/paulmach/orb"
)

// refused checks that an error is one of a filter and says what it should.
func refused(t *testing.T, source string, err error, says string) {
	t.Helper()
	var e *geo.Error
	if !errors.As(err, &e) || e.Code != geo.Invalid || e.Param != "filter" || !strings.Contains(e.Message, says) {
		t.Errorf("%.80q: %v; want it refused, saying %q", source, err, says)
	}
}

// eventSchema has a property of each type.
var eventSchema = schemaOf(
	geo.Property{Name: "title", Type: geo.StringProperty},
	geo.Property{Name: "killed", Type: geo.NumberProperty},
	geo.Property{Name: "version", Type: geo.IntegerProperty},
	geo.Property{Name: "ongoing", Type: geo.BooleanProperty},
	geo.Property{Name: "start", Type: geo.DateProperty},
	geo.Property{Name: "end", Type: geo.DateProperty},
	geo.Property{Name: "time", Type: geo.IntervalProperty},
	geo.Property{Name: "countries", Type: geo.ArrayProperty},
	geo.Property{Name: "geometry", Type: geo.GeometryProperty},
	geo.Property{Name: "code", Type: geo.StringProperty},
)

func TestCompileRefuses(t *testing.T) {
	tests := []struct{ source, says string }{
		{"titel = 'x'", `at character 1: there is no property "titel"; did you mean title`},
		{"true AND qqqqqqqq = 1", `at character 10: there is no property "qqqqqqqq"; known are title, killed`},
		{"title", "a condition that is true or false is expected, not a text"},
		{"title = 5", "at character 9: a number cannot be compared with a text"},
		{"title AND true", "at character 1"}, {"start = 'soon'", "at character 9"},
		{"time = DATE('2024-01-05')", "cannot be compared"}, {"time = time", "T_"}, {"geometry = geometry", "S_"}, {"countries < countries", "A_"},
		{"title LIKE title", "written out"}, {"killed LIKE 'a'", "LIKE is said of texts"}, {"CASEI(killed) = 'a'", "folds texts"},
		{"killed + title = 1", "computes with numbers"}, {"T_DURING(start, time)", "compares intervals"}, {"T_AFTER(title, time)", "compares times"},
		{"T_AFTER(time, INTERVAL('2024-02-01','2024-01-01'))", "ends before it starts"}, {"T_AFTER(time, INTERVAL(title, '..'))", "a day or time"},
		{"A_CONTAINS(countries, 'KH')", "compares arrays"}, {"S_WITHIN(title, geometry)", "compares geometries"},
		{"S_INTERSECTS(geometry,POINT(90 180))", "latitudes run from -90"}, {"S_INTERSECTS(geometry,BBOX(0,50,10,40))", "south"},
		{"S_INTERSECTS(geometry,POLYGON((0 0,2 2,0 2,2 0,0 0)))", "not valid"},
		{"S_INTERSECTS(geometry,POLYGON((0 0,2 2,0 2,2 0)))", "not valid"}, {"Buffer(geometry) = 1", `there is no function "Buffer"`},
	}
	for _, test := range tests {
		_, err := mustParse(t, test.source).Compile(eventSchema)
		refused(t, test.source, err, test.says)
	}
}

// TestMessagesAreShort checks that what is refused is not repeated at length.
func TestMessagesAreShort(t *testing.T) {
	long := strings.Repeat("x", 5000)
	for _, source := range []string{long + " = 1", long + "() = 1", "title = 1 " + long, "title = 1 '" + long + "'", "start = '" + long + "'", "killed = 1" + strings.Repeat("0", 5000)} {
		f, err := Parse(source)
		if err == nil {
			_, err = f.Compile(eventSchema)
		}
		if err == nil || len(err.Error()) > 400 {
			t.Errorf("%.40q: %v", source, err)
		}
	}
}

func TestSelects(t *testing.T) {
	day := func(text string) geo.Interval { return at(t, text) }
	row := record{"Raid in Poipet 100%", 12.5, 7.0, true, day("2024-01-05"), day("2024-01-31"),
		geo.Interval{Start: day("2024-01-05").Start, End: geo.Instant{Day: geo.OpenEnd}},
		[]string{"KH", "TH"}, orb.Point{102.56, 13.65}, nil}
	tests := []struct {
		filter string
		want   bool
	}{
		{"title LIKE 'raid%'", false}, {"CASEI(title) LIKE CASEI('raid%')", true}, {`title LIKE '%100\%'`, true}, {`title LIKE '%0\%_'`, false},
		{"title LIKE '%P_ip%'", true}, {"title LIKE 'Raid%Poipet%100\\%'", true}, {"title LIKE 'Raid in Poipet 100%0\\%'", false}, {"title LIKE '%Poipet%Raid%'", false}, {"title LIKE ''", false}, {"killed / 0 = 1", false}, {"killed / 0 IS NULL", true},
		{"7 div 2 = 3 AND -7 % 3 = -1 AND 2^3 = 8", true}, {"killed BETWEEN 12 AND 13", true}, {"killed NOT BETWEEN 12 AND 13", false},
		{"start < TIMESTAMP('2024-01-05T12:00:00Z')", false}, {"start = TIMESTAMP('2024-01-05T12:00:00Z')", true}, // a clock time counts as its day
		{"start IN ('2024-01-05')", true}, {"start BETWEEN DATE('2024-01-01') AND DATE('2024-01-05')", true},
		{"T_INTERSECTS(time, INTERVAL('2030-01-01','..'))", true}, {"T_AFTER(time, DATE('2024-01-04'))", true},
		{"T_DURING(INTERVAL(start, end), INTERVAL('2024-01-01', '2024-12-31'))", true}, {"T_BEFORE(time, DATE('2025-01-01'))", false},
		{"A_CONTAINS(countries, ('KH'))", true}, {"A_EQUALS(countries, ('TH','KH','KH'))", true}, {"A_OVERLAPS(countries, ('MM'))", false},
		{"A_CONTAINEDBY(countries, ('KH','TH','MM'))", true}, {"A_CONTAINEDBY(countries, ('KH'))", false}, {"A_CONTAINS(countries, ())", true},
		{"A_OVERLAPS((1, DATE('2024-01-05')), (start))", true}, {"A_EQUALS((('a'), 1), (1, ('a')))", true},
		{"S_INTERSECTS(geometry, BBOX(102,13,103,14))", true}, {"S_INTERSECTS(geometry, BBOX(170,-90,-170,90))", false},
		{"S_DISJOINT(geometry, POLYGON((102 13,103 13,103 14,102 14,102 13)))", false},
		{"S_CONTAINS(BBOX(102.56,13,102.56,14), geometry)", true}, {"S_EQUALS(geometry, POINT(102.56 13.65))", true},
		{"code = 'x'", false}, {"NOT code = 'x'", false}, {"code = 'x' OR ongoing", true}, {"code = 'x' AND ongoing", false},
		{"(code = 'x') IS NULL", true}, {"code IS NULL AND NOT title IS NULL", true}, {"code IN ('x', 'y')", false}, {"code NOT IN ('x')", false},
		{"code IN (title)", false}, {"title IN (code, title)", true}, {"version IN (1, 7)", true}, {"killed NOT IN (1, 7)", true}, {"version IN (1, killed)", false}, {"ongoing = (version > 5)", true}, {"NOT (code LIKE '%')", false},
		{"A_CONTAINS(countries, (code))", false}, {"T_AFTER(INTERVAL(start, '..'), DATE('2023-12-31'))", true},
	}
	for _, test := range tests {
		got := count(t, mustParse(t, test.filter), eventSchema, []record{row})
		if (got == 1) != test.want {
			t.Errorf("%s: %v, want %v", test.filter, got == 1, test.want)
		}
	}
}

func TestIn(t *testing.T) {
	tests := []struct{ system, filter, want string }{
		{crs.CRS84, "S_WITHIN(g,POINT(103 13))", "S_WITHIN(g, POINT(103 13))"},
		{crs.EPSG4326, "S_WITHIN(g,POINT(13 103))", "S_WITHIN(g, POINT(103 13))"},
		{crs.EPSG4326, "S_WITHIN(g,BBOX(13,103,14,104)) AND S_WITHIN(g,LINESTRING(1 2,3 4))", "S_WITHIN(g, BBOX(103,13,104,14)) AND S_WITHIN(g, LINESTRING(2 1,4 3))"},
		{crs.EPSG3857, "S_WITHIN(g,POINT(0 0))", "S_WITHIN(g, POINT(0 0))"},
		{crs.EPSG3857, "S_WITHIN(g,BBOX(-20037508.342789244,-20037508.342789244,20037508.342789244,0))", "S_WITHIN(g, BBOX(-180,-85.0511287798066,180,0))"},
	}
	for _, test := range tests {
		original := mustParse(t, test.filter)
		before := original.String()
		moved, err := original.In(test.system)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := moved.root.TextForm(); err != nil || got != test.want {
			t.Errorf("%s in %s: %s, %v; want %s", test.filter, test.system, got, err, test.want)
		}
		if original.String() != before {
			t.Errorf("%s was changed into %s", before, original)
		}
	}
	if _, err := mustParse(t, "true").In("EPSG:32648"); err == nil {
		t.Error("an unknown system is taken")
	}
}
