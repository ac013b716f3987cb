// What all tests share: a page that fails on any error, on a breach of its
// own policy, and on any request to another host; and words to drive it.

import { test as base, expect, type Page } from "@playwright/test";

export { expect };

export const PHONE = { width: 390, height: 844 };

/** Errors that a test causes on purpose. */
export type Allow = (pattern: RegExp) => void;

export const test = base.extend<{ allow: Allow; basemap: boolean }>({
  /** Whether the base map is drawn. Tests of other things do without it. */
  basemap: [false, { option: true }],
  allow: async ({ page, baseURL, basemap }, use) => {
    if (!basemap) await page.route("**/tiles/basemap/**", (r) => r.fulfill({ status: 204 }));
    const allowed: RegExp[] = [];
    const wrong: string[] = [];
    const host = new URL(baseURL!).host;
    page.on("console", (m) => m.type() === "error" && wrong.push(`console: ${m.text()}`));
    page.on("pageerror", (e) => wrong.push(`page error: ${e.stack ?? e.message}`));
    page.on("request", (r) => {
      const url = new URL(r.url());
      if (/^https?:|^wss?:/.test(url.protocol) && url.host !== host) wrong.push(`request to another host: ${r.url()}`);
    });
    await page.addInitScript(() => {
      addEventListener("securitypolicyviolation", (e) => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`));
    });
    await use((pattern) => allowed.push(pattern));
    expect(wrong.filter((w) => !allowed.some((a) => a.test(w)))).toEqual([]);
  },
});

// Every test is watched, also one that asks for nothing but the page.
test.beforeEach(({ allow }) => void allow);

/** Opens the page with a query and waits until the events are there, each row of the list too. */
export async function open(page: Page, query = ""): Promise<void> {
  await page.goto(`./${query}`);
  await expect(page.getByRole("combobox", { name: "Search events and places" })).toBeVisible();
  await expect(page.locator("main .loading")).toHaveCount(0);
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
}

export const OCTOBER = "?from=2025-10-01&to=2025-10-31";

export const sentence = (page: Page) => page.getByTestId("sentence");
export const lede = (page: Page) => page.locator(".lede h2");
export const rows = (page: Page) => page.locator("main [data-event]");
export const fromHandle = (page: Page) => page.getByRole("slider", { name: "From", exact: true });
export const toHandle = (page: Page) => page.getByRole("slider", { name: "To", exact: true });
export const windowBar = (page: Page) => page.getByRole("slider", { name: "Window", exact: true });

/** The state that the address holds. */
export function address(page: Page): URLSearchParams {
  return new URL(page.url()).searchParams;
}

/** What stands in the panel once it no longer grows. */
export async function settledText(page: Page): Promise<string> {
  let text = "";
  await expect
    .poll(
      async () => {
        const before = text;
        text = await page.locator("main").innerText();
        return text !== "" && text === before;
      },
      { intervals: [400] },
    )
    .toBe(true);
  return text;
}

/** Waits until the page has asked for nothing for a while. */
export async function quiet(page: Page, ms = 700): Promise<void> {
  let last = Date.now();
  const heard = () => (last = Date.now());
  page.on("request", heard);
  await expect.poll(() => Date.now() - last, { intervals: [100], timeout: 15_000 }).toBeGreaterThan(ms);
  page.off("request", heard);
}
