package coords

import (
	"strings"
	"testing"

	"github.com/paulmach/orb"
)

func TestSurvey(t *testing.T) {
	type row [2]any
	many := func(n int, r row) []row {
		rows := make([]row, n)
		for i := range rows {
			rows[i] = r
		}
		return rows
	}
	for name, c := range map[string]struct {
		rows []row
		want Finding // Sentences holds parts of them
	}{
		"good": {[]row{{13.75, 100.5}, {"13,5", "101,5"}}, Finding{Rows: 2, Good: 2, DecimalComma: true,
			Bound: orb.Bound{Min: orb.Point{100.5, 13.5}, Max: orb.Point{101.5, 13.75}}, Sentences: []string{"decimal comma", "between the latitudes 13.5 and 13.75"}}},
		"exchanged": {[]row{{100.5, 13.75}, {101.5, 13.5}, {45.0, 13.5}}, Finding{Rows: 3, Good: 1, Swapped: true, OnlySwapped: 2,
			Bound: orb.Bound{Min: orb.Point{13.5, 45}, Max: orb.Point{13.5, 45}}, Sentences: []string{"seem to be exchanged: 2 positions", "at 45, 13.5"}}},
		"directions exchanged": {[]row{{"45 E", "13 N"}}, Finding{Rows: 1, Swapped: true, OnlySwapped: 1, Sentences: []string{"exchanged"}}},
		"one slip": {append(many(50, row{13.75, 100.5}), row{100.5, 13.75}), Finding{Rows: 51, Good: 50, OnlySwapped: 1,
			Bound: orb.Bound{Min: orb.Point{100.5, 13.75}, Max: orb.Point{100.5, 13.75}}, Sentences: []string{"1 position would be possible", "at 13.75, 100.5"}}},
		"one slip where nothing tells": {append(many(50, row{48.1, 2.3}), row{100.5, 13.75}), Finding{Rows: 51, Good: 50, OnlySwapped: 1,
			Bound: orb.Bound{Min: orb.Point{2.3, 48.1}, Max: orb.Point{2.3, 48.1}}, Sentences: []string{"1 position would", "at"}}},
		"a part exchanged": {append(many(4, row{13.75, 100.5}), many(20, row{100.5, 13.75})...), Finding{Rows: 24, Good: 4, OnlySwapped: 20,
			Bound: orb.Bound{Min: orb.Point{100.5, 13.75}, Max: orb.Point{100.5, 13.75}}, Sentences: []string{"20 positions would be possible", "at"}}},
		"none and none known": {[]row{{nil, ""}, {-999.0, -999.0}, {0.0, 0.0}, {"0", "0"}}, Finding{Rows: 4, Missing: 2, Zero: 2, Sentences: []string{"0, 0", "without coordinates"}}},
		"bad":                 {[]row{{"KK Park", "Myawaddy"}, {13.0, nil}, {"13°60'N", "100"}}, Finding{Rows: 3, Bad: 3, Sentences: []string{"cannot be read"}}},
		"metres":              {[]row{{1520000.0, 665000.0}, {195.0, 195.0}}, Finding{Rows: 2, OffGlobe: 2, Sentences: []string{"metres", "1 position: off the globe"}}},
		"wrapped":             {[]row{{10.5, 260.5}}, Finding{Rows: 1, Good: 1, Wrapped: 1, Bound: orb.Bound{Min: orb.Point{-99.5, 10.5}, Max: orb.Point{-99.5, 10.5}}, Sentences: []string{"above 180", "at"}}},
		"whole":               {[]row{{int64(13), 100.0}}, Finding{Rows: 1, Good: 1, Whole: 1, Bound: orb.Bound{Min: orb.Point{100, 13}, Max: orb.Point{100, 13}}, Sentences: []string{"whole degrees", "at"}}},
	} {
		var s Survey
		for _, r := range c.rows {
			s.Add(r[0], r[1])
		}
		got := s.Decide()
		checkFinding(t, name, got, c.want)
	}
}

func checkFinding(t *testing.T, name string, got, want Finding) {
	t.Helper()
	sentences := got.Sentences
	if len(sentences) != len(want.Sentences) {
		t.Errorf("%s says %q", name, sentences)
	} else {
		for i, part := range want.Sentences {
			if !strings.Contains(sentences[i], part) {
				t.Errorf("%s says %q, want %q in it", name, sentences[i], part)
			}
		}
	}
	if sum := got.Missing + got.Good + got.Zero + got.OnlySwapped + got.OffGlobe + got.Bad; sum != got.Rows {
		t.Errorf("%s: %d rows, but %d counted", name, got.Rows, sum)
	}
	got.Sentences, want.Sentences = nil, nil
	if want.Good == 0 {
		got.Bound = want.Bound
	}
	if got.Rows != want.Rows || got.Missing != want.Missing || got.Good != want.Good || got.Swapped != want.Swapped || got.OnlySwapped != want.OnlySwapped ||
		got.DecimalComma != want.DecimalComma || got.Wrapped != want.Wrapped || got.Zero != want.Zero || got.OffGlobe != want.OffGlobe || got.Bad != want.Bad ||
		got.Whole != want.Whole || got.Bound != want.Bound {
		t.Errorf("%s: %+v\nwant %+v", name, got, want)
	}
}

func TestSurveyOfPairs(t *testing.T) {
	var s Survey
	for _, cell := range []any{"13.75, 100.5", "POINT(100.5 13.75)", "", nil, []any{100.5, 13.75}, "KK Park", "POINT(0 0)", "0, 0", `{"type":"Point","coordinates":[1,2]}`, 5.0} {
		s.AddPair(cell)
	}
	f := s.Decide()
	if f.Rows != 10 || f.Good != 4 || f.Missing != 2 || f.Zero != 2 || f.Bad != 2 || f.Swapped {
		t.Errorf("%+v", f)
	}
	var lonFirst Survey
	for range 5 {
		lonFirst.AddPair("100.5, 13.75")
	}
	if f := lonFirst.Decide(); !f.Swapped || f.OnlySwapped != 5 {
		t.Errorf("%+v", f)
	}
}
