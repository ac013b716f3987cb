package formats

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// charset is the encoding of a text.
type charset struct {
	// title is how people call it.
	title string
	// mark is how many bytes the byte order mark has.
	mark int
	// decoder turns it into UTF-8; nil if it is UTF-8.
	decoder encoding.Encoding
}

var (
	utf16le = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	utf16be = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
)

// marks are the byte order marks, the longer ones first.
var marks = []struct {
	bytes string
	charset
}{
	{"\xff\xfe\x00\x00", charset{"UTF-32LE", 4, utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)}},
	{"\x00\x00\xfe\xff", charset{"UTF-32BE", 4, utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)}},
	{"\xef\xbb\xbf", charset{"UTF-8", 3, nil}},
	{"\xff\xfe", charset{"UTF-16LE", 2, utf16le}},
	{"\xfe\xff", charset{"UTF-16BE", 2, utf16be}},
}

// marked is the encoding that a byte order mark tells.
func marked(head []byte) (charset, bool) {
	for _, m := range marks {
		if bytes.HasPrefix(head, []byte(m.bytes)) {
			return m.charset, true
		}
	}
	return charset{}, false
}

// named is the encoding with that name. A byte order mark is taken off; one
// that says something else is an error.
func named(name string, head []byte) (charset, error) {
	m, hasMark := marked(head)
	if strings.EqualFold(name, "utf-16") && hasMark && strings.HasPrefix(m.title, "UTF-16") {
		return m, nil
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return charset{}, fmt.Errorf("there is no encoding %q; use a name such as utf-8, windows-1252, utf-16le, windows-874, gb18030", name)
	}
	title, err := htmlindex.Name(e)
	if err != nil {
		return charset{}, err
	}
	c := charset{title: title, decoder: e}
	switch title {
	case "utf-8":
		c = charset{title: "UTF-8"}
	case "utf-16le":
		c = charset{title: "UTF-16LE", decoder: utf16le}
	case "utf-16be":
		c = charset{title: "UTF-16BE", decoder: utf16be}
	case "iso-2022-jp", "replacement", "x-user-defined":
		return charset{}, fmt.Errorf("the encoding %q is not read: change the text to UTF-8", name)
	}
	if hasMark && m.title != c.title {
		return charset{}, fmt.Errorf("its byte order mark says that it is %s, not %s", m.title, c.title)
	}
	c.mark = m.mark
	return c, nil
}

// wide is UTF-16 without a mark, told by the zero bytes that every second
// byte of line ends, digits and Latin letters is.
func wide(head []byte) (charset, bool) {
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i&1]++
		}
	}
	half := len(head) / 2
	switch even, odd := zeros[0], zeros[1]; {
	case half == 0:
	case odd > even*10 && odd*5 >= half:
		return charset{"UTF-16LE", 0, utf16le}, true
	case even > odd*10 && even*5 >= half:
		return charset{"UTF-16BE", 0, utf16be}, true
	}
	return charset{}, false
}

// textOf is a head of a file as UTF-8, nil if it is no text. Of an encoding
// that only the whole text would tell, the bytes stay as they are.
func textOf(head []byte, name string) []byte {
	c, ok := marked(head)
	if !ok {
		c, ok = wide(head)
	}
	if name != "" {
		if n, err := named(name, head); err == nil {
			c, ok = n, true
		}
	}
	if ok && c.decoder != nil {
		text, err := c.decoder.NewDecoder().Bytes(head[c.mark:])
		if err != nil {
			return nil
		}
		return text
	}
	if garbled(head) {
		return nil
	}
	return head[c.mark:]
}

// garbled says whether these bytes are no text: more than one in a hundred is
// a control character that text does not have. Zeros at the end are what an
// interrupted writer leaves.
func garbled(head []byte) bool {
	odd := 0
	head = bytes.TrimRight(head, "\x00")
	for _, b := range head {
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != recordMark && b != unitMark && b != 1 {
			odd++
		}
	}
	return odd*100 > len(head)
}

// The control characters that text of tables may hold: RFC 8142 begins
// every text with the first, and the other stands between cells.
const (
	recordMark = 0x1e
	unitMark   = 0x1f
)
