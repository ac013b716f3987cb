// Package prose turns the texts of scenes, which are Markdown, into safe HTML.
// HTML in a text is text. Links lead to http, https and mailto alone, and
// images are left out. "[@ID]" becomes the number of a reference.
package prose

import (
	"bytes"
	"html/template"
	"regexp"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Anchor begins the id of a reference on the page; its number follows.
const Anchor = "ref-"

// References numbers what texts cite, each record once, in the order in which
// it is met.
type References struct {
	IDs     []string
	numbers map[string]int
}

// Number returns the number of a record, from 1 on.
func (r *References) Number(id string) int {
	if n, ok := r.numbers[id]; ok {
		return n
	}
	if r.numbers == nil {
		r.numbers = map[string]int{}
	}
	r.IDs = append(r.IDs, id)
	r.numbers[id] = len(r.IDs)
	return len(r.IDs)
}

// HTML returns a text as safe HTML, and numbers what it cites.
func (r *References) HTML(markdown string) (template.HTML, error) {
	m := goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(without(parser.DefaultBlockParsers(), parser.NewHTMLBlockParser())...),
			parser.WithInlineParsers(append(without(parser.DefaultInlineParsers(), parser.NewRawHTMLParser()),
				util.Prioritized(citationParser{}, 150))...),
			parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
			parser.WithASTTransformers(util.Prioritized(belowTitles{}, 100)),
		)),
		goldmark.WithExtensions(extension.Strikethrough),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(&citationRenderer{r}, 100))))
	var out bytes.Buffer
	if err := m.Convert([]byte(markdown), &out); err != nil {
		return "", err
	}
	safe := policy.SanitizeBytes(out.Bytes())
	return template.HTML(beforeNumber.ReplaceAll(safe, []byte("<sup>"))), nil
}

// beforeNumber is the blank before a citation, which its number is written without.
var beforeNumber = regexp.MustCompile(`\s+<sup>`)

// Plain returns a text without its marks and citations, on one line.
func Plain(markdown string) string {
	safe, err := (&References{}).HTML(citation.ReplaceAllString(markdown, ""))
	if err != nil {
		return ""
	}
	plain := bluemonday.StrictPolicy().AddSpaceWhenStrippingTag(true).Sanitize(string(safe))
	plain = strings.Join(strings.Fields(unescape.Replace(plain)), " ")
	return beforeStop.ReplaceAllString(plain, "$1")
}

var (
	unescape   = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&#34;", `"`, "&#39;", "'", "&quot;", `"`)
	beforeStop = regexp.MustCompile(` ([.,;:!?])`)
)

// without leaves one parser out: the one of the same type.
func without(all []util.PrioritizedValue, left any) (kept []util.PrioritizedValue) {
	for _, v := range all {
		if v.Value != left {
			kept = append(kept, v)
		}
	}
	return kept
}

// policy holds what may stand in a page, whatever the Markdown became.
var policy = func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "em", "strong", "del", "ul", "ol", "li", "blockquote", "pre", "code", "h3", "h4", "h5", "h6", "hr", "sup", "a")
	p.AllowAttrs("href").Matching(regexp.MustCompile(`^(#` + Anchor + `[0-9]+|https?://.*|mailto:.*)$`)).OnElements("a")
	p.AllowAttrs("start").Matching(bluemonday.Integer).OnElements("ol")
	p.AllowURLSchemes("http", "https", "mailto")
	p.AllowRelativeURLs(true)
	p.RequireParseableURLs(true)
	p.RequireNoFollowOnFullyQualifiedLinks(true)
	p.RequireNoReferrerOnFullyQualifiedLinks(true)
	return p
}()

// belowTitles makes headings of a text stand below that of its scene.
type belowTitles struct{}

func (belowTitles) Transform(doc *ast.Document, _ text.Reader, _ parser.Context) {
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			h.Level = min(h.Level+2, 6)
		}
	}
}
