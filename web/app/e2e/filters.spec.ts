import type { Page } from "@playwright/test";
import { address, expect, OCTOBER, open, rows, sentence, test, toHandle } from "./mapd";

test("a family is hidden and shown, and its count stays", async ({ page }) => {
  await open(page, OCTOBER);
  const before = await sentence(page).innerText();
  const all = await page.locator("main section [data-event]").count();
  const force = page.getByRole("button", { name: /^Force: / });
  const label = (await force.getAttribute("aria-label"))!;
  await force.click();
  await expect(force).toHaveAttribute("aria-pressed", "false");
  await expect(force).toHaveAttribute("aria-label", label);
  await expect.poll(() => page.locator("main section [data-event]").count()).toBeLessThan(all);
  await expect.poll(() => address(page).get("off")).toBe("force");
  await force.click();
  await expect(sentence(page)).toHaveText(before);
});

test("Alt shows one family alone", async ({ page }) => {
  await open(page, OCTOBER);
  await page.getByRole("button", { name: /^Force: / }).click({ modifiers: ["Alt"] });
  await expect(page.locator(".fam [aria-pressed=true]")).toHaveCount(1);
  await page.getByRole("button", { name: /^Force: / }).click({ modifiers: ["Alt"] });
  await expect(page.locator(".fam [aria-pressed=false]")).toHaveCount(0);
});

test("kinds and countries are chosen on the filter page", async ({ page }) => {
  await open(page, "?from=2022-01-01&to=2025-12-31");
  await page.getByRole("button", { name: "Filters" }).click();
  await page.getByRole("checkbox", { name: /^Cambodia/ }).check();
  await page.getByRole("checkbox", { name: /^Report or estimate/ }).uncheck();
  await page.getByRole("button", { name: "Show list" }).click();
  await expect(page.getByRole("button", { name: "Filters (2)" })).toBeVisible();
  await expect.poll(() => address(page).get("in")).toBe("KH");
  await expect(rows(page).first()).toBeVisible();
  const few = await rows(page).count();
  expect(address(page).get("without")).toBe("report");
  await page.getByRole("button", { name: "Filters (2)" }).click();
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await page.getByRole("button", { name: "Show list" }).click();
  await expect.poll(() => rows(page).count()).toBeGreaterThan(few);
});

test("datasets are called by their titles", async ({ page }) => {
  const other = {
    id: "field-notes",
    title: "Field notes of the border team",
    lang: "en",
    licence: "CC-BY-4.0",
    credit: "The team",
  };
  await page.route("**/api/datasets?**", async (route) => {
    const answer = (await (await route.fetch()).json()) as { datasets: object[] };
    await route.fulfill({ json: { ...answer, datasets: [...answer.datasets, other] } });
  });
  await open(page, `${OCTOBER}&dataset=curated,field-notes`);
  await expect(page.getByRole("button", { name: "Field notes of the border team: take this filter off" })).toBeVisible();
  await page.getByRole("button", { name: /^Filters/ }).click();
  await expect(page.getByRole("checkbox", { name: /^Field notes of the border team/ })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: /^Curated by mapd/ })).toBeChecked();
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

const WIDE = "?from=2022-01-01&to=2025-12-31";

/** The number beside a checkbox of the filters. */
const countOf = async (page: Page, name: RegExp) =>
  Number(/(\d+)$/.exec((await page.locator("label.opt", { has: page.getByRole("checkbox", { name }) }).innerText()).trim())![1]);

test("counts follow the window and the other filters, not the own one", async ({ page }) => {
  await open(page, `${WIDE}&show=filters`);
  const [myanmar, cambodia, raid] = [/^Myanmar/, /^Cambodia/, /^Raid/];
  const before = [await countOf(page, myanmar), await countOf(page, cambodia), await countOf(page, raid)];
  await page.getByRole("checkbox", { name: myanmar }).check();
  expect(await countOf(page, myanmar)).toBe(before[0]);
  expect(await countOf(page, cambodia)).toBe(before[1]);
  await expect.poll(() => countOf(page, raid)).toBeLessThan(before[2]);
  await toHandle(page).press("ArrowLeft");
  await toHandle(page).press("ArrowLeft");
  await toHandle(page).press("ArrowLeft");
  await expect.poll(() => countOf(page, myanmar)).toBeLessThan(before[0]);
});

test("events are chosen by place, source and certainty, and the address holds it", async ({ page }) => {
  await open(page, `${WIDE}&show=filters`);
  await page
    .getByRole("group", { name: "Place" })
    .getByRole("checkbox", { name: /^KK Park/ })
    .check();
  await page
    .getByRole("group", { name: "Source" })
    .getByRole("checkbox", { name: /raids at KK Park/ })
    .check();
  await page
    .getByRole("group", { name: "How sure" })
    .getByRole("checkbox", { name: /^Reported/ })
    .check();
  await expect.poll(() => address(page).get("confidence")).toBe("reported");
  expect(address(page).get("place")).toBe("kk-park");
  expect(address(page).get("source")).toBe("kk-park-raids");
  await page.getByRole("button", { name: "Show list" }).click();
  await expect(page.getByText(/^Filters hide \d+ of \d+ events in this time\.$/)).toBeVisible();
  for (const where of await page.locator("main section [data-event] .m").allInnerTexts()) expect(where).toContain("KK Park");
  await page.reload();
  await expect(page.getByRole("button", { name: "Filters (3)" })).toBeVisible();
});

test("what is set stands above the list and is taken off one by one", async ({ page }) => {
  await open(page, `${WIDE}&in=MM&off=said&place=kk-park`);
  const chips = page.getByRole("group", { name: "Filters that are set" });
  await expect(chips.getByRole("button")).toHaveText(["Myanmar", "KK Park", "Without Statement", "Clear"]);
  await chips.getByRole("button", { name: "KK Park: take this filter off" }).click();
  await expect.poll(() => address(page).get("place")).toBeNull();
  await chips.getByRole("button", { name: /^Without Statement/ }).press("Enter");
  await expect.poll(() => address(page).get("off")).toBeNull();
  await chips.getByRole("button", { name: "Clear" }).click();
  await expect(chips).toHaveCount(0);
});

test("a long facet is searched, and each facet is cleared by itself", async ({ page }) => {
  await open(page, `${WIDE}&show=filters&in=KH`);
  const place = page.getByRole("group", { name: "Place" });
  const some = await place.getByRole("checkbox").count();
  await place.getByRole("button", { name: /^\d+ more$/ }).click();
  expect(await place.getByRole("checkbox").count()).toBeGreaterThan(some);
  await place.getByRole("textbox", { name: "Find in: Place" }).fill("laukk");
  await expect(place.getByRole("checkbox")).toHaveCount(1);
  await place.getByRole("checkbox", { name: /^Laukkai/ }).check();
  await expect.poll(() => address(page).get("place")).toBe("laukkai");
  await page.getByRole("button", { name: "Place: clear" }).click();
  await expect.poll(() => address(page).get("place")).toBeNull();
  expect(address(page).get("in")).toBe("KH");
  await page.getByRole("button", { name: "No kind" }).click();
  await expect(page.getByText(/^0 of \d+ events in this window$/)).toBeVisible();
  await page.getByRole("button", { name: "All kinds" }).click();
  await expect.poll(() => address(page).get("without")).toBeNull();
});

test("the bar of each choice begins where its name begins", async ({ page }) => {
  await open(page, `${WIDE}&show=filters`);
  const away = await page
    .locator(".opt .amount")
    .evaluateAll((bars) =>
      bars.map((b) => Math.round(b.getBoundingClientRect().left - b.parentElement!.getBoundingClientRect().left)),
    );
  expect(away.length).toBeGreaterThan(10);
  expect(new Set(away)).toEqual(new Set([0]));
});

test("filters that hide everything say so, with a way out", async ({ page }) => {
  await open(page, `${OCTOBER}&in=GB`);
  await expect(page.getByText("No events in October 2025 that pass the filters.")).toBeVisible();
  await expect(page.getByText(/^Filters hide \d+ events here\./)).toBeVisible();
  await page.getByRole("button", { name: "Take all filters off" }).click();
  await expect(rows(page).first()).toBeVisible();
});
