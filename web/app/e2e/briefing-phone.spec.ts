// On a phone a briefing is a story to scroll: cards over the map, which follows.

import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { answerWith, expectNothingRan, hostile, KK_PARK, openBriefing, title } from "./briefing";
import { expect, PHONE, test } from "./mapd";

test.use({ viewport: PHONE, hasTouch: true, isMobile: true });

const card = (page: Page, no: number) => page.getByRole("article", { name: KK_PARK.scenes[no - 1].title });
const dates = (page: Page) => page.locator(".scroll-dates");

/** Scrolls as a finger does, until the card of a scene is well on the screen. */
async function scrollTo(page: Page, no: number): Promise<void> {
  await card(page, no).evaluate((e) => window.scrollBy(0, e.getBoundingClientRect().top - innerHeight * 0.4));
}

test("the map and its dates follow the cards", async ({ page }) => {
  await openBriefing(page, KK_PARK.id);
  await expect(title(page)).toHaveText(KK_PARK.title);
  await page.getByRole("button", { name: "Begin", exact: true }).tap();
  await expect(dates(page)).toHaveText("March 2025");
  await scrollTo(page, 3);
  await expect(dates(page)).toHaveText("22 October 2025");
  await expect.poll(() => new URL(page.url()).hash).toBe("#3");
  await scrollTo(page, 1);
  await expect(dates(page)).toHaveText("March 2025");
});

test("an address leads to its scene", async ({ page }) => {
  await openBriefing(page, KK_PARK.id, "#4");
  await expect(card(page, 4)).toBeInViewport();
  await expect(dates(page)).toHaveText("21 to 31 October 2025");
  await expect(card(page, 4).getByRole("list", { name: "Notes" })).toBeVisible();
});

test("what is tapped is large enough, nothing is wider than the screen, axe finds nothing wrong", async ({ page }) => {
  await openBriefing(page, KK_PARK.id, "#2");
  await expect(card(page, 2)).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  for (const button of await page.locator(".scroll-bar button, .card button").all()) {
    const box = (await button.boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
  }
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(" ")}`)).toEqual([]);
});

test("hostile texts run nothing", async ({ page, allow }) => {
  allow(/404/); // what they cite is not there
  await answerWith(page, KK_PARK.id, hostile);
  await openBriefing(page, KK_PARK.id);
  await expect(page.locator(".card").nth(1)).toContainText("<script>");
  await expectNothingRan(page);
});
