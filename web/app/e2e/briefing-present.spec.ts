// A briefing is read and presented: by keyboard, mouse and clicker, in full
// screen, with a window for the speaker, and in the frame of another page.

import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { answerWith, expectNothingRan, HOSTILE, hostile, KK_PARK, openBriefing, title } from "./briefing";
import { expect, test } from "./mapd";

const [FIRST, SECOND, THIRD] = KK_PARK.scenes;
const LAST = KK_PARK.scenes.at(-1)!;

/** The dates of the window, above the strip. */
const dates = (page: Page) => page.locator(".strip-row b");

test("it opens with its title, and tells what is in it", async ({ page }) => {
  await openBriefing(page, KK_PARK.id);
  await expect(title(page)).toHaveText(KK_PARK.title);
  await expect(page.locator(".audience")).toHaveText(String(KK_PARK.audience));
  await expect(page.locator(".made")).toContainText("Made on data version 1");
  await page.getByRole("link", { name: THIRD.title, exact: false }).first().click();
  await expect(title(page)).toHaveText(THIRD.title);
});

test("keys and a clicker move it, and the address says where it stands", async ({ page }) => {
  await openBriefing(page, KK_PARK.id);
  const at = async (hash: string, text: string) => {
    await expect(title(page)).toHaveText(text);
    expect(new URL(page.url()).hash).toBe(hash);
  };
  const keys: [string, string, string][] = [
    ["ArrowRight", "#1", FIRST.title],
    ["Space", "#2", SECOND.title],
    ["PageDown", "#3", THIRD.title],
    ["PageUp", "#2", SECOND.title],
    ["ArrowLeft", "#1", FIRST.title],
    ["End", `#${KK_PARK.scenes.length}`, LAST.title],
    ["Home", "", KK_PARK.title],
  ];
  for (const [key, hash, text] of keys) {
    await page.keyboard.press(key);
    await at(hash, text);
  }
  await page.keyboard.press("3");
  await page.keyboard.press("Enter");
  await at("#3", THIRD.title);
  await expect(page).toHaveTitle(`3. ${THIRD.title} – ${KK_PARK.title}`);
  await page.goBack();
  await at("", KK_PARK.title);
  await page.goForward();
  await at("#3", THIRD.title);
});

test.describe("with a touch screen", () => {
  test.use({ hasTouch: true });

  test("a swipe over the text moves it, one along the text does not", async ({ page }) => {
    await openBriefing(page, KK_PARK.id, "#2");
    await expect(title(page)).toHaveText(SECOND.title);
    const client = await page.context().newCDPSession(page);
    const swipe = async (dx: number, dy: number) => {
      const box = (await title(page).boundingBox())!;
      const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      await client.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [from] });
      for (const part of [0.5, 1]) {
        const at = { x: from.x + part * dx, y: from.y + part * dy };
        await client.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [at] });
      }
      await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    };
    await swipe(-90, 10);
    await expect(title(page)).toHaveText(THIRD.title);
    await swipe(90, 10);
    await expect(title(page)).toHaveText(SECOND.title);
    await swipe(-60, 120);
    await swipe(20, 0);
    await expect(title(page)).toHaveText(SECOND.title);
  });
});

test("each scene has its window, its notes and its place on the map", async ({ page }) => {
  await openBriefing(page, KK_PARK.id, "#3");
  await expect(dates(page)).toHaveText("22 October 2025");
  const notes = page.getByRole("list", { name: "Notes" });
  await expect(notes.getByRole("listitem").first()).toContainText("Paragraph 6");
  const note = page.getByRole("link", { name: "Note 1" }).first();
  await expect(note).toHaveAttribute("href", /\/\?.*event=kk-park-boat/);
  await page.getByRole("button", { name: "Next scene" }).click();
  await expect(dates(page)).toHaveText("21 to 31 October 2025");
});

test("the period of a scene is played by hand where nothing shall move by itself", async ({ page }) => {
  await openBriefing(page, KK_PARK.id, "#2");
  await expect(dates(page)).toHaveText("15 to 31 October 2025");
  await page.keyboard.press("r");
  await expect(page.getByRole("button", { name: "Show all of it" })).toBeVisible();
  await expect(dates(page)).not.toHaveText("15 to 31 October 2025");
  await page.getByRole("button", { name: "Show all of it" }).click();
  await expect(dates(page)).toHaveText("15 to 31 October 2025");
});

test("time can be moved by hand, and the scene be shown again", async ({ page }) => {
  await openBriefing(page, KK_PARK.id, "#2");
  await page.getByRole("button", { name: "Move the time yourself" }).click();
  const to = page.getByRole("slider", { name: "To", exact: true });
  await to.focus();
  await to.press("ArrowLeft");
  await expect(title(page)).toHaveText(SECOND.title);
  await page.getByRole("button", { name: "Back to the strip of time" }).click();
  await expect(dates(page)).toHaveText("15 to 30 October 2025");
  await page.getByRole("button", { name: "Back to the scene" }).click();
  await expect(dates(page)).toHaveText("15 to 31 October 2025");
});

test.describe("where things may move", () => {
  test.use({ contextOptions: { reducedMotion: "no-preference" } });
  test("the map flies, and a period plays by itself to all of it", async ({ page }) => {
    await openBriefing(page, KK_PARK.id, "#1");
    await expect(dates(page)).toHaveText("March 2025");
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("button", { name: "Show all of it" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Play this time" })).toBeVisible({ timeout: 60_000 });
    await expect(dates(page)).toHaveText("15 to 31 October 2025");
  });
});

test("the screen is blacked out and shown again", async ({ page }) => {
  await openBriefing(page, KK_PARK.id, "#2");
  const black = page.locator(".blackout");
  await page.keyboard.press("b");
  await expect(black).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "The screen is black" })).toHaveCount(1);
  await page.keyboard.press("PageDown");
  await expect(black).toHaveCount(0);
  await expect(title(page)).toHaveText(SECOND.title);
});

test("it fills the screen and leaves it", async ({ page }) => {
  await openBriefing(page, KK_PARK.id, "#2");
  await page.getByRole("button", { name: "Present", exact: true }).click();
  await expect(page.locator(".presented")).toBeVisible();
  await expect(page.getByRole("button", { name: "Speaker’s window" })).toHaveCount(0);
  await page.keyboard.press("f");
  await expect(page.locator(".presented")).toHaveCount(0);
});

test("it goes on by itself", async ({ page }) => {
  await answerWith(page, KK_PARK.id, (b) => ({ ...b, scenes: b.scenes.map((s) => ({ ...s, dwell_s: 0.6 })) }));
  await openBriefing(page, KK_PARK.id, "?autoplay=1#1");
  await expect(page.getByRole("heading", { level: 1, name: "The end" })).toBeVisible({ timeout: 60_000 });
});

test("who listens is told each scene, and the keys", async ({ page }) => {
  await openBriefing(page, KK_PARK.id);
  await page.getByRole("button", { name: "Next scene" }).click();
  const said = page.getByRole("status").filter({ hasText: `Scene 1 of ${KK_PARK.scenes.length}. ${FIRST.title}.` });
  await expect(said).toContainText("near Myawaddy");
  await expect(page.getByRole("button", { name: "Next scene" })).toBeFocused();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toContainText("Black screen");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("the speaker’s window has notes, the next scene and the keys", async ({ page, context }) => {
  await openBriefing(page, KK_PARK.id, "#1");
  const requests: string[] = [];
  const [speaker] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("button", { name: "Speaker’s window" }).click(),
  ]);
  speaker.on("request", (r) => /^https?:/.test(r.url()) && !r.url().endsWith(".woff2") && requests.push(r.url()));
  await expect(speaker.getByRole("region", { name: "Speaker’s notes" })).toContainText("The dot is a position with a radius");
  await expect(speaker.getByRole("heading", { name: SECOND.title })).toBeVisible();
  await speaker.keyboard.press("ArrowRight");
  await expect(title(page)).toHaveText(SECOND.title);
  await page.keyboard.press("PageDown");
  await expect(title(speaker)).toHaveText(THIRD.title);
  await speaker.getByRole("button", { name: LAST.title }).click();
  await expect(title(page)).toHaveText(LAST.title);
  await speaker.getByRole("button", { name: "Black screen" }).click();
  await expect(page.locator(".blackout")).toBeVisible();
  expect(requests).toEqual([]);
});

test("it is shared as a link and as a frame, which shows it", async ({ page, context }) => {
  await openBriefing(page, KK_PARK.id, "#2");
  await page.getByRole("button", { name: "Share this briefing" }).click();
  const dialog = page.getByRole("dialog", { name: "Share this briefing" });
  await expect(dialog.getByRole("textbox").first()).toHaveValue(new RegExp(`/briefings/${KK_PARK.id}#2$`));
  await dialog.getByRole("combobox", { name: /^Begin with/ }).selectOption("3");
  await dialog.getByLabel("Begins again after the end").check();
  const code = await dialog.locator("textarea").inputValue();
  expect(code).toContain("?embed=1&amp;start=3&amp;loop=1");
  const frame = await context.newPage();
  await frame.setContent(code.replace('width="100%"', 'width="1100"'));
  const inside = frame.frameLocator("iframe");
  await expect(inside.getByRole("heading", { level: 1 })).toHaveText(THIRD.title);
  await expect(inside.getByRole("link", { name: "Open this briefing" })).toBeVisible();
  await expect(inside.getByRole("link", { name: "Print" })).toHaveCount(0);
  await inside.getByRole("button", { name: "Next scene" }).click();
  await expect(inside.getByRole("heading", { level: 1 })).toHaveText(KK_PARK.scenes[3].title);
});

test("a briefing that there is not says so, with ways out", async ({ page, allow }) => {
  allow(/404/);
  await page.goto("briefings/no-such-briefing");
  await expect(page.getByRole("link", { name: KK_PARK.title })).toBeVisible();
});

test("hostile texts run nothing and ask for nothing", async ({ page, context, allow }) => {
  allow(/404/); // what they cite is not there
  await answerWith(page, KK_PARK.id, hostile);
  await openBriefing(page, KK_PARK.id, "#1");
  await expect(title(page)).toHaveText(HOSTILE);
  await expect(page.locator(".scene-text")).toContainText("<script>window.ran = 1</script>");
  await expect(page.locator(".scene-text a[href^=javascript], .scene-text img, .scene-text script")).toHaveCount(0);
  await expectNothingRan(page);
  const [speaker] = await Promise.all([context.waitForEvent("page"), page.keyboard.press("n")]);
  await expect(speaker.getByRole("region", { name: "Speaker’s notes" })).toContainText("window.ran");
  await expectNothingRan(speaker);
});

for (const colorScheme of ["light", "dark"] as const)
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });
    test("axe finds nothing wrong", async ({ page }) => {
      for (const hash of ["", "#2", `#${KK_PARK.scenes.length + 1}`]) {
        await openBriefing(page, KK_PARK.id, hash);
        await page.reload();
        await expect(page.locator(".strip svg[role=img]")).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(" ")}`)).toEqual([]);
      }
    });
  });
