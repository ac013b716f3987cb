import type { Catalogue } from "../languages";
import { common } from "./common";
import { data } from "./data";
import { places } from "./places";
import { reach } from "./reach";

/** 简体中文的全部文字。 */
export const zh: Catalogue = { ...common, ...data, ...places, ...reach };
