package formats

import (
	"encoding/binary"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// census counts the bytes of a text to tell UTF-8 from encodings with one
// byte for each character.
type census struct {
	// letters are the sequences of several bytes that are UTF-8, broken the
	// bytes that are not, and first the offset of the first of these.
	letters, broken, first int64
	// high are the bytes above 127 and crowded those of them that stand in
	// rows of three and more.
	high, crowded int64
	// odd are the bytes between two letters that would be a sign or a
	// capital there in Windows-1252: "S³awomir", "ViÒt".
	odd int64

	at, row int64
	cut     []byte
	last    byte
	suspect bool
}

// Write takes in the next part of the text.
func (c *census) Write(p []byte) (int, error) {
	n := len(p)
	if len(c.cut) > 0 {
		p = append(c.cut, p...)
		c.cut = nil
	}
	for len(p) > 0 {
		if p[0] < utf8.RuneSelf {
			if c.suspect && letter(p[0]) {
				c.odd++
			}
			c.suspect = false
			skip := ascii(p)
			c.last = p[skip-1]
			c.at += int64(skip)
			p = p[skip:]
			c.row = 0
			continue
		}
		if !utf8.FullRune(p) {
			c.cut = append([]byte(nil), p...)
			return n, nil
		}
		p = p[c.rune(p):]
	}
	return n, nil
}

// rune counts the character at the beginning of p and returns its length.
func (c *census) rune(p []byte) int {
	r, size := utf8.DecodeRune(p)
	if r == utf8.RuneError && size == 1 {
		if c.broken == 0 {
			c.first = c.at
		}
		c.broken++
		c.suspect = c.row == 0 && letter(c.last) && unlikely(p[0], c.last)
	} else {
		c.letters++
	}
	for range size {
		c.high++
		c.row++
		switch {
		case c.row == 3:
			c.crowded += 3
		case c.row > 3:
			c.crowded++
		}
	}
	c.at += int64(size)
	return size
}

// letter says whether b is a letter of ASCII.
func letter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// unlikely says whether b, in Windows-1252, is no letter that follows the
// letter last: a sign, or a capital after a small letter.
func unlikely(b, last byte) bool {
	switch {
	case b == 0x92 || b == 0x91 || b == 0xb4 || b == 0x96 || b == 0x97 || b == 0xad || b == 0xb7:
		return false // apostrophes, dashes, hyphen, middle dot
	case b == 0x8a || b == 0x8c || b == 0x8e || b == 0x9a || b == 0x9c || b == 0x9e || b == 0x9f:
		return false // letters
	case b == 0xaa || b == 0xba || b == 0xb0:
		return false // ordinals
	case b < 0xc0 || b == 0xd7 || b == 0xf7:
		return true
	}
	return b < 0xdf && last >= 'a'
}

// ascii is how many bytes p begins with that are below 128.
func ascii(p []byte) int {
	i := 0
	for i+8 <= len(p) && binary.LittleEndian.Uint64(p[i:])&0x8080808080808080 == 0 {
		i += 8
	}
	for i < len(p) && p[i] < utf8.RuneSelf {
		i++
	}
	return i
}

// end counts what is left at the end of the text.
func (c *census) end() {
	if len(c.cut) > 0 {
		if c.broken == 0 {
			c.first = c.at
		}
		c.broken += int64(len(c.cut))
	}
}

// verdict is the encoding of the whole text: UTF-8 if more of its characters
// are than are not, else Windows-1252, which holds ISO-8859-1, if letters
// with accents stand between plain ones as in Western European languages.
// That is a guess, which Format tells: text in Windows-1250 or 1254 may pass.
func (c *census) verdict() (charset, error) {
	switch {
	case c.broken == 0 || c.letters > c.broken:
		return charset{title: "UTF-8"}, nil
	case c.crowded*4 > c.high || c.odd*20 > c.high:
		return charset{}, fmt.Errorf("its text is not UTF-8 (at byte %d) and not Western European either: name its encoding, such as windows-874 for Thai, windows-1251 for Russian, gb18030 or big5 for Chinese", c.first)
	}
	return charset{"Windows-1252", 0, charmap.Windows1252}, nil
}
