package onefile

import (
	"bytes"
	"html"

	"github.com/mapd/mapd/geo"
)

// icon is that of the page.
const icon = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='6' fill='%231A1D21'/%3E%3Cpath fill='none' stroke='%23FDFCFA' stroke-width='2.6' d='M11.2 7H7v18h4.2M20.8 7H25v18h-4.2'/%3E%3Ccircle cx='16' cy='16' r='4' fill='%23FDFCFA'/%3E%3C/svg%3E"

// said is what a document says before its code runs, and where it cannot.
type said struct{ damaged, noScript string }

// words are said by the page's languages.
var words = map[string]said{
	"en": {"This file is damaged, or this browser is too old for it. Copy the file again, or open it in a newer browser.",
		"The map needs JavaScript. The texts of the briefing can be read without it."},
	chinese: {"此文件已损坏，或浏览器版本过旧。请重新复制文件，或用较新的浏览器打开。",
		"地图需要 JavaScript。简报的文字无需它即可阅读。"},
}

// document writes the file. All texts are escaped; the archive is base64.
func (p *Page) document(b *geo.Briefing, lang string, packed []byte) []byte {
	var out bytes.Buffer
	put := func(parts ...string) {
		for _, part := range parts {
			out.WriteString(part)
		}
	}
	text := html.EscapeString
	put("<!doctype html>\n<html lang=\"", text(lang), "\">\n<head>\n<meta charset=\"utf-8\">\n",
		"<meta http-equiv=\"Content-Security-Policy\" content=\"", text(p.Policy()), "\">\n",
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n",
		"<meta name=\"color-scheme\" content=\"light dark\">\n",
		"<meta name=\"generator\" content=\"mapd\">\n",
		"<title>", text(b.Title), "</title>\n",
		"<meta name=\"description\" content=\"", text(b.Audience), "\">\n",
		"<link rel=\"icon\" type=\"image/svg+xml\" href=\"", text(icon), "\">\n",
		"<style>")
	out.Write(p.style)
	put("</style>\n</head>\n<body>\n<div id=\"app\" data-briefing=\"", text(b.ID), "\"></div>\n",
		"<template id=\"damaged\"><p class=\"noscript\" role=\"alert\">", text(words[lang].damaged), "</p></template>\n<noscript>\n")
	put("<p class=\"noscript\">", text(words[lang].noScript), "</p>\n<article lang=\"", text(b.Language), "\">\n<h1>", text(b.Title), "</h1>\n<p>", text(b.Audience), "</p>\n")
	for _, scene := range b.Scenes {
		put("<h2>", text(scene.Title), "</h2>\n<p>", text(scene.Text), "</p>\n")
	}
	put("</article>\n</noscript>\n<script type=\"application/octet-stream\" id=\"archive\">")
	out.Write(packed)
	put("</script>\n<script>")
	out.Write(p.script)
	put("</script>\n</body>\n</html>\n")
	return out.Bytes()
}
