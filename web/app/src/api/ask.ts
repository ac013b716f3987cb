// Where answers come from: from what was asked for early, or from the network.
// A file that holds a briefing has its archive in the place of this (archive.ts).

import { takeEarly } from "./early";

let turned = (address: string): string => address;

/** Turns each address from now on into the one that is asked (as-of.ts). */
export const turnAddresses = (turn: typeof turned): unknown => (turned = turn);

/** The answer to an address relative to the page. */
export const ask = (address: string, init: RequestInit): Promise<Response> =>
  takeEarly((address = turned(address))) ?? fetch(address, init);

/** The deepest zoom, up to z, whose tile there can be asked for. */
export const heldZoom = (z: number, _x: number, _y: number): number => z;
