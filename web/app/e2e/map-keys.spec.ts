import type { Page } from "@playwright/test";
import { address, expect, OCTOBER, open, test } from "./mapd";

// The base map says where the plates of countries stand.
test.use({ basemap: true });

const stops = (page: Page) => page.locator(".map-stop");
const focused = (page: Page) => page.locator(".map-stop:focus");

test("what is on the map can be reached and opened by keyboard", async ({ page }) => {
  await open(page, OCTOBER);
  const group = page.getByRole("group", { name: /things? on the map to open/ });
  await expect(group).toBeVisible();
  // One stop of the group is on the way of Tab.
  await expect(group.locator('[tabindex="0"]')).toHaveCount(1);
  await page.getByRole("application").focus();
  await page.keyboard.press("Tab");
  await expect(focused(page)).toHaveCount(1);
  await expect(focused(page)).toHaveAccessibleName(/^KK Park.*: \d+ events in this time/);
  await expect(page.locator(".map-tip")).toContainText("KK Park");
  await page.keyboard.press("ArrowDown");
  await expect(focused(page)).not.toHaveAttribute("data-stop", "hotspot kk-park");
  const under = (await focused(page).boundingBox())!;
  await page.keyboard.press("ArrowUp");
  expect((await focused(page).boundingBox())!.y).toBeLessThan(under.y);
  // The way of Tab leads back to where it left.
  await stops(page).and(page.locator('[data-stop="hotspot kk-park"]')).focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await expect(focused(page)).toHaveAttribute("data-stop", "hotspot kk-park");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "KK Park" })).toBeVisible();
  expect(address(page).get("hotspot")).toBe("kk-park");
});

test("stops zoom the map, and stand where the marks are", async ({ page }) => {
  await open(page, `${OCTOBER}&at=16.65,98.52,9`);
  const park = stops(page).and(page.locator('[data-stop="hotspot kk-park"]'));
  await expect(park).toHaveCount(1);
  await park.focus();
  await page.keyboard.press("+");
  await expect.poll(() => address(page).get("at")).toMatch(/,10$/);
  await expect(park).toBeFocused();
  const map = (await page.getByRole("region", { name: "Map", exact: true }).boundingBox())!;
  const box = (await park.boundingBox())!;
  expect(Math.abs(box.x + box.width / 2 - (map.x + map.width / 2))).toBeLessThan(60);
});

test("zero shows everything again, from the map and from a stop", async ({ page }) => {
  for (const from of [page.getByRole("application"), page.locator(".map-stop").first()]) {
    await open(page, `${OCTOBER}&at=16.65,98.52,9`);
    await from.focus();
    await page.keyboard.press("0");
    await expect.poll(() => address(page).get("at")).toBeNull();
    await expect(page.getByRole("button", { name: /^Bamban/ })).toHaveCount(1);
  }
});

test("country plates and movements are stops too", async ({ page }) => {
  await open(page, OCTOBER);
  await expect(page.getByRole("button", { name: /^Thailand: \d+ events? known by country only$/ })).toHaveCount(1);
  await expect(page.getByRole("button", { name: /from KK Park to Thailand.*October 2025/ })).toHaveCount(1);
});

test("stops follow the time window", async ({ page }) => {
  await open(page, "?from=2018-03-01&to=2018-03-31&off=said");
  await expect(page.getByRole("button", { name: /^Poipet: no event in this time$/ })).toHaveCount(1);
  await expect(page.getByRole("button", { name: /^KK Park.*: \d+ events in this time/ })).toHaveCount(0);
  await open(page, OCTOBER);
  await expect(page.getByRole("button", { name: /^KK Park.*: \d+ events in this time/ })).toHaveCount(1);
});

test("pointing at a mark tells how much happened, at a movement when", async ({ page }) => {
  await open(page, `${OCTOBER}&at=16.65,98.52,10`);
  const map = (await page.getByRole("region", { name: "Map", exact: true }).boundingBox())!;
  await page.mouse.move(map.x + map.width / 2, map.y + map.height / 2);
  await expect(page.locator(".map-tip")).toContainText(/KK Park.*\d+ events in this time/);
  const arc = page.getByRole("button", { name: /from KK Park to Thailand/ });
  await open(page, OCTOBER);
  const box = (await arc.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect(page.locator(".map-tip")).toContainText("October 2025");
});
