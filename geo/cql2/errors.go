package cql2

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/mapd/mapd/geo"
)

// param is the parameter that all errors name.
const param = "filter"

// invalid returns the error of a fault at a place of the filter.
func invalid(at place, format string, args ...any) error {
	message := fmt.Sprintf(format, args...)
	if at.known {
		message = at.String() + ": " + message
	}
	return geo.InvalidParam(param, "%s", message)
}

// atCharacter returns the place of a byte of a text.
func atCharacter(source string, offset int) place {
	return place{source: source, offset: offset, known: true}
}

// atPointer returns the place that a JSON pointer (RFC 6901) names.
func atPointer(pointer string) place { return place{pointer: pointer, json: true, known: true} }

// String names the place: "at character 3", counted from 1, or "at /args/0".
func (p place) String() string {
	if p.json {
		return "at " + cmp.Or(p.pointer, "the root")
	}
	return fmt.Sprintf("at character %d", utf8.RuneCountInString(p.source[:p.offset])+1)
}

// validText reports whether a text can stand in a filter.
func validText(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsRune(text, 0)
}
