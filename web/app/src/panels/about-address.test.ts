import { expect, it } from "vitest";
import { PARAMETERS } from "../state/url";
import { DESCRIBED } from "./about-address";

it("describes every parameter that the address may have, and no other", () => {
  expect([...DESCRIBED].sort()).toEqual([...PARAMETERS].sort());
});
