import { address, expect, lede, open, rows, sentence, test } from "./mapd";

test("an address brings back the whole state", async ({ page, context }) => {
  await open(page, "?from=2024-01-01&to=2024-12-31&off=said&in=MM&step=quarter&theme=dark");
  await page.getByRole("button", { name: "Zoom in" }).click();
  await rows(page).first().click();
  await expect(page.getByTestId("when")).toBeVisible();
  await expect.poll(() => address(page).get("at")).not.toBeNull();
  await page.waitForTimeout(600);
  const url = page.url();
  const title = await page.getByRole("heading", { level: 1 }).innerText();

  const second = await context.newPage();
  await second.goto(url);
  await expect(second.getByRole("heading", { level: 1 })).toHaveText(title);
  await second.waitForTimeout(600);
  expect(second.url()).toBe(url);
  await second.keyboard.press("Escape");
  await expect(lede(second)).toHaveText("2024");
  await expect(second.getByRole("button", { name: /^Statement/ })).toHaveAttribute("aria-pressed", "false");
  await expect(second.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.keyboard.press("Escape");
  await expect(sentence(second)).toHaveText(await sentence(page).innerText());
});

test("Back and forward walk through what was opened", async ({ page }) => {
  await open(page, "?from=2025-10-01&to=2025-10-31");
  await page.locator('[data-event="kk-park-raid"]').click();
  await page.locator("main").getByRole("link", { name: "KK Park", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "KK Park" })).toBeVisible();
  await page.goBack();
  await expect(page.getByTestId("when")).toBeVisible();
  await page.goBack();
  await expect(lede(page)).toBeVisible();
  await page.goForward();
  await expect(page.getByTestId("when")).toBeVisible();
});

test("an address that is not understood is ignored with a notice", async ({ page }) => {
  await open(page, "?from=2025-99-99&at=north&theme=pink");
  await expect(page.getByText("The address was not fully understood (from, at, theme)")).toBeVisible();
  await expect(sentence(page)).toHaveText(/events/);
  await page.locator(".notice").getByRole("button", { name: "Close" }).click();
  await expect(page.getByText("The address was not fully understood")).toHaveCount(0);
});
