// The line of HTML that shows a view in another page.

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string) => text.replace(/[&"<>]/g, (c) => ESCAPES[c]);

/** Up to this height the time control is the small one. */
const HEIGHT = 520;

/** An iframe as wide as its place. */
export function frameCode(address: string, title: string): string {
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="${HEIGHT}" style="border:0" loading="lazy"></iframe>`;
}
