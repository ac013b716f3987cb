package main

import "unicode"

// scripts are those that one language alone is written in, as far as names
// of places go.
var scripts = []struct {
	table *unicode.RangeTable
	lang  string
}{
	{unicode.Thai, "th"}, {unicode.Lao, "lo"}, {unicode.Khmer, "km"}, {unicode.Hangul, "ko"}, {unicode.Hiragana, "ja"}, {unicode.Katakana, "ja"},
	{unicode.Tamil, "ta"}, {unicode.Telugu, "te"}, {unicode.Kannada, "kn"}, {unicode.Malayalam, "ml"}, {unicode.Gujarati, "gu"},
	{unicode.Gurmukhi, "pa"}, {unicode.Oriya, "or"}, {unicode.Sinhala, "si"}, {unicode.Georgian, "ka"}, {unicode.Armenian, "hy"}, {unicode.Greek, "el"},
}

// langOf returns the language of a spelling if its script tells, else "".
// Chinese characters with kana are Japanese; alone they are taken for Chinese,
// but not in countries that have names in them of their own.
func langOf(text, country string) string {
	han := false
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			continue
		}
		if unicode.Is(unicode.Myanmar, r) {
			return burmese(text)
		}
		for _, s := range scripts {
			if unicode.Is(s.table, r) {
				return s.lang
			}
		}
		if !unicode.Is(unicode.Han, r) {
			return ""
		}
		han = true
	}
	if han && country != "JP" && country != "KR" && country != "KP" {
		return "zh"
	}
	return ""
}

// burmese returns "my" unless the text has letters of Mon, Karen or Shan.
func burmese(text string) string {
	for _, r := range text {
		if r >= 0x1050 && r <= 0x109f || r >= 0xa9e0 {
			return ""
		}
	}
	return "my"
}

// isLatinOrHan reports whether all letters of a text are Latin or Chinese.
func isLatinOrHan(text string) bool {
	for _, r := range text {
		if unicode.IsLetter(r) && !unicode.In(r, unicode.Latin, unicode.Han) {
			return false
		}
	}
	return true
}
