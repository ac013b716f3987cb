import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import { test as base, expect } from "./mapd";

/** A page of a context without any network. Whatever is asked for, or goes wrong, fails the test. */
const test = base.extend<{ alone: Page }>({
  alone: async ({ browser }, use) => {
    const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC", reducedMotion: "reduce" });
    await context.setOffline(true);
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on("console", (m) => ["error", "warning"].includes(m.type()) && wrong.push(`console: ${m.text()}`));
    page.on("pageerror", (e) => wrong.push(`page error: ${e.stack ?? e.message}`));
    page.on("request", (r) => /^(file|data|blob):/.test(r.url()) || wrong.push(`request: ${r.url()}`));
    page.on("dialog", (d) => {
      wrong.push(`dialog: ${d.message()}`);
      void d.dismiss();
    });
    await page.addInitScript(() => {
      addEventListener("securitypolicyviolation", (e) => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`));
    });
    await use(page);
    expect(wrong).toEqual([]);
    await context.close();
  },
});

/** Saves the file of a briefing, and gives its address on the disk. */
async function save(page: Page, id: string): Promise<string> {
  const answer = await page.request.get(`briefings/${id}.html`);
  expect(answer.status()).toBe(200);
  const path = join(mkdtempSync(join(tmpdir(), "mapd-file-")), `${id}.html`);
  writeFileSync(path, await answer.body());
  return pathToFileURL(path).href;
}

test("a file is about a megabyte", async ({ page }) => {
  for (const id of ["whole-story", "kk-park-october-2025", "what-a-crackdown-moves"]) {
    const size = (await (await page.request.get(`briefings/${id}.html`)).body()).length;
    expect(size).toBeGreaterThan(700_000);
    expect(size).toBeLessThan(1_200_000);
  }
});

test("opened from the disk it shows the map of the first scene, and its pages", async ({ page, alone }) => {
  await alone.goto(await save(page, "whole-story"));
  const sentence = alone.getByTestId("sentence");
  await expect(sentence).toHaveText(/events/);
  await expect(alone.locator("main [data-event]").first()).toBeVisible();
  const all = await sentence.innerText();
  // The window is moved by keyboard.
  const to = alone.getByRole("slider", { name: "To", exact: true });
  await to.focus();
  await to.press("PageDown");
  await expect(sentence).not.toHaveText(all);
  // The pages of an event and of its source come from the file.
  await alone.locator("main [data-event]").first().click();
  await expect(alone.getByTestId("when")).toBeVisible();
  await expect(alone.locator("main .loading, main [role=alert]")).toHaveCount(0);
});

test("what needs a server is not offered", async ({ page, alone }) => {
  await alone.goto(await save(page, "whole-story"));
  await alone.getByRole("button", { name: "Menu" }).click();
  await expect(alone.locator("#menu").getByRole("radio", { name: "Dark" })).toBeVisible();
  await expect(alone.locator("#menu a")).toHaveCount(0);
  await expect(alone.locator("#menu").getByText(/Look at a file|Share/)).toHaveCount(0);
});
