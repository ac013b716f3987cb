// What the first view costs: bytes by sort, time to the map, shifts and long
// tasks. `make bench` builds page and program and runs this; by hand:
//
//   MAPD_BIN=bin/mapd node web/app/bench/weight.mjs
//
// MAPD_BIN is the server with the page in it, MAPD_BENCH_PORT its port,
// CHROMIUM the browser.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { serve } from "./server.mjs";
import { visit } from "./visit.mjs";

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
const kb = (n) => `${(n / 1000).toFixed(1)} KB`;
const ms = (n) => `${Math.round(n)} ms`;

function line(what, value, limit, over) {
  const bound = limit === undefined ? "" : `at most ${limit}${over ? "   OVER" : ""}`;
  console.log(`  ${what.padEnd(44)} ${String(value).padStart(10)}   ${bound}`.trimEnd());
}

/** Prints the middle of the visits; the worst of shifts and tasks. */
function report(name, visits) {
  const bytes = Object.fromEntries(Object.keys(visits[0].bytes).map((sort) => [sort, median(visits.map((v) => v.bytes[sort]))]));
  const own = bytes.page + bytes.script + bytes.style + bytes.fonts;
  const map = median(visits.map((v) => Math.min(v.ground, v.marks)));
  const shift = Math.max(...visits.map((v) => v.shift));
  const after = visits.map((v) => v.tasks.filter((t) => t.start > Math.min(v.ground, v.marks)));
  const task = median(after.map((tasks) => Math.max(0, ...tasks.map((t) => t.ms))));
  console.log(`First view, ${name}: Chromium, processor at a quarter, 10 Mbit/s, 40 ms, cache empty, ${visits.length} visits`);
  for (const sort of ["page", "script", "style", "fonts"]) line(`compressed, ${sort}`, kb(bytes[sort]));
  line("compressed, all of these", kb(own), kb(LIMITS.bytes), own > LIMITS.bytes);
  line("compressed, data", kb(bytes.data));
  line("compressed, base map", kb(bytes.basemap));
  line("first paint", ms(median(visits.map((v) => v.paint))));
  line("first ground of the map", ms(median(visits.map((v) => v.ground))));
  line("first marks on the map", ms(median(visits.map((v) => v.marks))));
  line("first map content", ms(map), ms(LIMITS.map), map > LIMITS.map);
  const both = median(visits.map((v) => Math.max(v.ground, v.marks)));
  line("land and marks, both", ms(both), ms(LIMITS.map), both > LIMITS.map);
  line("layout shift, worst", shift.toFixed(4), LIMITS.shift, shift > LIMITS.shift);
  if (shift > 0) console.log(`    moved: ${[...new Set(visits.flatMap((v) => v.shifts))].join("; ")}`);
  line("longest task after that", ms(task), ms(LIMITS.task), task > LIMITS.task);
  for (const f of visits[0].files) console.log(`    ${new URL(f.url).pathname} ${kb(f.bytes)}`);
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
  }
  await browser.close();
} finally {
  await server.stop();
}
