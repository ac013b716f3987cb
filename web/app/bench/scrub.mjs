// What a frame costs while a window is dragged through time: mapd's page at a
// million events, and Leaflet.markercluster at a hundred thousand beside it, in
// the same browser. `make bench` runs this; by hand:
//
//   MAPD_BIN=bin/mapd node web/app/bench/scrub.mjs [EVENTS [PLACES]]
//
// A store with the events is made first, which takes some minutes;
// MAPD_BENCH_STORE names one to be used instead. MAPD_BENCH_ROWS is a file to which
// the figures are written as rows for the table of cmd/bench.

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";
import { CLUSTERED, clusterPage } from "./clusters.mjs";
import { serve } from "./server.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const program = process.env.MAPD_BIN ?? join(root, "bin/mapd");
const port = Number(process.env.MAPD_BENCH_PORT ?? 8197);
const [events = 1_000_000, places = 60_000] = process.argv.slice(2).map(Number);
const executablePath =
  process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((p) => existsSync(p));
const VIEW = { viewport: { width: 1280, height: 800 } };
/** A year's window goes to and fro through the years for so many steps. */
const STEPS = 240;

const run = promisify(execFile);

/** Writes the events into the store of the server. */
async function fill(store) {
  const csv = join(dirname(store), "events.csv");
  await run("sh", ["-c", `go run ./geo/synth/gen -rows ${events} -places ${places} > '${csv}'`], { cwd: root });
  const columns = ["--map", "start=t0", "--map", "end=t1"];
  await run(
    program,
    ["import", csv, "--store", store, "--dataset", "synth", "--visibility", "public", "--licence", "CC0-1.0", ...columns],
    {
      maxBuffer: 1 << 26,
    },
  );
}

/** Runs in the page: notes the time between frames. */
function watch() {
  window.frames = [];
  let last = 0;
  const step = (now) => {
    if (last > 0) window.frames.push(now - last);
    last = now;
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

const at = (numbers, part) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * part)];

/** Measures the page while `move` goes on: milliseconds of all work on its thread
 * for each step that was taken, and between frames. */
async function measured(page, move) {
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable");
  const read = async () =>
    Object.fromEntries((await client.send("Performance.getMetrics")).metrics.map((m) => [m.name, m.value]));
  const asked = [];
  const note = (r) => asked.push(r.url());
  await page.evaluate(watch);
  const before = await read();
  page.on("request", note);
  const steps = await move();
  page.off("request", note);
  const after = await read();
  const gaps = await page.evaluate(() => window.frames);
  const per = (name) => ((after[name] - before[name]) * 1000) / steps;
  return {
    work: per("TaskDuration"),
    gap: at(gaps, 0.5),
    gap95: at(gaps, 0.95),
    requests: asked.length,
  };
}

/** Drags the window of mapd's time control, a step a frame. */
async function scrubPage(browser, url) {
  const page = await browser.newPage(VIEW);
  await page.goto(`${url}?from=2020-01-01&to=2020-12-31&at=14,105,5`);
  await page.waitForFunction(() => performance.getEntriesByName("mapd-first-marks").length > 0, null, { timeout: 180_000 });
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(3000);
  const box = await page.getByRole("slider", { name: "Window", exact: true }).boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + 6];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const found = await measured(page, async () => {
    for (let i = 0; i < STEPS; i++) {
      await page.mouse.move(x + 200 * Math.sin(i / 20), y);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    return STEPS;
  });
  await page.mouse.up();
  await page.close();
  return found;
}

/** The same with a cluster layer that is filled anew at each step. */
async function scrubClusters(browser) {
  const page = await browser.newPage(VIEW);
  await clusterPage(page);
  const steps = Math.round(STEPS / 8);
  const found = await measured(page, async () => {
    for (let i = 0; i < steps; i++) await page.evaluate((part) => window.show(part), 0.45 + 0.45 * Math.sin(i / 4));
    return steps;
  });
  await page.close();
  return found;
}

const ms = (n) => `${n.toFixed(1)} ms`;

function line(what, mapd, beside) {
  console.log(`  ${what.padEnd(36)} ${mapd.padStart(12)} ${beside.padStart(16)}`);
}

const server = await serve(program, port, process.env.MAPD_BENCH_STORE ?? fill);
try {
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
  const mapd = await scrubPage(browser, server.url);
  const clusters = await scrubClusters(browser);
  await browser.close();
  console.log(`A year's window dragged through time: mapd with ${events} events, Leaflet.markercluster with ${CLUSTERED}`);
  line("", "mapd", "markercluster");
  line("all work of the page for a step", ms(mapd.work), ms(clusters.work));
  line("between frames, middle", ms(mapd.gap), ms(clusters.gap));
  line("between frames, one in 20 above", ms(mapd.gap95), ms(clusters.gap95));
  line("requests meanwhile", String(mapd.requests), String(clusters.requests));
  console.log(
    `  markercluster works ${(clusters.work / mapd.work).toFixed(0)} times as long, with ${events / CLUSTERED} times fewer events`,
  );
  const row = (what, unit, name) => ({
    set: "page, time dragged",
    what,
    mapd: mapd[name],
    beside: "markercluster, 100,000 events",
    other: clusters[name],
    unit,
    ratio: clusters[name] / mapd[name],
  });
  const rows = [{ ...row("work for a step", "ms", "work"), aim: 50 }, row("between frames", "ms", "gap")];
  if (process.env.MAPD_BENCH_ROWS) await writeFile(process.env.MAPD_BENCH_ROWS, JSON.stringify(rows));
} finally {
  await server.stop();
}
