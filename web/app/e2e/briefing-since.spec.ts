// A briefing whose data have changed since it was made says so, and shows both states.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./mapd";

const ID = "kk-park-october-2025";
const HOSTILE = '<img src=x onerror="alert(1)">';

/** The server says that data have changed since version 1. */
test.beforeEach(async ({ page }) => {
  const record = (id: string, title: string | null) => ({
    collection: "events",
    id,
    title,
    lang: title && "en",
    scenes: ["raids", "crossing"],
  });
  const changes = {
    dataVersion: 4,
    madeOn: 1,
    added: [record("kk-park-boat", HOSTILE)],
    corrected: [record("kk-park-raid", "The raid"), record("kk-park-crossing", "The crossing")],
    withdrawn: [record("gone", null)],
  };
  await page.route(`**/api/briefings/${ID}/changes*`, (r) => r.fulfill({ json: changes }));
});

test("what has changed is counted, listed and linked to", async ({ page }) => {
  await page.goto(`./briefings/${ID}`);
  const since = page.getByRole("complementary", { name: "What has changed since" });
  const summary = since.getByText("Since it was made: 1 added, 2 corrected, 1 withdrawn");
  await expect(summary).toBeVisible();
  await summary.focus();
  await page.keyboard.press("Enter");
  await expect(since.getByRole("link", { name: HOSTILE })).toHaveAttribute("href", /event=kk-park-boat/);
  await expect(since.getByRole("link", { name: "The raid" })).toBeVisible();
  await expect(since.getByText("gone")).toBeVisible();
  await expect(since.getByText("scenes 2, 4").first()).toBeVisible();
  const found = await new AxeBuilder({ page }).include(".since").analyze();
  expect(found.violations).toEqual([]);
});

test("it is shown as it was made, and as of now again", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (r) => /events\.pack|collections\/(hotspots|flows|events)/.test(r.url()) && asked.push(r.url()));
  await page.goto(`./briefings/${ID}`);
  await page.getByRole("link", { name: "As it was made (version 1)" }).click();
  await expect(page).toHaveURL(/\?version=1/);
  const states = page.getByRole("navigation", { name: "Which data are shown" });
  await expect(states.locator("[aria-current]")).toHaveText("As it was made (version 1)");
  await expect(page.locator("h1")).toContainText("KK Park");
  await expect.poll(() => asked.filter((url) => /events\.pack\?.*version=1/.test(url)).length).toBeGreaterThan(0);
  await states.getByRole("link", { name: "As of now (version 4)" }).click();
  await expect(page).not.toHaveURL(/version=/);
  await expect(states.locator("[aria-current]")).toHaveText("As of now (version 4)");
});
