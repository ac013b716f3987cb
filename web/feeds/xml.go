package feeds

// xmlEscapes are the characters that XML and HTML take for something else.
var xmlEscapes = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;", '\r': "&#13;"}

// appendXML appends a text, which XML and HTML then take for nothing else.
func appendXML(b []byte, s string) []byte {
	s = visible(s)
	from := 0
	for i := range len(s) {
		if escape := xmlEscapes[s[i]]; escape != "" {
			b = append(append(b, s[from:i]...), escape...)
			from = i + 1
		}
	}
	return append(b, s[from:]...)
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
