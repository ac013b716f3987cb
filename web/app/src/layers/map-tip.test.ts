import { expect, it } from "vitest";
import { beside } from "./map-tip";

it.each([
  [100, 400, 112, "after the point"],
  [350, 400, 238, "before it, where it would not fit"],
  [60, 130, 22, "at the far edge, where neither fits"],
  [60, 90, 8, "at the near edge, where it is too long"],
])("at %i of %i it begins at %i: %s", (at, box, want) => expect(beside(at, 12, 100, box)).toBe(want));
