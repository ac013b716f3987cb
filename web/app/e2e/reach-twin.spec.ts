import { expect, OCTOBER, open, rows, test } from "./mapd";

test("the map is there as text, and follows window, filters and language", async ({ page }) => {
  await open(page, OCTOBER);
  const twin = page.locator("#map-text");
  const places = twin.getByRole("table", { name: /places with events/ });
  await expect(places.getByRole("row", { name: /KK Park Myanmar/ })).toBeVisible();
  await expect(twin.getByRole("table", { name: /movements of people/ })).toContainText("Thailand");
  await expect(twin).toContainText("have no event in this time");
  const before = await places.getByRole("row").count();

  await page.getByRole("button", { name: /^Force/ }).click();
  await page.getByRole("button", { name: /^Pressure/ }).click();
  await expect.poll(() => places.getByRole("row").count()).toBeLessThan(before);

  await page.goto(`./${OCTOBER}&lang=zh`);
  await expect(twin.getByRole("row", { name: /KK园区 缅甸/ })).toBeVisible();
});

test("the text of the map names each place that the list names", async ({ page }) => {
  await open(page, OCTOBER);
  await expect(page.locator("#map-text table").first()).toBeAttached();
  const text = await page.locator("#map-text").innerText();
  const first = await rows(page).first().innerText();
  expect(first).toContain("KK Park");
  expect(text).toContain("KK Park");
});
