// The places of each row with the wholes that they are a part of: an event in
// KK Park counts for Myawaddy too, and once.

import type { Lists, Model } from "./model";

const made = new WeakMap<Model, Lists>();

/** By row, the entries of the hotspot dictionary that it names, and their wholes. */
export function hotspotsAndWholes(m: Model): Lists {
  let lists = made.get(m);
  if (!lists) made.set(m, (lists = derive(m)));
  return lists;
}

/** By entry of the dictionary, itself and the wholes that the dictionary has. */
function chains(m: Model): number[][] {
  const ids = m.columns.dictionaries.hotspots;
  return ids.map((id) => {
    const chain = new Set<string>();
    for (let at: string | null | undefined = id; at && !chain.has(at); at = m.hotspotOf.get(at)?.part_of) chain.add(at);
    return [...chain].map((x) => ids.indexOf(x)).filter((i) => i >= 0);
  });
}

function derive(m: Model): Lists {
  const { rows, hotspots } = m.columns;
  const chain = chains(m);
  if (chain.every((c) => c.length === 1)) return hotspots;
  const offsets = new Uint32Array(rows + 1);
  const index: number[] = [];
  for (let row = 0; row < rows; row++) {
    const from = offsets[row];
    for (let j = hotspots.offsets[row]; j < hotspots.offsets[row + 1]; j++) {
      for (const i of chain[hotspots.index[j]]) if (index.indexOf(i, from) < 0) index.push(i);
    }
    offsets[row + 1] = index.length;
  }
  return { offsets, index: Uint16Array.from(index) };
}
