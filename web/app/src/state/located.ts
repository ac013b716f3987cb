// How a hotspot's position was found: "geonames:1821940; Sentence." names the
// row of the gazetteer that it follows, "by hand; Sentence." follows none.

export interface Located {
  /** The row as people name it: "GeoNames 1821940"; null if it follows none. */
  row: string | null;
  /** What is said of it. */
  text: string;
}

const ROWS: readonly [prefix: string, name: string][] = [
  ["geonames:", "GeoNames"],
  ["cities:", "GeoNames"],
  ["naturalearth:", "Natural Earth"],
];

export function readLocated(located: string): Located {
  const cut = located.indexOf("; ");
  const head = cut < 0 ? "" : located.slice(0, cut);
  const row = ROWS.find(([prefix]) => head.startsWith(prefix));
  if (row)
    return {
      row: `${row[1]} ${head
        .slice(row[0].length)
        .replace(/^[A-Z]{2}\//, "")
        .replace("/", ", ")}`,
      text: located.slice(cut + 2),
    };
  return { row: null, text: head === "by hand" ? located.slice(cut + 2) : located };
}
