import { isValidElement, type VNode } from "preact";
import { describe, expect, it } from "vitest";
import { Markdown, plainText, safeAddress } from "./markdown";

/** Elements as text: "p(a strong(b))". */
function told(node: unknown): string {
  if (Array.isArray(node)) return node.map(told).join("");
  if (!isValidElement(node)) return typeof node === "string" || typeof node === "number" ? String(node) : "";
  const { type, props } = node as VNode<{ children?: unknown; href?: string }>;
  if (typeof type === "function") return told((type as (p: unknown) => unknown)(props));
  const name = typeof type === "string" ? type : "";
  const inside = `${props.href ? `${props.href} ` : ""}${told(props.children)}`;
  return name ? `${name}(${inside})` : inside;
}

const read = (text: string) => told(Markdown({ text, cite: (marks) => <sup>{marks.map((m) => m.id).join()}</sup> }));

describe("the text of a scene", () => {
  it.each([
    ["paragraphs", "One\ntwo\n\nthree", "p(One\ntwo)p(three)"],
    ["emphasis", "*a* **b** `c`", "p(em(a) strong(b) code(c))"],
    ["headings below those of the page", "# A", "h3(A)"],
    ["lists", "- a\n- b", "ul(li(a)li(b))"],
    ["citations", "So [@a; @b.c], too.", "p(Sosup(a,b.c), too.)"],
    ["citations with an underscore", "So [@a_b_c; @d*e].", "p(Sosup(a_b_c,d*e).)"],
    ["links", "[a](https://x.org)", "p(a(https://x.org a))"],
    ["links by name", "[a][b]\n\n[b]: https://x.org", "p(a(https://x.org a))"],
    ["no script as a link", "[a](javascript:alert(1)) [b](data:text/html,x)", "p(a b)"],
    ["HTML as text", "<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"],
    ["HTML within a line as text", "a <b>c</b>", "p(a <b>c</b>)"],
    ["images by their description", "![a map](https://x.org/a.png)", "p(a map)"],
  ])("has %s", (_, text, elements) => expect(read(text)).toBe(elements));
  it("has words alone for who listens", () => {
    expect(plainText("# A\n\nSo *it* is [@a].\n\n- one\n- two")).toBe("A So it is. one two");
  });
});

describe("an address of a link", () => {
  it.each([
    ["https://x.org/a", true],
    ["mailto:a@x.org", true],
    ["JavaScript:alert(1)", false],
    ["java\nscript:alert(1)", false],
    ["file:///etc/passwd", false],
    ["../api", false],
  ])("%s", (address, safe) => expect(safeAddress(address) !== null).toBe(safe));
});
