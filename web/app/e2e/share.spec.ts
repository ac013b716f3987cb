import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Download, Page } from "@playwright/test";
import { address, expect, lede, OCTOBER, open, PHONE, rows, test } from "./mapd";

const dialog = (page: Page) => page.getByRole("dialog", { name: "Share this view" });

async function share(page: Page, query = OCTOBER): Promise<void> {
  await open(page, query);
  await page.getByRole("button", { name: "Share this view" }).click();
  await expect(dialog(page)).toBeVisible();
}

async function saved(page: Page, name: string, role: "button" | "link" = "link"): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent("download");
  await dialog(page).getByRole(role, { name, exact: true }).click();
  const download: Download = await coming;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Reads a table as RFC 4180 has it. */
function table(csv: string): Record<string, string>[] {
  const lines = csv.replace(/^\uFEFF/, "").match(/(?:"(?:[^"]|"")*"|[^"\r\n])*\r\n/g) ?? [];
  const cells = (line: string) =>
    [...line.slice(0, -2).matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map((m) => m[1]?.replaceAll('""', '"') ?? m[2]);
  const [head, ...body] = lines.map(cells);
  return body.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i]])));
}

test("the link is copied, with the clipboard and without", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await share(page);
  const link = dialog(page).getByRole("textbox", { name: "Address of this view" });
  await expect(link).toHaveValue(/\?from=2025-10-01&to=2025-10-31$/);
  await dialog(page).getByRole("button", { name: "Copy link" }).click();
  await expect(dialog(page).getByText("Copied", { exact: true })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await link.inputValue());
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    addEventListener("copy", () => (document.title = String(getSelection())));
  });
  await dialog(page).getByRole("button", { name: "Copy citation" }).click();
  await expect(dialog(page).getByText("Copied", { exact: true }).last()).toBeVisible();
});

test("the link is sent by the phone's own means, and changing one's mind is no error", async ({ page }) => {
  await page.addInitScript(() => {
    const sheet = async (data: ShareData) => {
      document.documentElement.dataset.sent = JSON.stringify(data);
      if (document.documentElement.dataset.refuse) throw new DOMException("The reader went back", "AbortError");
    };
    Object.defineProperty(navigator, "share", { value: sheet, configurable: true });
  });
  await share(page);
  const send = dialog(page).getByRole("button", { name: "Send …" });
  await send.click();
  const sent = async () => JSON.parse((await page.locator("html").getAttribute("data-sent")) ?? "{}") as ShareData;
  expect(await sent()).toEqual({ title: await page.title(), url: page.url() });
  await page.evaluate(() => (document.documentElement.dataset.refuse = "yes"));
  await send.click();
  await expect(dialog(page)).toBeVisible();
  await expect(send).toBeEnabled();
});

test("without the phone's own means there is no button for them", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "share"));
  await share(page);
  await expect(dialog(page).getByRole("button", { name: "Copy link" })).toBeVisible();
  await expect(dialog(page).getByRole("button", { name: "Send …" })).toHaveCount(0);
});

test("files hold exactly what is shown", async ({ page }) => {
  await open(page, "?from=2024-01-01&to=2025-10-31&off=said&without=arrest&in=MM,TH");
  const shown = await rows(page).evaluateAll((all) => all.map((e) => (e as HTMLElement).dataset.event!));
  const count = await page.locator(".bar .small").innerText();
  await page.getByRole("button", { name: "Share this view" }).click();
  const json = await saved(page, "GeoJSON");
  expect(json.name).toMatch(/^mapd-events-.*2024-01-01_2025-10-31.*-v1\.geojson$/);
  const file = JSON.parse(json.bytes.toString());
  expect(`${file.features.length} events, latest first`).toBe(count);
  const ids: string[] = file.features.map((f: { id: string }) => f.id);
  for (const id of shown) expect(ids).toContain(id);
  const properties: { in_window: string; kind: string }[] = file.features.map((f: { properties: object }) => f.properties);
  expect(new Set(properties.map((p) => p.in_window))).toEqual(new Set(["certain", "possible"]));
  expect(properties.map((p) => p.kind)).not.toContain("arrest");
  expect(file).toMatchObject({ licence: "CC-BY-4.0", data_version: 1 });
  const csv = await saved(page, "CSV");
  const body = table(csv.bytes.toString());
  expect(body.map((r) => r.id)).toEqual(ids);
  expect(body.every((r) => r.licence === "CC-BY-4.0" && r.source_ids !== "")).toBe(true);
  expect(csv.bytes[0]).not.toBe(0xef);
  await dialog(page).getByRole("checkbox", { name: /Excel/ }).check();
  expect([...(await saved(page, "CSV")).bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect((await saved(page, "GeoPackage")).bytes.subarray(0, 15).toString()).toBe("SQLite format 3");
});

test("each file has the ids of the list, and no others", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 4000 }); // all rows are there
  await open(page, "?from=2025-06-01&to=2025-12-31&off=said&without=arrest&in=MM,TH,KH");
  const shown = await rows(page).evaluateAll((all) => all.map((e) => (e as HTMLElement).dataset.event!).sort());
  await expect(page.locator(".bar .small")).toHaveText(`${shown.length} events, latest first`);
  await page.getByRole("button", { name: "Share this view" }).click();
  const text = async (name: string) => (await saved(page, name)).bytes.toString();
  const json = JSON.parse(await text("GeoJSON")) as { features: { id: string }[] };
  expect(json.features.map((f) => f.id).sort()).toEqual(shown);
  expect(
    table(await text("CSV"))
      .map((row) => row.id)
      .sort(),
  ).toEqual(shown);
  expect([...(await text("KML")).matchAll(/<SimpleData name="id">([^<]*)</g)].map((m) => m[1]).sort()).toEqual(shown);
  for (const name of ["GeoPackage", "FlatGeobuf"]) {
    const file = await text(name);
    for (const id of shown) expect(file).toContain(id);
  }
});

test("the page of feeds has the view's filters filled in", async ({ page }) => {
  await share(page, `${OCTOBER}&in=MM`);
  const count = await page.locator(".bar .small").innerText();
  await dialog(page).getByRole("link", { name: "Feeds of this view for your tools" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Feeds" })).toBeVisible();
  await expect(page.getByText(`${Number.parseInt(count, 10)} events of data version 1`)).toBeVisible();
  await expect(page.getByRole("link", { name: "Atom", exact: true })).toHaveAttribute("href", /events\.atom\?country=MM&/);
  await expect(page.getByText(/\/feeds\/events\.gpkg\?country=MM&/)).toBeVisible();
  await page.getByRole("link", { name: "中文" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "数据源" })).toBeVisible();
});

test("an empty window has nothing to save", async ({ page }) => {
  await share(page, `${OCTOBER}&off=force,press,freed,moved,harm,said,other`);
  await expect(dialog(page).getByText("No event is shown")).toBeVisible();
  await expect(dialog(page).getByRole("link", { name: "CSV", exact: true })).toHaveCount(0);
});

test("the picture is as wide as the map, twice as sharp", async ({ page }) => {
  await share(page);
  const { name, bytes } = await saved(page, "PNG", "button");
  expect(name).toBe("mapd-map-2025-10-01_2025-10-31.png");
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  const map = (await page.locator(".map-canvas").boundingBox())!;
  expect(bytes.readUInt32BE(16)).toBe(map.width * 2);
  expect(bytes.readUInt32BE(20)).toBeGreaterThan(map.height * 2 + 200);
  expect(bytes.length).toBeGreaterThan(60_000);
});

test("the code to embed shows the view in another page, and leads back", async ({ page, context, baseURL }) => {
  await share(page, `${OCTOBER}&off=said`);
  await dialog(page).getByLabel("Colours").selectOption("dark");
  const code = await dialog(page).getByRole("textbox", { name: "Code to embed" }).inputValue();
  const elsewhere = createServer((_, answer) => {
    answer.setHeader("Content-Type", "text/html").end(`<!doctype html><title>Elsewhere</title>${code}`);
  });
  await new Promise<void>((ready) => elsewhere.listen(0, "127.0.0.1", ready));
  const other = await context.newPage();
  await other.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
  const frame = other.frameLocator("iframe");
  await expect(frame.getByRole("heading", { name: /October 2025/ })).toBeVisible();
  await expect(frame.getByRole("slider", { name: "From", exact: true })).toBeVisible();
  await expect(frame.getByRole("combobox", { name: "Search events and places" })).toHaveCount(0);
  await expect(frame.locator("html")).toHaveAttribute("data-theme", "dark");
  const back = await frame.getByRole("link", { name: "Open the full map" }).getAttribute("href");
  expect(back).toBe(`${baseURL}?from=2025-10-01&to=2025-10-31&off=said&theme=dark`);
  await other.close();
  await new Promise((closed) => elsewhere.close(closed));
});

test("in a frame, what is opened is named and can be read in the full map", async ({ page }) => {
  await page.setViewportSize({ width: 700, height: 500 });
  await page.goto(`./${OCTOBER}&embed=map&event=kk-park-raid`);
  const card = page.getByRole("region", { name: "What is open" });
  await expect(card).toContainText("Military raids KK Park");
  await expect(card.getByRole("link", { name: "Read more" })).toHaveAttribute("href", /event=kk-park-raid$/);
  await expect(page.getByRole("region", { name: "Time" })).toHaveCount(0);
  await card.getByRole("button", { name: "Close" }).click();
  await expect(card).toHaveCount(0);
  await expect.poll(() => address(page).get("event")).toBeNull();
  expect(address(page).get("embed")).toBe("map");
});

test("a frame with the panel has list and page; one whose server is away says so and tries again", async ({ page, allow }) => {
  await page.setViewportSize({ width: 900, height: 600 });
  await page.goto(`./${OCTOBER}&embed=map,time,panel`);
  await page.locator("main [data-event]").first().click();
  await expect.poll(() => address(page).get("event")).not.toBeNull();
  await expect(page.locator("main h1")).toBeVisible();
  await expect(page.getByRole("region", { name: "Time" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Open the full map" })).toHaveAttribute("href", /^(?!.*embed).*event=/);
  allow(/Failed to load resource/);
  await page.route("**/tiles/events.pack**", (r) => r.abort());
  await page.goto(`./${OCTOBER}&embed=map`);
  const again = page.getByRole("button", { name: "Try again" });
  await expect(again).toBeVisible();
  await page.unroute("**/tiles/events.pack**");
  await again.click();
  await expect(page.getByRole("heading", { level: 1, name: /October 2025/ })).toBeVisible();
  await expect(again).toHaveCount(0);
});

test("the citation names view, time, version and day", async ({ page }) => {
  await share(page, `${OCTOBER}&hotspot=kk-park`);
  await expect(dialog(page).getByRole("textbox", { name: "How to cite this view" })).toHaveValue(
    /^mapd: KK Park\. October 2025\. Data version 1, edition [\d.]+\. http.*hotspot=kk-park \(accessed \d+ \w+ \d{4}\)\.$/,
  );
});

test("it works by keyboard and gives the focus back", async ({ page }) => {
  await open(page, OCTOBER);
  const button = page.getByRole("button", { name: "Share this view" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press("Tab");
  expect(await dialog(page).evaluate((d) => d.contains(document.activeElement))).toBe(true);
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await expect(button).toBeFocused();
  await expect(lede(page)).toHaveText("October 2025");
});

test.describe("on a phone", () => {
  test.use({ viewport: PHONE, hasTouch: true, isMobile: true });

  test("it opens from the menu, with targets for fingers", async ({ page }) => {
    await open(page, OCTOBER);
    await page.getByRole("button", { name: "Menu" }).tap();
    await page.getByRole("button", { name: "Share this view" }).tap();
    await expect(dialog(page)).toBeVisible();
    const small = await dialog(page)
      .locator("button, select, label, input:not([type=checkbox])")
      .evaluateAll((all) => all.filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.textContent));
    expect(small).toEqual([]);
    const width = await dialog(page).evaluate((d) => [d.scrollWidth, d.clientWidth]);
    expect(width[0]).toBeLessThanOrEqual(width[1]);
  });
});
