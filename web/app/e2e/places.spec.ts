import { address, expect, open, PHONE, test } from "./mapd";

const field = "Search events and places";

test("a place of the gazetteer comes behind hotspots and events, and the map flies to it", async ({ page }) => {
  await open(page);
  const search = page.getByRole("combobox", { name: field });
  await search.fill("lashio");
  const group = page.getByRole("listbox", { name: "Found" }).getByRole("group", { name: "Go to a place" });
  await expect(group.getByRole("option", { name: /^Lashio City · Shan State, Myanmar/ })).toBeVisible();
  await expect(group).toContainText("GeoNames");
  await expect(page.getByRole("listbox", { name: "Found" }).getByRole("group").last()).toHaveAttribute(
    "aria-label",
    "Go to a place",
  );
  await search.press("Enter");
  await expect(page.getByText(/^City: no event is known here/)).toBeVisible();
  await expect.poll(() => address(page).get("at")).toMatch(/^22\.9\d*,97\.7\d*,/);
  await expect(page.getByRole("button", { name: "Close Lashio" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^City: no event/)).toHaveCount(0);
});

test("what is known at a place is counted, and opening something closes it", async ({ page }) => {
  await open(page);
  const search = page.getByRole("combobox", { name: field });
  await search.fill("preah sihanouk province");
  await page.getByRole("option", { name: /^Preah Sihanouk/ }).click();
  await expect(page.getByText(/^Province: \d+ events? in this time/)).toBeVisible();
  await search.fill("poipet");
  await page
    .getByRole("option", { name: /^Poipet/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Poipet" })).toBeVisible();
  await expect(page.getByText(/^Province: /)).toHaveCount(0);
});

test("a link to a looked-up place shows it again, as the view was; one to none says so", async ({ page }) => {
  await open(page);
  const search = page.getByRole("combobox", { name: field });
  await search.fill("lashio");
  await expect(page.getByRole("option", { name: /^Lashio City/ })).toBeVisible();
  await search.press("Enter");
  await expect.poll(() => address(page).get("found")).toBe("Lashio,22.94,97.75");
  await page.getByRole("button", { name: "Zoom out" }).click();
  await expect.poll(() => address(page).get("at")).toMatch(/,8$/);
  const [link, at] = [page.url(), address(page).get("at")];
  await page.goto("about:blank");
  await page.goto(link);
  await expect(page.getByText(/^City: no event is known here/)).toBeVisible();
  await expect(page.locator(".map-found-mark")).toHaveCount(1);
  await expect(page.locator(".map-found-area")).toHaveCount(1);
  await page.waitForTimeout(500);
  expect(address(page).get("at")).toBe(at);
  await page.getByRole("button", { name: "Close Lashio" }).click();
  await expect.poll(() => address(page).has("found")).toBe(false);
  await open(page, "?found=Nowhere,22.94,97.75");
  await expect(page.getByText("The address was not fully understood (found)")).toBeVisible();
  await expect.poll(() => address(page).has("found")).toBe(false);
});

test("without the server only places are missing", async ({ page, allow }) => {
  allow(/Failed to load resource/);
  await page.route("**/api/geocode**", (r) => r.abort());
  await open(page);
  await page.getByRole("combobox", { name: field }).fill("poipet");
  await expect(page.getByRole("option", { name: /^Poipet/ }).first()).toBeVisible();
  await expect(page.getByText("Names of places cannot be looked up now.")).toBeVisible();
});

test("a name that nothing has is said", async ({ page }) => {
  await open(page);
  await page.getByRole("combobox", { name: field }).fill("zzzzqq");
  await expect(page.getByText("Nothing found for “zzzzqq”.")).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: PHONE, hasTouch: true });
  test("a place can be found and left", async ({ page }) => {
    await open(page);
    await page.getByRole("combobox", { name: field }).fill("lashio");
    await page
      .getByRole("option", { name: /^Lashio/ })
      .first()
      .tap();
    await expect(page.getByText(/^City: no event/)).toBeVisible();
    await page.getByRole("button", { name: "Close Lashio" }).tap();
    await expect(page.getByText(/^City: no event/)).toHaveCount(0);
  });
});
