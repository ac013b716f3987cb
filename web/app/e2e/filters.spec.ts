import { address, expect, OCTOBER, open, rows, sentence, test } from "./mapd";

test("a family is hidden and shown, and its count stays", async ({ page }) => {
  await open(page, OCTOBER);
  const before = await sentence(page).innerText();
  const all = await page.locator("main section [data-event]").count();
  const force = page.getByRole("button", { name: /^Force: / });
  const label = (await force.getAttribute("aria-label"))!;
  await force.click();
  await expect(force).toHaveAttribute("aria-pressed", "false");
  await expect(force).toHaveAttribute("aria-label", label);
  expect(await page.locator("main section [data-event]").count()).toBeLessThan(all);
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
  const places = await page.locator("main section [data-event] .m").allInnerTexts();
  expect(places.length).toBeGreaterThan(0);
  await expect.poll(() => address(page).get("in")).toBe("KH");
  expect(address(page).get("without")).toBe("report");
  await page.getByRole("button", { name: "Filters (2)" }).click();
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await page.getByRole("button", { name: "Show list" }).click();
  expect(await rows(page).count()).toBeGreaterThan(places.length);
});
