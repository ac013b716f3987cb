// The plain pages of the API and of the feeds, as people and search engines see them.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, PHONE, test } from "./mapd";
import { type Offer, serve } from "./offer";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Looks for faults, of a part of the page if one is named: all of a long one takes long. */
async function noFaults(page: Page, part = "html"): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(part).withTags(TAGS).analyze();
  expect(violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(" ")}`))).toEqual([]);
}

const PAGES = [
  "api",
  "api/conformance",
  "api/collections",
  "api/collections/events",
  "api/collections/events/items?kind=raid",
  "api/collections/events/items/kk-park-crossing",
  "api/collections/hotspots/items/kk-park",
  "api/collections/sources/items",
  "api/collections/events/queryables",
  "api/collections/events/tiles",
  "api/tileMatrixSets",
  "api/styles",
  "api/kinds",
  "feeds",
];

for (const [scheme, size] of [
  ["light", { width: 1440, height: 900 }],
  ["dark", PHONE],
] as const) {
  test.describe(`${scheme}, ${size.width} wide`, () => {
    test.use({ colorScheme: scheme, viewport: size });
    for (const path of PAGES) {
      test(`no faults: ${path}`, async ({ page }) => {
        const answer = await page.goto(`./${path}`);
        expect(answer!.status()).toBe(200);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        await noFaults(page);
      });
    }
  });
}

test("a reader comes from the API to an item and its source by the keyboard", async ({ page }) => {
  await page.goto("./api");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "To the content" })).toBeFocused();
  const follow = async (name: string) => {
    await page.getByRole("link", { name, exact: true }).first().focus();
    await page.keyboard.press("Enter");
  };
  await follow("Hotspots");
  await follow("Items");
  await follow("KK Park");
  await expect(page.getByRole("heading", { level: 1, name: "KK Park" })).toBeVisible();
  await follow("Scam center");
  await expect(page.getByRole("heading", { level: 1, name: "Scam center" })).toBeVisible();
});

test("the API definition is read by opening its addresses", async ({ page }) => {
  await page.goto("./api/openapi");
  await page.locator("summary").filter({ hasText: "/collections/events/items" }).first().click();
  const open = page.locator("details[open]");
  await expect(open.getByRole("rowheader", { name: "datetime" })).toBeVisible();
  await noFaults(page, "details[open]");
});

test("pages of items lead on and back to the first", async ({ page }) => {
  await page.goto("./api/collections/events/items?limit=5&sortby=-start");
  const first = await page.locator("tbody th a").first().innerText();
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(page.locator("tbody th a").first()).not.toHaveText(first);
  await page.getByRole("link", { name: "First page" }).click();
  await expect(page.locator("tbody th a").first()).toHaveText(first);
});

test("an address is copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("./api/collections/events");
  const row = page.getByRole("row").filter({ hasText: "ogr2ogr" });
  await row.getByRole("button", { name: "Copy" }).click();
  await expect(row.getByRole("button", { name: "Copied" })).toBeVisible();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  expect(command).toMatch(/^ogr2ogr events\.gpkg OAPIF:http\S+\/api events /);
});

test.describe("in Chinese", () => {
  test.use({ locale: "zh-CN" });
  test("the page speaks it, and the language can be changed", async ({ page }) => {
    await page.goto("./api/collections");
    await expect(page.getByRole("heading", { level: 1, name: "数据集合" })).toBeVisible();
    await page.getByRole("link", { name: "English" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Collections" })).toBeVisible();
    await page.getByRole("link", { name: "Hotspots" }).click();
    await expect(page.getByRole("link", { name: "Items" })).toBeVisible();
  });
});

test.describe("with hostile data", () => {
  const evil = `"><img src=x onerror=alert(1)></title></script><script>alert(1)</script>{{.}}'`;
  let own: Offer;
  test.beforeAll(async () => {
    own = await serve(() => []);
    const cell = `"${evil.replaceAll('"', '""')}"`;
    const file = join(own.dir, "evil.csv");
    writeFileSync(
      file,
      `id,title,summary,date,lat,lon,source,kind,${cell}\nodd,${cell},${cell},2024-01-05,10,100,${cell},${cell},${cell}\n`,
    );
    const args = ["import", file, "--store", join(own.dir, "a.gpkg"), "--dataset", "odd", "--title", evil, "--credit", evil];
    execFileSync(process.env.MAPD_BIN ?? "../../bin/mapd", [...args, "--visibility", "public", "--licence", "CC0-1.0"], {
      stdio: "ignore",
    });
  });
  test.afterAll(() => own.stop());

  test("its texts stay texts on every page", async ({ page, allow }) => {
    allow(/another host/); // the server of this test
    page.on("dialog", () => expect("a dialog").toBe("never shown"));
    const list = `${own.url}api/collections/events.odd`;
    await expect.poll(async () => (await page.request.get(list)).status()).toBe(200);
    for (const path of ["", "/items", "/items/odd.odd", "/queryables"]) {
      await page.goto(list + path);
      await expect(page.locator("img, iframe")).toHaveCount(0);
    }
    await page.goto(`${list}/items/odd.odd`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(evil);
    for (const path of ["api", "api/kinds", "api/datasets", "api/collections/sources/items", "feeds"]) {
      await page.goto(own.url + path);
      await expect(page.locator("img, iframe")).toHaveCount(0);
    }
  });
});
