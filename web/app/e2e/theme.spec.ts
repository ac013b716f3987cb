import { expect, open, test } from "./mapd";

const paper = "getComputedStyle(document.querySelector('.panel')).backgroundColor";

test("dark is chosen in the menu and kept", async ({ page }) => {
  await open(page);
  const light = await page.evaluate(paper);
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("radio", { name: "Dark" }).check();
  expect(await page.evaluate(paper)).not.toBe(light);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Menu" })).toBeFocused();
  await page.goto("./");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("a theme in the address is not kept", async ({ page }) => {
  await open(page, "?theme=dark");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.goto("./");
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");
});

test.describe("with a dark system", () => {
  test.use({ colorScheme: "dark" });
  test("the page is dark unless light is chosen", async ({ page }) => {
    await open(page);
    const dark = await page.evaluate(paper);
    await open(page, "?theme=light");
    expect(await page.evaluate(paper)).not.toBe(dark);
  });
});

test("About tells method and marks", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("button", { name: "About this map" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "About this map" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "What the marks mean" })).toBeVisible();
  await page.goBack();
  await expect(page.getByTestId("sentence")).toBeVisible();
});

for (const theme of ["light", "dark"] as const) {
  test(`more contrast, when it is asked for, makes quiet text plain: ${theme}`, async ({ page }) => {
    const quiet = "getComputedStyle(document.documentElement).getPropertyValue('--ink-3')";
    await open(page, `?theme=${theme}`);
    const usual = await page.evaluate(quiet);
    await page.emulateMedia({ contrast: "more" });
    expect(await page.evaluate(quiet)).not.toBe(usual);
    expect(String(await page.evaluate(quiet)).toLowerCase()).toBe(theme === "dark" ? "#cfccc6" : "#3b4046");
  });
}
