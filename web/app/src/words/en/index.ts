import { common } from "./common";
import { data } from "./data";
import type { later } from "./later";
import { look } from "./look";
import { map } from "./map";
import { panel } from "./panel";
import { places } from "./places";
import { reach } from "./reach";
import { share } from "./share";
import { time } from "./time";

/** The English texts of what comes with the page. */
export const en = { ...common, ...data, ...time, ...look, ...map, ...panel, ...places, ...reach, ...share } as const;
/** All English texts; their keys and placeholders are those of every language. */
export type English = typeof en & typeof later;
