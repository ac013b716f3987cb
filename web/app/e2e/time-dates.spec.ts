import type { Page } from "@playwright/test";
import { address, expect, fromHandle, lede, open, PHONE, test, toHandle, windowBar } from "./mapd";

const YEAR = "?from=2023-01-01&to=2023-12-31";
const field = (page: Page, name: "From" | "To") => page.getByRole("textbox", { name, exact: true });

async function type(page: Page, name: "From" | "To", text: string): Promise<void> {
  await field(page, name).fill(text);
  await field(page, name).press("Enter");
}

// Ten or more hours behind and fourteen ahead of UTC: a day that passes
// through a clock time would move in one of them.
for (const zone of ["UTC", "Pacific/Kiritimati", "America/Adak"]) {
  test.describe(zone, () => {
    test.use({ timezoneId: zone });

    test("dates are typed as EDTF and in words", async ({ page }) => {
      await open(page, YEAR);
      await type(page, "From", "2023-21");
      await expect(lede(page)).toHaveText("March to December 2023");
      await type(page, "To", "5 Oct 2023");
      await expect(lede(page)).toHaveText("1 March to 5 October 2023");
      await expect.poll(() => address(page).get("to")).toBe("2023-10-05");
      await type(page, "From", "8/2023");
      await expect(lede(page)).toHaveText("1 August to 5 October 2023");
      await type(page, "From", "late Aug 2023");
      await expect(lede(page)).toHaveText("21 August to 5 October 2023");
      await type(page, "To", "[2022..2024-02]");
      await expect(lede(page)).toHaveText("January 2022 to February 2024");
      await expect(field(page, "From")).toHaveValue("1 Jan 2022");
      await expect(field(page, "To")).toHaveValue("29 Feb 2024");
      await type(page, "From", "..2024");
      await expect(lede(page)).toHaveText("2003 to 2024");
      await expect(fromHandle(page)).toHaveAttribute("aria-valuetext", "From, 1 January 2003");
      await expect(toHandle(page)).toHaveAttribute("aria-valuetext", "To, 31 December 2024");
    });
  });
}

test("a wrong date is explained with an example, Escape brings back what was", async ({ page }) => {
  await open(page, YEAR);
  await type(page, "From", "29 Feb 2023");
  await expect(page.getByRole("alert").filter({ hasText: "February 2023 has days 1 to 28." })).toBeVisible();
  await expect(field(page, "From")).toHaveAttribute("aria-invalid", "true");
  await field(page, "From").press("Escape");
  await expect(field(page, "From")).toHaveValue("1 Jan 2023");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(lede(page)).toHaveText("2023");
});

test("steps over shorter months come back to the day where they began", async ({ page }) => {
  await open(page, "?from=2025-01-31&to=2025-01-31&step=month");
  await windowBar(page).focus();
  await page.keyboard.press("ArrowRight");
  await expect(lede(page)).toHaveText("28 February 2025");
  await page.keyboard.press("ArrowRight");
  await expect(lede(page)).toHaveText("31 March 2025");
  await page.keyboard.press("ArrowLeft");
  await page.getByRole("button", { name: "Step back", exact: true }).click();
  await expect(lede(page)).toHaveText("31 January 2025");
});

test("arrows in a date step it", async ({ page }) => {
  await open(page, YEAR);
  await field(page, "From").press("ArrowUp");
  await expect(lede(page)).toHaveText("February to December 2023");
  await field(page, "To").press("ArrowDown");
  await field(page, "To").press("ArrowDown");
  await expect(lede(page)).toHaveText("February to October 2023");
});

test("handles say where they are and how far they go", async ({ page }) => {
  await open(page, YEAR);
  const day = (date: string) => String(Date.parse(date) / 86_400_000);
  await expect(fromHandle(page)).toHaveAttribute("aria-valuemin", day("2003-01-01"));
  await expect(fromHandle(page)).toHaveAttribute("aria-valuemax", day("2023-12-31"));
  await expect(toHandle(page)).toHaveAttribute("aria-valuemin", day("2023-01-01"));
  await expect(windowBar(page)).toHaveAttribute("aria-valuetext", "Window, 12 months, from 1 January 2023 to 31 December 2023");
  await fromHandle(page).focus();
  await page.keyboard.press("PageUp");
  await expect(lede(page)).toHaveText("November and December 2023");
  await page.keyboard.press("Home");
  await expect(lede(page)).toHaveText("2003 to 2023");
  await toHandle(page).focus();
  await page.keyboard.press("End");
  await expect(lede(page)).toHaveText("2003 to 2025");
});

test.describe("by finger", () => {
  test.use({ viewport: PHONE, hasTouch: true, isMobile: true });

  for (const day of ["2022-01-01", "2024-01-05", "2025-12-31"]) {
    test(`both handles of one day, ${day}, can be taken`, async ({ page }) => {
      await open(page, `?from=${day}&to=${day}&step=day`);
      const a = (await fromHandle(page).boundingBox())!;
      const b = (await toHandle(page).boundingBox())!;
      for (const box of [a, b]) {
        expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(PHONE.width);
      }
      expect(a.x + a.width).toBeLessThanOrEqual(b.x + 0.5);
    });
  }

  test("the handles of one day are drawn apart by a finger, and the window is moved", async ({ page }) => {
    await open(page, "?from=2024-01-05&to=2024-01-05&step=day");
    await expect(lede(page)).toHaveText("5 January 2024");
    const client = await page.context().newCDPSession(page);
    const drag = async (box: { x: number; y: number; width: number; height: number }, by: number) => {
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await client.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
      for (let i = 1; i <= 8; i++)
        await client.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x: x + (by * i) / 8, y }] });
      await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    };
    await drag((await fromHandle(page).boundingBox())!, -60);
    await expect(fromHandle(page)).toHaveAttribute("aria-valuetext", /2023$/);
    await expect(toHandle(page)).toHaveAttribute("aria-valuetext", "To, 5 January 2024");
    await drag((await toHandle(page).boundingBox())!, 60);
    await expect(toHandle(page)).not.toHaveAttribute("aria-valuetext", "To, 5 January 2024");
    const length = await windowBar(page).getAttribute("aria-valuetext");
    const bar = (await windowBar(page).boundingBox())!;
    await drag({ ...bar, y: bar.y - 2, height: 14 }, -80);
    await expect(windowBar(page)).not.toHaveAttribute("aria-valuetext", length!);
    expect((await windowBar(page).getAttribute("aria-valuetext"))!.split(",")[1]).toBe(length!.split(",")[1]);
  });

  for (const [width, height] of [
    [360, 640],
    [390, 844],
    [844, 390],
  ]) {
    test(`nothing overlaps at ${width} × ${height}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await open(page, "?from=2022-09-01&to=2025-11-30");
      await expect(fromHandle(page)).toBeVisible();
      const boxes = await page
        .locator(".tl-row > *, .tl-dates > *")
        .evaluateAll((all) =>
          all
            .filter((el) => !el.classList.contains("tl-dates") && el.getBoundingClientRect().width > 0)
            .map((el) => el.getBoundingClientRect().toJSON()),
        );
      boxes.sort((p, q) => p.left - q.left);
      expect(boxes.length).toBeGreaterThan(4);
      for (const [i, box] of boxes.entries()) {
        expect(box.right).toBeLessThanOrEqual(width);
        if (i) expect(box.left).toBeGreaterThanOrEqual(boxes[i - 1].right - 0.5);
      }
    });
  }
});
