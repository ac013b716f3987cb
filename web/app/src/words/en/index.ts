import { common } from "./common";
import { data } from "./data";
import { look } from "./look";
import { map } from "./map";
import { panel } from "./panel";
import { places } from "./places";
import { reach } from "./reach";
import { share } from "./share";
import { time } from "./time";

/** All English texts; their keys and placeholders are those of every language. */
export const en = { ...common, ...data, ...time, ...look, ...map, ...panel, ...places, ...reach, ...share } as const;
export type English = typeof en;
