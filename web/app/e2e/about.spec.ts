import AxeBuilder from "@axe-core/playwright";
import { expect, open, test } from "./mapd";

test("the page about the map says how, what not, whose, and how to cite", async ({ page }) => {
  await open(page, "?show=about");
  await expect(page.getByRole("heading", { level: 1, name: "About this map" })).toBeVisible();
  const heads = await page.locator(".about h2").allInnerTexts();
  for (const head of ["Where it comes from", "What is not on the map, and why", "How to cite", "Privacy", "Credits"]) {
    expect(heads).toContain(head);
  }
  await expect(page.getByText(/Data version 1: \d+ events, \d+ places, \d+ sources/)).toBeVisible();
  await expect(page.getByText(/edition [\d.]+/)).toBeVisible();
  await page.locator(".about").getByRole("button", { name: "Share this view" }).click();
  await expect(page.getByRole("dialog", { name: "Share this view" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Show the keys" }).click();
  await expect(page.getByRole("dialog")).toContainText("Page Up");
});

test("it lists every parameter of the address", async ({ page }) => {
  await open(page, "?show=about");
  await page.getByText("All parameters").click();
  await expect(page.locator(".params code").filter({ hasText: /^embed$/ })).toBeVisible();
});

for (const lang of ["en", "zh"]) {
  test(`it has no barriers that axe finds (${lang})`, async ({ page }) => {
    await page.goto(`./?show=about&lang=${lang}`);
    await expect(page.locator(".about .points")).not.toHaveCount(0);
    await expect(page.getByText("CC-BY-4.0")).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include(".about").analyze();
    expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join()}`)).toEqual([]);
  });
}
