// A file that holds a briefing shows it, or the map if its query says anything
// of a map.

import { OPTIONS } from "../briefing/options";

const here = (): string => location.href.replace(/[?#].*/, "");

/** The map, with a query or as usual. */
export const mapPage = (query = ""): string => `${here()}?${query || "map"}`;

/** The briefing; there is no other. */
export const briefingPage = (_id: string, rest = ""): string => here() + rest;

/** The id of the briefing in this file. */
export const briefingAsked = (): string => document.getElementById("app")?.dataset.briefing ?? "";

/** Whether the map is asked for. */
export const mapAsked = (): boolean => [...new URLSearchParams(location.search).keys()].some((name) => !OPTIONS.includes(name));
