// One visit of the page with an empty cache, on a slow phone's processor and
// line: what came over the line, and when the page showed what.

import { CATEGORIES, longestOf } from "./trace.mjs";

/** Ten megabits a second, 40 ms there and back, a quarter of the processor. */
const LINE = { offline: false, latency: 40, downloadThroughput: 1.25e6, uploadThroughput: 1.25e6 };
const SLOWER = 4;
const REST_MS = 2500;

/** What an address is a part of. */
function sortOf(url) {
  const { pathname } = new URL(url);
  if (pathname.startsWith("/tiles/basemap/")) return "basemap";
  if (pathname.startsWith("/api/") || pathname.startsWith("/tiles/")) return "data";
  if (pathname.endsWith(".js")) return "script";
  if (pathname.endsWith(".css")) return "style";
  if (pathname.endsWith(".woff2")) return "fonts";
  return "page";
}

/** Runs in the page before anything else. */
function watch() {
  window.seen = { shift: 0, shifts: [], tasks: [] };
  const follow = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  follow("layout-shift", (e) => {
    if (e.hadRecentInput) return;
    window.seen.shift += e.value;
    for (const { node } of e.sources) window.seen.shifts.push(node?.className || node?.nodeName || "?");
  });
  follow("longtask", (e) => window.seen.tasks.push({ start: e.startTime, ms: e.duration }));
}

async function weigh(client) {
  const requests = new Map();
  await client.send("Network.enable");
  client.on("Network.requestWillBeSent", (e) => requests.set(e.requestId, { url: e.request.url, bytes: 0 }));
  client.on("Network.loadingFinished", (e) => {
    const r = requests.get(e.requestId);
    if (r) r.bytes = e.encodedDataLength;
  });
  return requests;
}

/** Opens the address in an empty context and waits until the page is at rest.
 * Nothing is asked of the page before that: asking would run on its thread. */
async function open(context, url, before) {
  const page = await context.newPage();
  await page.addInitScript(watch);
  const client = await context.newCDPSession(page);
  const made = await before(client, page);
  await client.send("Network.emulateNetworkConditions", LINE);
  await client.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.goto(url, { waitUntil: "networkidle", timeout: 120_000 });
  await page.waitForTimeout(REST_MS);
  const asked = Date.now();
  await page.waitForFunction(() => performance.getEntriesByName("mapd-first-marks").length > 0, null, { timeout: 60_000 });
  return { page, made, asked };
}

/** Visits the address; `view` is what the browser context is made with. */
export async function visit(browser, url, view) {
  const context = await browser.newContext(view);
  const { page, made: requests, asked } = await open(context, url, weigh);
  const seen = await page.evaluate(
    (asked) => ({
      ...window.seen,
      // What was asked of the page from outside ran in it too.
      tasks: window.seen.tasks.filter((task) => performance.timeOrigin + task.start < asked),
      ground: performance.getEntriesByName("mapd-first-ground")[0]?.startTime ?? Number.POSITIVE_INFINITY,
      marks: performance.getEntriesByName("mapd-first-marks")[0].startTime,
      paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
    }),
    asked,
  );
  await context.close();
  const bytes = { page: 0, script: 0, style: 0, fonts: 0, data: 0, basemap: 0 };
  for (const r of requests.values()) if (r.url.startsWith(url)) bytes[sortOf(r.url)] += r.bytes;
  const files = [...requests.values()].filter((r) => !["data", "basemap"].includes(sortOf(r.url)) && r.url.startsWith(url));
  return { bytes, files, ...seen };
}

/** Visits the address once more with the browser's own recorder, which slows
 * the page; gives the longest task after the map's first content. */
export async function longestTask(browser, url, view) {
  const context = await browser.newContext(view);
  await open(context, url, (_, page) => browser.startTracing(page, { categories: CATEGORIES }));
  const trace = JSON.parse(await browser.stopTracing());
  await context.close();
  return longestOf(trace.traceEvents, url);
}
