import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, OCTOBER, open, PHONE, test } from "./mapd";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function check(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const faults = violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(" ")}`));
  expect(faults).toEqual([]);
}

const states: [string, string][] = [
  ["list", OCTOBER],
  ["event", `${OCTOBER}&event=kk-park-crossing`],
  ["two sources", "?from=2023-01-01&to=2023-12-31&event=un-estimate-held"],
  ["hotspot", `${OCTOBER}&hotspot=kk-park`],
  ["country", `${OCTOBER}&country=KH`],
  ["filters", `${OCTOBER}&show=filters&off=force`],
  ["about", `${OCTOBER}&show=about`],
  ["source", `${OCTOBER}&document=scam-center`],
  ["unknown event", `${OCTOBER}&event=no-such-event`],
  ["empty", "?from=2027-03-01&to=2027-06-30"],
];

for (const scheme of ["light", "dark"] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });
    for (const [name, query] of states) {
      test(`no faults: ${name}`, async ({ page }) => {
        await open(page, query);
        if (/event=(?!no-)/.test(query)) await expect(page.locator("ol.src")).toBeVisible();
        await check(page);
      });
    }
  });
}

test.describe("in Chinese", () => {
  for (const [name, query] of states) {
    test(`no faults: ${name}`, async ({ page }) => {
      await page.goto(`./${query}&lang=zh`);
      await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
      await expect(page.locator("main .loading")).toHaveCount(0);
      if (/event=(?!no-)/.test(query)) await expect(page.locator("ol.src")).toBeVisible();
      await check(page);
    });
  }
});

test("no faults: the key and the choices of time open", async ({ page }) => {
  await open(page, OCTOBER);
  await page.getByRole("button", { name: "All signs" }).click();
  await page.getByRole("button", { name: "More about time" }).click();
  await check(page);
});

test("no faults: the list of keys", async ({ page }) => {
  await open(page, OCTOBER);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await check(page);
});

test("no faults: search and menu open", async ({ page }) => {
  await open(page);
  await page.getByRole("combobox").first().fill("myanmar");
  await expect(page.getByRole("option").first()).toBeVisible();
  await check(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Menu" }).click();
  await check(page);
});

test.describe("phone", () => {
  test.use({ viewport: PHONE, hasTouch: true, isMobile: true });
  for (const [name, query] of states.slice(0, 4)) {
    test(`no faults: ${name}`, async ({ page }) => {
      await open(page, query);
      await check(page);
    });
  }
});

test("headings are in order and landmarks are there", async ({ page }) => {
  await open(page, OCTOBER);
  for (const role of ["banner", "main", "search"] as const) await expect(page.getByRole(role)).toHaveCount(1);
  const levels = await page.locator("h1, h2, h3").evaluateAll((all) => all.map((h) => Number(h.tagName[1])));
  expect(levels[0]).toBe(1);
  expect(levels.filter((l) => l === 1)).toHaveLength(1);
  levels.forEach((l, i) => expect(l - (levels[i - 1] ?? 1)).toBeLessThanOrEqual(1));
});

test("at twice the text size nothing is cut off sideways", async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 450 });
  await open(page, OCTOBER);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(720);
});
