// What the first view costs: bytes by sort, time to the map, shifts and long
// tasks. `make bench` builds page and program and runs this; by hand:
//
//   MAPD_BIN=bin/mapd node web/app/bench/weight.mjs
//
// MAPD_BIN is the server with the page in it, MAPD_BENCH_PORT its port,
// CHROMIUM the browser. MAPD_BENCH_ROWS is a file to which the figures are
// written as rows for the table of cmd/bench.

import { existsSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { serve } from "./server.mjs";
import { longestTask, visit } from "./visit.mjs";

const program = process.env.MAPD_BIN ?? fileURLToPath(new URL("../../../bin/mapd", import.meta.url));
const port = Number(process.env.MAPD_BENCH_PORT ?? 8196);
const executablePath =
  process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((p) => existsSync(p));
const VISITS = 5;
const LIMITS = { bytes: 300_000, map: 1500, shift: 0, task: 100 };

const VIEWS = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
};

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
/** The middle and the worst, which is printed beside it. */
const both = (numbers) => ({ middle: median(numbers), worst: Math.max(...numbers) });
const kb = (n) => `${(n / 1000).toFixed(1)} KB`;
const ms = (n) => `${Math.round(n)} ms`;
const mss = ({ middle, worst }) => `${ms(middle)}, worst ${ms(worst)}`;

function line(what, value, limit, over) {
  const bound = limit === undefined ? "" : `at most ${limit}${over ? "   OVER" : ""}`;
  console.log(`  ${what.padEnd(44)} ${String(value).padStart(24)}   ${bound}`.trimEnd());
}

/** What cmd/bench prints. */
const rows = [];

/** Prints the middle of the visits and the worst. */
function report(name, visits) {
  const bytes = Object.fromEntries(Object.keys(visits[0].bytes).map((sort) => [sort, median(visits.map((v) => v.bytes[sort]))]));
  const own = bytes.page + bytes.script + bytes.style + bytes.fonts;
  const first = (v) => Math.min(v.ground, v.marks);
  const map = both(visits.map(first));
  const whole = both(visits.map((v) => Math.max(v.ground, v.marks)));
  const shift = Math.max(...visits.map((v) => v.shift));
  const task = both(visits.map((v) => Math.max(0, ...v.tasks.filter((t) => t.start > first(v)).map((t) => t.ms))));
  console.log(`First view, ${name}: Chromium, processor at a quarter, 10 Mbit/s, 40 ms, cache empty, ${visits.length} visits`);
  for (const sort of ["page", "script", "style", "fonts"]) line(`compressed, ${sort}`, kb(bytes[sort]));
  line("compressed, all of these", kb(own), kb(LIMITS.bytes), own > LIMITS.bytes);
  line("compressed, data", kb(bytes.data));
  line("compressed, base map", kb(bytes.basemap));
  line("first paint", mss(both(visits.map((v) => v.paint))));
  line("first ground of the map", mss(both(visits.map((v) => v.ground))));
  line("first marks on the map", mss(both(visits.map((v) => v.marks))));
  line("first map content", mss(map), ms(LIMITS.map), map.middle > LIMITS.map);
  line("land and marks, both", mss(whole), ms(LIMITS.map), whole.middle > LIMITS.map);
  line("layout shift, worst", shift.toFixed(4), LIMITS.shift, shift > LIMITS.shift);
  if (shift > 0) console.log(`    moved: ${[...new Set(visits.flatMap((v) => v.shifts))].join("; ")}`);
  line("longest task after that", mss(task), ms(LIMITS.task), task.middle > LIMITS.task);
  const row = (what, mapd, unit, most) => Number.isFinite(mapd) && rows.push({ set: `page, ${name}`, what, mapd, unit, most });
  row("first view: page, script, style, fonts, compressed", own / 1000, "KB", LIMITS.bytes / 1000);
  row("first view: data, compressed", bytes.data / 1000, "KB");
  row("first view: base map, compressed", bytes.basemap / 1000, "KB");
  row("first view: first map content", map.middle, "ms", LIMITS.map);
  row("first view: land and marks", whole.middle, "ms", LIMITS.map);
  row("first view: longest task after that", task.middle, "ms", LIMITS.task);
  for (const f of visits[0].files) console.log(`    ${new URL(f.url).pathname} ${kb(f.bytes)}`);
}

/** Says what the longest task is; `vite build --minify false` gives names that can be read. */
function reportTask({ start, ms: took, thread, functions }) {
  console.log(`  recorded, and slower for it: longest task after that at ${ms(start)}, ${ms(took)}, of these ${ms(thread)} run`);
  for (const f of functions) console.log(`    ${ms(f.ms).padStart(7)}  ${f.name}`);
}

const server = await serve(program, port);
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
  for (const [name, view] of Object.entries(VIEWS)) {
    const visits = [];
    for (let i = 0; i < VISITS; i++) visits.push(await visit(browser, server.url, view));
    report(name, visits);
    reportTask(await longestTask(browser, server.url, view));
  }
  await browser.close();
  if (process.env.MAPD_BENCH_ROWS) writeFileSync(process.env.MAPD_BENCH_ROWS, JSON.stringify(rows));
} finally {
  await server.stop();
}
