// Package pages is what mapd's plain HTML pages have in common: those of the
// API's resources and of the feeds. They are made on the server and work
// without code; a small script only copies addresses. Nothing from the data is
// ever markup: all texts go through html/template, isolated in their direction
// of writing, and the site's policy allows neither code nor styles in a page.
package pages
