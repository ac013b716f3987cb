package prose

import (
	"html"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// citation matches "[@one; @two, p. 3]", as geo/briefing does.
var citation = regexp.MustCompile(`\[(@[^\]\[\s;,]+(?:,[^\]\[;]*)?(?:;\s*@[^\]\[\s;,]+(?:,[^\]\[;]*)?)*)\]`)

// cited is one record of a citation, and where in it.
type cited struct{ id, locator string }

// citationNode is a citation in a text.
type citationNode struct {
	ast.BaseInline
	all []cited
}

var citationKind = ast.NewNodeKind("Citation")

func (*citationNode) Kind() ast.NodeKind { return citationKind }

func (n *citationNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type citationParser struct{}

func (citationParser) Trigger() []byte { return []byte{'['} }

func (citationParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	at := citation.FindSubmatchIndex(line)
	if at == nil || at[0] != 0 {
		return nil
	}
	n := &citationNode{}
	for part := range strings.SplitSeq(string(line[at[2]:at[3]]), ";") {
		id, locator, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(part), "@"), ",")
		n.all = append(n.all, cited{id, strings.TrimSpace(locator)})
	}
	block.Advance(at[1])
	return n
}

// citationRenderer writes the numbers of citations.
type citationRenderer struct{ references *References }

func (c *citationRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(citationKind, c.render)
}

func (c *citationRenderer) render(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	var out strings.Builder
	out.WriteString("<sup>")
	for i, one := range node.(*citationNode).all {
		if i > 0 {
			out.WriteString(", ")
		}
		n := strconv.Itoa(c.references.Number(one.id))
		out.WriteString(`<a href="#` + Anchor + n + `">` + n + `</a>`)
		if one.locator != "" {
			out.WriteString(", " + html.EscapeString(one.locator))
		}
	}
	out.WriteString("</sup>")
	_, err := w.WriteString(out.String())
	return ast.WalkSkipChildren, err
}
