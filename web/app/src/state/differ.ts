// Marks the words by which statements on one thing differ: numbers, dates and
// words that bound a number. Other wording is the writer's own.

export interface Segment {
  text: string;
  differs: boolean;
}

const BOUNDS = new Set([
  ..."at about around approximately roughly nearly almost over least most more than up to some in total late early mid since by before after between".split(
    " ",
  ),
  ..."january february march april may june july august september october november december".split(" "),
]);
// Words that mean something only beside a number or a date.
const WEAK = new Set(["at", "to", "in", "by", "than", "some", "may", "up", "most", "least", "more"]);

interface Word {
  text: string;
  key: string;
  weighs: boolean;
}

function words(text: string): Word[] {
  const out = text
    .split(/(\s+)/)
    .filter(Boolean)
    .map((t) => {
      const key = t.toLowerCase().replace(/^[^\p{L}\p{N}$£₱]+|[^\p{L}\p{N}%]+$/gu, "");
      return { text: t, key, weighs: /\d/.test(key) || BOUNDS.has(key) };
    });
  // A weak word counts only if a word that weighs by itself stands beside it.
  const strong = (i: number) => out[i]?.weighs && !WEAK.has(out[i].key);
  return out.map((w, i) => (WEAK.has(w.key) ? { ...w, weighs: chained(out, i, strong) } : w));
}

function chained(out: Word[], i: number, strong: (i: number) => boolean | undefined): boolean {
  for (let j = i + 2; j < out.length && j <= i + 6; j += 2) {
    if (strong(j)) return true;
    if (!WEAK.has(out[j]?.key)) return false;
  }
  return false;
}

/** Each text in pieces; a piece differs if it weighs and not every other text has it. */
export function differing(texts: readonly string[]): Segment[][] {
  const all = texts.map(words);
  const keys = all.map((list) => new Set(list.map((w) => w.key)));
  return all.map((list, i) => {
    const marks = list.map((w) => w.weighs && keys.some((k, j) => j !== i && !k.has(w.key)));
    const out: Segment[] = [];
    list.forEach((w, j) => {
      // A space between two marked words is marked with them.
      const differs = w.key === "" && j > 0 && j + 1 < list.length ? marks[j - 1] && marks[j + 1] : marks[j];
      const last = out[out.length - 1];
      if (last && last.differs === differs) last.text += w.text;
      else out.push({ text: w.text, differs });
    });
    return out;
  });
}
