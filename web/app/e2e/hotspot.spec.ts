import { address, expect, open, test } from "./mapd";

const YEAR = "?from=2025-01-01&to=2025-12-31";

test("a place tells its life: claims with sources, events, and gaps as silence", async ({ page }) => {
  await open(page, `${YEAR}&hotspot=kk-park`);
  const main = page.getByRole("main");
  await expect(main.getByRole("img", { name: /dated events, from \d{4} to \d{4}; Reported; Raided/ })).toBeVisible();
  await expect(main.getByText(/^Nothing is told from .* 2025 to .* 2025 \(\d+ months\)\.$/)).toBeVisible();
  await expect(main.getByText("A gap is a silence of the sources. It does not say that nothing happened.")).toBeVisible();
  const claims = main.locator("ul.status > li");
  await expect(claims).toHaveCount(2);
  await expect(claims.nth(1)).toContainText("Raided, late October 2025");
  await expect(claims.nth(1).locator("sup")).toHaveText(/^\d$/);
});

test("when it was told of last counts from today and from the end of the window", async ({ page }) => {
  await open(page, `${YEAR}&hotspot=kk-park`);
  const last = page.getByTestId("last");
  await expect(last).toContainText(/Last told of: .* ago \(today is \d+ \w+ \d{4}\)\./);
  await expect(last).toContainText(/That is \d+ (days?|months?) before the end of the window\./);
  await expect(last).toContainText(/confirmed/);
  await last.getByRole("link").first().click();
  await expect(page.getByTestId("when")).toBeVisible();
});

test("what is part of what is told by words and indentation, and leads on", async ({ page }) => {
  await open(page, `${YEAR}&hotspot=myawaddy`);
  const tree = page.locator("ul.tree > li");
  await expect(tree.filter({ hasText: "in it:" }).first()).toBeVisible();
  await expect(tree.locator("[aria-current=true], b")).toHaveText(["Myawaddy"]);
  const left = (name: string) => tree.filter({ hasText: name }).evaluate((el) => parseFloat(getComputedStyle(el).paddingLeft));
  expect(await left("KK Park")).toBeGreaterThan(await left("Myawaddy"));
  expect(await left("Myawaddy")).toBeGreaterThan(await left("Kayin"));
  await tree.getByRole("link", { name: "KK Park" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "KK Park" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Myawaddy" })).toBeVisible();
  await page.goForward();
  await expect(page.getByRole("heading", { level: 1, name: "KK Park" })).toBeVisible();
});

test("movements lead to their events; a country has its own", async ({ page }) => {
  await open(page, `${YEAR}&hotspot=kk-park`);
  await page
    .getByRole("link", { name: /^To Thailand/ })
    .first()
    .click();
  await expect(page.getByTestId("when")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Thailand", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Thailand" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Where people came from" })).toBeVisible();
  expect(address(page).get("country")).toBe("TH");
});

test("a source has a page: what it is, what it says, and its data", async ({ page }) => {
  await open(page, `${YEAR}&hotspot=kk-park`);
  await page.locator("ol.src").getByRole("link", { name: "Scam center" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Scam center" })).toBeVisible();
  expect(address(page).get("document")).toBe("scam-center");
  const says = page.locator("ul.says > li");
  await expect.poll(() => says.count()).toBeGreaterThan(10);
  await expect(says.first().locator(".said small")).not.toHaveText("");
  await page.getByText("CSL-JSON").click();
  await expect(page.locator(".csl pre")).toContainText('"type": "entry-encyclopedia"');
  await page.getByRole("button", { name: "Show only what it says" }).click();
  await expect.poll(() => address(page).get("source")).toBe("scam-center");
  await expect(page.getByRole("group", { name: "Filters that are set" })).toContainText("Scam center");
});

test("a publication known through another document says through which", async ({ page }) => {
  await open(page, `${YEAR}&document=wired`);
  await expect(page.getByText("Known through:")).toBeVisible();
  await expect(page.locator(".said small").first()).toContainText("in: Scam center");
  await page.getByRole("link", { name: "Scam center" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Scam center" })).toBeVisible();
});

for (const [query, text] of [
  ["hotspot=nowhere", "This place is not in this data."],
  ["country=XX", "This country is not in this data."],
  ["document=no-such", "This source is not in this data."],
]) {
  test(`${query} says that it is not there`, async ({ page }) => {
    await open(page, `${YEAR}&${query}`);
    await expect(page.getByText(text)).toBeVisible();
    await page.getByRole("main").getByRole("button", { name: "Search" }).click();
    await expect(page.getByRole("combobox", { name: "Search events and places" })).toBeFocused();
  });
}
