// A briefing on paper: a page for each scene, an annex, real text in the PDF.

import { inflateSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { answerWith, expectNothingRan, hostile, seed } from "./briefing";
import { expect, test } from "./mapd";

const CRACKDOWN = seed("what-a-crackdown-moves");

async function layOut(page: Page, id: string, paper: string): Promise<void> {
  await page.goto(`briefings/${id}?print=${paper}`);
  await expect(page.locator('[data-ready="true"]')).toBeVisible({ timeout: 90_000 });
}

/** All of a PDF, its compressed streams unpacked. */
function unpacked(pdf: Buffer): string {
  const text = pdf.toString("latin1");
  const streams = [...text.matchAll(/stream\r?\n/g)].map(({ index, 0: { length } }) => {
    const from = index + length;
    try {
      return inflateSync(pdf.subarray(from, text.indexOf("endstream", from))).toString("latin1");
    } catch {
      return ""; // a picture or a font
    }
  });
  return text + streams.join("\n");
}

const PAPERS = [
  { paper: "a4", width: 595, height: 842 },
  { paper: "letter", width: 612, height: 792 },
];

for (const { paper, width, height } of PAPERS)
  test(`on ${paper} each scene is a page with its map, and all events are told`, async ({ page }) => {
    await layOut(page, CRACKDOWN.id, paper);
    for (const [i, scene] of CRACKDOWN.scenes.entries()) {
      const leaf = page.locator(`[data-leaf="${i + 1}"]`);
      await expect(leaf.getByRole("heading", { name: scene.title })).toBeVisible();
      await expect(leaf.getByRole("img", { name: `Map: ${scene.title}` })).toBeVisible();
      const sizes = await leaf.evaluate((e) => ({
        over: e.scrollHeight - e.clientHeight,
        map: e.querySelector(".leaf-map")!.clientHeight / e.clientHeight,
        pixels: e.querySelector("img")!.naturalWidth / e.querySelector("img")!.clientWidth,
      }));
      expect(sizes.over, scene.title).toBeLessThanOrEqual(1);
      expect(sizes.map, scene.title).toBeGreaterThan(0.3);
      expect(sizes.pixels).toBeGreaterThan(2.9);
    }
    // Notes are counted through.
    const numbers = await page.locator(".leaf-notes .no").allInnerTexts();
    expect(numbers).toEqual(numbers.map((_, i) => String(i + 1)));
    const annex = page.getByRole("table").last();
    await expect(annex).toContainText("At least 40,000 people");
    await expect(annex).toContainText("[1]");
    await expect(page.locator(".annex-licence")).toContainText("data version 1");

    const pdf = await page.pdf({ tagged: true, preferCSSPageSize: true, printBackground: true });
    const inside = unpacked(pdf);
    const boxes = [...inside.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map((m) => [Number(m[1]), Number(m[2])]);
    expect(boxes.length).toBeGreaterThan(CRACKDOWN.scenes.length + 1);
    for (const [w, h] of boxes) {
      expect(Math.abs(w - width)).toBeLessThan(2);
      expect(Math.abs(h - height)).toBeLessThan(2);
    }
    expect(inside).toContain("/StructTreeRoot");
    expect(inside).toContain("/Marked true");
    for (const tag of ["H1", "H2", "Table", "TH", "Figure", "LI"]) expect(inside).toMatch(new RegExp(`/S /${tag}\\b`));
    // Text is text: it can be read back by its characters.
    expect(inside).toContain("/ToUnicode");
  });

test("the reader leads there, also by the browser’s own key", async ({ page }) => {
  await page.goto(`briefings/${CRACKDOWN.id}`);
  await expect(page.getByRole("link", { name: "Print" })).toHaveAttribute("href", /\?print=(a4|letter)$/);
  await page.keyboard.press("Control+p");
  await expect(page.getByRole("link", { name: "Letter" })).toBeVisible();
  await page.getByRole("link", { name: "Letter" }).click();
  await expect(page.locator('[data-paper="letter"]')).toBeVisible();
  await expect(page.getByRole("button", { name: "Print or save as PDF" })).toBeEnabled({ timeout: 90_000 });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(" ")}`)).toEqual([]);
});

test("hostile texts run nothing on paper", async ({ page, allow }) => {
  allow(/404/); // what they cite is not there
  await answerWith(page, CRACKDOWN.id, hostile);
  await layOut(page, CRACKDOWN.id, "a4");
  await expectNothingRan(page);
});
