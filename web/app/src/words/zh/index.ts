import type { Catalogue } from "../languages";
import { common } from "./common";
import { places } from "./places";
import { reach } from "./reach";

/** 简体中文的全部文字。 */
export const zh: Catalogue = { ...common, ...places, ...reach };
