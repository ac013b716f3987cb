// mapd with the curated data in a store of its own.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const PATIENCE_MS = 30_000;

async function ready(url, child) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(100)) {
    if (child.exitCode !== null) throw new Error(`mapd ended with status ${child.exitCode}`);
    const answer = await fetch(`${url}readyz`).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error(`mapd did not answer within ${PATIENCE_MS / 1000} s`);
}

/** Starts the program at the port; gives its address and what ends it. The store
 * is the file that `data` names, or one that `data` has filled, else the curated one. */
export async function serve(program, port, data) {
  const dir = await mkdtemp(join(tmpdir(), "mapd-bench-"));
  const store = typeof data === "string" ? data : join(dir, "mapd.gpkg");
  if (typeof data === "function") await data(store);
  const listen = `127.0.0.1:${port}`;
  const child = spawn(program, ["serve", "--listen", listen, "--store", store, "--log-level", "warn"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://${listen}/`;
  const stop = async () => {
    if (child.exitCode === null) {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    }
    await rm(dir, { recursive: true, force: true });
  };
  try {
    await ready(url, child);
  } catch (e) {
    await stop();
    throw e;
  }
  return { url, stop };
}
