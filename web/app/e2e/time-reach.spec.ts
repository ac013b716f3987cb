import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, open, PHONE, test } from "./mapd";

async function check(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(".time-box").analyze();
  const faults = violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(" ")}`));
  expect(faults).toEqual([]);
}

const states: [name: string, query: string][] = [
  ["up to", "?to=2025-10-31&mode=upto"],
  ["trailing", "?to=2025-10-31&mode=trailing"],
  ["figures and sources", "?from=2023-01-01&to=2025-10-31&bars=rescued,people&coverage=on"],
  ["a week", "?from=2025-10-20&to=2025-10-26&step=day&axis=2025-10-20..2025-10-26"],
];

for (const [name, query] of states) {
  test(`no faults: ${name}, with all choices open and a wrong date`, async ({ page }) => {
    await open(page, query);
    await page.getByRole("button", { name: "More about time" }).click();
    await page.getByRole("textbox", { name: "To", exact: true }).fill("soon");
    await page.keyboard.press("Enter");
    await check(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await check(page);
    await page.setViewportSize(PHONE);
    await page.getByRole("button", { name: "More about time" }).click();
    await check(page);
  });
}

/** The boxes of the sliders of a kind, from left to right. */
async function boxes(page: Page, selector: string) {
  const all = await page.locator(selector).evaluateAll((els) => els.map((el) => el.getBoundingClientRect().toJSON() as DOMRect));
  return all.sort((a, b) => a.x - b.x);
}

const short: [name: string, query: string][] = [
  ["a month among all years", "?from=2014-05-01&to=2014-05-31&axis=2003-01-01..2025-12-31"],
  ["the first month", "?from=2003-01-01&to=2003-01-31&axis=2003-01-01..2025-12-31"],
  ["the last day, and a short axis", "?from=2025-12-31&to=2025-12-31&axis=2025-12-01..2025-12-31"],
];

for (const [device, size, use] of [
  ["mouse", 24, {}],
  ["touch", 44, { viewport: PHONE, hasTouch: true, isMobile: true }],
] as const) {
  test.describe(`short windows by ${device}`, () => {
    test.use(use);
    for (const [name, query] of short) {
      test(`${name}: handles and bars are large enough and never overlap`, async ({ page }) => {
        await open(page, query);
        await check(page);
        for (const selector of [".tl-handle, .tl-window", ".tl-edge, .tl-frame"]) {
          const all = await boxes(page, selector);
          expect(all).toHaveLength(3);
          all.forEach((box, i) => {
            expect(Math.min(box.width, box.height)).toBeGreaterThan(size - 0.01);
            expect(box.x).toBeGreaterThan((i > 0 ? all[i - 1].right : 0) - 0.01);
            expect(box.right).toBeLessThan(page.viewportSize()!.width + 0.01);
            expect(box.bottom).toBeLessThan(page.viewportSize()!.height + 0.01);
          });
        }
      });
    }
  });
}

test("zooming by key says what the axis shows", async ({ page }) => {
  await open(page, "?from=2025-10-01&to=2025-10-31");
  const said = page.getByRole("region", { name: "Time" }).getByRole("status");
  await expect(said).toHaveText("");
  await page.getByRole("slider", { name: "To", exact: true }).focus();
  await page.keyboard.press("0");
  await expect(said).toHaveText("The axis shows 1 January 2003 to 31 December 2025.");
});

test("every part is reached by Tab in order of sight, and Space plays", async ({ page }) => {
  await open(page, "?from=2025-01-01&to=2025-03-31");
  await page.getByRole("button", { name: "Step back" }).focus();
  const names: string[] = [];
  for (let i = 0; i < 21; i++) {
    names.push(
      await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? ""),
    );
    await page.keyboard.press("Tab");
  }
  expect(names).toEqual([
    "Step back",
    "Play",
    "Step on",
    "Loop",
    "Speed",
    "From",
    "To",
    "Mode",
    "Step",
    "Skip empty",
    "Longer axis",
    "All years on the axis",
    "Shorter axis",
    "More about time",
    "What the bars count",
    "Bars",
    "From",
    "Window",
    "To",
    "Start of what the bars show",
    "What the bars show",
  ]);
  await page.getByRole("slider", { name: "To", exact: true }).focus();
  await page.keyboard.press("Space");
  await expect(page.locator(".lede h2")).toHaveText("February to April 2025");
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
});
