import { expect, OCTOBER, open, test } from "./mapd";

test("the first Tabs lead past everything to list, map and time", async ({ page }) => {
  await open(page);
  const ways = [
    ["Skip to the events", "panel"],
    ["Skip to the map", "map"],
    ["Skip to the time control", "time"],
  ];
  for (const [i, [name, id]] of ways.entries()) {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.goto("./");
    await open(page);
    for (let n = 0; n <= i; n++) await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name })).toBeFocused();
    await expect(page.getByRole("link", { name })).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(page.locator(`#${id}`)).toBeFocused();
  }
});

/** Where the focus is: its part of the page, its name, and whether it looks any different than without focus. */
function focused() {
  const e = document.activeElement;
  if (!(e instanceof HTMLElement) || e === document.body) return null;
  const near = [e, e.parentElement, e.parentElement?.parentElement, ...e.querySelectorAll("*")];
  const look = () =>
    near
      .filter((x) => x instanceof Element)
      .flatMap((x) => [undefined, "::before", "::after"].map((part) => getComputedStyle(x, part)))
      .map((s) => [s.outline, s.boxShadow, s.border, s.transform, s.opacity, s.content].join(" "))
      .join();
  const on = look();
  e.blur();
  const off = look();
  e.focus();
  return {
    part: e.closest(".mast, main, .map-box, .time-box")?.className.split(" ")[0] ?? "skip",
    name: (e.getAttribute("aria-label") ?? e.textContent ?? "").trim().slice(0, 40),
    shown: on !== off,
  };
}

test("Tab goes through head, list, map and time in this order, and each stop shows itself", async ({ page }) => {
  await open(page, OCTOBER);
  const seen: NonNullable<ReturnType<typeof focused>>[] = [];
  for (let i = 0; i < 150; i++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(focused);
    if (!at) break;
    seen.push(at);
  }
  expect(seen.map((s) => s.part).filter((p, i, all) => p !== all[i - 1])).toEqual([
    "skip",
    "mast",
    "sheet",
    "map-box",
    "time-box",
  ]);
  expect(seen.filter((s) => !s.shown).map((s) => s.name)).toEqual([]);
  expect(seen.filter((s) => s.name === "")).toEqual([]);
});

test("? lists the keys; Esc goes back to where the focus was", async ({ page }) => {
  await open(page, OCTOBER);
  await page.getByRole("button", { name: "Menu" }).focus();
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard" });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Close" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Menu" })).toBeFocused();
  await page.getByRole("combobox").first().fill("");
  await page.keyboard.type("?");
  await expect(dialog).toHaveCount(0);
});

test("? and / work before what they open is there", async ({ page }) => {
  for (const [key, opened] of [
    ["?", page.getByRole("dialog", { name: "Keyboard" })],
    ["/", page.locator("input#search:focus")],
  ] as const) {
    let release = () => {};
    const held = new Promise<void>((go) => (release = go));
    await page.route("**/assets/beside-*.js", async (r) => {
      await held;
      await r.continue();
    });
    await page.goto(`./${OCTOBER}`);
    await expect(page.locator(".map-box canvas").first()).toBeVisible();
    await page.keyboard.press(key);
    await expect(page.getByRole("combobox")).toHaveCount(0);
    release();
    await expect(opened).toBeVisible();
    await page.unrouteAll();
  }
});

test("Esc in the list of keys leaves what is open beneath it", async ({ page }) => {
  await open(page, `${OCTOBER}&hotspot=kk-park`);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1, name: "KK Park" })).toBeVisible();
});

test("single keys can be switched off, and stay off", async ({ page }) => {
  await open(page, OCTOBER);
  await page.keyboard.press("?");
  await page.getByRole("checkbox", { name: /^The single keys/ }).uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await open(page, OCTOBER);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("button", { name: "Keyboard" }).click();
  await page.getByRole("checkbox", { name: /^The single keys/ }).check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
});

for (const name of ["Menu", "More about time"])
  test(`“${name}” opens by an arrow key, arrows walk through it, Escape goes back, leaving closes it`, async ({ page }) => {
    await open(page);
    const button = page.getByRole("button", { name, exact: true });
    const inside = page.locator(`#${await button.getAttribute("aria-controls")}`);
    await button.press("ArrowDown");
    await expect(inside.locator(":focus")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(inside).toHaveCount(0);
    await expect(button).toBeFocused();
    await button.press("ArrowDown");
    await expect(inside.locator(":focus")).toBeVisible();
    if (name === "Menu") {
      await inside.getByRole("button").first().focus();
      await page.keyboard.press("End");
      await expect(inside.getByRole("link").last()).toBeFocused();
      await page.keyboard.press("ArrowUp");
      await expect(inside.getByRole("link").first()).toBeFocused();
    }
    await button.focus();
    await page.keyboard.press("Shift+Tab");
    await expect(inside).toHaveCount(0);
  });
