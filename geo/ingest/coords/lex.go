package coords

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// piece is a part of the text of a coordinate: a number, a mark or a side.
type piece struct {
	kind   byte // 'n' number, 'd' 'm' 's' marks, 'h' side, '-' ':' ' ' ',' ';' '/' separators
	n      float64
	digits int // before the point
	frac   bool
	comma  bool
	side   side
	word   string
}

var errReading = errors.New("it cannot be read")

// lex cuts a plain text into pieces.
func lex(text string) ([]piece, error) {
	pieces := make([]piece, 0, 16)
	lettered := false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r >= '0' && r <= '9':
			p, length, err := lexNumber(text[i:])
			if err != nil {
				return nil, err
			}
			pieces, i = append(pieces, p), i+length
			continue
		case r == degreeMark:
			pieces = append(pieces, piece{kind: 'd'})
		case r == minuteMark:
			pieces = append(pieces, piece{kind: 'm'})
		case r == secondMark:
			pieces = append(pieces, piece{kind: 's'})
		case unicode.IsLetter(r):
			p, length, err := lexWord(text[i:], &lettered, len(pieces) > 0 && pieces[len(pieces)-1].kind == 'n')
			if err != nil {
				return nil, err
			}
			if p.kind != 0 {
				pieces = append(pieces, p)
			}
			i += length
			continue
		case r == '.' && behindMark(pieces) && i+1 < len(text) && isDigit(text[i+1]):
			length, err := fraction(&pieces[len(pieces)-2], text[i:])
			if err != nil {
				return nil, err
			}
			i += length
			continue
		case r == '-' && dash(pieces, text[i+1:]):
			pieces = separator(pieces, ',')
		case strings.ContainsRune("-+:,;/| ()=.", r):
			pieces = separator(pieces, byte(r))
		default:
			return nil, fmt.Errorf("%q has no meaning in it", string(r))
		}
		i += size
	}
	return pieces, nil
}

// separator adds a separator; the strongest of several counts.
func separator(pieces []piece, kind byte) []piece {
	const order = " :-+,/;" // from the weakest
	switch kind {
	case '(', ')', '=', '.':
		kind = ' '
	case '|':
		kind = ';'
	}
	if n := len(pieces); n > 0 && strings.IndexByte(order, pieces[n-1].kind) >= 0 {
		last := pieces[n-1].kind
		if kind == '-' || kind == '+' { // a sign behind a separator
			return append(pieces, piece{kind: kind})
		}
		if strings.IndexByte(order, kind) > strings.IndexByte(order, last) {
			pieces[n-1].kind = kind
		}
		return pieces
	}
	return append(pieces, piece{kind: kind})
}

// behindMark says whether a mark behind a whole number was the last piece.
func behindMark(pieces []piece) bool {
	n := len(pieces)
	return n > 1 && strings.IndexByte("dms", pieces[n-1].kind) >= 0 && pieces[n-2].kind == 'n' && !pieces[n-2].frac
}

// fraction adds to a number the decimals that stand behind its mark, as
// seafarers write: 12°01'.5 is 12 degrees and 1.5 minutes.
func fraction(p *piece, text string) (length int, err error) {
	decimals, length, err := lexNumber("0" + text)
	p.n, p.frac = p.n+decimals.n, true
	return length - 1, err
}

// dash says whether a line stands between two coordinates and is no sign:
// 01:02N - 103:36E, 00:34N-104:09E, but not 12.5N -104.5W.
func dash(pieces []piece, rest string) bool {
	n := len(pieces)
	blank := n > 0 && pieces[n-1].kind == ' '
	if blank {
		n--
	}
	if n < 2 || pieces[n-1].kind != 'h' || pieces[n-1].side.sign == 0 || blank && !strings.HasPrefix(rest, " ") {
		return false
	}
	return slices.ContainsFunc(pieces[:n], func(p piece) bool { return p.kind == 'n' })
}

func lexNumber(text string) (piece, int, error) {
	p := piece{kind: 'n'}
	i := 0
	for i < len(text) && isDigit(text[i]) {
		i++
	}
	p.digits = i
	if i+1 < len(text) && (text[i] == '.' || text[i] == ',') && isDigit(text[i+1]) {
		p.frac, p.comma = true, text[i] == ','
		for i++; i < len(text) && isDigit(text[i]); i++ {
		}
		if i+1 < len(text) && text[i] == '.' && isDigit(text[i+1]) {
			return piece{}, 0, errors.New("a number has two points")
		}
	}
	n, err := strconv.ParseFloat(strings.Replace(text[:i], ",", ".", 1), 64)
	if err != nil {
		return piece{}, 0, errReading
	}
	p.n = n
	return p, i, nil
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// units are words and letters for the marks.
var units = map[string]byte{
	"d": 'd', "deg": 'd', "degs": 'd', "degree": 'd', "degrees": 'd', "grad": 'd', "องศา": 'd',
	"m": 'm', "min": 'm', "mins": 'm', "minute": 'm', "minutes": 'm', "ลิปดา": 'm', "sec": 's', "secs": 's', "second": 's', "seconds": 's', "พิลิปดา": 's',
}

// lexWord reads a word. lettered says that degrees are marked by the letter d:
// then an s behind a number marks seconds.
func lexWord(text string, lettered *bool, behindNumber bool) (piece, int, error) {
	end := 0
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		dot := r == '.' && end > 0 && end+1 < len(text) && text[end+1] != ' ' && !isDigit(text[end+1])
		if !dot && !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		end += size
	}
	word := strings.ReplaceAll(text[:end], ".", "")
	if mark, known := units[word]; known {
		*lettered = *lettered || word == "d"
		return piece{kind: mark}, end, nil
	}
	if *lettered && behindNumber && (word == "s" || len(word) == 2 && word[0] == 's') { // 13d43m00s, 13d43m00sn
		return piece{kind: 's'}, 1, nil
	}
	if s, known := sides[word]; known {
		return piece{kind: 'h', side: s, word: word}, end, nil
	}
	// Without blanks: 北纬13度 is one word only up to the mark.
	for length := min(end, 12); length > 0; length-- {
		if s, known := sides[text[:length]]; known && text[0] >= utf8.RuneSelf {
			return piece{kind: 'h', side: s, word: text[:length]}, length, nil
		}
	}
	switch word {
	case "o":
		return piece{}, 0, errors.New("the letter O is west in some languages and east in others; write W or E")
	case "and", "de", "of":
		return piece{}, end, nil
	}
	return piece{}, 0, fmt.Errorf("%q has no meaning in it", word)
}
