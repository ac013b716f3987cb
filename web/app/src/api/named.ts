// The name by which a place is shown, in the language of the page.

import type { Name } from "../state/words";

/** Uses that stand as a place's name of today, the best first. */
const USES = ["common", "short", "official", "local"];

const rank = (n: Name) => {
  const at = USES.indexOf(n.use ?? "common");
  return at < 0 ? USES.length : at;
};

const bare = (tag: string | undefined) => tag?.split("-")[0];

/** How well a text's language is what is wanted: 2 as it is, 1 in another script or country, 0 not. */
function fits(lang: string | undefined, wanted: string): 0 | 1 | 2 {
  if (lang === undefined || bare(lang) !== bare(wanted)) return 0;
  return lang === wanted || lang === bare(lang) || wanted === bare(wanted) ? 2 : 1;
}

/** The name in the language wanted, if there is one; the name that it had is
 * then one of its names. lang: the language of the name that it has, if that is known. */
export function named(
  name: string,
  names: readonly Name[],
  wanted: string,
  lang?: string | null,
): { name: string; nameLang?: string; names: Name[] } {
  const own = names.find((n) => n.text === name);
  const inLanguage = names
    .filter((n) => fits(n.lang, wanted) && rank(n) < USES.length)
    .sort((a, b) => fits(b.lang, wanted) - fits(a.lang, wanted) || rank(a) - rank(b));
  if (wanted === "en" || inLanguage.length === 0 || (own && fits(own.lang, wanted) === 2)) {
    const given = own?.lang ?? lang;
    return { name, ...(given && { nameLang: given }), names: [...names] };
  }
  const best = inLanguage[0];
  const kept = own ? [...names] : [{ text: name, lang: lang ?? "en", use: "common" }, ...names];
  return { name: best.text, ...(best.lang && { nameLang: best.lang }), names: kept };
}
