// The data as they were in an earlier version, in the place of those of now.

import { turnAddresses } from "./ask";

/** What the server can give as of a version; the ground is always the same. */
const PINNED = /^(api\/(collections|kinds|datasets)\b|tiles\/(?!basemap\/))/;

/** The address of the same as of a version. What a manifest or a link of an
 * answer names has the version already. */
export function asOf(address: string, version: number): string {
  if (!PINNED.test(address) || /[?&]version=/.test(address)) return address;
  return `${address}${address.includes("?") ? "&" : "?"}version=${version}`;
}

/** From now on, all data are asked for as of a version. */
export const pinTo = (version: number): unknown => turnAddresses((address) => asOf(address, version));
