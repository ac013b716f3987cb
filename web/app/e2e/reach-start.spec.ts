// How the page begins: what it asks for, and that nothing moves.

import { expect, lede, open, PHONE, quiet, rows, sentence, test } from "./mapd";

/** Compressed bytes of the code that comes before the first marks of the map. */
const MAP_CODE = 85_000;

test("the code before the map's first marks is small", async ({ page }) => {
  const sizes: Promise<[string, number]>[] = [];
  page.on("requestfinished", (r) => {
    const { pathname } = new URL(r.url());
    if (pathname.endsWith(".js")) sizes.push(r.sizes().then((s) => [pathname, s.responseBodySize]));
  });
  await open(page);
  await quiet(page);
  const all = await Promise.all(sizes);
  const parts = all.filter(([path]) => /\/(moving|beside|time-control)-/.test(path));
  expect(parts).toHaveLength(3);
  const before = all.filter((file) => !parts.includes(file)).reduce((sum, [, n]) => sum + n, 0);
  expect(before).toBeGreaterThan(50_000);
  expect(before, all.join("\n")).toBeLessThan(MAP_CODE);
});

test.describe("with the base map", () => {
  test.use({ basemap: true });
  test("tiles of one zoom are asked for, each once", async ({ page }) => {
    const tiles: string[] = [];
    page.on("request", (r) => r.url().includes("/tiles/basemap/") && tiles.push(new URL(r.url()).pathname));
    await open(page);
    await quiet(page);
    // The one tile of zoom 0 has the names of countries.
    const ground = tiles.filter((t) => !t.includes("/0/0/0.mvt"));
    expect(ground.length).toBeGreaterThan(0);
    expect(new Set(ground.map((t) => t.split("/")[3])).size, ground.join("\n")).toBe(1);
    expect(new Set(tiles).size).toBe(tiles.length);
  });
});

for (const [name, size] of [
  ["a screen", { width: 1440, height: 900 }],
  ["a phone", PHONE],
] as const)
  test(`on ${name} nothing moves while the page comes`, async ({ page }) => {
    await page.setViewportSize(size);
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(window, { moved: seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources: { node: Element | null }[] })[])
          seen.push(`${entry.value} ${entry.sources.map((s) => s.node?.className).join()}`);
      }).observe({ type: "layout-shift", buffered: true });
    });
    await open(page);
    await quiet(page);
    expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved)).toEqual([]);
  });

test("a part of the page that does not come says so, and the second try brings it", async ({ page, allow }) => {
  allow(/Failed to load resource|net::ERR_FAILED/);
  await page.route("**/assets/beside-*.js", (r) => r.abort());
  await page.goto("./");
  const alert = page.getByRole("alert").filter({ hasText: "This part of the page could not be loaded." }).first();
  await expect(alert).toBeVisible();
  await page.unroute("**/assets/beside-*.js");
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(sentence(page)).toHaveText(/events/);
});

test("when the server goes away after the page has come, all its pages are there", async ({ page, context, allow }) => {
  allow(/Failed to load resource|net::ERR/);
  await open(page);
  await quiet(page);
  await context.setOffline(true);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await rows(page).first().click();
  await expect(page.locator("main h1")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(lede(page)).toBeVisible();
});

test("without its code the page says so", async ({ page, allow }) => {
  allow(/Failed to load resource|net::ERR_FAILED/);
  await page.route("**/assets/main-*.js", (r) => r.abort());
  await page.goto("./");
  await expect(page.getByRole("alert").first()).toContainText("The page could not be loaded.");
});
