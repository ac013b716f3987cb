import type { Page } from "@playwright/test";
import { address, expect, fromHandle, lede, open, quiet, sentence, test, toHandle, windowBar } from "./mapd";

const YEARS = "?from=2023-01-01&to=2023-12-31";

async function drag(page: Page, target: ReturnType<typeof fromHandle>, by: number): Promise<void> {
  const box = (await target.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 6)];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 1; i <= 20; i++) await page.mouse.move(x + (by * i) / 20, y);
  await page.mouse.up();
}

test("dragging the window by mouse changes everything and asks the server nothing", async ({ page }) => {
  await open(page, YEARS);
  await expect(lede(page)).toHaveText("2023");
  const before = await sentence(page).innerText();
  await quiet(page);
  const asked: string[] = [];
  page.on("request", (r) => asked.push(r.url()));
  await drag(page, windowBar(page), 70);
  await expect(lede(page)).not.toHaveText("2023");
  await expect(sentence(page)).not.toHaveText(before);
  await drag(page, fromHandle(page), -40);
  await drag(page, toHandle(page), 60);
  await expect(lede(page)).toHaveText(/ to /);
  await quiet(page);
  expect(asked).toEqual([]);
});

test("the window moves by whole steps and the address follows", async ({ page }) => {
  await open(page, YEARS);
  await drag(page, windowBar(page), 70);
  await expect.poll(() => address(page).get("from")).not.toBe("2023-01-01");
  expect(address(page).get("from")).toMatch(/-01$/);
  const next = new Date(Date.parse(address(page).get("to")!) + 86_400_000).toISOString();
  expect(next, "the day after the last is the first of a month").toMatch(/-01T/);
});

test("the keyboard moves handles and window by steps", async ({ page }) => {
  await open(page, YEARS);
  await fromHandle(page).focus();
  await page.keyboard.press("ArrowRight");
  await expect(lede(page)).toHaveText("February to December 2023");
  await expect(fromHandle(page)).toHaveAttribute("aria-valuetext", "From, 1 February 2023");
  await page.keyboard.press("ArrowLeft");
  await toHandle(page).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(lede(page)).toHaveText("January to November 2023");
  await expect(toHandle(page)).toHaveAttribute("aria-valuetext", "To, 30 November 2023");
  await windowBar(page).focus();
  await page.keyboard.press("ArrowRight");
  await expect(lede(page)).toHaveText("February to December 2023");
});

test("a typed date is taken with Enter and a wrong one explained", async ({ page }) => {
  await open(page, YEARS);
  const from = page.getByRole("textbox", { name: "From" });
  await from.fill("2023-08-15");
  await from.press("Enter");
  await expect(lede(page)).toHaveText("15 August to 31 December 2023");
  await from.fill("the day before");
  await from.press("Enter");
  await expect(page.getByRole("region", { name: "Time" }).getByRole("alert")).toBeVisible();
  await expect(lede(page)).toHaveText("15 August to 31 December 2023");
});

test("what is read aloud follows once the window rests", async ({ page }) => {
  await open(page, YEARS);
  const status = page.locator("p[role=status][aria-live=polite]");
  await expect(status).toHaveText(/^2023\. /);
  await fromHandle(page).focus();
  await page.keyboard.press("ArrowRight");
  await expect(status).toHaveText(/^February to December 2023\. \d+ events/);
});

test("an empty window says so and leads to the nearest events", async ({ page }) => {
  await open(page, "?from=2027-03-01&to=2027-06-30");
  await expect(page.getByText("No events in March to June 2027.")).toBeVisible();
  await page.getByRole("button", { name: /^Go to/ }).click();
  await expect(page.locator("main section [data-event]").first()).toBeVisible();
});
