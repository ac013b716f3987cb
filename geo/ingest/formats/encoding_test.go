package formats

import (
	"bytes"
	"context"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/mapd/mapd/geo/ingest/rows"
)

// encoded is text in an encoding.
func encoded(t *testing.T, name, text string) []byte {
	t.Helper()
	e, err := htmlindex.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	data, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func input(name string, data []byte) rows.Input {
	return rows.Input{Name: name, Data: bytes.NewReader(data), Size: int64(len(data))}
}

func TestEncodingFound(t *testing.T) {
	tests := []struct{ encoding, text, want string }{
		{"utf-8", "plain", "UTF-8"},
		{"utf-8", "Übergriff, café, 缅甸", "UTF-8"},
		{"windows-1252", "Übergriff in der Nähe des Flußes, 5 Männer", "Windows-1252"},
		{"windows-1252", "L’été à Évian, où l’on a trouvé “une œuvre” – 5 €", "Windows-1252"},
		{"windows-1252", "El niño de São Paulo está aquí; ¿qué? 3ª, 20°C", "Windows-1252"},
		{"windows-1252", "DOÑA MARÍA ÁLVAREZ", "Windows-1252"},
		{"windows-874", "ตำรวจตรวจค้นอาคาร", ""},
		{"windows-1251", "Полиция провела обыск", ""},
		{"gb18030", "警方突击搜查", ""},
		{"big5", "警方突擊搜查", ""},
		{"euc-kr", "경찰 급습", ""},
		{"windows-1250", "Sławomir Wałęsa, Gdańsk, miłość, biały, łąka", ""},
		{"windows-1256", "الشرطة داهمت المبنى", ""},
	}
	for _, test := range tests {
		c, err := charsetOf(context.Background(), input("x", encoded(t, test.encoding, test.text+"\n")), Options{})
		if c.title != test.want || (err == nil) != (test.want != "") {
			t.Errorf("%s %q: %q, %v, want %q", test.encoding, test.text, c.title, err, test.want)
		}
	}
}

// TestEncodingFoundLate has the only letter that is not ASCII far behind.
func TestEncodingFoundLate(t *testing.T) {
	text := strings.Repeat("a,b\n", 1<<20)
	for encoding, want := range map[string]string{"utf-8": "UTF-8", "windows-1252": "Windows-1252"} {
		c, err := charsetOf(context.Background(), input("x", append([]byte(text), encoded(t, encoding, "é,x\n")...)), Options{})
		if err != nil || c.title != want {
			t.Errorf("%s: %q, %v", encoding, c.title, err)
		}
	}
}

// TestCensusInPieces cuts a text in two at every place.
func TestCensusInPieces(t *testing.T) {
	text := []byte("aé缅\xffb\xe9")
	for i := range text {
		var c census
		_, _ = c.Write(text[:i])
		_, _ = c.Write(text[i:])
		c.end()
		if c.letters != 2 || c.broken != 2 || c.first != 6 {
			t.Errorf("cut at %d: %d letters, %d broken from %d", i, c.letters, c.broken, c.first)
		}
	}
}

func TestEncodingNamed(t *testing.T) {
	tests := []struct {
		encoding string
		data     string
		want     string // the first cell below the header, or the error
	}{
		{"windows-874", string(encoded(t, "windows-874", "เมือง,x\nแม่สอด,1\n")), "แม่สอด"},
		{"gb18030", string(encoded(t, "gb18030", "城市,x\n西港|\\,1\n")), `西港|\`},
		{"shift_jis", string(encoded(t, "shift_jis", "都市,x\nソ表,1\n")), "ソ表"},
		{"big5", string(encoded(t, "big5", "城市,x\n許功蓋,1\n")), "許功蓋"},
		{"latin1", "a,b\n\xe9,1\n", "é"},
		{"utf-16", "\xfe\xff\x00a\x00\n\x00b\x00\n", "b"},
		{"utf-8", "\xef\xbb\xbfa,b\nc,1\n", "c"},
		{"windows-1252", "\xef\xbb\xbfa,b\nc,1\n", "byte order mark says that it is UTF-8"},
		{"klingon", "a,b\nc,1\n", `no encoding "klingon"`},
		{"iso-2022-jp", "a,b\nc,1\n", "is not read"},
	}
	for _, test := range tests {
		source, err := Open(context.Background(), input("x.csv", []byte(test.data)), Options{Encoding: test.encoding})
		if err != nil {
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("%s: %v, want %s", test.encoding, err, test.want)
			}
			continue
		}
		for row, err := range source.Rows(context.Background(), "") {
			if err != nil || row.Fault != nil || row.Values[0] != test.want || strings.Contains(row.Names[0], "\ufeff") {
				t.Errorf("%s: %v, %v, %v, want %s", test.encoding, row.Values, row.Fault, err, test.want)
			}
		}
	}
}

// TestEncodingFaults puts a byte that cannot be decoded at every place of a
// text and looks whether the Fault names it.
func TestEncodingFaults(t *testing.T) {
	for encoding, bad := range map[string]string{"windows-1252": "\x81", "windows-874": "\xff", "gb18030": "\xff", "utf-8": "\xff"} {
		text := encoded(t, encoding, "a;b\n")
		if encoding == "utf-8" {
			text = append([]byte("\xef\xbb\xbf"), text...)
		}
		row := encoded(t, encoding, "xyz;xx\n")
		if encoding == "windows-1252" || encoding == "utf-8" {
			row = encoded(t, encoding, "éé;xé\n")
		}
		for i := range len(row) {
			data := bytes.Clone(text)
			data = append(data, row[:i]...)
			at := len(data)
			data = append(append(data, bad...), row[i:]...)
			source, err := Open(context.Background(), input("x.csv", data), Options{Encoding: encoding, Delimiter: ';'})
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for row := range source.Rows(context.Background(), "") {
				found = found || row.Fault != nil && strings.Contains(row.Fault.Error(), "offset "+strconv.Itoa(at)+" ")
			}
			if within := encoding == "utf-8" && i < len(row) && row[i]&0xc0 == 0x80; !found && !within {
				t.Errorf("%s: no fault names offset %d of %q", encoding, at, data)
			}
		}
	}
}
