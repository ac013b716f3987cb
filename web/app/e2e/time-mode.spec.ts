import type { Page } from "@playwright/test";
import { address, expect, fromHandle, lede, open, test, toHandle, windowBar } from "./mapd";

const mode = (page: Page) => page.getByRole("combobox", { name: "Mode" });

test("up to: everything since the beginning, with one handle", async ({ page }) => {
  await open(page, "?from=2024-01-01&to=2024-03-31");
  await mode(page).selectOption("upto");
  await expect(lede(page)).toHaveText("January 2003 to March 2024");
  await expect(page.getByText("From the beginning to")).toBeVisible();
  await expect(fromHandle(page)).toHaveCount(0);
  await expect(windowBar(page)).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: "From" })).toHaveCount(0);
  await toHandle(page).focus();
  await page.keyboard.press("ArrowRight");
  await expect(lede(page)).toHaveText("January 2003 to April 2024");
  await expect(toHandle(page)).toHaveAttribute("aria-valuetext", "To, 30 April 2024");
  await expect.poll(() => address(page).toString()).toBe("to=2024-04-30&mode=upto");
  await page.reload();
  await expect(lede(page)).toHaveText("January 2003 to April 2024");
});

test("trailing: a fixed length before the handle, which can be typed", async ({ page }) => {
  await open(page, "?to=2024-03-31&mode=trailing");
  await expect(lede(page)).toHaveText("April 2023 to March 2024");
  await expect(fromHandle(page)).toHaveCount(0);
  await toHandle(page).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(lede(page)).toHaveText("March 2023 to February 2024");
  const length = page.getByRole("textbox", { name: "Length" });
  await length.fill("3 months");
  await length.press("Enter");
  await expect(lede(page)).toHaveText("December 2023 to February 2024");
  await length.press("ArrowUp");
  await expect(lede(page)).toHaveText("November 2023 to February 2024");
  await length.fill("long");
  await length.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "12 months" })).toBeVisible();
  await length.press("Escape");
  await expect(length).toHaveValue("4 months");
  await expect.poll(() => address(page).toString()).toBe("to=2024-02-29&mode=trailing&trail=4m");
  await page.getByRole("button", { name: "Step on" }).click();
  await expect(lede(page)).toHaveText("December 2023 to March 2024");
});

test("a trailing window is dragged by its bar and keeps its length", async ({ page }) => {
  await open(page, "?to=2024-03-31&mode=trailing");
  const bar = (await page.locator(".tl-window").boundingBox())!;
  await page.mouse.move(bar.x + bar.width / 2, bar.y + 5);
  await page.mouse.down();
  await page.mouse.move(bar.x + bar.width / 2 - 90, bar.y + 5, { steps: 10 });
  await page.mouse.up();
  await expect(lede(page)).not.toHaveText("April 2023 to March 2024");
  expect(await page.getByRole("textbox", { name: "Length" }).inputValue()).toBe("12 months");
});

test("playing grows what is shown since the beginning, and begins again", async ({ page }) => {
  await open(page, "?to=2025-10-31&mode=upto");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(lede(page)).toHaveText("January 2003 to November 2025");
  await expect(lede(page)).toHaveText("2003 to 2025");
  const again = page.getByRole("button", { name: "Play again from the start" });
  await again.click();
  await expect(lede(page)).toHaveText("January 2003 to January 2022");
  await page.getByRole("button", { name: "Pause" }).click();
});

test("steps and playing pass over times in which nothing certainly falls", async ({ page }) => {
  await open(page, "?from=2022-09-01&to=2022-09-30");
  await page.getByRole("switch", { name: "Skip empty" }).click();
  await page.getByRole("button", { name: "Step on" }).click();
  await expect(lede(page)).not.toHaveText("October 2022");
  await expect(page.getByTestId("sentence")).toHaveText(/\d events? in/);
  const there = await lede(page).innerText();
  await page.getByRole("button", { name: "Step back" }).click();
  await expect(lede(page)).toHaveText("September 2022");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(lede(page)).toHaveText(there);
});
