import type { Where } from "../state/places";
import { rich } from "../words";
import { foreign } from "../words/choice";

/** Where something happened, each part in its language. */
export function WhereText({ where }: { where: Where }) {
  const lang = foreign(where.lang);
  if (!lang) return <>{where.text}</>;
  if (!where.parts) return <span lang={lang}>{where.text}</span>;
  const { place, country } = where.parts;
  return <>{rich("place.withCountry", { place: <span lang={lang}>{place}</span>, country })}</>;
}
