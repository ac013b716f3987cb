// The page at twice the size: half as many pixels on the same screen.

import { expect, OCTOBER, open, rows, test } from "./mapd";

test.use({ viewport: { width: 720, height: 450 } });

test("at 200 % panel, map and time stand side by side, none over another", async ({ page }) => {
  await open(page, OCTOBER);
  const boxes = await Promise.all([".panel", "#map", "#time"].map((s) => page.locator(s).boundingBox()));
  const [panel, map, time] = boxes.map((b) => b!);
  expect(panel.x + panel.width).toBeLessThanOrEqual(map.x);
  expect(map.y + map.height).toBeLessThanOrEqual(time.y);
  expect(time.y + time.height).toBeLessThanOrEqual(450);
  expect(map.height).toBeGreaterThan(200);
});

test("at 200 % an event is found, opened and left again by keyboard", async ({ page }) => {
  await open(page, OCTOBER);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  const first = rows(page).first();
  for (let i = 0; i < 20 && !(await first.evaluate((e) => e === document.activeElement)); i++) await page.keyboard.press("Tab");
  await expect(first).toBeFocused();
  await expect(first).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toBeInViewport();
  await page.keyboard.press("Escape");
  await expect(first).toBeFocused();
});

test("at 200 % nothing of any page is cut off sideways", async ({ page }) => {
  for (const more of ["", "&event=kk-park-crossing", "&hotspot=kk-park", "&country=KH", "&show=filters", "&show=about"]) {
    await open(page, OCTOBER + more);
    const wide = await page.evaluate(() => {
      const box = document.querySelector("main .scroll") as HTMLElement;
      const right = box.getBoundingClientRect().right;
      return [...box.querySelectorAll<HTMLElement>("*")]
        .filter((e) => e.getClientRects().length > 0 && !e.closest(".vh") && e.getBoundingClientRect().right > right + 1)
        .map((e) => `${e.tagName}.${e.className}`);
    });
    expect(wide, more).toEqual([]);
  }
});

test.describe("at 400 %", () => {
  test.use({ viewport: { width: 320, height: 256 } });
  test("the page scrolls down, never sideways, and all its parts can be used", async ({ page }) => {
    await open(page, `${OCTOBER}&hotspot=kk-park`);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
    const heading = page.getByRole("heading", { level: 1, name: "KK Park" });
    await heading.scrollIntoViewIfNeeded();
    await expect(heading).toBeInViewport({ ratio: 1 });
    const play = page.getByRole("button", { name: "Play" });
    await play.scrollIntoViewIfNeeded();
    await expect(play).toBeInViewport({ ratio: 1 });
    expect((await page.locator("main").boundingBox())!.height).toBeGreaterThan(200);
  });
});
