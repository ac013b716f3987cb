import { expect, lede, open, quiet, rows, sentence, test } from "./mapd";

test("the page opens with sentence, list, map and time", async ({ page }) => {
  await open(page);
  await expect(lede(page)).toHaveText(/\d{4}/);
  await expect(sentence(page)).toHaveText(/^\d+ events in \d+ places and \d+ countries\./);
  expect(await rows(page).count()).toBeGreaterThan(20);
  await expect(page.getByRole("region", { name: "Map" }).locator("canvas:visible").first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Time" }).getByRole("button", { name: "Play" })).toBeVisible();
  await expect(page).toHaveTitle("mapd");
});

test("list, sentence and families agree", async ({ page }) => {
  await open(page, "?from=2022-09-01&to=2025-11-30");
  const [certain] = (await sentence(page).innerText()).match(/^\d+/)!;
  const possible = (await sentence(page).innerText()).match(/(\d+) more events may/)?.[1] ?? "0";
  const labels = await page.locator(".fam button").evaluateAll((all) => all.map((b) => b.getAttribute("aria-label")!));
  const sum = (pattern: RegExp) => labels.reduce((n, l) => n + Number(pattern.exec(l)?.[1] ?? 0), 0);
  expect(sum(/: (\d+)/)).toBe(Number(certain));
  expect(sum(/, (\d+) more/)).toBe(Number(possible));
  await expect(page.locator(".bar .small")).toHaveText(`${Number(certain) + Number(possible)} events, latest first`);
  await expect(page.locator("main section [data-event]")).toHaveCount(Number(certain) + Number(possible));
});

test("a server that is away is said in words, and the second try loads", async ({ page, allow }) => {
  allow(/Failed to load resource/);
  await page.route("**/tiles/events.pack*", (r) => r.fulfill({ status: 503, body: "" }));
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("The events could not be loaded.");
  await page.unroute("**/tiles/events.pack*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(sentence(page)).toHaveText(/events/);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test.describe("with the base map", () => {
  test.use({ basemap: true });
  test("land and water are drawn from mapd's own tiles", async ({ page }) => {
    const tiles: number[] = [];
    page.on("response", (r) => r.url().includes("/tiles/basemap/") && tiles.push(r.status()));
    await open(page);
    await expect.poll(() => tiles.filter((status) => status === 200).length).toBeGreaterThan(0);
    await quiet(page);
    expect(tiles.filter((status) => status !== 200 && status !== 204)).toEqual([]);
  });
});

test("skeletons stand where the list will be, and after two seconds a word", async ({ page }) => {
  let go = () => {};
  const held = new Promise<void>((r) => (go = r));
  await page.route("**/tiles/events.pack?*", async (r) => (await held, r.continue()));
  await page.goto("./");
  await expect(page.locator("main .loading i").first()).toBeVisible();
  await expect(page.getByText("Loading events")).toBeVisible();
  go();
  await expect(sentence(page)).toHaveText(/events/);
});

test("the sentence is spoken after rest, not while time plays", async ({ page }) => {
  await open(page, "?from=2025-01-01&to=2025-01-31");
  const spoken = page.getByTestId("spoken");
  await expect(spoken).toContainText("January 2025.");
  const heard: string[] = [];
  await page.exposeFunction("hear", (text: string) => heard.push(text));
  await spoken.evaluate((box) => {
    const hear = (window as unknown as { hear: (text: string) => void }).hear;
    new MutationObserver(() => hear(box.textContent ?? "")).observe(box, { childList: true, subtree: true, characterData: true });
  });
  await page.getByRole("button", { name: "Play" }).click();
  await expect(lede(page)).not.toHaveText("January 2025");
  await page.waitForTimeout(1500);
  await expect(spoken).toContainText("January 2025.");
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(spoken).not.toContainText("January 2025.");
  expect(heard).toEqual([await spoken.innerText()]);
});

test("without the sources all else is shown, and the second try loads them", async ({ page, allow }) => {
  allow(/Failed to load resource/);
  await page.route("**/collections/sources/items*", (r) => r.fulfill({ status: 503, body: "" }));
  await open(page, "?from=2025-10-01&to=2025-10-31");
  await expect(page.getByRole("alert")).toContainText("The list of sources could not be loaded. All else is shown.");
  await expect(rows(page).first()).toBeVisible();
  await page.unroute("**/collections/sources/items*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("when the server goes away what is loaded goes on working", async ({ page, allow }) => {
  allow(/Failed to load resource/);
  await open(page, "?from=2025-10-01&to=2025-10-31");
  await page.locator('[data-event="kk-park-boat"]').click();
  const claims = page.getByRole("heading", { name: /sources? says?/ });
  await expect(claims).toBeVisible();
  await page.keyboard.press("Escape");
  await page.route(/\/(api|tiles)\//, (r) => r.abort());
  await page.locator('[data-event="kk-park-raid"]').click();
  await expect(page.getByRole("alert")).toContainText("What is loaded goes on working.");
  await expect(page.getByTestId("when")).toHaveText("Some time between 21 and 31 October 2025");
  // What came with the events is there; what did not is named.
  await expect(page.locator("main .links").getByRole("link", { name: "KK Park" })).toBeVisible();
  await expect(page.locator("ol.src li")).toHaveCount(1);
  await expect(page.getByText("Summary, figures, dates of each source and what it says are not loaded.")).toBeVisible();
  // What was opened before is there whole.
  await page.keyboard.press("Escape");
  await page.locator('[data-event="kk-park-boat"]').click();
  await expect(page.getByRole("alert")).toContainText("The details could not be loaded.");
  await expect(claims).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(/^Military raids/);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Filters" }).click();
  await page.getByRole("checkbox", { name: /^Myanmar/ }).check();
  await page.getByRole("button", { name: "Show list" }).click();
  await expect(sentence(page)).toContainText("events");
});
