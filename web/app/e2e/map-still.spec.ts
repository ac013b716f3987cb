// The map before it can be moved: it shows what the map shows, and where.

import type { Page, Route } from "@playwright/test";
import { expect, OCTOBER, open, PHONE, quiet, test } from "./mapd";

const CODE = "**/assets/moving-*.js";

/** Holds back the code that moves the map until the returned function is called. */
async function hold(page: Page): Promise<() => void> {
  let go = () => {};
  const held = new Promise<void>((r) => (go = r));
  await page.route(CODE, async (r: Route) => (await held, r.continue()));
  return go;
}

/** How many pixels of two pictures differ so that it can be seen: edges of tiles
 * are rounded otherwise on one canvas than on many. */
async function differing(page: Page, a: Buffer, b: Buffer): Promise<number> {
  return page.evaluate(
    async (both) => {
      const [one, other] = await Promise.all(
        both.map(async (png) => {
          const image = new Image();
          image.src = `data:image/png;base64,${png}`;
          await image.decode();
          const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
          const context = canvas.getContext("2d")!;
          context.drawImage(image, 0, 0);
          return context.getImageData(0, 0, canvas.width, canvas.height).data;
        }),
      );
      if (one.length !== other.length) return Number.POSITIVE_INFINITY;
      return one.reduce((n, value, i) => n + Number(Math.abs(value - other[i]) > 8), 0);
    },
    [a, b].map((png) => png.toString("base64")),
  );
}

const picture = (page: Page) => page.locator("#map").screenshot();
const buttons = (page: Page) => page.locator(".map-stop");

for (const [name, size, query] of [
  ["a screen", { width: 1440, height: 900 }, ""],
  ["a phone", PHONE, ""],
  ["a small screen in the dark", { width: 900, height: 600 }, `${OCTOBER}&theme=dark`],
  ["a view of the address", { width: 1440, height: 900 }, "?at=16.5,98.6,7"],
  ["another language", PHONE, "?lang=zh"],
] as const)
  test.describe(`on ${name}`, () => {
    test.use({ basemap: true, viewport: size });
    test("nothing changes when the map can be moved", async ({ page }) => {
      const go = await hold(page);
      await page.goto(`./${query}`);
      await expect.poll(() => page.evaluate(() => performance.getEntriesByName("mapd-first-ground").length)).toBe(1);
      await expect(page.locator(".lede h2")).toBeVisible();
      await quiet(page);
      await expect(page.locator("canvas.still-ground")).toHaveCount(1);
      const before = await picture(page);
      go();
      await expect(buttons(page).first()).toBeAttached();
      await expect(page.locator("canvas.still-ground")).toHaveCount(0);
      await quiet(page);
      expect(await differing(page, before, await picture(page))).toBe(0);
    });
  });

test.describe("with the base map", () => {
  test.use({ basemap: true });
  for (const [name, size] of [
    ["a screen", { width: 1440, height: 900 }],
    ["a phone", PHONE],
  ] as const)
    test(`the ground of the first view on ${name} is asked for once, and not again by the map that moves`, async ({ page }) => {
      await page.setViewportSize(size);
      const asked: string[] = [];
      page.on("request", (r) => asked.push(...(r.url().match(/\/tiles\/basemap\/[^0].*/) ?? [])));
      const go = await hold(page);
      await open(page);
      await quiet(page);
      expect(asked).toEqual([expect.stringMatching(/\.tiles$/)]);
      go();
      await expect(page.locator("canvas.still-ground")).toHaveCount(0);
      await quiet(page);
      const [block] = asked;
      const [, west, east, north, south] = block.match(/(\d+)-(\d+)\/(\d+)-(\d+)\.tiles/)!.map(Number);
      const again = asked.slice(1).map((a) => a.match(/(\d+)\/(\d+)\.mvt/)!.map(Number));
      expect(again.filter(([, x, y]) => x >= west && x <= east && y >= north && y <= south)).toEqual([]);
    });
});

test("the map is drawn anew where the window is made smaller, or time is moved, before it can be moved", async ({ page }) => {
  const go = await hold(page);
  await open(page, OCTOBER);
  const before = await picture(page);
  await page.setViewportSize({ width: 1000, height: 700 });
  await page.getByRole("button", { name: "Step back" }).click();
  await expect(page.locator(".lede h2")).toHaveText("September 2025");
  await quiet(page);
  const still = await picture(page);
  expect(await differing(page, still, before)).toBeGreaterThan(0);
  go();
  await expect(buttons(page).first()).toBeAttached();
  await quiet(page);
  expect(await differing(page, still, await picture(page))).toBe(0);
});

test("without the code that moves it the map says so, and the second try brings it", async ({ page, allow }) => {
  allow(/Failed to load resource|net::ERR_FAILED/);
  await page.route(CODE, (r) => r.abort());
  await open(page);
  const alert = page.getByRole("region", { name: "Map" }).getByRole("alert");
  await expect(alert).toContainText("This part of the page could not be loaded.");
  await page.unroute(CODE);
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(buttons(page).first()).toBeAttached();
  await expect(alert).toHaveCount(0);
});
