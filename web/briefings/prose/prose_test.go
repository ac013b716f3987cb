package prose

import (
	"strings"
	"testing"
)

func TestHTML(t *testing.T) {
	for markdown, want := range map[string]string{
		"So *it* says [@one].":                     `<p>So <em>it</em> says<sup><a href="#ref-1">1</a></sup>.</p>`,
		"A [@one; @two, p. 3] and [@one]":          `<p>A<sup><a href="#ref-1">1</a>, <a href="#ref-2">2</a>, p. 3</sup> and<sup><a href="#ref-1">1</a></sup></p>`,
		"`[@one]`":                                 `<p><code>[@one]</code></p>`,
		"# Head\n\ntext":                           "<h3>Head</h3>\n<p>text</p>",
		"[x](https://example.org/a?b=1)":           `<p><a href="https://example.org/a?b=1" rel="nofollow noreferrer">x</a></p>`,
		"[x](mailto:a@example.org)":                `<p><a href="mailto:a@example.org">x</a></p>`,
		"[x](javascript:alert(1))":                 `<p>x</p>`,
		"[x](JaVaScRiPt&colon;alert(1))":           `<p>x</p>`,
		"[x](data:text/html,x)":                    `<p>x</p>`,
		"[x](/session/steal)":                      `<p>x</p>`,
		"![x](https://example.org/a.png)":          `<p></p>`,
		"<script>alert(1)</script>":                `<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>`,
		"a <img src=x onerror=alert(1)> b":         `<p>a &lt;img src=x onerror=alert(1)&gt; b</p>`,
		"<div>\n*x*\n</div>":                       "<p>&lt;div&gt;\n<em>x</em>\n&lt;/div&gt;</p>",
		"[@<b>]":                                   `<p><sup><a href="#ref-1">1</a></sup></p>`,
		"[@a, \"><script>x]":                       `<p><sup><a href="#ref-1">1</a>, &#34;&gt;&lt;script&gt;x</sup></p>`,
		"~~gone~~ and [@ ] and [no](<http://x y>)": `<p><del>gone</del> and [@ ] and no</p>`,
	} {
		got, err := (&References{}).HTML(markdown)
		if err != nil || strings.TrimSpace(string(got)) != want {
			t.Errorf("%q is %v\n%s\nwant\n%s", markdown, err, got, want)
		}
	}
}

func TestPlain(t *testing.T) {
	for markdown, want := range map[string]string{
		"One *two* [@a]. Three\n\n- four [@b; @c]": "One two. Three four",
		"R&D <b>": "R&D <b>",
	} {
		if got := Plain(markdown); got != want {
			t.Errorf("%q is %q, want %q", markdown, got, want)
		}
	}
}

// FuzzHTML checks that nothing that runs, and no address of another kind, comes
// out of any text.
func FuzzHTML(f *testing.F) {
	f.Add("[x](javascript:1) <svg onload=1> [@a]")
	f.Fuzz(func(t *testing.T, markdown string) {
		got, err := (&References{}).HTML(markdown)
		if err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"<script", "<img", "<svg", "<iframe", "href=\"javascript", "href=\"data", "href=\"/"} {
			if strings.Contains(strings.ToLower(string(got)), bad) {
				t.Errorf("%q has %q: %s", markdown, bad, got)
			}
		}
	})
}
