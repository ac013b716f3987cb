// On a Chinese page all that is not Chinese says which language it is in.

import type { Page } from "@playwright/test";
import { expect, OCTOBER, test } from "./mapd";

/** Names and marks that are the same in every language. Authors and publishers (.src) are not translated either. */
const SAME =
  /\b(mapd|Natural Earth|GeoNames|GeoJSON|CSL|JSON|CSV|PNG|API|CC BY( 4\.0)?|Leaflet|Source Sans 3|Source Serif 4|English|KK|Kayin|EDTF|Esc|Tab|Alt|Shift|Enter|Home|End|Page Up|Page Down)\b/g;

/** Texts and labels in Latin letters that stand under no lang of their own. */
async function leftOver(page: Page): Promise<string[]> {
  return page.evaluate((same) => {
    const names = new RegExp(same, "g");
    const latin = (text: string) => /[A-Za-z]{3,}/.test(text.replace(names, ""));
    const marked = (e: Element | null) => e?.closest("[lang]") !== document.documentElement;
    const out: string[] = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let n = walk.nextNode(); n; n = walk.nextNode()) {
      const parent = n.parentElement;
      if (!parent || parent.closest("script, style, noscript, .src, pre, a[href^='http']") || marked(parent)) continue;
      if (latin(n.nodeValue ?? "")) out.push((n.nodeValue ?? "").trim());
    }
    for (const e of document.querySelectorAll("[aria-label], [title], [placeholder], [aria-valuetext], [alt]")) {
      // The names of events on the map are those of the data.
      if (marked(e) || e.closest("#map")) continue;
      for (const a of ["aria-label", "title", "placeholder", "aria-valuetext", "alt"]) {
        const text = e.getAttribute(a);
        if (text && latin(text)) out.push(`${a}: ${text}`);
      }
    }
    return [...new Set(out)];
  }, SAME.source);
}

const pages = {
  list: OCTOBER,
  "all years": "?from=2003-01-01&to=2025-12-31",
  event: `${OCTOBER}&event=kk-park-crossing`,
  "two sources": "?from=2023-01-01&to=2023-12-31&event=un-estimate-held",
  hotspot: `${OCTOBER}&hotspot=kk-park`,
  country: `${OCTOBER}&country=KH`,
  filters: `${OCTOBER}&show=filters&off=force`,
  source: `${OCTOBER}&document=scam-center`,
  empty: "?from=2027-03-01&to=2027-06-30",
};

for (const [name, query] of Object.entries(pages)) {
  test(`nothing is left in English: ${name}`, async ({ page }) => {
    await page.goto(`./${query}&lang=zh`);
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
    await expect(page.locator("main .loading")).toHaveCount(0);
    if (query.includes("event=")) await expect(page.locator("ol.src")).toBeVisible();
    await expect(page.locator("#map-text :is(table, p)").first()).toBeAttached();
    expect(await leftOver(page)).toEqual([]);
  });
}
