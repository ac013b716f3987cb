import type { Page } from "@playwright/test";
import { address, expect, lede, open, PHONE, test } from "./mapd";

const YEARS = "?from=2023-01-01&to=2025-12-31";
const plot = (page: Page) => page.locator(".tl-plot canvas");
const tip = (page: Page) => page.locator(".tl-tip");
const bars = (page: Page) => page.getByRole("slider", { name: "Bars", exact: true });

/** The pixel of a day in the bars, which show 2022 to 2025. */
async function at(page: Page, day: string): Promise<[number, number]> {
  const box = (await plot(page).boundingBox())!;
  const [left, right] = [108, box.width - 24];
  const [from, to] = [Date.UTC(2022, 0, 1), Date.UTC(2026, 0, 1)];
  return [box.x + left + ((Date.parse(day) - from) / (to - from)) * (right - left), box.y + 72];
}

test("a bar tells what it is, and a click makes it the window", async ({ page }) => {
  await open(page, YEARS);
  await page.mouse.move(...(await at(page, "2025-10-15")));
  await expect(tip(page)).toHaveText(/^October 2025: \d+ events$/);
  await page.mouse.click(...(await at(page, "2025-10-15")));
  await expect(lede(page)).toHaveText("October 2025");
  await page.keyboard.down("Shift");
  await page.mouse.click(...(await at(page, "2025-02-15")));
  await page.keyboard.up("Shift");
  await expect(lede(page)).toHaveText("February to October 2025");
  await page.mouse.dblclick(...(await at(page, "2024-06-15")));
  await expect(lede(page)).toHaveText("2022 to 2025");
});

test("a drag on the bars draws a new window; Alt draws it by days", async ({ page }) => {
  await open(page, YEARS);
  const draw = async () => {
    await page.mouse.move(...(await at(page, "2024-03-10")));
    await page.mouse.down();
    const [x, y] = await at(page, "2024-06-20");
    await page.mouse.move(x, y, { steps: 12 });
    await page.mouse.up();
  };
  await draw();
  await expect(lede(page)).toHaveText("March to June 2024");
  await page.keyboard.down("Alt");
  await draw();
  await page.keyboard.up("Alt");
  await expect(lede(page)).toHaveText(/^\d+ March to \d+ June 2024$/);
});

test("the keyboard goes from bar to bar, takes one and extends to another", async ({ page }) => {
  await open(page, "?from=2025-09-01&to=2025-09-30");
  await bars(page).focus();
  await expect(bars(page)).toHaveAttribute("aria-valuetext", /^September 2025: \d+ events?$/);
  await page.keyboard.press("ArrowRight");
  await expect(bars(page)).toHaveAttribute("aria-valuetext", /^October 2025: \d+ events$/);
  await expect(tip(page)).toHaveText(/^October 2025/);
  await page.keyboard.press("Enter");
  await expect(lede(page)).toHaveText("October 2025");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(bars(page)).toHaveAttribute("aria-valuetext", "August 2025: no events");
  await page.keyboard.press("Shift+Enter");
  await expect(lede(page)).toHaveText("August to October 2025");
  await page.keyboard.press("Home");
  await expect(bars(page)).toHaveAttribute("aria-valuetext", /^January 2022/);
  await page.keyboard.press("ArrowLeft");
  await expect(bars(page)).toHaveAttribute("aria-valuetext", /^December 2021/);
  await expect(page.getByRole("slider", { name: "What the bars show", exact: true })).toHaveAttribute(
    "aria-valuetext",
    /December 2021/,
  );
});

test("bars count people or money when asked", async ({ page }) => {
  await open(page, YEARS);
  const what = page.getByRole("combobox", { name: "What the bars count" });
  await expect(what.locator("option").first()).toHaveText("Events");
  await what.selectOption({ label: "People detained" });
  await page.mouse.move(...(await at(page, "2025-10-15")));
  await expect(tip(page)).toHaveText("October 2025: at least 2,000 people in 1 event");
  await expect.poll(() => address(page).get("bars")).toBe("detained,people");
  await page.reload();
  await expect(what).toHaveValue("detained,people");
  await what.selectOption({ label: "People freed" });
  await expect(bars(page)).toHaveAttribute("aria-description", /not in the bars/);
  await what.selectOption({ label: "Events" });
  await expect.poll(() => address(page).get("bars")).toBeNull();
});

test("bars that the data do not have are left out", async ({ page }) => {
  await open(page, `${YEARS}&bars=nonsense,people`);
  await expect(page.getByRole("combobox", { name: "What the bars count" })).toHaveValue("");
  await page.mouse.move(...(await at(page, "2025-10-15")));
  await expect(tip(page)).toHaveText(/^October 2025: \d+ events$/);
});

test("a line of sources can be shown below the bars", async ({ page }) => {
  await open(page, YEARS);
  await page.getByRole("button", { name: "More about time" }).click();
  await page.getByRole("switch", { name: "Sources by step" }).click();
  await page.keyboard.press("Escape");
  await page.mouse.move(...(await at(page, "2025-10-15")));
  await expect(tip(page)).toHaveText(/^October 2025: \d+ events\. \d+ sources speak of it$/);
  await expect.poll(() => address(page).get("coverage")).toBe("on");
  await bars(page).focus();
  await expect(bars(page)).toHaveAttribute("aria-valuetext", /sources? speaks? of it$/);
});

test.describe("by finger", () => {
  test.use({ viewport: PHONE, hasTouch: true, isMobile: true });

  test("a tapped bar becomes the window and says what it is", async ({ page }) => {
    await open(page, `${YEARS}&bars=detained,people`);
    await expect(lede(page)).toHaveText("2023 to 2025");
    const box = (await plot(page).boundingBox())!;
    const share = (Date.UTC(2025, 9, 15) - Date.UTC(2022, 0, 1)) / (Date.UTC(2026, 0, 1) - Date.UTC(2022, 0, 1));
    await page.touchscreen.tap(box.x + 20 + share * (box.width - 40), box.y + 50);
    await expect(lede(page)).toHaveText("October 2025");
    await expect(tip(page)).toHaveText("October 2025: at least 2,000 people in 1 event");
    await expect(tip(page)).toBeHidden();
  });
});
