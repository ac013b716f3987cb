package mapping

import (
	"html"
	"regexp"
	"strings"
)

var (
	// markupTag is a tag of HTML as descriptions have them: those of Google's
	// maps and of other KML, of web forms and feeds.
	markupTag = regexp.MustCompile(`(?i)</?(?:a|abbr|b|big|blockquote|br|center|code|dd|div|dl|dt|em|font|h[1-6]|hr|i|img|li|ol|p|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]*)?/?>`)
	// breakTag are those that begin a new line.
	breakTag = regexp.MustCompile(`(?i)</?(?:blockquote|br|center|dd|div|dl|dt|h[1-6]|hr|li|ol|p|table|tr|ul)(?:\s[^<>]*)?/?>`)
	// hiddenPart is what a browser does not show.
	hiddenPart = regexp.MustCompile(`(?is)<(script|style)\b.*?(?:</(?:script|style)\s*>|$)|<!--.*?(?:-->|$)`)
	// emptyLines stand between the others.
	emptyLines = regexp.MustCompile(`\n[ \t]*\n[ \t\n]*`)
)

// withoutMarkup is a text as a reader sees it: tags of HTML are gone, their
// breaks are lines, character references are characters. Without tags it is the
// text as it stands.
func withoutMarkup(text string) string {
	if !strings.Contains(text, "<") || !markupTag.MatchString(text) {
		return text
	}
	text = hiddenPart.ReplaceAllString(text, "")
	text = markupTag.ReplaceAllString(breakTag.ReplaceAllString(text, "\n"), " ")
	lines := strings.Split(html.UnescapeString(text), "\n")
	for i, line := range lines {
		lines[i] = oneLine(line)
	}
	return strings.TrimSpace(emptyLines.ReplaceAllString(strings.Join(lines, "\n"), "\n"))
}
