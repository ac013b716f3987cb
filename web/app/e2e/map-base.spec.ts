import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { address, expect, open, test } from "./mapd";
import { halfLand, MVT, type Offer, PNG, pmtiles, png, serve } from "./offer";

test.use({ basemap: true });

const TEMPLATE = "https://tiles.example.org/{z}/{x}/{y}.png";
const baseButton = (page: Page) => page.getByRole("button", { name: "Base map" });
const credit = (page: Page) => page.locator(".map-credit");

/** Colours of points of a canvas tile that lies under the middle of the map. */
const colours = (page: Page) =>
  page.locator(".leaflet-tile-pane canvas").evaluateAll((tiles) =>
    tiles.map((tile) => {
      const c = tile as HTMLCanvasElement;
      return [...c.getContext("2d")!.getImageData(c.width / 2, c.height / 2, 1, 1).data].slice(0, 3).join();
    }),
  );

test("without an offer there is no choice and no other host is asked", async ({ page }) => {
  // Any request to another host fails the test, as in all tests.
  await open(page);
  await expect(credit(page)).toContainText("Natural Earth");
  await expect(baseButton(page)).toHaveCount(0);
  await open(page, "?base=raster");
  await expect(credit(page)).toContainText("Natural Earth");
});

test.describe("online tiles", () => {
  let offer: Offer;
  test.beforeAll(async () => {
    offer = await serve(() => ["--raster", TEMPLATE, "--raster-credit", "© Example tiles"]);
  });
  test.afterAll(() => offer.stop());

  test("are asked only when the reader chooses them, and credited", async ({ page, allow }) => {
    allow(/request to another host: (https:\/\/tiles\.example\.org\/|http:\/\/127\.0\.0\.1)/);
    const asked: string[] = [];
    await page.route("https://tiles.example.org/**", (route) => {
      asked.push(route.request().url());
      return route.fulfill({ contentType: "image/png", body: png(10, 120, 60) });
    });
    await page.goto(offer.url);
    await expect(baseButton(page)).toBeVisible();
    await expect(page.locator(".map-stop").first()).toBeAttached();
    expect(asked).toEqual([]);
    await baseButton(page).click();
    await page.getByRole("radio", { name: /Online tiles/ }).check();
    await expect(page.locator(".leaflet-tile-pane img").first()).toBeVisible();
    await expect(credit(page)).toHaveText("© Example tiles");
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.every((url) => /^https:\/\/tiles\.example\.org\/\d+\/\d+\/\d+\.png$/.test(url))).toBe(true);
    await expect.poll(() => address(page).get("base")).toBe("raster");
    await page.getByRole("radio", { name: /Built in/ }).check();
    await expect(page.locator(".leaflet-tile-pane img")).toHaveCount(0);
    await expect(credit(page)).toContainText("Natural Earth");
  });

  test("cannot be in a picture where their host forbids it, which is said; mapd's own ground can", async ({ page, allow }) => {
    allow(/request to another host: (https:\/\/tiles\.example\.org\/|http:\/\/127\.0\.0\.1)/);
    await page.route("https://tiles.example.org/**", (r) => r.fulfill({ contentType: "image/png", body: png(10, 120, 60) }));
    await page.goto(`${offer.url}?base=raster`);
    await expect(page.locator(".leaflet-tile-pane img").first()).toBeVisible();
    await page.getByRole("button", { name: "Share this view" }).click();
    const dialog = page.getByRole("dialog", { name: "Share this view" });
    await dialog.getByRole("button", { name: "PNG", exact: true }).click();
    await expect(dialog.getByText("The tiles under the map come from another host")).toBeVisible();
    await page.keyboard.press("Escape");
    await baseButton(page).click();
    await page.getByRole("radio", { name: /Built in/ }).check();
    await expect(page.locator(".leaflet-tile-pane img")).toHaveCount(0);
    await page.getByRole("button", { name: "Share this view" }).click();
    const coming = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "PNG", exact: true }).click();
    expect((await coming).suggestedFilename()).toMatch(/\.png$/);
  });

  test("are chosen by the address, and by keyboard", async ({ page, allow }) => {
    allow(/request to another host/);
    await page.route("https://tiles.example.org/**", (r) => r.fulfill({ contentType: "image/png", body: png(10, 120, 60) }));
    await page.goto(`${offer.url}?base=raster`);
    await expect(credit(page)).toHaveText("© Example tiles");
    await baseButton(page).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("radio", { name: /Online tiles/ }).focus();
    await page.keyboard.press("ArrowUp");
    await expect(credit(page)).toContainText("Natural Earth");
    await page.keyboard.press("Escape");
    await expect(baseButton(page)).toBeFocused();
  });
});

for (const [what, file, want] of [
  ["images", () => pmtiles(png(200, 30, 90), PNG), "200,30,90"],
  ["vector tiles", () => pmtiles(halfLand(), MVT), "218,228,233"],
] as const)
  test.describe(`a local file of ${what}`, () => {
    let offer: Offer;
    test.beforeAll(async () => {
      offer = await serve((dir) => {
        writeFileSync(join(dir, "local.pmtiles"), file());
        return ["--pmtiles", join(dir, "local.pmtiles"), "--pmtiles-credit", "Example file"];
      });
    });
    test.afterAll(() => offer.stop());

    test("is drawn from mapd alone", async ({ page, allow }) => {
      allow(/request to another host: http:\/\/127\.0\.0\.1/);
      await page.goto(`${offer.url}?base=pmtiles&at=15,105,5`);
      await expect(credit(page)).toHaveText("Example file");
      await expect.poll(async () => new Set(await colours(page)).has(want)).toBe(true);
    });
  });
