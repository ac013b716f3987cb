package pages

import "strings"

// Words says what pages say, in one language.
type Words struct{ Lang string }

// Languages are those that pages speak.
var Languages = []Link{{Text: "English", Type: "en"}, {Text: "中文", Type: "zh-Hans"}}

// WordsIn returns the words in the first language of prefs (BCP 47) that there
// are any in; English without.
func WordsIn(prefs []string) Words {
	for _, p := range prefs {
		switch base, _, _ := strings.Cut(p, "-"); base {
		case "en":
			return Words{"en"}
		case "zh":
			return Words{"zh-Hans"}
		}
	}
	return Words{"en"}
}

// Say returns the text with that name. A name that there is not is returned
// itself; a test sees to it that there is none such.
func (w Words) Say(name string) string {
	text, ok := texts[name]
	switch {
	case !ok:
		return name
	case w.Lang == "en":
		return text[0]
	}
	return text[1]
}
