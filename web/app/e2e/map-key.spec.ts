import { expect, OCTOBER, open, test } from "./mapd";

// The base map says where the plates of countries stand.
test.use({ basemap: true });

test("the key explains what is in view, and changes with it", async ({ page }) => {
  await open(page, OCTOBER);
  const short = page.locator(".map-key");
  await expect(short).toContainText("known by country only");
  await page.getByRole("button", { name: "All signs" }).click();
  const long = page.getByRole("region", { name: "Key to the map" });
  await expect(long).toContainText("Movement of people");
  await expect(long).toContainText("Square: known by country only");
  for (const family of ["Force", "Movement"]) await expect(long.locator(".map-key-families")).toContainText(family);
  // Where nothing is but open dots, nothing else is explained.
  await open(page, `${OCTOBER}&at=13.66,102.56,11`);
  await page.getByRole("button", { name: "All signs" }).click();
  await expect(long).toContainText("no event in this time");
  await expect(long).not.toContainText("Square");
  await expect(long).not.toContainText("Movement of people");
  await expect(long.locator(".map-key-families")).toHaveCount(0);
});

test("the long key opens and closes by keyboard, and Esc closes it alone", async ({ page }) => {
  await open(page, `${OCTOBER}&hotspot=kk-park`);
  await page.getByRole("button", { name: "All signs" }).focus();
  await page.keyboard.press("Enter");
  const long = page.getByRole("region", { name: "Key to the map" });
  await long.getByRole("button", { name: "Close the key" }).focus();
  await page.keyboard.press("Escape");
  await expect(long).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1, name: "KK Park" })).toBeVisible();
});

test("a filtered family leaves the key", async ({ page }) => {
  await open(page, OCTOBER);
  await page.getByRole("button", { name: "All signs" }).click();
  const families = page.locator(".map-key-families");
  await expect(families).toContainText("Force");
  await open(page, `${OCTOBER}&off=force`);
  await page.getByRole("button", { name: "All signs" }).click();
  await expect(families).not.toContainText("Force");
});
