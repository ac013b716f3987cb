// What the map draws, as boxes on the screen: heard at the canvas itself.

import type { Page } from "@playwright/test";

export interface Drawn {
  what: "name" | "plate" | "disc";
  text: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Keeps a list of what the newest drawing of the map holds. Numbers and "?"
 * belong to their marks and are left out, and so are dashed rings. */
function listen(): void {
  const { prototype } = CanvasRenderingContext2D;
  let list: Drawn[] = [];
  (window as unknown as { drawn: () => Drawn[] }).drawn = () => list;
  type Name = "clearRect" | "fillText" | "roundRect" | "arc" | "stroke";
  const hear = <A>(name: Name, note: (c: CanvasRenderingContext2D, a: A) => void) => {
    const old = prototype[name] as (...a: unknown[]) => void;
    const heard = function (this: CanvasRenderingContext2D, ...a: unknown[]) {
      if (this.canvas.classList?.contains("time-layer")) note(this, a as A);
      old.apply(this, a);
    };
    Object.assign(prototype, { [name]: heard });
  };
  hear("clearRect", () => (list = []));
  hear("fillText", (c, [text, x, y]: [string, number, number]) => {
    if (/^[\d?]/.test(text)) return;
    const width = c.measureText(text).width;
    const left = c.textAlign === "center" ? x - width / 2 : c.textAlign === "right" ? x - width : x;
    const size = Number.parseFloat(/([\d.]+)px/.exec(c.font)![1]);
    list.push({ what: "name", text, left, right: left + width, top: y - 0.7 * size, bottom: y + 0.2 * size });
  });
  hear("roundRect", (_, [x, y, w, h]: number[]) => {
    list.push({ what: "plate", text: "plate", left: x, top: y, right: x + w, bottom: y + h });
  });
  hear("arc", (_, [x, y, r]: number[]) => {
    list.push({
      what: "disc",
      text: `disc at ${Math.round(x)}, ${Math.round(y)}`,
      left: x - r,
      top: y - r,
      right: x + r,
      bottom: y + r,
    });
  });
  hear("stroke", (c) => {
    const last = list.at(-1);
    if (c.getLineDash().length > 0) list = list.filter((d) => d.what !== "disc" || d.text !== last?.text);
  });
}

/** To be called before the page is opened. */
export const hearMap = (page: Page) => page.addInitScript(listen);

/** What is drawn of names, plates and discs; the dots of quiet places and towns are not. */
export async function drawn(page: Page): Promise<Drawn[]> {
  const all = await page.evaluate(() => (window as unknown as { drawn: () => Drawn[] }).drawn());
  return all.filter((d) => d.what !== "disc" || d.right - d.left > 12);
}

/** Goes to another address of the same page, and waits until it is drawn. */
export async function goTo(page: Page, query: string): Promise<void> {
  await page.evaluate(async (to) => {
    history.replaceState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
    for (let i = 0; i < 4; i++) await new Promise(requestAnimationFrame);
  }, query);
}

const SLACK = 1;

function meet(a: Drawn, b: Drawn): boolean {
  const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return x > SLACK && y > SLACK;
}

const within = (a: Drawn, b: Drawn): boolean =>
  a.left >= b.left && a.right <= b.right + SLACK && a.top >= b.top && a.bottom <= b.bottom;

/** The distance from a disc's middle to a box is less than its radius. */
function cuts(disc: Drawn, box: Drawn): boolean {
  const x = (disc.left + disc.right) / 2;
  const y = (disc.top + disc.bottom) / 2;
  const away = Math.hypot(Math.max(box.left, Math.min(x, box.right)) - x, Math.max(box.top, Math.min(y, box.bottom)) - y);
  return away < (disc.right - disc.left) / 2 - SLACK;
}

/** Names that lie on other names, plates or discs, in words. A country's name
 * belongs on its plate; a name may be drawn twice. */
export function overlapping(all: readonly Drawn[]): string[] {
  const found = new Set<string>();
  const names = all.filter((d) => d.what === "name");
  for (const name of names)
    for (const other of all) {
      if (other === name || other.text === name.text || (other.what === "plate" && within(name, other))) continue;
      if (other.what === "disc" ? cuts(other, name) : meet(name, other)) found.add(`${name.text} on ${other.text}`);
    }
  return [...found];
}
