import type { Catalogue } from "../languages";
import { briefing } from "./briefing";
import { common } from "./common";
import { crowd } from "./crowd";
import { data } from "./data";
import { look } from "./look";
import { map } from "./map";
import { panel } from "./panel";
import { places } from "./places";
import { present } from "./present";
import { reach } from "./reach";
import { share } from "./share";
import { time } from "./time";

/** 简体中文的全部文字。 */
export const zh: Catalogue = {
  ...common,
  ...data,
  ...time,
  ...look,
  ...map,
  ...panel,
  ...places,
  ...reach,
  ...share,
  ...briefing,
  ...crowd,
  ...present,
};
