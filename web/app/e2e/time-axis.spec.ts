import type { Page } from "@playwright/test";
import { address, expect, fromHandle, lede, open, PHONE, quiet, test, toHandle } from "./mapd";

const OCTOBER = "?from=2025-10-01&to=2025-10-31";
const frame = (page: Page) => page.getByRole("slider", { name: "What the bars show", exact: true });
const plot = (page: Page) => page.locator(".tl-plot canvas");
const days = async (page: Page) => {
  const [from, to] = (await frame(page).getAttribute("aria-valuetext"))!.split(" to ").map((d) => Date.parse(`${d} UTC`));
  return (to - from) / 86_400_000 + 1;
};

test("the wheel zooms around the pointer, Shift and the wheel shift the axis", async ({ page }) => {
  await open(page, OCTOBER);
  const asked: string[] = [];
  await quiet(page);
  page.on("request", (r) => asked.push(r.url()));
  const box = (await plot(page).boundingBox())!;
  const before = (await fromHandle(page).locator(".tl-line").boundingBox())!;
  const long = await days(page);
  await page.mouse.move(before.x + before.width, box.y + 60);
  await page.mouse.wheel(0, -300);
  await expect.poll(() => days(page)).toBeLessThan(long * 0.7);
  const after = (await fromHandle(page).locator(".tl-line").boundingBox())!;
  expect(Math.abs(after.x - before.x), "what is under the pointer stays there").toBeLessThan(6);
  const text = await frame(page).getAttribute("aria-valuetext");
  const zoomed = await days(page);
  await page.keyboard.down("Shift");
  await page.mouse.wheel(0, -200);
  await page.keyboard.up("Shift");
  await expect(frame(page)).not.toHaveAttribute("aria-valuetext", text!);
  expect(Math.abs((await days(page)) - zoomed), "shifting does not zoom").toBeLessThanOrEqual(1);
  await expect(lede(page)).toHaveText("October 2025");
  await expect.poll(() => address(page).get("axis")).toMatch(/^\d{4}/);
  expect(asked).toEqual([]);
});

test("buttons go from a week to a century and to all years", async ({ page }) => {
  await open(page, OCTOBER);
  const longer = page.getByRole("button", { name: "Longer axis" });
  const shorter = page.getByRole("button", { name: "Shorter axis" });
  for (let i = 0; i < 10; i++) await shorter.click();
  await expect.poll(() => days(page)).toBe(7);
  for (let i = 0; i < 14; i++) await longer.click();
  await expect.poll(() => days(page)).toBeGreaterThan(36_000);
  await page.getByRole("button", { name: "All years on the axis" }).click();
  await expect(frame(page)).toHaveAttribute("aria-valuetext", "1 January 2003 to 31 December 2025");
  await expect.poll(() => address(page).get("axis")).toBe("2003..2025");
});

test("keys zoom, and the address brings the axis back", async ({ page }) => {
  await open(page, OCTOBER);
  const usual = await frame(page).getAttribute("aria-valuetext");
  await toHandle(page).focus();
  await page.keyboard.press("+");
  await page.keyboard.press("+");
  await expect.poll(() => days(page)).toBeLessThan(367);
  const shown = await frame(page).getAttribute("aria-valuetext");
  const iso = (text: string) => new Date(`${text} UTC`).toISOString().slice(0, 10);
  await expect.poll(() => address(page).get("axis")).toBe(shown!.split(" to ").map(iso).join(".."));
  await page.reload();
  await expect(frame(page)).toHaveAttribute("aria-valuetext", shown!);
  await toHandle(page).focus();
  await page.keyboard.press("0");
  await page.keyboard.press("0");
  await expect(frame(page)).toHaveAttribute("aria-valuetext", usual!);
  await expect.poll(() => address(page).get("axis")).toBeNull();
});

test("the overview's frame is dragged, and by its edges made longer", async ({ page }) => {
  await open(page, OCTOBER);
  const box = (await frame(page).boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 200, y, { steps: 10 });
  await page.mouse.up();
  await expect(frame(page)).not.toHaveAttribute("aria-valuetext", /2025/);
  const long = await days(page);
  const edge = (await page.getByRole("slider", { name: "Start of what the bars show" }).boundingBox())!;
  await page.mouse.move(edge.x + 8, edge.y + edge.height / 2);
  await page.mouse.down();
  await page.mouse.move(edge.x - 92, edge.y + edge.height / 2, { steps: 10 });
  await page.mouse.up();
  expect(await days(page)).toBeGreaterThan(long * 1.3);
  await expect(lede(page)).toHaveText("October 2025");
});

test("a handle held beyond the end of the axis takes the axis along", async ({ page }) => {
  await open(page, "?from=2022-09-01&to=2022-12-31");
  await expect(lede(page)).toHaveText("September to December 2022");
  const handle = (await fromHandle(page).boundingBox())!;
  const box = (await plot(page).boundingBox())!;
  await page.mouse.move(handle.x + 8, handle.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 70, handle.y + 10, { steps: 10 });
  await expect(fromHandle(page)).toHaveAttribute("aria-valuetext", /20(1\d|0\d)$/);
  await page.mouse.up();
  await expect(toHandle(page)).toHaveAttribute("aria-valuetext", "To, 31 December 2022");
  const rest = await frame(page).getAttribute("aria-valuetext");
  await page.mouse.move(box.x + 300, box.y - 300);
  await expect(frame(page)).toHaveAttribute("aria-valuetext", rest!);
});

test.describe("by finger", () => {
  test.use({ viewport: PHONE, hasTouch: true, isMobile: true });

  test("two fingers zoom the axis and leave the window alone", async ({ page }) => {
    await open(page, OCTOBER);
    const box = (await plot(page).boundingBox())!;
    const client = await page.context().newCDPSession(page);
    const long = await days(page);
    const y = box.y + 40;
    const fingers = (a: number, b: number) => [
      { x: box.x + a, y, id: 1 },
      { x: box.x + b, y, id: 2 },
    ];
    await client.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: fingers(140, 200).slice(0, 1) });
    await client.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: fingers(140, 200) });
    for (let i = 1; i <= 10; i++)
      await client.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: fingers(140 - 6 * i, 200 + 6 * i) });
    await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await expect.poll(() => days(page)).toBeLessThan(long / 2.5);
    await expect(lede(page)).toHaveText("October 2025");
  });

  test("what has no room in the row is behind one button", async ({ page }) => {
    await open(page, OCTOBER);
    await page.getByRole("button", { name: "More about time" }).tap();
    const menu = page.getByRole("group", { name: "More about time" });
    for (const name of ["Step back", "Step on", "Shorter axis", "Longer axis"])
      await expect(menu.getByRole("button", { name })).toBeVisible();
    await menu.getByRole("combobox", { name: "Mode" }).selectOption("trailing");
    await expect(lede(page)).toHaveText("November 2024 to October 2025");
    const small = await menu
      .locator("button, select")
      .evaluateAll((all) =>
        all
          .filter((el) => el.checkVisibility() && el.getBoundingClientRect().height < 43.5)
          .map((el) => el.outerHTML.slice(0, 80)),
      );
    expect(small).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(menu).toHaveCount(0);
  });
});
