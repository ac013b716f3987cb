import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { ask, heldZoom, openArchive } from "./archive";

const bodies: Record<string, string> = {
  "api/datasets": '{"datasets":[]}',
  "api/collections/events": JSON.stringify({
    features: [
      { id: "a b", properties: { sources: [{ id: "paper", cites: ["report"] }] } },
      { id: "c", properties: { sources: null } },
    ],
  }),
  "tiles/basemap/0/0/0.mvt": "world",
  "tiles/basemap/3/6/3.mvt": "",
};

/** The archive as package onefile writes it. */
function packed(): string {
  const index: Record<string, [number, number]> = {};
  let all = "";
  for (const [address, body] of Object.entries(bodies)) {
    index[address] = [all.length, body.length];
    all += body;
  }
  const head = Buffer.from(JSON.stringify(index));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  return gzipSync(Buffer.concat([length, head, Buffer.from(all)])).toString("base64");
}

beforeAll(async () => {
  const element = { textContent: packed(), remove: () => undefined };
  Object.assign(globalThis, { document: { getElementById: () => element } });
  await openArchive();
});

test.each([
  ["api/datasets?lang=en", 200, bodies["api/datasets"]],
  ["api/collections/events/items?limit=1000&lang=en", 200, bodies["api/collections/events"]],
  ["api/collections/events/items/a%20b?lang=en", 200, JSON.stringify(JSON.parse(bodies["api/collections/events"]).features[0])],
  ["api/collections/events/items?limit=1000&lang=en&source=other,report", 200, /"a b"/],
  ["api/collections/events/items?limit=1000&lang=en&source=other", 200, '{"features":[]}'],
  ["tiles/basemap/0/0/0.mvt", 200, "world"],
  ["tiles/basemap/3/6/3.mvt?lang=en", 200, ""],
  ["api/collections/events/items/none", 404, ""],
  ["api/collections/flows/items?lang=en", 404, ""],
  ["api/geocode?q=x&lang=en", 404, ""],
  ["constructor", 404, ""],
])("%s", async (address, status, body) => {
  const answer = await ask(address, {});
  expect(answer.status).toBe(status);
  if (body instanceof RegExp) expect(await answer.text()).toMatch(body);
  else expect(await answer.text()).toBe(body);
});

test("what is no longer wanted is not answered", async () => {
  await expect(ask("api/datasets", { signal: AbortSignal.abort() })).rejects.toThrow("abort");
});

test.each([
  [3, 6, 3, 3],
  [5, 25, 13, 3],
  [5, 0, 0, 0],
  [0, 0, 0, 0],
])("the deepest tile at %i/%i/%i has zoom %i", (z, x, y, held) => expect(heldZoom(z, x, y)).toBe(held));
