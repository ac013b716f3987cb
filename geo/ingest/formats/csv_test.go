package formats

import (
	"bytes"
	"context"
	"encoding/csv"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
)

// TestSplitterReadsWhatIsWritten writes random tables with encoding/csv and
// by hand with other quotes, and reads them again.
func TestSplitterReadsWhatIsWritten(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	for range 3000 {
		d := dialect{comma: []byte(pick(r, ",", ";", "\t", "|", "§")), newline: '\n', backslash: r.IntN(3) == 0, space: r.IntN(3) == 0}
		table := randomTable(r)
		text := written(r, table, d)
		s := splitter{window: over(text), dialect: d}
		if r.IntN(2) == 0 {
			s.src = iotest.OneByteReader(s.src)
		}
		got, wrong := records(&s)
		if wrong > 0 || !reflect.DeepEqual(got, table) {
			t.Fatalf("%+v %q: %d wrong,\ngot  %q\nwant %q", d, text, wrong, got, table)
		}
	}
}

func pick(r *rand.Rand, from ...string) string { return from[r.IntN(len(from))] }

func randomTable(r *rand.Rand) [][]string {
	table := make([][]string, 1+r.IntN(5))
	for i := range table {
		table[i] = make([]string, 1+r.IntN(4))
		for j := range table[i] {
			for range r.IntN(6) {
				table[i][j] += pick(r, "a", "\"", "\n", "\r\n", ",", ";", "\\", " ", "é", "§", "|", "\t", "12.5", "'")
			}
		}
		table[i][0] = "x" + table[i][0]
	}
	return table
}

// written writes a table in a dialect.
func written(r *rand.Rand, table [][]string, d dialect) []byte {
	var b bytes.Buffer
	if !d.backslash && !d.space && len(d.comma) == 1 && r.IntN(2) == 0 {
		w := csv.NewWriter(&b)
		w.Comma = rune(d.comma[0])
		if err := w.WriteAll(table); err != nil {
			panic(err)
		}
		return b.Bytes()
	}
	for _, cells := range table {
		for i, cell := range cells {
			if i > 0 {
				b.Write(d.comma)
				if d.space && r.IntN(2) == 0 {
					b.WriteString(" ")
				}
			}
			b.WriteString(`"` + quotesEscaped(cell, d.backslash) + `"`)
		}
		b.WriteString(pick(r, "\n", "\r\n"))
	}
	return b.Bytes()
}

func quotesEscaped(cell string, backslash bool) string {
	if backslash {
		return strings.NewReplacer(`"`, `\"`, `\`, `\\`).Replace(cell)
	}
	return strings.ReplaceAll(cell, `"`, `""`)
}

// TestQuotesEverywhere has a quote that opens in every other line and closes
// nowhere, as the other lines have pairs: reading must not take the square
// of its length. Each such line costs itself alone.
func TestQuotesEverywhere(t *testing.T) {
	text := bytes.Repeat([]byte("1,\"x\n2,\"\"\n3,\"y\"\n"), 20_000)
	pairs := bytes.Repeat([]byte("1,\"x\n2,\"\"\n"), 20_000)
	for _, text := range [][]byte{text, pairs} {
		s := splitter{window: over(text), dialect: dialect{comma: []byte{','}, newline: '\n'}}
		n, wrong := 0, 0
		for s.next() {
			n++
			if s.wrong != nil {
				wrong++
			}
		}
		if want := bytes.Count(text, []byte{'\n'}); n != want || wrong != 20_000 || s.failed() != nil {
			t.Errorf("%d records, %d wrong, %v, want %d, 20000", n, wrong, s.failed(), want)
		}
		if s.again > 1<<30 {
			t.Errorf("%d bytes were looked through in vain", s.again)
		}
	}
}

func TestDialectFound(t *testing.T) {
	tests := []struct {
		text, comma string
		columns     int
	}{
		{"a,b,c\n1,2,3\n", ",", 3},
		{"a;b\n1,5;2,5\n3,5;4,5\n", ";", 2},
		{"place;note\nTak, Thailand;a, b\nPoipet, Cambodia;c, d\n", ";", 2},
		{"name\tsays\nA\tx, y; z\nB\tp, q; r\n", "\t", 2},
		{"a|b|c\n1,1|2,2|3,3\n", "|", 3},
		{"time,what\n12:30,x\n13:45,y\n", ",", 2},
		{"when:what\n1:x\n2:y\n", ":", 2},
		{"a\x1fb\n1\x1f2\n", "\x1f", 2},
		{"a,\"b;c;d;e\"\n1,\"x;y;z;w\"\n", ",", 2},
		{"only\none\ncolumn\n", ",", 1},
		{"lat lon,name\n16.7 98.5,Myawaddy\n13.6 102.5,Poipet\n", ",", 2},
		{"id,list\n1,a;b;c\n2,d;e;f\n3,g;h;i\n", ",", 2},
	}
	for _, test := range tests {
		r := findDialect([]byte(test.text), true, 0)
		if string(r.comma) != test.comma || r.columns != test.columns {
			t.Errorf("%q: %q, %d columns", test.text, r.comma, r.columns)
		}
	}
}

func TestHeaderFound(t *testing.T) {
	tests := []struct {
		text, first string // the first cell of the header; "" if there is none
	}{
		{"id,date\n1,2024-01-05\n", "id"},
		{"1,2024-01-05\n2,2024-01-06\n", ""},
		{"A title\n\nid,date\n1,2024-01-05\n", "id"},
		{"Raids in Tak, Kayin, and Mae Sot\nid,date,lat,lon,place\n1,2024-01-05,1,2,x\n", "id"},
		{"country,2022,2023\nMyanmar,1,2\n", "country"},
		{"name,place\nAnna,Tak\n", "name"},
		{"2024,5,7\n2025,6,8\n", ""},
		{"id,lat,lon,\n1,16.7,98.5,,\n2,16.8,98.6,,\n", "id"},
		{"id;when;where\n1;05.01.2024;x\n", "id"},
		{"#,date,lat\n1,2024-01-05,16.7\n", "#"},
	}
	for _, test := range tests {
		r := findDialect([]byte(test.text), true, 0)
		first := ""
		if i := r.first(); !r.headless(i) {
			first = r.records[i][0]
		}
		if first != test.first {
			t.Errorf("%q: header begins with %q, not %q", test.text, first, test.first)
		}
	}
}

func TestColumnNames(t *testing.T) {
	got := columnNames([]string{" a ", "a", "", "a_2", "column_3", "b\n c", "", "A"})
	want := []string{"a", "a_3", "column_3_2", "a_2", "column_3", "b c", "column_7", "A"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestLongHeader has a header that is longer than what tells a dialect.
func TestLongHeader(t *testing.T) {
	names := strings.Repeat("a name of some length;", 4000) + "last\n"
	source, err := Open(context.Background(), input("x.csv", []byte(names+strings.Repeat("1;", 4000)+"2\n")), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if columns := source.Tables()[0].Columns; len(columns) != 4001 || columns[4000] != "last" {
		t.Errorf("%d columns, the last is %q", len(columns), columns[len(columns)-1])
	}
	for row, err := range source.Rows(context.Background(), "") {
		if err != nil || row.Fault != nil || row.Values[4000] != "2" {
			t.Error(err, row.Fault)
		}
	}
}
