import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import { test as base, expect, PHONE } from "./mapd";
import { serve } from "./offer";

const bin = process.env.MAPD_BIN ?? "../../bin/mapd";

/** A page of a context without any network. Whatever is asked for, or goes wrong, fails the test. */
const test = base.extend<{ alone: Page }>({
  alone: async ({ browser }, use) => {
    const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC", reducedMotion: "reduce" });
    await context.setOffline(true);
    const wrong: string[] = [];
    context.on("console", (m) => ["error", "warning"].includes(m.type()) && wrong.push(`console: ${m.text()}`));
    context.on("weberror", (e) => wrong.push(`page error: ${e.error().stack ?? e.error().message}`));
    context.on("request", (r) => /^(file|data|blob|about):/.test(r.url()) || wrong.push(`request: ${r.url()}`));
    context.on("dialog", (d) => {
      wrong.push(`dialog: ${d.message()}`);
      void d.dismiss();
    });
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", (e) => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`));
    });
    await use(await context.newPage());
    expect(wrong).toEqual([]);
    await context.close();
  },
});

/** Saves the file of a briefing, and gives its address on the disk. */
async function save(page: Page, id: string, server = ""): Promise<string> {
  const answer = await page.request.get(`${server}briefings/${id}.html`);
  expect(answer.status()).toBe(200);
  const path = join(mkdtempSync(join(tmpdir(), "mapd-file-")), `${id}.html`);
  writeFileSync(path, await answer.body());
  return pathToFileURL(path).href;
}

test("it is saved from the dialog of sharing", async ({ page }) => {
  await page.goto("briefings/whole-story");
  await page.getByRole("button", { name: "Share this briefing" }).click();
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Save as one file" }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe("whole-story.html");
});

test("a file is about a megabyte", async ({ page }) => {
  for (const id of ["whole-story", "kk-park-october-2025", "what-a-crackdown-moves"]) {
    const size = (await (await page.request.get(`briefings/${id}.html`)).body()).length;
    expect(size).toBeGreaterThan(700_000);
    expect(size).toBeLessThan(1_200_000);
  }
});

test("opened from the disk it is presented by keyboard", async ({ page, alone }) => {
  await alone.goto(await save(page, "kk-park-october-2025"));
  const title = alone.getByRole("heading", { level: 1 });
  await expect(title).toHaveText("KK Park, October 2025: the raid and where people went");
  await alone.keyboard.press("ArrowRight");
  await expect(title).toHaveText("A compound near Myawaddy");
  await expect(alone).toHaveURL(/^file:.*\.html#1$/);
  await expect(alone).toHaveTitle(/^1\. A compound near Myawaddy/);
  await alone.keyboard.press("PageDown");
  await expect(title).toHaveText("Late October: the raids");
  // Notes name the documents, from the file's own records.
  await expect(alone.getByRole("list", { name: "Notes" }).getByRole("listitem").first()).toHaveText(/KK Park/);
  await alone.keyboard.press("ArrowLeft");
  await expect(title).toHaveText("A compound near Myawaddy");
  await alone.goBack();
  await expect(title).toHaveText("Late October: the raids");
  await alone.keyboard.press("End");
  await alone.reload();
  await expect(alone).toHaveURL(/#7$/);
  await expect(title).not.toHaveText("KK Park, October 2025: the raid and where people went");
});

test("its time is moved by keyboard", async ({ page, alone }) => {
  await alone.goto(`${await save(page, "whole-story")}#1`);
  await alone.getByRole("button", { name: "Move the time yourself" }).click();
  const to = alone.getByRole("slider", { name: "To", exact: true });
  await expect(to).toHaveAttribute("aria-valuetext", /2011/);
  await to.press("PageDown");
  await expect(to).not.toHaveAttribute("aria-valuetext", /2011/);
});

test("the map in the file has pages of events and sources", async ({ page, alone }) => {
  await alone.goto(`${await save(page, "whole-story")}#2`);
  const [map] = await Promise.all([
    alone.context().waitForEvent("page"),
    alone.getByRole("link", { name: "Note 1" }).first().click(),
  ]);
  await expect(map.getByTestId("when")).toBeVisible();
  await expect(map.locator("main .loading, main [role=alert]")).toHaveCount(0);
  await map.locator('[id="source-1"] a').first().click();
  await expect(map.locator("details.csl")).toBeVisible();
  await map.keyboard.press("Escape");
  await expect(map.getByTestId("sentence")).toHaveText(/event/);
  await map.getByRole("button", { name: "Menu" }).click();
  await expect(map.locator("#menu").getByRole("radio", { name: "Dark" })).toBeVisible();
  await expect(map.locator("#menu").getByText(/Look at a file|Share|API/)).toHaveCount(0);
  await map.getByRole("link", { name: "To the briefing" }).click();
  await expect(map.getByRole("heading", { level: 1 })).toHaveText("Scam centres in Southeast Asia, 2003–2025");
});

test("the speaker’s window shows notes and the next scene", async ({ page, alone }) => {
  await alone.goto(`${await save(page, "whole-story")}#1`);
  const [speaker] = await Promise.all([
    alone.context().waitForEvent("page"),
    alone.getByRole("button", { name: "Speaker’s window" }).click(),
  ]);
  await expect(speaker.getByText("Nothing here has a dot")).toBeVisible();
  await speaker.keyboard.press("ArrowRight");
  await expect(alone.getByRole("heading", { level: 1 })).toHaveText("Held in zones and casinos");
});

test("on a phone it is a story to scroll", async ({ page, alone }) => {
  await alone.setViewportSize(PHONE);
  await alone.goto(await save(page, "what-a-crackdown-moves"));
  await alone.getByRole("button", { name: "Begin", exact: true }).click();
  await expect(alone).toHaveURL(/#1$/);
});

test("it is laid out for paper", async ({ page, alone }) => {
  await alone.goto(await save(page, "kk-park-october-2025"));
  await alone.getByRole("link", { name: "Print" }).click();
  await expect(alone).toHaveURL(/\.html\?print=(a4|letter)/);
  await expect(alone.locator("img")).toHaveCount(7, { timeout: 60_000 });
});

const HOSTILE = `</script></style></template><script>alert(1)</script><img src=x onerror=alert(1)>[x](javascript:alert(1))"'`;

test("hostile texts run nothing, and a briefing in Chinese has a page in Chinese", async ({ page, alone }) => {
  const server = await serve(() => []);
  const store = join(server.dir, "a.gpkg");
  const token = execFileSync(bin, ["token", "create", "--store", store, "--role", "editor", "--name", "Ada"], {
    stdio: ["ignore", "pipe", "ignore"],
  })
    .toString()
    .trim();
  const scene = { text: HOSTILE, notes: HOSTILE, title: `场景 ${HOSTILE}`, filters: {}, layers: {} };
  const view = { west: 97, south: 14, east: 101, north: 18 };
  const time = { from: "2025-10", to: "2025-10", mode: "window" };
  const annotations = [{ type: "text", text: HOSTILE, points: [[98, 16]] }];
  const answer = await page.request.put(`${server.url}api/briefings/talk`, {
    headers: { Authorization: `Bearer ${token}`, "If-None-Match": "*" },
    data: {
      ...{ id: "talk", language: "zh-Hans", title: `简报 ${HOSTILE}`, audience: HOSTILE },
      scenes: ["one", "two"].map((id) => ({ ...scene, id, view, time, annotations })),
    },
  });
  expect(answer.status()).toBe(201);
  await expect.poll(async () => (await page.request.get(`${server.url}briefings/talk.html`)).status()).toBe(200);
  await alone.goto(await save(page, "talk", server.url));
  await expect(alone.getByRole("heading", { level: 1 })).toHaveText(`简报 ${HOSTILE}`);
  await expect(alone.locator("html")).toHaveAttribute("lang", "zh-Hans");
  for (const no of [1, 2]) {
    await alone.keyboard.press("ArrowRight");
    await expect(alone).toHaveURL(new RegExp(`#${no}$`));
    await expect(alone.getByRole("heading", { level: 1 })).toHaveText(`场景 ${HOSTILE}`);
  }
  await expect(alone.getByRole("link", { name: "打印" })).toBeVisible();
  expect(await alone.locator('a[href^="javascript"], img[src="x"]').count()).toBe(0);
  server.stop();
});
