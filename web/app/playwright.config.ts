import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

// The tests run against the real server with the curated data in a store of
// its own. MAPD_BIN is the server, CHROMIUM the browser.
const server = process.env.MAPD_BIN ?? "../../bin/mapd";
const port = Number(process.env.MAPD_E2E_PORT ?? 8197);
const chromium =
  process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((p) => existsSync(p));

export default defineConfig({
  testDir: "e2e",
  snapshotPathTemplate: "{testDir}/pictures/{arg}{ext}",
  fullyParallel: true,
  workers: 2,
  forbidOnly: !!process.env.CI,
  // A busy machine gets a second try; a test that needs it is reported as flaky.
  retries: process.env.CI ? 1 : 0,
  // Long, for machines that are slow or busy: no test is about speed.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "UTC",
    colorScheme: "light",
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  webServer: {
    command: `dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; trap 'kill $!; wait; exit' TERM INT; "${server}" serve --listen 127.0.0.1:${port} --store "$dir/mapd.gpkg" --log-level warn & wait`,
    url: `http://127.0.0.1:${port}/readyz`,
    timeout: 30_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});
