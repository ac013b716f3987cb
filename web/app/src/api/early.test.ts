import { afterEach, expect, it, vi } from "vitest";
import { askEarly } from "./early";
import { loadModel } from "./load";

afterEach(() => vi.unstubAllGlobals());

/** A server that knows of one part and whose collections are empty. */
function serve(): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (address: string) => {
    asked.push(address);
    if (address.startsWith("tiles/events.pack?")) return Response.json({ format: 2, kinds: [], parts: [{ href: "part" }] });
    if (address.startsWith("api/")) return Response.json({ features: [] });
    return new Response("no pack");
  });
  return asked;
}

it("asks for nothing that the data need a second time", async () => {
  const asked = serve();
  askEarly("en");
  await expect(loadModel("en")).rejects.toThrow(/event/i);
  expect(asked.filter((a) => a.includes("pack") || a.startsWith("api/")).sort()).toEqual([
    "api/collections/flows/items?limit=1000&lang=en",
    "api/collections/hotspots/items?limit=1000&lang=en",
    "api/collections/sources/items?limit=1000&lang=en",
    "tiles/events.pack?lang=en",
  ]);
  expect(asked.filter((a) => a === "tiles/part")).toHaveLength(1);
});

it("asks anew for what has been taken", async () => {
  const asked = serve();
  askEarly("en");
  await loadModel("en").catch(() => undefined);
  const before = asked.length;
  await loadModel("en").catch(() => undefined);
  expect(asked.length - before).toBe(5);
});
