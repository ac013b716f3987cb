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
