import type { Catalogue } from "../languages";
import { common } from "./common";

/** 简体中文的全部文字。 */
export const zh: Catalogue = { ...common };
