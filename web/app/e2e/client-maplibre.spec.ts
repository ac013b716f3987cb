// MapLibre GL, on a page of another site, draws mapd's styles.

import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect, test } from "./mapd";

// WebGL without a graphics card.
test.use({
  basemap: true,
  viewport: { width: 1000, height: 700 },
  launchOptions: async ({ launchOptions }, use) => {
    const args = (launchOptions.args ?? []).filter((a) => a !== "--disable-gpu");
    await use({ ...launchOptions, args: [...args, "--use-angle=swiftshader", "--enable-unsafe-swiftshader"] });
  },
});

const dist = new URL("./", import.meta.resolve("maplibre-gl"));

const PAGE = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>A map of another site</title>
<link rel="stylesheet" href="/maplibre-gl.css"><style>html, body, #map { height: 100%; margin: 0 }</style>
<div id="map"></div>
<script type="module">
  import { Map } from "/maplibre-gl.mjs";
  const map = new Map({ container: "map", style: new URLSearchParams(location.search).get("style"),
    fadeDuration: 0, canvasContextAttributes: { preserveDrawingBuffer: true } });
  map.on("error", (e) => console.error(e.error?.message ?? e));
  map.once("idle", () => { window.drawn = map; });
</script>`;

let site: Server;
let origin: string;

test.beforeAll(async () => {
  site = createServer((request, response) => {
    const name = request.url!.split("?")[0].slice(1);
    if (name === "") {
      response.setHeader("Content-Type", "text/html").end(PAGE);
    } else if (/^maplibre-gl[\w-]*\.(mjs|css)$/.test(name)) {
      response.setHeader("Content-Type", name.endsWith(".css") ? "text/css" : "text/javascript");
      response.end(readFileSync(fileURLToPath(new URL(name, dist))));
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => site.listen(0, "127.0.0.1", listening));
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
});

test.afterAll(() => {
  site.close();
});

interface Drawn {
  size: number;
  /** How many pixels have each colour. */
  colours: Record<string, number>;
  /** The ids or names of what is drawn, by layer of the tiles. */
  features: Record<string, string[]>;
  /** How many events the hotspots that are drawn have together. */
  counted: number;
  /** The colours of the ring around a place, in which its mark is drawn. */
  mark: string[];
}

/** Opens a map with a style of mapd and looks at its pixels. */
async function draw(page: Page, style: string, place: [number, number]): Promise<Drawn> {
  await page.goto(`${origin}?style=${encodeURIComponent(style)}`);
  await page.waitForFunction(() => "drawn" in window, undefined, { timeout: 90_000 });
  return page.evaluate(([lon, lat]) => {
    // biome-ignore lint/suspicious/noExplicitAny: the map of the page above
    const map = (window as any).drawn;
    const source: HTMLCanvasElement = map.getCanvas();
    const canvas = new OffscreenCanvas(source.width, source.height);
    const context = canvas.getContext("2d")!;
    context.drawImage(source, 0, 0);
    const data = context.getImageData(0, 0, canvas.width, canvas.height).data;
    const colour = (i: number) => `#${[0, 1, 2].map((c) => data[i + c].toString(16).padStart(2, "0")).join("")}`;
    const colours: Record<string, number> = {};
    for (let i = 0; i < data.length; i += 4) colours[colour(i)] = (colours[colour(i)] ?? 0) + 1;
    const features: Record<string, Set<string>> = {};
    const counts = new Map<string, number>();
    for (const f of map.queryRenderedFeatures()) {
      features[f.sourceLayer] ??= new Set();
      features[f.sourceLayer].add(String(f.properties.id ?? f.properties.name));
      if (f.sourceLayer === "hotspots") counts.set(f.properties.id, f.properties.events);
    }
    const { x, y } = map.project([lon, lat]);
    const mark = new Set<string>();
    for (let dx = -16; dx <= 16; dx++) mark.add(colour(4 * (Math.round(y) * canvas.width + Math.round(x) + dx)));
    return {
      size: canvas.width * canvas.height,
      colours,
      features: Object.fromEntries(Object.entries(features).map(([k, v]) => [k, [...v].sort()])),
      counted: [...counts.values()].reduce((sum, n) => sum + n, 0),
      mark: [...mark],
    };
  }, place);
}

interface Theme {
  id: string;
  water: string;
  /** The land of countries with hotspots, and other land. */
  land: [string, string];
  /** The colour of arrests and raids. */
  force: string;
}

const THEMES: Theme[] = [
  { id: "mapd", water: "#dae4e9", land: ["#faf8f4", "#f0ede6"], force: "#a93a2b" },
  { id: "mapd-dark", water: "#12171b", land: ["#2a2e32", "#212529"], force: "#e27b66" },
];

for (const { id, water, land, force } of THEMES) {
  test(`the style ${id} is drawn as the page is`, async ({ page, baseURL, allow }) => {
    allow(/request to another host/);
    const bavet: [number, number] = [106.15, 11.07];
    const { size, colours, features, mark } = await draw(page, `${baseURL}api/styles/${id}`, bavet);
    expect(colours[water]).toBeGreaterThan(size / 3);
    for (const l of land) expect(colours[l]).toBeGreaterThan(size / 20);
    expect(colours[force]).toBeGreaterThan(100);
    expect(mark).not.toContain(water);
    expect(mark.length).toBeGreaterThan(3);
    expect(features.hotspots).toEqual(expect.arrayContaining(["bavet", "laukkai", "myawaddy", "poipet", "sihanoukville"]));
    expect(features.flows).toContain("bangkok-shwe-kokko");
    expect(features.countries).toEqual(expect.arrayContaining(["Cambodia", "Myanmar"]));
    expect(features.labels).toContain("Thailand");
  });
}

test("a style draws what its parameters ask for", async ({ page, request, baseURL, allow }) => {
  allow(/request to another host/);
  const raids = await (await request.get("api/collections/events/items?kind=raid&limit=1000")).json();
  const located = raids.features.filter((f: { geometry: unknown }) => f.geometry !== null);
  const drawn = await draw(page, `${baseURL}api/styles/events?kind=raid&names=false`, [120.6, 15.2]);
  expect(located.length).toBeGreaterThan(1);
  expect(drawn.features.events).toEqual(located.map((f: { id: string }) => f.id).sort());

  const always = await draw(page, `${baseURL}api/styles/hotspots`, [106.15, 11.07]);
  const october = await draw(page, `${baseURL}api/styles/hotspots?datetime=2025-10`, [106.15, 11.07]);
  expect(october.counted).toBeGreaterThan(0);
  expect(always.counted).toBeGreaterThan(october.counted);
});
