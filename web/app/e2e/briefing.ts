// What the tests of briefings share.

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect } from "./mapd";

interface Scene {
  id: string;
  title: string;
  text: string;
  notes: string;
  dwell_s: number;
  [member: string]: unknown;
}
export interface Briefing {
  id: string;
  title: string;
  scenes: Scene[];
  [member: string]: unknown;
}

const SEEDS = JSON.parse(readFileSync(new URL("../../../seeds/briefings.json", import.meta.url), "utf8")) as Briefing[];

/** A briefing that comes with the curated data. */
export const seed = (id: string): Briefing => SEEDS.find((b) => b.id === id)!;

export const KK_PARK = seed("kk-park-october-2025");

/** The title of the scene that is shown. */
export const title = (page: Page) => page.getByRole("heading", { level: 1 });

/** Opens a briefing at a place of it and waits until it stands there. */
export async function openBriefing(page: Page, id: string, rest = ""): Promise<void> {
  await page.goto(`briefings/${id}${rest}`);
  await expect(title(page)).toBeVisible();
}

/** Answers for a briefing with another one. */
export async function answerWith(page: Page, id: string, changed: (b: Briefing) => Briefing): Promise<void> {
  const body = JSON.stringify(changed(structuredClone({ ...seed(id), data_version: 1 })));
  await page.route(`**/api/briefings/${id}`, (r) => r.fulfill({ contentType: "application/json", body }));
}

/** What would run, or leave the page, if a text of a briefing were taken for more than text. */
export const HOSTILE =
  '<script>window.ran = 1</script><img src=x onerror="window.ran = 2"> [a](javascript:window.ran=3) ' +
  "![b](https://elsewhere.example/b.png) </script><style>body{display:none}</style> [@<svg/onload=window.ran=4>]";

/** A briefing all of whose texts are hostile. */
export function hostile(b: Briefing): Briefing {
  const scenes = b.scenes.map((s) => ({
    ...s,
    title: HOSTILE,
    text: `${HOSTILE} [@kk-park]`,
    notes: HOSTILE,
    annotations: [{ type: "text", text: HOSTILE, points: [[98.5, 16.7]] }],
    citations: [],
  }));
  return { ...b, title: HOSTILE, audience: HOSTILE, scenes };
}

export async function expectNothingRan(page: Page): Promise<void> {
  expect(await page.evaluate(() => (window as unknown as { ran?: number }).ran)).toBeUndefined();
  await expect(page.locator("body")).toBeVisible();
}
