// Reference pictures of ten states, light, dark and on a phone. They catch what
// no other test looks for: something that overlaps, moved or lost its colour.
//
//   npm run pictures      makes them anew; look at each before you commit it
//
// Text looks a little different in each version of browser and font library,
// so the pictures know on what they were made (made-on.json). Elsewhere these
// tests are skipped and say so.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type Allow, expect, OCTOBER, open, PHONE, test } from "./mapd";

test.use({ basemap: true, viewport: { width: 1120, height: 640 } });

const DAY = "2026-01-15T12:00:00Z";
const MADE_ON = join(import.meta.dirname, "pictures", "made-on.json");

interface State {
  query: string;
  after?: (page: Page) => Promise<void>;
  /** Where it differs from another state; without it, in each. */
  looks?: readonly string[];
  before?: (page: Page, allow: Allow) => Promise<void>;
}

async function searchFor(page: Page, name: string): Promise<void> {
  await page.getByRole("combobox", { name: "Search events and places" }).fill(name);
  await page.getByRole("option").filter({ hasText: name }).first().click();
  await expect(page.locator(".map-found")).toBeVisible();
}

async function takeDataAway(page: Page, allow: Allow): Promise<void> {
  allow(/Failed to load resource/);
  await page.route("**/tiles/events.pack**", (r) => r.abort());
}

const STATES: Readonly<Record<string, State>> = {
  first: { query: "" },
  october: { query: OCTOBER, looks: ["light", "phone"] },
  hotspot: { query: "?from=2024-01-01&to=2025-12-31&hotspot=kk-park" },
  event: { query: `${OCTOBER}&event=kk-park-raid` },
  filters: { query: "?from=2025-01-01&to=2025-12-31&off=said&show=filters" },
  about: { query: "?show=about", looks: ["light", "phone"] },
  empty: { query: `${OCTOBER}&off=force,press,freed,moved,harm,said,other`, looks: ["light", "phone"] },
  failed: { query: "", before: takeDataAway },
  found: { query: OCTOBER, after: (page) => searchFor(page, "Lashio") },
  list: {
    query: OCTOBER,
    looks: ["phone"],
    after: async (page) => {
      await page.getByRole("slider", { name: "Height of the panel" }).press("End");
    },
  },
};

const LOOKS = {
  light: {},
  dark: { colorScheme: "dark" },
  phone: { viewport: PHONE, hasTouch: true, isMobile: true },
} as const;

/** What this browser makes of letters. */
async function hand(page: Page): Promise<string> {
  const drawn = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    const c = canvas.getContext("2d")!;
    const { fontFamily } = getComputedStyle(document.body);
    ["Mapd 2025 Ågöy", "缅甸妙瓦底", "မြဝတီ แม่สอด"].forEach((text, i) => {
      c.font = `20px ${fontFamily}`;
      c.fillText(text, 4, 30 + 40 * i);
    });
    return canvas.toDataURL();
  });
  return createHash("sha256").update(drawn).digest("hex").slice(0, 16);
}

/** Nothing more comes: neither tiles nor texts nor a late drawing. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(800);
}

for (const [look, options] of Object.entries(LOOKS)) {
  test.describe(look, () => {
    test.use(options);
    for (const [name, state] of Object.entries(STATES)) {
      if (state.looks?.includes(look) === false) continue;
      test(`${name} looks as it did`, async ({ page, allow, browser }, info) => {
        await page.clock.setFixedTime(DAY);
        await state.before?.(page, allow);
        await open(page, state.query);
        await state.after?.(page);
        await settle(page);
        const own = { chromium: browser.version().split(".")[0], letters: await hand(page) };
        if (info.config.updateSnapshots === "all") writeFileSync(MADE_ON, `${JSON.stringify(own)}\n`);
        const made = JSON.parse(readFileSync(MADE_ON, "utf8")) as typeof own;
        const same = made.chromium === own.chromium && made.letters === own.letters;
        test.skip(
          !same,
          "The pictures were made with another browser or other fonts. See made-on.json; npm run pictures makes them anew.",
        );
        await expect(page).toHaveScreenshot(`${name}-${look}.png`, {
          maxDiffPixelRatio: 0.004,
          animations: "disabled",
          caret: "hide",
        });
      });
    }
  });
}
