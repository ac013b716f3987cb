import type { Page } from "@playwright/test";
import { expect, lede, open, rows, test } from "./mapd";

const WIDE = "?from=2003-01-01&to=2025-12-31";

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("data-event") ?? null);
const order = (page: Page) =>
  page.locator(".months [data-event]").evaluateAll((all) => all.map((b) => b.getAttribute("data-event")));

test("the list is one tab stop; arrows, Page keys, Home and End walk through it, Enter opens", async ({ page }) => {
  await open(page, WIDE);
  const ids = await order(page);
  await expect(page.locator('.months [data-event]:not([tabindex="-1"])')).toHaveCount(1);
  await rows(page).first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("j");
  await expect.poll(() => focused(page)).toBe(ids[2]);
  await page.keyboard.press("k");
  await expect.poll(() => focused(page)).toBe(ids[1]);
  await page.keyboard.press("PageDown");
  await expect.poll(async () => ids.indexOf(await focused(page))).toBeGreaterThan(4);
  await page.keyboard.press("End");
  await expect.poll(() => focused(page)).toBe(ids[ids.length - 1]);
  await expect(page.locator(":focus")).toBeInViewport();
  await page.keyboard.press("Home");
  await expect.poll(() => focused(page)).toBe(ids[0]);
  await page.keyboard.press("ArrowUp");
  expect(await focused(page)).toBe(ids[0]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("when")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect.poll(() => focused(page)).toBe(ids[1]);
});

test("a row says its place in its month", async ({ page }) => {
  await open(page, "?from=2025-10-01&to=2025-10-31");
  const month = page.getByRole("list", { name: "October 2025" });
  const items = month.getByRole("listitem");
  const n = await items.count();
  await expect(items.first()).toHaveAttribute("aria-posinset", "1");
  await expect(items.last()).toHaveAttribute("aria-posinset", String(n));
  await expect(items.last()).toHaveAttribute("aria-setsize", String(n));
});

test("an empty window says where the nearest events are, one press away", async ({ page }) => {
  await open(page, "?from=2010-02-01&to=2010-02-28&place=kk-park");
  await expect(page.getByText("No events in February 2010 that pass the filters.")).toBeVisible();
  await expect(page.getByText(/^The nearest/)).toBeVisible();
  await page.getByRole("button", { name: /^Go to / }).click();
  await expect(rows(page).first()).toBeVisible();
  await expect(lede(page)).not.toHaveText("February 2010");
});

/** The pack of the server with so many rows that no list is drawn whole: each event again and again, a day later each time. */
test.describe("with very many events", () => {
  const TIMES = 160;
  test.beforeEach(async ({ page }) => {
    await page.addInitScript((times) => {
      const original = Response.prototype.arrayBuffer;
      Response.prototype.arrayBuffer = async function () {
        const bytes = await original.call(this);
        return this.url.includes("events.pack/") ? repeat(bytes, times) : bytes;
      };
      interface Column {
        type: "u8" | "u16" | "u32" | "i32" | "f32" | "f64";
        offset: number;
        length: number;
        delta?: boolean;
        from?: string;
        scale?: number;
      }
      const SIZE = { u8: 1, u16: 2, u32: 4, i32: 4, f32: 4, f64: 8 };
      const VIEW = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array, f32: Float32Array, f64: Float64Array };

      /** Columns of rows stand `times` over; those of places, and dictionaries, stay. */
      function repeat(bytes: ArrayBuffer, n: number): ArrayBuffer {
        const length = new DataView(bytes).getUint32(4, true);
        const header = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 8, length)));
        const out: Record<string, ArrayLike<number>> = {};
        /** A column as numbers: planes put together, differences added up. */
        const read = (name: string): ArrayLike<number> & Iterable<number> => {
          const c: Column = header.columns[name];
          const type = c.scale ? "i32" : c.type;
          const plain = new Uint8Array(c.length * SIZE[type]);
          const planes = new Uint8Array(bytes, 8 + length + c.offset, plain.length);
          planes.forEach((byte, i) => (plain[(i % c.length) * SIZE[type] + Math.floor(i / c.length)] = byte));
          const view = new VIEW[type](plain.buffer);
          const base = c.from === undefined ? null : Array.from(read(c.from));
          if (c.delta || base) view.forEach((_, i) => (view[i] += base ? base[i] : i > 0 ? view[i - 1] : 0));
          return c.scale ? Float64Array.from(view, (v) => v / c.scale!) : view;
        };
        for (const name of Object.keys(header.columns)) {
          const view = read(name);
          if (/^place(Lon|Lat|Radius|Hotspot)$/.test(name)) out[name] = view;
          else if (name.endsWith("Offsets")) out[name] = offsets(view, n);
          else out[name] = many(view, n, /^(start|end|sureStart|sureEnd)$/.test(name) ? 1 : 0);
        }
        return written(header, out, n);
      }
      function many(view: ArrayLike<number>, n: number, later: number): Float64Array {
        const all = new Float64Array(view.length * n);
        const open = (v: number) => Math.abs(v) >= 2147483647;
        for (let k = 0; k < n; k++) {
          for (let i = 0; i < view.length; i++) all[k * view.length + i] = open(view[i]) ? view[i] : view[i] - k * later;
        }
        return all;
      }
      function offsets(view: ArrayLike<number>, n: number): Float64Array {
        const rows = view.length - 1;
        const all = new Float64Array(rows * n + 1);
        for (let i = 0; i < rows * n; i++) all[i + 1] = all[i] + view[(i % rows) + 1] - view[i % rows];
        return all;
      }
      function written(
        header: { columns: Record<string, Column>; rows: number },
        data: Record<string, ArrayLike<number>>,
        n: number,
      ) {
        let at = 0;
        for (const [name, c] of Object.entries(header.columns)) {
          header.columns[name] = { type: c.type, offset: at, length: data[name].length };
          at += data[name].length * SIZE[c.type];
        }
        header.rows *= n;
        const head = new TextEncoder().encode(JSON.stringify(header));
        const bytes = new ArrayBuffer(8 + head.length + at);
        new Uint8Array(bytes).set(new TextEncoder().encode("MPK2"));
        new DataView(bytes).setUint32(4, head.length, true);
        new Uint8Array(bytes, 8).set(head);
        for (const [name, c] of Object.entries(header.columns)) {
          const plain = new Uint8Array(VIEW[c.type].from(data[name]).buffer);
          const planes = new Uint8Array(bytes, 8 + head.length + c.offset, plain.length);
          plain.forEach((byte, k) => (planes[(k % SIZE[c.type]) * c.length + Math.floor(k / SIZE[c.type])] = byte));
        }
        return bytes;
      }
    }, TIMES);
  });

  test("only what is near the screen is in the document, and every row can be reached", async ({ page }) => {
    await open(page, WIDE);
    const total = Number((await page.locator(".bar .small").innerText()).replace(/\D/g, ""));
    expect(total).toBeGreaterThan(10_000);
    const drawn = () => page.locator(".months [data-event]").count();
    expect(await drawn()).toBeLessThan(80);
    await page.locator("main .scroll").evaluate((el) => (el.scrollTop = el.scrollHeight / 2));
    await expect.poll(drawn).toBeLessThan(80);
    await expect(page.locator(".months [data-event]").first()).toBeAttached();
    await expect(page.locator(".months h2").first()).toBeInViewport();
    await page
      .locator(".months [tabindex]:not([tabindex='-1'])")
      .or(page.locator(".months button:not([tabindex])"))
      .first()
      .focus();
    await page.keyboard.press("End");
    await expect(page.locator(".months [data-event]:focus")).toBeInViewport();
    const last = page.locator(".months li").last();
    expect(await last.getAttribute("aria-posinset")).toBe(await last.getAttribute("aria-setsize"));
    await page.keyboard.press("Home");
    await expect(page.locator(".months li").first()).toHaveAttribute("aria-posinset", "1");
    await expect(page.locator(".months [data-event]:focus")).toBeInViewport();
  });

  test("rows on the screen stay where they are while the wheel goes up", async ({ page }) => {
    await open(page, WIDE);
    const scroll = page.locator("main .scroll");
    await scroll.evaluate((el) => (el.scrollTop = 300_000));
    await page.waitForTimeout(300);
    // In one turn of the page, for the position is read before the next frame.
    const moved = await scroll.evaluate(async (el) => {
      const rest = () => new Promise((r) => setTimeout(r, 120));
      const out: number[] = [];
      for (let i = 0; i < 8; i++) {
        const top = el.getBoundingClientRect().top + 60;
        const row = [...el.querySelectorAll<HTMLElement>("[data-event]")].find((r) => r.getBoundingClientRect().top > top)!;
        const before = row.getBoundingClientRect().top;
        el.scrollTop -= 100;
        await rest();
        out.push(row.isConnected ? Math.round(row.getBoundingClientRect().top - before) : 0);
      }
      return out;
    });
    for (const by of moved) expect(Math.abs(by - 100)).toBeLessThanOrEqual(3);
  });

  test("print has the latest of them and says so, and lays out no others on the way", async ({ page }) => {
    await open(page, WIDE);
    await page.evaluate(() => {
      const list = document.querySelector<HTMLElement>(".months")!;
      const count = () => list.querySelectorAll("[data-event]").length;
      new MutationObserver(() => (list.dataset.most = `${Math.max(count(), Number(list.dataset.most ?? 0))}`)).observe(list, {
        childList: true,
        subtree: true,
      });
    });
    await page.emulateMedia({ media: "print" });
    await expect(page.getByText(/^The latest 2,000 of [\d,]+ events are printed\.$/)).toBeVisible();
    await expect(page.locator(".months section").first()).toBeVisible();
    expect(await rows(page).count()).toBeGreaterThanOrEqual(2000);
    expect(await page.locator(".months").first().getAttribute("data-most")).toMatch(/^20\d\d$/);
  });
});
