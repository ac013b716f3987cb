import { expect, lede, OCTOBER, open, sentence, test } from "./mapd";

test("October 2025 can be read", async ({ page }) => {
  await open(page, OCTOBER);
  await expect(lede(page)).toHaveText("October 2025");
  await expect(sentence(page)).toContainText(/\d+ events in \d+ places/);
  const kkPark = page.locator("main [data-event]").filter({ hasText: "KK Park" });
  expect(await kkPark.count()).toBeGreaterThan(3);
  const raid = page.locator('[data-event="kk-park-raid"]');
  await expect(raid).toContainText("late");
  await expect(raid).toContainText("KK Park, Myanmar");
  await expect(page.getByRole("heading", { name: /^October 2025 \d+ events$/ })).toBeVisible();
});

test("KK Park has its own page", async ({ page }) => {
  await open(page, `${OCTOBER}&hotspot=kk-park`);
  await expect(page.getByRole("heading", { name: "KK Park", level: 1 })).toBeVisible();
  await expect(page.getByText("KK园区")).toHaveAttribute("lang", /^zh/);
  await expect(page.getByText(/Position known to within about 3 km/)).toBeVisible();
  await expect(page.getByRole("rowheader", { name: /^People who crossed/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Where people went" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Sources", exact: true })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Myawaddy" }).first().click();
  await expect(page.getByRole("heading", { name: "Myawaddy", level: 1 })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "KK Park", level: 1 })).toBeVisible();
});
