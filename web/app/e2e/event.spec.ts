import { address, expect, lede, OCTOBER, open, test } from "./mapd";

test("an event opens from the list and shows its source", async ({ page }) => {
  await open(page, OCTOBER);
  await page.locator('[data-event="kk-park-raid"]').click();
  await expect(page.getByRole("heading", { level: 1, name: /KK Park/ })).toBeVisible();
  await expect(page.getByTestId("when")).toHaveText("Some time between 21 and 31 October 2025");
  const sources = page.locator("ol.src li");
  await expect(sources).toHaveCount(1);
  await expect(sources.first()).toContainText(/Paragraph \d/);
  expect(address(page).get("event")).toBe("kk-park-raid");
  await expect(page).toHaveTitle(/KK Park.* – mapd/);
});

test("two sources are shown side by side with what differs", async ({ page }) => {
  await open(page, "?from=2023-01-01&to=2023-12-31&event=un-estimate-held");
  await expect(page.locator("ol.src li")).toHaveCount(2);
  await expect(page.getByTestId("when")).toHaveText("Some time between August and December 2023");
  await expect(page.locator(".claims > div")).toHaveCount(2);
  await expect(page.locator(".claims mark").first()).toBeVisible();
  await expect(page.getByRole("img", { name: /source 1: .*2023; source 2: .*2023; together/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /In Myanmar.* 120,000 not stated/ })).toBeVisible();
});

test("Escape and Back close it and bring the reader back to its row", async ({ page }) => {
  await open(page, OCTOBER);
  const row = page.locator('[data-event="kk-park-raid"]');
  await row.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("when")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(lede(page)).toBeVisible();
  await expect(row).toBeFocused();
  await row.click();
  await expect(page.getByTestId("when")).toBeVisible();
  await page.goBack();
  await expect(lede(page)).toHaveText("October 2025");
  expect(address(page).has("event")).toBe(false);
});

test("closing what an event led to brings the reader back to the event's row, or to the list", async ({ page }) => {
  await open(page, OCTOBER);
  const row = page.locator('[data-event="kk-park-raid"]');
  await row.focus();
  await page.keyboard.press("Enter");
  const source = page.locator("ol.src a").first();
  await source.focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => address(page).has("document")).toBe(true);
  await page.keyboard.press("Escape");
  await expect(row).toBeFocused();
  // From a place that no row led to, the list as a whole has the focus.
  await open(page, `${OCTOBER}&hotspot=kk-park`);
  await page.getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("Escape");
  await expect(lede(page)).toBeVisible();
  await expect(page.locator("main")).toBeFocused();
});

test("the list can be walked event by event", async ({ page }) => {
  await open(page, OCTOBER);
  const titles = await page.locator("main section [data-event] .t").allInnerTexts();
  await page.locator("main section [data-event]").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(titles[0]);
  await expect(page.getByRole("button", { name: "Later event" })).toBeDisabled();
  await page.getByRole("button", { name: "Earlier event" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(titles[1]);
});

test("an event that is not there says so, with a way out", async ({ page }) => {
  await open(page, `${OCTOBER}&event=no-such-event`);
  await expect(page.getByText("This event is not in this data.")).toBeVisible();
  await page.getByRole("button", { name: "See all events" }).click();
  await expect(lede(page)).toHaveText("October 2025");
});

test("details that cannot be loaded leave the rest at work", async ({ page, allow }) => {
  allow(/Failed to load resource/);
  await page.route("**/events/items/kk-park-raid*", (r) => r.abort());
  await open(page, `${OCTOBER}&event=kk-park-raid`);
  await expect(page.getByRole("alert")).toContainText("What is loaded goes on working.");
  await expect(page.getByRole("heading", { level: 1, name: /KK Park/ })).toBeVisible();
  await page.unroute("**/events/items/kk-park-raid*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.locator("ol.src li")).toHaveCount(1);
});

test("j and k step through the list; Back goes to where one came from", async ({ page }) => {
  await open(page, OCTOBER);
  const ids = await page.locator("main section [data-event]").evaluateAll((all) => all.map((b) => b.getAttribute("data-event")));
  await page.locator("main section [data-event]").first().click();
  await expect(page.getByTestId("when")).toBeVisible();
  await page.keyboard.press("j");
  await expect.poll(() => address(page).get("event")).toBe(ids[1]);
  await page.keyboard.press("j");
  await expect.poll(() => address(page).get("event")).toBe(ids[2]);
  await page.keyboard.press("k");
  await expect.poll(() => address(page).get("event")).toBe(ids[1]);
  await expect(page.getByText(`2 of ${ids.length}`)).toBeVisible();
  await page.goBack();
  await expect(lede(page)).toHaveText("October 2025");
  expect(address(page).has("event")).toBe(false);
  await page.goForward();
  await expect.poll(() => address(page).get("event")).toBe(ids[1]);
});

test("the step buttons keep the focus, also at the end of the list", async ({ page }) => {
  await open(page, OCTOBER);
  const n = await page.locator("main section [data-event]").count();
  await page
    .locator("main section [data-event]")
    .nth(n - 2)
    .click();
  const earlier = page.getByRole("button", { name: "Earlier event" });
  await earlier.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(`${n} of ${n}`)).toBeVisible();
  await expect(earlier).toBeFocused();
  await expect(earlier).toHaveAttribute("aria-disabled", "true");
});

test("each figure and its parts, each claim with its place in the document", async ({ page }) => {
  await open(page, "?from=2023-01-01&to=2023-12-31&event=un-estimate-held");
  await expect(page.locator("table.fig tr.part")).toHaveCount(2);
  await expect(page.getByText("What is indented is a part of the number above it and is not added to it.")).toBeVisible();
  await expect(page.getByText("A state at that time: never added to others.")).toBeVisible();
  for (const place of await page.locator(".claims > div > small:first-of-type").allInnerTexts()) expect(place).toMatch(/\w.*\d$/);
  await page.locator("ol.src").getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "What it says" })).toBeVisible();
});

test("the number of a source leads to it", async ({ page }) => {
  await open(page, `${OCTOBER}&event=kk-park-raid`);
  const before = page.url();
  await page.getByRole("link", { name: "Source 1" }).first().click();
  const source = page.locator("#source-1");
  await expect(source).toBeFocused();
  await expect(source).toBeInViewport({ ratio: 1 });
  expect(page.url()).toBe(before);
});
