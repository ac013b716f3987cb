import { expect, OCTOBER, open, PHONE, rows, sentence, test } from "./mapd";

test.use({ viewport: PHONE, hasTouch: true, isMobile: true });

const height = (page: import("@playwright/test").Page) =>
  page.locator("main").evaluate((el) => Math.round(el.getBoundingClientRect().height));

test("the sheet has three heights, by finger and by keyboard", async ({ page }) => {
  await open(page, OCTOBER);
  const grab = page.getByRole("slider", { name: "Height of the panel" });
  expect(await height(page)).toBe(136);
  await expect(sentence(page)).toBeVisible();
  await grab.click();
  await expect.poll(() => height(page)).toBe(470);
  await expect(rows(page).first()).toBeVisible();
  await grab.focus();
  await page.keyboard.press("End");
  await expect.poll(() => height(page)).toBeGreaterThan(550);
  await page.keyboard.press("Home");
  await expect.poll(() => height(page)).toBe(136);
  const box = (await grab.boundingBox())!;
  const x = box.x + box.width / 2;
  await page.mouse.move(x, box.y + 8);
  await page.mouse.down();
  for (let i = 1; i <= 12; i++) await page.mouse.move(x, box.y + 8 - i * 27);
  await page.mouse.up();
  await expect.poll(() => height(page)).toBe(470);
});

test("the time control stays in reach at every height", async ({ page }) => {
  await open(page, OCTOBER);
  const grab = page.getByRole("slider", { name: "Height of the panel" });
  for (const key of ["Home", "ArrowUp", "End"]) {
    await grab.focus();
    await page.keyboard.press(key);
    const play = (await page.getByRole("button", { name: "Play" }).boundingBox())!;
    expect(play.y).toBeGreaterThan(PHONE.height - 160);
    expect(play.width).toBeGreaterThanOrEqual(40);
  }
});

test("an opened event raises the sheet; nothing is wider than the screen", async ({ page }) => {
  await open(page, `${OCTOBER}&event=kk-park-crossing`);
  await expect(page.getByTestId("when")).toBeVisible();
  expect(await height(page)).toBe(470);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(PHONE.width);
  expect(await page.locator("main .scroll").evaluate((el) => el.scrollWidth - el.clientWidth)).toBe(0);
});

test("targets of the panel are at least 44 pixels high", async ({ page }) => {
  await open(page, OCTOBER);
  await page.getByRole("slider", { name: "Height of the panel" }).press("End");
  const low = await page
    .locator("main button, header button, header a")
    .evaluateAll((all) =>
      all
        .filter((b) => b.getBoundingClientRect().height > 0 && b.getBoundingClientRect().height < 43.5)
        .map((b) => b.outerHTML.slice(0, 120)),
    );
  expect(low).toEqual([]);
});

test("search opens over the map", async ({ page }) => {
  await open(page);
  await page.getByRole("combobox", { name: "Search events and places" }).fill("myaw");
  await page
    .getByRole("option", { name: /Myawaddy/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Myawaddy" })).toBeVisible();
});

test("fingers zoom: only the buttons for everything and for the key lie on the map", async ({ page }) => {
  await open(page);
  const map = page.getByRole("region", { name: "Map" });
  await expect(map.getByRole("group", { name: "Zoom and view" }).getByRole("button")).toHaveCount(2);
  const fit = (await map.getByRole("button", { name: "Show everything" }).boundingBox())!;
  expect(Math.min(fit.width, fit.height)).toBeGreaterThanOrEqual(44);
  await expect(map.locator(".map-scale")).toBeHidden();
});

test("print has the whole list", async ({ page }) => {
  await open(page, OCTOBER);
  await expect(rows(page)).toHaveCount(0);
  await page.emulateMedia({ media: "print" });
  await expect(rows(page).first()).toBeVisible();
  expect(await page.evaluate("document.documentElement.scrollHeight")).toBeGreaterThan(PHONE.height);
});

test("filters are set by touch, in a sheet that leaves time in reach", async ({ page }) => {
  await open(page, "?from=2022-01-01&to=2025-12-31");
  await page.getByRole("button", { name: "Filters", exact: true }).tap();
  await expect(page.getByRole("heading", { name: "Filters" })).toBeVisible();
  expect(await height(page)).toBe(470);
  await page.getByRole("checkbox", { name: /^Raid/ }).scrollIntoViewIfNeeded();
  await page.locator("label.opt", { hasText: "Raid" }).first().tap();
  await expect(page.getByRole("checkbox", { name: /^Raid/ })).not.toBeChecked();
  const low = await page
    .locator("main .flt label.opt, main .flt button, main .flt-foot button")
    .evaluateAll((all) => all.map((b) => b.getBoundingClientRect().height).filter((h) => h > 0 && h < 43.5));
  expect(low).toEqual([]);
  await expect(page.getByRole("button", { name: "Play" })).toBeInViewport();
  await page.getByRole("button", { name: "Show list" }).tap();
  await page.getByRole("button", { name: "Without Raid: take this filter off" }).tap();
  await expect(page.getByRole("group", { name: "Filters that are set" })).toHaveCount(0);
});

test("an address with filters open shows them, not a sliver", async ({ page }) => {
  await open(page, `${OCTOBER}&show=filters`);
  expect(await height(page)).toBe(470);
  await expect(page.getByRole("checkbox").first()).toBeInViewport();
});

test("events are stepped through by touch", async ({ page }) => {
  await open(page, `${OCTOBER}&event=kk-park-raid`);
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  await page.getByRole("button", { name: "Earlier event" }).tap();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(title);
});

test("an empty window has its way out also where the sheet is low", async ({ page }) => {
  await open(page, "?from=1999-01-01&to=1999-02-28&in=PH");
  expect(await height(page)).toBe(136);
  const out = page.getByRole("button", { name: /^Go to / });
  await expect(out).toBeInViewport({ ratio: 1 });
  await out.tap();
  await expect(sentence(page)).not.toContainText("No events");
});
