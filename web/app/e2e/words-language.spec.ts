import { address, expect, lede, OCTOBER, open, rows, sentence, test } from "./mapd";

const CHINESE = "简体中文";
const zh = (query: string) => `${query}&lang=zh`;

test("a language chosen in the menu changes all words and keeps the state", async ({ page }) => {
  await open(page, `${OCTOBER}&event=kk-park-crossing&off=said`);
  await page.getByRole("button", { name: "Menu" }).click();
  const reload = page.waitForRequest(/events\.pack\?lang=zh-Hans/);
  await page.getByRole("radio", { name: CHINESE }).check();
  await reload;
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
  await expect.poll(() => address(page).get("lang")).toBe("zh");
  expect(address(page).get("event")).toBe("kk-park-crossing");
  expect(address(page).get("off")).toBe("said");
  expect(address(page).get("from")).toBe("2025-10-01");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(lede(page)).toHaveText("2025年10月");
  await expect(sentence(page)).toContainText("起事件。");
});

test("the choice is kept in this browser; English takes it back", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("radio", { name: CHINESE }).check();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
  await page.goto("./");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
  await expect(page.getByRole("region", { name: "地图" })).toBeVisible();
  await page.locator(".menu-box > button").click();
  await page.getByRole("radio", { name: "English" }).check();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect.poll(() => address(page).get("lang")).toBeNull();
  await page.goto("./");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("a language in an address is not kept", async ({ page }) => {
  await page.goto(`./${zh(OCTOBER)}`);
  await expect(lede(page)).toHaveText("2025年10月");
  await page.goto(`./${OCTOBER}`);
  await expect(lede(page)).toHaveText("October 2025");
});

test("texts that do not come leave the page as it is, and say so", async ({ page, allow }) => {
  allow(/zh|Failed to load resource|dynamically imported/);
  await page.route(/\/zh-[\w-]+\.js|assets\/zh/, (r) => r.abort());
  await open(page, OCTOBER);
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("radio", { name: CHINESE }).click();
  await expect(page.getByText(`The texts in ${CHINESE} could not be loaded.`)).toBeVisible();
  await expect(page.getByRole("radio", { name: "English" })).toBeChecked();
  await expect(lede(page)).toHaveText("October 2025");
  await expect.poll(() => address(page).get("lang")).toBeNull();
});

test.describe("in a Chinese browser", () => {
  test.use({ locale: "zh-CN" });
  test("the page speaks Chinese by itself, and English when asked", async ({ page }) => {
    await page.goto(`./${OCTOBER}`);
    await expect(lede(page)).toHaveText("2025年10月");
    await expect(page).toHaveTitle("mapd");
    await expect(rows(page).first()).toBeVisible();
    expect(address(page).get("lang")).toBeNull();
    await page.goto(`./${OCTOBER}&lang=en`);
    await expect(lede(page)).toHaveText("October 2025");
    expect(address(page).get("lang")).toBe("en");
  });
});
