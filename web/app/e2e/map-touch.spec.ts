import { address, expect, OCTOBER, open, PHONE, test } from "./mapd";

test.use({ viewport: PHONE, hasTouch: true, isMobile: true });

test("a long touch tells what is there without opening it, a short one opens", async ({ page }) => {
  await open(page, `${OCTOBER}&at=16.65,98.52,10`);
  const stop = page.locator('[data-stop="hotspot kk-park"]');
  const box = (await stop.boundingBox())!;
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const session = await page.context().newCDPSession(page);
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [at] });
  await expect(page.locator(".map-tip")).toContainText(/KK Park.*events in this time/);
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await page.waitForTimeout(400);
  expect(address(page).get("hotspot")).toBeNull();
  await expect(page.locator(".map-tip")).toBeVisible();
  const tip = (await page.locator(".map-tip").boundingBox())!;
  expect(tip.x).toBeGreaterThanOrEqual(0);
  expect(tip.x + tip.width).toBeLessThanOrEqual(PHONE.width);
  await page.touchscreen.tap(at.x, at.y);
  await expect(page.getByRole("heading", { level: 1, name: "KK Park" })).toBeVisible();
  await expect(page.locator(".map-tip")).toHaveCount(0);
});

test("nothing peeks out above the search field", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await open(page);
  const search = (await page.locator(".mast").boundingBox())!;
  const boxes = await page.locator(".map-stop").evaluateAll((all) => all.map((e) => e.getBoundingClientRect().bottom));
  expect(boxes.length).toBeGreaterThan(3);
  expect(Math.min(...boxes)).toBeGreaterThan(search.y + search.height);
});

test("the key opens over the map by a button in thumb's reach", async ({ page }) => {
  await open(page, OCTOBER);
  const button = page.getByRole("button", { name: "Key", exact: true });
  expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  await button.tap();
  const key = page.getByRole("region", { name: "Key to the map" });
  await expect(key).toContainText("Movement");
  const box = (await key.boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(PHONE.width);
  await key.getByRole("button", { name: "Close the key" }).tap();
  await expect(key).toHaveCount(0);
});
