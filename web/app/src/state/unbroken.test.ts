import { expect, it } from "vitest";
import { testHotspot, testModel } from "./testing";
import { unbroken } from "./unbroken";

const long = "Golden Triangle Special Economic Zone";
const model = testModel([], [testHotspot("kk-park", "KK Park", "MM"), testHotspot("gtsez", long, "LA")]);

it("keeps short names of places together, and changes nothing else", () => {
  expect(unbroken(model, "From KK Park to the KK Park gate")).toBe("From KK\u00a0Park to the KK\u00a0Park gate");
  expect(unbroken(model, `Raid in ${long}`)).toBe(`Raid in ${long}`);
  expect(unbroken(testModel([]), "KK Park")).toBe("KK Park");
});
