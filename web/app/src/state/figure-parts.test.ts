import { expect, it } from "vitest";
import { partsAfterWholes } from "./figure-parts";
import type { Figure } from "./words";

const figure = (id: string, of?: string): Figure => ({
  id,
  measure: "crossed",
  unit: "people",
  low: 1,
  best: null,
  high: null,
  qualifier: "at least",
  sort: "happened",
  ...(of && { of }),
});
const lines = (...figures: Figure[]) => partsAfterWholes(figures).map((l) => (l.part ? `- ${l.figure.id}` : l.figure.id));

it("puts parts after their whole", () => {
  expect(lines(figure("in", "all"), figure("other"), figure("all"), figure("ph", "all"))).toEqual([
    "other",
    "all",
    "- in",
    "- ph",
  ]);
});

it("keeps a part of another record's figure, also of the same id", () => {
  expect(lines(figure("crossed", "kk-park-crossing#crossed"), figure("boat", "kk-park-crossing#crossed"))).toEqual([
    "crossed",
    "boat",
  ]);
});

it("keeps parts of a whole that is not there", () => {
  expect(lines(figure("in", "all"))).toEqual(["in"]);
});
