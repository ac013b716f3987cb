import { expect, OCTOBER, test } from "./mapd";

test.use({ basemap: true });

for (const [lang, park] of [
  ["en", /^KK Park/],
  ["zh", /^KK园区/],
] as const)
  test(`the map names towns and places in the language chosen: ${lang}`, async ({ page }) => {
    const asked: string[] = [];
    page.on("request", (r) => r.url().includes("/tiles/basemap/8/") && asked.push(new URL(r.url()).search));
    await page.goto(`./${OCTOBER}&at=16.65,98.52,8&lang=${lang}`);
    await expect(page.locator('[data-stop="hotspot kk-park"]')).toHaveAccessibleName(park);
    await expect.poll(() => asked.length).toBeGreaterThan(0);
    expect(new Set(asked)).toEqual(new Set([`?lang=${lang}`]));
  });

test("tiles of far zooms have no language, so that all share them", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (r) => r.url().includes("/tiles/basemap/5/") && asked.push(new URL(r.url()).search));
  await page.goto(`./${OCTOBER}&lang=zh`);
  await expect.poll(() => asked.length).toBeGreaterThan(0);
  expect(new Set(asked)).toEqual(new Set([""]));
});
