// The name by which a place is shown, in the language of the page.

import type { Name } from "../state/words";

/** Uses that stand as a place's name of today, the best first. */
const USES = ["common", "short", "official", "local"];

const rank = (n: Name) => {
  const at = USES.indexOf(n.use ?? "common");
  return at < 0 ? USES.length : at;
};

/** Is a text in this language what a reader of the other one reads? "zh" is met by zh-Hans, not by zh-Hant. */
const meets = (lang: string | undefined, wanted: string) =>
  lang !== undefined && (lang === wanted || wanted.startsWith(`${lang}-`) || lang.startsWith(`${wanted}-`));

/** The name in the language wanted, if there is one; the name that it had is then one of its names. */
export function named(name: string, names: readonly Name[], wanted: string): { name: string; nameLang?: string; names: Name[] } {
  const own = names.find((n) => n.text === name);
  const inLanguage = names.filter((n) => meets(n.lang, wanted) && rank(n) < USES.length).sort((a, b) => rank(a) - rank(b));
  if (wanted === "en" || inLanguage.length === 0 || (own && meets(own.lang, wanted))) return { name, names: [...names] };
  const best = inLanguage[0];
  const kept = own ? [...names] : [{ text: name, lang: "en", use: "common" }, ...names];
  return { name: best.text, ...(best.lang && { nameLang: best.lang }), names: kept };
}
