import { Sign, shortEntries } from "../layers/map-key";
import { anySign, signs } from "../layers/signs";
import { FAMILIES } from "../state/words";
import { t } from "../words";

/** Families by colour and signs in short, only those in view: where there is room for no more. */
export function KeyList() {
  const s = signs.value;
  if (!anySign(s) && s.families.size === 0) return null;
  return (
    <ul class="key-list" aria-label={t("map.key")}>
      {FAMILIES.filter((f) => s.families.has(f)).map((f) => (
        <li key={f} class={`k-${f}`}>
          <i aria-hidden="true" />
          <span>{t(`family.${f}`)}</span>
        </li>
      ))}
      {shortEntries(s)
        .filter((e) => e.shown)
        .map((e) => (
          <li key={e.text}>
            <Sign>{e.sign}</Sign>
            <span>{e.text}</span>
          </li>
        ))}
    </ul>
  );
}
