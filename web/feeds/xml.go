package feeds

import "strings"

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "&#13;")

// appendXML appends a text, which XML and HTML then take for nothing else.
func appendXML(b []byte, s string) []byte {
	s = visible(s)
	if !strings.ContainsAny(s, "&<>\"\r") {
		return append(b, s...)
	}
	return append(b, xmlEscapes.Replace(s)...)
}

// appendElement appends an element that holds a text, nothing if that is empty.
func appendElement(b []byte, name, s string) []byte {
	if s == "" {
		return b
	}
	b = append(append(append(b, '<'), name...), '>')
	b = appendXML(b, s)
	return append(append(append(b, "</"...), name...), '>')
}
