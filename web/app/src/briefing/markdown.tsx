// The text of a scene, which is Markdown (CommonMark), as elements. Nothing in
// it becomes HTML but what is named here: HTML in a text stays text, an image
// is its description, and links lead to web pages and mail addresses only.

import type { BlockContent, DefinitionContent, List, Nodes, PhrasingContent, Root, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import type { ComponentChildren, VNode } from "preact";
import { cutAtMarks, type Mark } from "./marks";

/** Makes what stands in the place of a citation. */
export type Cite = (marks: Mark[]) => VNode | null;

interface Context {
  cite: Cite;
  /** Addresses of links by their names. */
  definitions: Map<string, string>;
}

type Node = RootContent | PhrasingContent | BlockContent | DefinitionContent;

const SAFE = /^(https?|mailto):$/;

/** The address if a link may lead there; null for scripts, files, what is relative. */
export function safeAddress(address: string): string | null {
  try {
    return SAFE.test(new URL(address).protocol) ? address : null;
  } catch {
    return null;
  }
}

/** Elements of a text. Headings in it begin at the third level. */
export function Markdown({ text, cite }: { text: string; cite: Cite }) {
  const root = fromMarkdown(text);
  const context = { cite, definitions: definitionsOf(root) };
  return <>{children(root.children, context)}</>;
}

function definitionsOf(root: Root): Map<string, string> {
  const found = new Map<string, string>();
  const look = (node: Nodes) => {
    if (node.type === "definition" && !found.has(node.identifier)) found.set(node.identifier, node.url);
    if ("children" in node) for (const child of node.children) look(child);
  };
  look(root);
  return found;
}

const children = (nodes: readonly Node[], c: Context): ComponentChildren => joined(nodes).map((node) => element(node, c));

/** Texts that stand beside each other as one, so that no citation is cut. */
function joined(nodes: readonly Node[]): Node[] {
  const out: Node[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (node.type === "text" && last?.type === "text") out[out.length - 1] = { ...last, value: last.value + node.value };
    else out.push(node);
  }
  return out;
}

function element(node: Node, c: Context): ComponentChildren {
  switch (node.type) {
    case "text":
      return cutAtMarks(node.value).map((piece) => (typeof piece === "string" ? piece : c.cite(piece)));
    case "html":
      return node.value;
    case "paragraph":
      return <p>{children(node.children, c)}</p>;
    case "heading": {
      const Heading = `h${Math.min(6, node.depth + 2)}` as "h3";
      return <Heading>{children(node.children, c)}</Heading>;
    }
    case "emphasis":
      return <em>{children(node.children, c)}</em>;
    case "strong":
      return <strong>{children(node.children, c)}</strong>;
    case "inlineCode":
      return <code>{node.value}</code>;
    case "code":
      return (
        <pre>
          <code>{node.value}</code>
        </pre>
      );
    case "blockquote":
      return <blockquote>{children(node.children, c)}</blockquote>;
    case "list":
      return <ListOf list={node} context={c} />;
    case "break":
      return <br />;
    case "thematicBreak":
      return <hr />;
    case "link":
      return link(node.url, children(node.children, c));
    case "linkReference":
      return link(c.definitions.get(node.identifier) ?? "", children(node.children, c));
    case "image":
    case "imageReference":
      return node.alt;
    default:
      return null;
  }
}

function ListOf({ list, context }: { list: List; context: Context }) {
  const items = list.children.map((item) => (
    <li>
      {item.children.map((child) =>
        child.type === "paragraph" && !list.spread ? children(child.children, context) : element(child, context),
      )}
    </li>
  ));
  return list.ordered ? <ol start={list.start ?? 1}>{items}</ol> : <ul>{items}</ul>;
}

function link(address: string, words: ComponentChildren): ComponentChildren {
  const safe = safeAddress(address);
  return safe ? (
    <a class="link" href={safe} target="_blank" rel="noopener noreferrer">
      {words}
    </a>
  ) : (
    words
  );
}

/** What holds blocks, between whose words there is room. */
const BLOCKS: ReadonlySet<string> = new Set(["root", "list", "listItem", "blockquote"]);

/** What a text says, without its marks, to be read aloud or shown in a line. */
export function plainText(text: string): string {
  const words = (node: Nodes): string => {
    if (node.type === "text")
      return cutAtMarks(node.value)
        .filter((piece) => typeof piece === "string")
        .join("");
    if (node.type === "break") return " ";
    if ("value" in node) return node.value;
    if (!("children" in node)) return "alt" in node ? (node.alt ?? "") : "";
    return (node.children as Nodes[]).map(words).join(BLOCKS.has(node.type) ? " " : "");
  };
  return words(fromMarkdown(text)).replace(/\s+/g, " ").trim();
}
