// The speaker's own window. It is drawn from this one, so it needs no address,
// no request and no second copy of anything, and moves with it at once.

import { signal } from "@preact/signals";
import { render } from "preact";
import { followKeys } from "./keys";
import { Presenter } from "./presenter";

let opened: { window: Window; end: () => void } | null = null;

/** The browser did not let the window open. */
export const presenterRefused = signal(false);

const ADDRESS = /url\("([^"]+)"\)/g;

/** All rules of this document, for one that has no style sheets of its own, and
 * stands at no address from which theirs could be meant. */
function rules(): string {
  return [...document.styleSheets]
    .flatMap((sheet) => {
      const base = sheet.href ?? document.baseURI;
      const whole = (_: string, address: string) => `url("${new URL(address, base).href}")`;
      return [...sheet.cssRules].map((rule) => rule.cssText.replace(ADDRESS, whole));
    })
    .join("\n");
}

function dress(w: Window & typeof globalThis): void {
  const sheet = new w.CSSStyleSheet();
  sheet.replaceSync(rules());
  w.document.adoptedStyleSheets = [sheet];
  const { lang, dataset } = document.documentElement;
  w.document.documentElement.lang = lang;
  if (dataset.theme) w.document.documentElement.dataset.theme = dataset.theme;
}

/** Opens the window, or brings it to the front. */
export function openPresenter(): void {
  if (opened && !opened.window.closed) {
    opened.window.focus();
    return;
  }
  const w = open("", "", "popup,width=1120,height=760") as (Window & typeof globalThis) | null;
  presenterRefused.value = w === null;
  if (!w) return;
  dress(w);
  const box = w.document.createElement("div");
  w.document.body.append(box);
  render(<Presenter into={w.document} />, box);
  const unlisten = followKeys(w);
  const end = () => {
    unlisten();
    render(null, box);
    opened = null;
    removeEventListener("pagehide", close);
  };
  const close = () => w.close();
  w.addEventListener("pagehide", end);
  addEventListener("pagehide", close);
  opened = { window: w, end };
}
