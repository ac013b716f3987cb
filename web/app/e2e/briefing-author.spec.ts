// Making briefings in the page: by mouse, keyboard and touch, kept in the
// browser, saved to a file and to the server.

import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { address, expect, OCTOBER, open, PHONE, test as shared } from "./mapd";
import { type Offer, serve } from "./offer";

const bin = process.env.MAPD_BIN ?? "../../bin/mapd";

/** A server that may be written to. */
interface Own extends Offer {
  token: (name: string) => string;
}

const test = shared.extend<object, { own: Own }>({
  own: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants it
    async ({}, use) => {
      const own = await serve(() => []);
      const store = join(own.dir, "a.gpkg");
      const token = (name: string) =>
        execFileSync(bin, ["token", "create", "--role", "editor", "--name", name, "--store", store], {
          stdio: ["ignore", "pipe", "ignore"],
        })
          .toString()
          .trim();
      await use({ ...own, token });
      own.stop();
    },
    { scope: "worker" },
  ],
  baseURL: ({ own }, use) => use(own.url),
});

const desk = (page: Page) => page.getByRole("complementary", { name: "Briefings" });
const button = (page: Page, name: string | RegExp) => desk(page).getByRole("button", { name, exact: typeof name === "string" });
const field = (page: Page, name: string) => desk(page).getByLabel(name, { exact: true });
const scenes = (page: Page) => desk(page).locator(".desk-scene .t");
const said = (page: Page) => desk(page).locator("> .vh[role=status]");

async function openList(page: Page, query = OCTOBER): Promise<void> {
  await open(page, query);
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("button", { name: "Briefings", exact: true }).click();
  await expect(desk(page).getByRole("heading", { name: "Briefings" })).toBeVisible();
}

async function begin(page: Page, query = OCTOBER): Promise<void> {
  await openList(page, query);
  await button(page, "New briefing").click();
  await expect(field(page, "Title")).toBeVisible();
}

/** Adds a scene from the view and goes back to the scenes. */
async function add(page: Page, title: string): Promise<void> {
  await button(page, "Add scene from this view").click();
  await field(page, "Title of the scene").fill(title);
  await button(page, "All scenes").click();
}

/** A draft as the browser keeps it. */
const kept = (page: Page) =>
  page.evaluate(() => {
    const key = Object.keys(localStorage).find((k) => k.startsWith("mapd.draft."));
    return key ? JSON.parse(localStorage.getItem(key)!).briefing : null;
  });

test("a briefing is made with the mouse", async ({ page }) => {
  await begin(page);
  await field(page, "Title").fill("The raid");
  await field(page, "For whom").fill("For the desk");
  await field(page, "Language of its texts").selectOption("th");
  await button(page, "Add scene from this view").click();
  await expect(field(page, "Title of the scene")).toHaveValue("October 2025");
  await field(page, "Text").fill("It began in October");
  await button(page, "Cite what the scene shows").click();
  await field(page, "Search what the scene shows").fill("raids kk park");
  await desk(page).locator(".desk-pick li button").first().click();
  await expect(field(page, "Text")).toHaveValue("It began in October [@kk-park-raid]");
  await field(page, "Text").selectText();
  await button(page, "Bold (Ctrl+B)").click();
  await expect(field(page, "Text")).toHaveValue("**It began in October [@kk-park-raid]**");
  await expect(desk(page).locator(".desk-cites")).toContainText("Military raids KK Park");
  await field(page, "Speaker notes").fill("Both numbers are the military's own.");
  await field(page, "Stays for so many seconds").fill("45");
  await desk(page).getByRole("checkbox", { name: "Let time run through this period" }).check();
  await page.locator("main [data-event]").first().click();
  await button(page, "Update from this view").click();
  await expect(said(page)).toHaveText("“October 2025” now shows this view");
  const b = await kept(page);
  expect(b).toMatchObject({ title: "The raid", audience: "For the desk", language: "th", data_version: 1 });
  expect(b.scenes[0]).toMatchObject({
    text: "**It began in October [@kk-park-raid]**",
    notes: "Both numbers are the military's own.",
    dwell_s: 45,
    time: { from: "2025-10", to: "2025-10", mode: "window", plays: true },
    picked: { what: "event", id: address(page).get("event") },
    citations: null,
  });
});

test("scenes show again what they were made from", async ({ page }) => {
  await begin(page, "?from=2024-01-01&to=2024-06-30&off=said&step=week&country=MM&at=20,98,6");
  await add(page, "One");
  await page.evaluate(() => history.replaceState(null, "", location.pathname));
  const before = await kept(page);
  await page.getByRole("button", { name: "Zoom in" }).click();
  await page.locator("main .back-link").click();
  await expect.poll(() => address(page).get("at")).toMatch(/,7$/);
  await scenes(page).first().click();
  await expect.poll(() => address(page).get("at")).toMatch(/^20\.?\d*,98\.?\d*,6$|^19\.99\d*,9[78]\.\d+,6$/);
  expect(Object.fromEntries(address(page))).toMatchObject({
    from: "2024-01-01",
    to: "2024-06-30",
    off: "said",
    step: "week",
    country: "MM",
  });
  await button(page, "Update from this view").click();
  expect((await kept(page)).scenes[0]).toEqual(before.scenes[0]);
});

test("scenes are put in order by dragging, duplicated and deleted; all steps are undone and done again", async ({ page }) => {
  await begin(page);
  for (const title of ["One", "Two", "Three"]) await add(page, title);
  await expect(scenes(page)).toHaveText(["One", "Two", "Three"]);
  const grips = desk(page).locator(".desk-grip");
  const [first, last] = [(await grips.first().boundingBox())!, (await grips.last().boundingBox())!];
  await page.mouse.move(last.x + 10, last.y + 10);
  await page.mouse.down();
  await page.mouse.move(first.x + 10, first.y + 4, { steps: 6 });
  await page.mouse.up();
  await expect(scenes(page)).toHaveText(["Three", "One", "Two"]);
  await expect(said(page)).toHaveText("“Three” is now scene 1 of 3");
  await button(page, "Move “Three” down").click();
  await expect(scenes(page)).toHaveText(["One", "Three", "Two"]);
  await scenes(page).nth(1).click();
  await button(page, "Duplicate").click();
  await button(page, "All scenes").click();
  await expect(scenes(page)).toHaveText(["One", "Three", "Three", "Two"]);
  await scenes(page).first().click();
  await button(page, "Delete scene").click();
  await expect(scenes(page)).toHaveText(["Three", "Three", "Two"]);
  const orders = [
    ["One", "Three", "Three", "Two"],
    ["One", "Three", "Two"],
    ["Three", "One", "Two"],
    ["One", "Two", "Three"],
  ];
  for (const order of orders) {
    await button(page, "Undo (Ctrl+Z)").click();
    await expect(scenes(page)).toHaveText(order);
  }
  for (const order of [...orders.slice(0, 3).reverse(), ["Three", "Three", "Two"]]) {
    await button(page, "Redo (Ctrl+Shift+Z)").click();
    await expect(scenes(page)).toHaveText(order);
  }
  await expect(button(page, "Redo (Ctrl+Shift+Z)")).toBeDisabled();
});

test("all of it works by keyboard alone", async ({ page }) => {
  await open(page, OCTOBER);
  await page.getByRole("button", { name: "Menu" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Briefings", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(desk(page).getByRole("heading", { name: "Briefings" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(button(page, "New briefing")).toBeFocused();
  await page.keyboard.press("Enter");
  for (const title of ["One", "Two"]) {
    await button(page, "Add scene from this view").press("Enter");
    await field(page, "Title of the scene").press("ControlOrMeta+a");
    await page.keyboard.type(title);
    await button(page, "All scenes").press("Enter");
  }
  await desk(page).locator(".desk-scene").last().focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(scenes(page)).toHaveText(["Two", "One"]);
  await expect(said(page)).toHaveText("“Two” is now scene 1 of 2");
  await expect(desk(page).locator(".desk-scene").first()).toBeFocused();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(scenes(page)).toHaveText(["One", "Two"]);
  await expect(said(page)).toHaveText("Undone: scene moved");
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(scenes(page)).toHaveText(["Two", "One"]);
  await page.keyboard.press("Enter");
  // Typing is taken back as it was typed, not letter by letter.
  await field(page, "Text").focus();
  await page.keyboard.type("They left");
  await page.keyboard.press("ControlOrMeta+b");
  await page.keyboard.press("End");
  await button(page, "Cite what the scene shows").press("Enter");
  await expect(field(page, "Search what the scene shows")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(field(page, "Text")).toHaveValue(/^They left\*\*bold\*\* \[@[\w-]+\]$/);
  await expect(field(page, "Text")).toBeFocused();
  for (let i = 0; i < 3; i++) await page.keyboard.press("ControlOrMeta+z");
  await expect(field(page, "Text")).toHaveValue("");
});

test("texts, arrows and areas are drawn by keyboard, and moved", async ({ page }) => {
  await begin(page);
  await button(page, "Add scene from this view").click();
  await button(page, "Arrow").press("Enter");
  const surface = page.getByRole("application", { name: /^Drag from the arrow/ });
  await expect(surface).toBeFocused();
  await page.keyboard.press("Enter");
  for (let i = 0; i < 3; i++) await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Enter");
  await expect(field(page, "Text of 1 (Arrow)")).toBeFocused();
  await page.keyboard.type("by boat");
  await button(page, "Area").press("Enter");
  for (const way of ["Shift+ArrowUp", "Shift+ArrowRight", "Shift+ArrowDown"]) {
    await page.keyboard.press(way);
    await page.keyboard.press("Enter");
  }
  await page.keyboard.press("Enter");
  await button(page, "Text").press("Enter");
  await page.keyboard.press("Escape");
  await expect(said(page)).toHaveText("Nothing was placed");
  await button(page, "Text").press("Enter");
  await page.keyboard.press("Enter");
  await expect(field(page, "Text of 3 (Text)")).toBeFocused();
  const notes = (await kept(page)).scenes[0].annotations;
  expect(notes.map((a: { type: string; points: unknown[] }) => [a.type, a.points.length])).toEqual([
    ["arrow", 2],
    ["area", 3],
    ["text", 1],
  ]);
  expect(notes[0].text).toBe("by boat");
  expect(notes[0].points[1][0]).toBeGreaterThan(notes[0].points[0][0]);
  const grip = page.getByRole("button", { name: /^by boat: arrow keys/ });
  await grip.focus();
  await page.keyboard.press("Shift+ArrowUp");
  await expect.poll(async () => (await kept(page)).scenes[0].annotations[0].points[0][1]).toBeGreaterThan(notes[0].points[0][1]);
  await page.keyboard.press("Delete");
  await expect(grip).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(grip).toHaveCount(1);
});

test("an arrow is dragged with the mouse, and its head dragged on", async ({ page }) => {
  await begin(page);
  await button(page, "Add scene from this view").click();
  await button(page, "Arrow").click();
  const map = (await page.locator(".map-canvas").boundingBox())!;
  await page.mouse.move(map.x + 150, map.y + 200);
  await page.mouse.down();
  await page.mouse.move(map.x + 260, map.y + 260, { steps: 4 });
  await page.mouse.up();
  await expect(field(page, "Text of 1 (Arrow)")).toBeFocused();
  const before = (await kept(page)).scenes[0].annotations[0].points;
  const head = page.getByRole("button", { name: /^Point 2 of 2/ });
  const at = (await head.boundingBox())!;
  await page.mouse.move(at.x + 16, at.y + 16);
  await page.mouse.down();
  await page.mouse.move(at.x + 76, at.y + 16, { steps: 4 });
  await page.mouse.up();
  const after = (await kept(page)).scenes[0].annotations[0].points;
  expect(after[0]).toEqual(before[0]);
  expect(after[1][0]).toBeGreaterThan(before[1][0]);
  await button(page, "Undo (Ctrl+Z)").click();
  expect((await kept(page)).scenes[0].annotations[0].points).toEqual(before);
});

test("nothing is lost by closing the tab: the draft is offered, and a tab loaded again goes on with it", async ({
  page,
  context,
}) => {
  await begin(page);
  await field(page, "Title").fill("Kept");
  await add(page, "One");
  await page.reload();
  await expect(field(page, "Title")).toHaveValue("Kept");
  await expect(scenes(page)).toHaveText(["One"]);
  await page.close();
  const again = await context.newPage();
  await again.goto("./");
  await expect(again.getByText("You were making “Kept”. It is kept in this browser.")).toBeVisible();
  await again.getByRole("button", { name: "Go on", exact: true }).click();
  await expect(scenes(again)).toHaveText(["One"]);
  await button(again, "All briefings").click();
  await button(again, "Delete the draft “Kept”").click();
  await desk(again).getByRole("button", { name: "Delete the draft", exact: true }).click();
  await expect(desk(again).getByText("Drafts in this browser")).toHaveCount(0);
  await again.reload();
  await expect(again.getByText("You were making")).toHaveCount(0);
});

test("a briefing is saved as a file and opened again; a file that is none says what is wrong", async ({ page }) => {
  await begin(page);
  await field(page, "Title").fill("On file");
  await add(page, "One");
  await button(page, "Save …").click();
  const coming = page.waitForEvent("download");
  await button(page, "Save as a file").click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe("on-file.mapd-briefing.json");
  const text = await readFile(await download.path(), "utf8");
  await expect(desk(page).getByText("All changes are saved.")).toBeVisible();
  await button(page, "Back to the briefing").click();
  await button(page, "All briefings").click();
  const input = desk(page).locator("input[type=file]");
  const spoilt = { ...JSON.parse(text), colour: "red" };
  spoilt.scenes[0].time.mode = "whenever";
  await input.setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(spoilt)) });
  const alert = desk(page).getByRole("alert");
  await expect(alert).toContainText("colour: A briefing has no such member.");
  await expect(alert).toContainText("scenes[0].time.mode: Only these are right: window, upto, trailing.");
  await input.setInputFiles({ name: "on-file.mapd-briefing.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await expect(field(page, "Title")).toHaveValue("On file");
  await expect(scenes(page)).toHaveText(["One"]);
});

test("without permission the page says what is needed; with a token it saves, and who was first is named", async ({
  page,
  own,
  allow,
}) => {
  allow(/the server responded with a status of (401|412|404)/);
  await begin(page);
  await field(page, "Title").fill("Two hands");
  await add(page, "One");
  await button(page, "Save …").click();
  await expect(button(page, "Save to the server")).toBeDisabled();
  await expect(desk(page)).toContainText("paste a token, or open the link that mapd serve prints");
  await field(page, "Token").fill("secret");
  await button(page, "Use this token").click();
  await expect(desk(page)).toContainText("one begins with mapd_");
  await field(page, "Token").fill("mapd_WRONGWRONGWRONG");
  await button(page, "Use this token").click();
  await button(page, "Save to the server").click();
  await expect(desk(page).getByRole("alert")).toContainText("does not take this token");
  await button(page, "Forget it").click();
  await field(page, "Token").fill(own.token("Ada"));
  await button(page, "Use this token").click();
  await button(page, "Save to the server").click();
  await expect(desk(page).getByText("Saved to the server.")).toBeVisible();
  const there = await (await page.request.get("api/briefings/two-hands")).json();
  expect(there.scenes[0].citations.length).toBeGreaterThan(0);
  expect((await kept(page)).scenes[0].citations).toEqual(there.scenes[0].citations);
  // Somebody else is faster.
  const write = (title: string) =>
    page.request.put("api/briefings/two-hands", {
      data: { ...there, title },
      headers: { Authorization: `Bearer ${own.token("Bo")}`, "If-Match": "*" },
    });
  expect((await write("By Bo")).status()).toBe(200);
  await button(page, "Back to the briefing").click();
  await field(page, "Title").fill("Two hands, mine");
  await button(page, "Save …").click();
  await button(page, "Save to the server").click();
  await expect(desk(page).getByRole("alert")).toContainText(/Changed by Bo on \d/);
  await button(page, "Keep both").click();
  await expect(desk(page).getByText("Saved to the server.")).toBeVisible();
  await button(page, "Back to the briefing").click();
  await button(page, "All briefings").click();
  const entries = desk(page).locator("a.name .t");
  await expect(entries.filter({ hasText: "By Bo" })).toHaveCount(1);
  await expect(entries.filter({ hasText: "Two hands, mine" })).toHaveCount(1);
  await button(page, "Delete “Two hands, mine” from the server").click();
  await button(page, "Delete it").click();
  await expect(entries.filter({ hasText: "Two hands, mine" })).toHaveCount(0);
  // What is on the server is edited there, and overwritten where two are at it.
  await button(page, "Edit “By Bo”").click();
  await field(page, "Title").fill("By Ada");
  expect((await write("By Bo again")).status()).toBe(200);
  await button(page, "Save …").click();
  await button(page, "Save to the server").click();
  await button(page, "Overwrite it with mine").click();
  await expect(desk(page).getByText("Saved to the server.")).toBeVisible();
  expect((await (await page.request.get("api/briefings/two-hands")).json()).title).toBe("By Ada");
});

test("the curated briefings are listed, copied and edited as drafts", async ({ page }) => {
  await openList(page);
  await expect(desk(page).getByRole("link", { name: /^Scam centres in Southeast Asia/ })).toHaveAttribute(
    "href",
    "briefings/whole-story",
  );
  await button(page, /^Make a copy of “KK Park/).click();
  await expect(field(page, "Title")).toHaveValue("KK Park, October 2025: the raid and where people went (copy)");
  await expect(scenes(page)).toHaveCount(7);
  await scenes(page).nth(2).click();
  await expect.poll(() => address(page).get("from")).toMatch(/^2025-10/);
  await expect(field(page, "Text")).toHaveValue(/@kk-park-boat/);
});

test("a draft is previewed from the open scene on, and gone on with", async ({ page }) => {
  await begin(page);
  await field(page, "Title").fill("Seen ahead");
  await add(page, "One");
  await add(page, "Two");
  await scenes(page).nth(1).click();
  await button(page, "Preview").click();
  await expect(page.getByRole("heading", { level: 1, name: "Two" })).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("heading", { level: 1, name: "One" })).toBeVisible();
  await page.getByRole("button", { name: "Back to making it" }).click();
  await expect(field(page, "Title of the scene")).toHaveValue("Two");
  await expect(page.locator("main [data-event]").first()).toBeVisible();
  await button(page, "Undo (Ctrl+Z)").click();
  await expect(field(page, "Title of the scene")).not.toHaveValue("Two");
});

test("hostile text runs nothing", async ({ page }) => {
  await begin(page);
  const hostile = `<img src=x onerror="document.title='run'"><script>document.title='run'</script>[x](javascript:document.title='run')`;
  for (const name of ["Title", "For whom"]) await field(page, name).fill(hostile);
  await button(page, "Add scene from this view").click();
  for (const name of ["Title of the scene", "Text", "Speaker notes"]) await field(page, name).fill(hostile);
  await button(page, "Text").click();
  await page.keyboard.press("Enter");
  await field(page, "Text of 1 (Text)").fill(hostile);
  await button(page, "All scenes").click();
  await expect(scenes(page)).toHaveText([hostile]);
  await button(page, "Save …").click();
  await button(page, "Back to the briefing").click();
  await button(page, "Fold, to see the map").click();
  await expect(desk(page)).toContainText("<script>");
  await page.reload();
  await expect(scenes(page)).toHaveText([hostile]);
  expect(await page.title()).not.toBe("run");
});

test.describe("on a phone", () => {
  test.use({ viewport: PHONE, hasTouch: true, isMobile: true });
  test("a briefing is made by touch", async ({ page }) => {
    await open(page, OCTOBER);
    await page.getByRole("button", { name: "Menu" }).tap();
    await page.getByRole("button", { name: "Briefings", exact: true }).tap();
    await button(page, "New briefing").tap();
    const box = (await desk(page).boundingBox())!;
    expect([box.width, box.height]).toEqual([PHONE.width, PHONE.height]);
    await button(page, "Fold, to see the map").tap();
    await expect(page.locator(".map-canvas")).toBeInViewport();
    await button(page, "Add scene").tap();
    await button(page, "Unfold").tap();
    await expect(field(page, "Title of the scene")).toHaveValue("October 2025");
    await button(page, "Text").tap();
    const surface = page.getByRole("application", { name: /^Press where the text/ });
    const map = (await surface.boundingBox())!;
    await page.touchscreen.tap(map.x + 180, map.y + 250);
    await expect(field(page, "Text of 1 (Text)")).toBeFocused();
    expect((await kept(page)).scenes[0].annotations).toHaveLength(1);
    await button(page, "All scenes").tap();
    await button(page, "Add scene from this view").tap();
    await button(page, "All scenes").tap();
    await button(page, "Move “October 2025” down").first().tap();
    await expect(said(page)).toHaveText("“October 2025” is now scene 2 of 2");
    const small = await desk(page)
      .locator("button, a, input:not([type=checkbox]):not([hidden]), select, label:has(input)")
      .evaluateAll((all) =>
        all
          .map((e) => ({ name: e.getAttribute("aria-label") ?? e.textContent ?? "", ...e.getBoundingClientRect().toJSON() }))
          .filter((r) => r.width > 0 && (r.height < 43.5 || r.width < 43.5))
          .map((r) => `${r.name} ${r.width}x${r.height}`),
      );
    expect(small).toEqual([]);
  });
});

for (const [scheme, lang] of [
  ["light", "en"],
  ["dark", "en"],
  ["light", "zh"],
] as const)
  test.describe(`${scheme}, ${lang}`, () => {
    test.use({ colorScheme: scheme });
    test("there are no faults", async ({ page }) => {
      const check = async () => {
        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
          .analyze();
        expect(violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(" ")}`))).toEqual([]);
      };
      const aside = page.locator("aside.desk");
      await page.goto(`./${OCTOBER}&lang=${lang}`);
      await page.getByRole("button", { name: lang === "zh" ? "菜单" : "Menu" }).click();
      await page.getByRole("button", { name: lang === "zh" ? "简报" : "Briefings", exact: true }).click();
      await expect(aside.locator("a.name")).not.toHaveCount(0);
      await check();
      await aside.locator(".desk-begin .solid").click();
      await aside.locator(".wide-btn").click();
      await aside.locator(".desk-bar-text button").last().click();
      await check();
      await page.keyboard.press("Escape");
      await aside
        .locator(".desk-tools button", { has: page.locator("svg") })
        .first()
        .click();
      await check();
      await page.keyboard.press("Enter");
      await aside.locator(".back-link").click();
      await check();
      await aside.locator(".desk-foot .solid").click();
      await check();
    });
  });
