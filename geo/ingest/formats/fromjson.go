package formats

import "github.com/tidwall/gjson"

// fromJSON is the value that a text of JSON stands for: a map, a list or what
// else it holds. What is not JSON, or is nested deeper than that, stays text.
func fromJSON(text string, depth int) any {
	if nesting(text) > depth || !gjson.Valid(text) {
		return text
	}
	value, err := valueOf(gjson.Parse(text))
	if err != nil {
		return text
	}
	return value
}

// nesting is how deep lists and objects lie in each other.
func nesting(text string) (deepest int) {
	depth, quoted := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[' || c == '{':
			depth++
			deepest = max(deepest, depth)
		case c == ']' || c == '}':
			depth--
		}
	}
	return deepest
}
