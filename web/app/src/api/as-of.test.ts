import { expect, it } from "vitest";
import { asOf } from "./as-of";

it.each([
  ["tiles/events.pack?lang=en", "tiles/events.pack?lang=en&version=3"],
  ["api/collections/events/items/a", "api/collections/events/items/a?version=3"],
  ["api/kinds", "api/kinds?version=3"],
  ["tiles/events.pack/1a2b?lang=en&version=3", "tiles/events.pack/1a2b?lang=en&version=3"],
  ["tiles/basemap/0/0/0.mvt", "tiles/basemap/0/0/0.mvt"],
  ["api/briefings/a/changes", "api/briefings/a/changes"],
  ["api/search?q=a", "api/search?q=a"],
])("%s is asked as %s", (address, asked) => {
  expect(asOf(address, 3)).toBe(asked);
});
