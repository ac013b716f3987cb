// Where the pages are. A file that holds a briefing has addresses of its own in
// the place of these (onefile/addresses.ts).

const top = (): URL => new URL("./", document.baseURI);

/** The map, with a query or as usual. */
export const mapPage = (query = ""): string => top().href + (query && `?${query}`);

/** A briefing; rest is its query with "?", and its scene with "#". */
export const briefingPage = (id: string, rest = ""): string => new URL(`briefings/${encodeURIComponent(id)}${rest}`, top()).href;

/** A briefing as a file that needs no server, to be saved. */
export const briefingFile = (id: string): string => new URL(`briefings/${encodeURIComponent(id)}.html`, top()).href;

/** The id of the briefing that the address of this page names. */
export function briefingAsked(): string {
  const last = location.pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
