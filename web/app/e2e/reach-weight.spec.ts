import type { Page } from "@playwright/test";
import { expect, open, quiet, test } from "./mapd";

/** Bytes on the wire of all that the page itself is made of: no data, no base map. */
async function weight(page: Page, query: string): Promise<{ bytes: number; files: string[] }> {
  const sizes: Promise<[string, number]>[] = [];
  page.on("requestfinished", (r) => {
    const { pathname } = new URL(r.url());
    if (/^\/(api|tiles)\//.test(pathname)) return;
    sizes.push(r.sizes().then((s) => [pathname, s.responseBodySize]));
  });
  await open(page, query);
  await quiet(page);
  const all = await Promise.all(sizes);
  return { bytes: all.reduce((sum, [, n]) => sum + n, 0), files: all.map(([path, n]) => `${path} ${n}`) };
}

test("the first view weighs at most 300 KB with its fonts", async ({ page }) => {
  const { bytes, files } = await weight(page, "");
  expect(bytes, files.join("\n")).toBeGreaterThan(50_000);
  expect(bytes, files.join("\n")).toBeLessThanOrEqual(300_000);
  expect(files.filter((f) => f.includes("zh-"))).toEqual([]);
});
