import type { Page } from "@playwright/test";
import { address, expect, OCTOBER, open, test } from "./mapd";

/** KK Park in the middle of the map. */
const MIDDLE = `${OCTOBER}&at=16.65,98.52,10`;

async function middle(page: Page): Promise<{ x: number; y: number }> {
  const box = (await page.getByRole("region", { name: "Map" }).boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test("a place on the map opens its page, an empty spot closes it", async ({ page }) => {
  await open(page, MIDDLE);
  const { x, y } = await middle(page);
  await page.mouse.move(x, y);
  await page.mouse.click(x, y);
  await expect(page.getByRole("heading", { level: 1, name: "KK Park" })).toBeVisible();
  expect(address(page).get("hotspot")).toBe("kk-park");
  await page.mouse.click(x + 430, y - 250);
  await expect(page.getByTestId("sentence")).toBeVisible();
});

test("zooming is kept in the address", async ({ page }) => {
  await open(page, MIDDLE);
  await page.getByRole("button", { name: "Zoom out" }).click();
  await expect.poll(() => address(page).get("at")).toMatch(/,9$/);
});

for (const reducedMotion of ["reduce", "no-preference"] as const)
  test(`a place opened from the search is shown near, and closing it leads back (motion: ${reducedMotion})`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion });
    await open(page, OCTOBER);
    const search = page.getByRole("combobox", { name: "Search events and places" });
    await search.fill("kk park");
    await search.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "KK Park" })).toBeVisible();
    await expect.poll(() => address(page).get("at")).toMatch(/^16\.6\d*,98\.5\d*,8$/);
    await page.getByRole("button", { name: "All places" }).click();
    await expect.poll(() => address(page).get("at")).toBeNull();
  });

test("a place whose view the reader has changed is left where it is", async ({ page }) => {
  await open(page, `${OCTOBER}&hotspot=kk-park`);
  await page.getByRole("button", { name: "Zoom out" }).click();
  await expect.poll(() => address(page).get("at")).toMatch(/,7$/);
  const at = address(page).get("at");
  await page.getByRole("button", { name: "All places" }).click();
  await expect.poll(() => address(page).has("hotspot")).toBe(false);
  await page.waitForTimeout(500);
  expect(address(page).get("at")).toBe(at);
});

for (const [width, height] of [
  [720, 450],
  [844, 390],
])
  test(`on a low screen of ${width} by ${height} the map keeps its place beside the panel`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, OCTOBER);
    const map = (await page.getByRole("region", { name: "Map" }).boundingBox())!;
    const panel = (await page.getByRole("main").boundingBox())!;
    expect(map.height).toBeGreaterThan(height / 2);
    expect(map.width).toBeGreaterThan(width / 2);
    expect(panel.x + panel.width).toBeLessThanOrEqual(map.x + 1);
  });

test("Forward to a place and closing it leads back to everything", async ({ page }) => {
  await open(page, OCTOBER);
  const search = page.getByRole("combobox", { name: "Search events and places" });
  await search.fill("kk park");
  await search.press("Enter");
  await expect.poll(() => address(page).get("at")).toMatch(/,8$/);
  await page.goBack();
  await expect(page.getByTestId("sentence")).toBeVisible();
  await expect.poll(() => address(page).get("at")).toBeNull();
  await page.goForward();
  await expect.poll(() => address(page).get("at")).toMatch(/,8$/);
  await page.getByRole("button", { name: "All places" }).click();
  await expect.poll(() => address(page).get("at")).toBeNull();
});
