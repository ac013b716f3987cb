package mapping

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// titleRunes is how long a title may be.
const titleRunes = 200

// clean makes control characters harmless and visible, so that nothing is
// lost and no terminal, database or page is led astray: NUL becomes "␀",
// others of ASCII likewise, those beyond and the overrides of the writing
// direction become "[U+202E]". Line feeds and tabs stay, carriage returns
// before a line feed go.
func clean(text string) string {
	for i := 0; i < len(text); i++ {
		if b := text[i]; b < ' ' && b != '\n' && b != '\t' || b >= 0x7f {
			return cleanSlowly(text, i)
		}
	}
	return text
}

func cleanSlowly(text string, from int) string {
	safe := true
	for _, r := range text[from:] {
		safe = safe && !harmful(r)
	}
	if safe {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + 8)
	text = strings.ReplaceAll(text, "\r\n", "\n")
	for _, r := range text {
		switch {
		case !harmful(r):
			b.WriteRune(r)
		case r < ' ':
			b.WriteRune('␀' + r)
		case r == 0x7f:
			b.WriteRune('␡')
		default:
			fmt.Fprintf(&b, "[U+%04X]", r)
		}
	}
	return b.String()
}

func harmful(r rune) bool {
	switch {
	case r < ' ':
		return r != '\n' && r != '\t'
	case r >= 0x7f && r <= 0x9f, r == 0x202d, r == 0x202e:
		return true
	}
	return false
}

// oneLine puts a text on one line with single blanks.
func oneLine(text string) string {
	if !strings.ContainsAny(text, "\n\t") && !strings.Contains(text, "  ") {
		return strings.TrimSpace(text)
	}
	return strings.Join(strings.Fields(text), " ")
}

// shortened cuts a text behind a word, at most n runes with the ellipsis.
func shortened(text string, n int) (short string, cut bool) {
	if len(text) <= n || utf8.RuneCountInString(text) <= n {
		return text, false
	}
	runes := []rune(text)[:n-1]
	short = string(runes)
	if i := strings.LastIndexByte(short, ' '); i > len(short)/2 {
		short = short[:i]
	}
	return strings.TrimRight(short, " ,;:") + "…", true
}

// textOf writes a cell as text, trimmed; empty if there is nothing in it.
func textOf(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return strings.TrimSpace(clean(v))
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	case []any:
		parts := make([]string, 0, len(v))
		for _, part := range v {
			if text := textOf(part); text != "" {
				parts = append(parts, text)
			}
		}
		return strings.Join(parts, "; ")
	}
	data, err := json.Marshal(value)
	if err != nil {
		return clean(fmt.Sprint(value))
	}
	return clean(string(data))
}

// number is how a text is a plain decimal number.
type number struct {
	whole    bool // it has no decimals
	decimals int
}

// plainNumber reads -?(0|[1-9][0-9]*)(.[0-9]+)? of at most 15 digits: what a
// float64 gives back as it came.
func plainNumber(text string) (n number, ok bool) {
	i := 0
	if i < len(text) && text[i] == '-' {
		i++
	}
	first := i
	for i < len(text) && text[i] >= '0' && text[i] <= '9' {
		i++
	}
	digits := i - first
	if digits == 0 || digits > 1 && text[first] == '0' {
		return n, false
	}
	if i < len(text) && text[i] == '.' {
		dot := i
		for i++; i < len(text) && text[i] >= '0' && text[i] <= '9'; i++ {
		}
		if n.decimals = i - dot - 1; n.decimals == 0 {
			return n, false
		}
	}
	n.whole = n.decimals == 0
	return n, i == len(text) && digits+n.decimals <= 15
}

// typed turns a text that is a plain number, true or false into that.
func typed(text string) any {
	if n, ok := plainNumber(text); ok {
		if n.whole && text != "-0" {
			i, _ := strconv.ParseInt(text, 10, 64)
			return i
		}
		f, _ := strconv.ParseFloat(text, 64)
		return f
	}
	switch text {
	case "true":
		return true
	case "false":
		return false
	}
	return text
}

// floatOf reads a number out of a cell.
func floatOf(value any) (float64, bool) {
	switch v := value.(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, true
	case string:
		f, err := strconv.ParseFloat(strings.TrimSpace(v), 64)
		return f, err == nil
	}
	return 0, false
}

// cleaned is clean for values of any kind, at any depth.
func cleaned(value any) any {
	switch v := value.(type) {
	case string:
		return clean(v)
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = cleaned(item)
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for name, item := range v {
			out[clean(name)] = cleaned(item)
		}
		return out
	}
	return value
}
