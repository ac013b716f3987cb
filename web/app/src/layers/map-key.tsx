// What the signs on the map mean: only those that are in view now. The short
// key is one line; the long one has every sign and colour.

import { signal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { Icon } from "../panels/icon";
import { anyDrawn } from "../state/looked";
import { FAMILIES } from "../state/words";
import { t } from "../words";
import { MOST_SQUARES } from "./layout-plates";
import { anySign, type Signs, signs } from "./signs";

/** Whether the long key is open. */
export const keyOpen = signal(false);

const dashed = { fill: "none", stroke: "currentColor", "stroke-width": 1.2, "stroke-dasharray": "2 2.4" };

export function Sign({ children }: { children: ComponentChildren }) {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      {children}
    </svg>
  );
}

const DISC = <circle cx="9" cy="9" r="6" fill="currentColor" />;
const SQUARE = <rect x="3" y="3" width="12" height="12" fill="currentColor" />;
const AREA = <circle cx="9" cy="9" r="7.4" {...dashed} />;
const HOLLOW = <circle cx="9" cy="9" r="5.4" fill="none" stroke="currentColor" stroke-width="1.5" />;
const REGION = <rect x="2.5" y="2.5" width="13" height="13" rx="2" {...dashed} stroke-width={1.4} />;
const OPEN = <circle cx="9" cy="9" r="3.6" fill="none" stroke="currentColor" stroke-width="1.5" />;
const MOVED = (
  <>
    <path d="M3 15 9.5 8.5" stroke="currentColor" stroke-width="1" />
    <circle cx="12" cy="6" r="4" fill="currentColor" />
  </>
);
const RING = (
  <>
    <path d="M9 2.900a6.1 6.1 0 1 1-5.3 9.1" fill="none" stroke="currentColor" stroke-width="3" />
    <path d="M2.9 9A6.1 6.1 0 0 1 7.2 3.2" fill="none" stroke="currentColor" stroke-width="1.2" />
  </>
);
const ARROW = "M1 13.600C4 9 8 6.5 12 5.800l-.7-2.6 6 2.6-4.3 4.4-.4-2.400C8.5 8.8 5 10.5 1.6 14z";
const FLOW = <path d={ARROW} fill="currentColor" />;
const FLOW_POSSIBLE = <path d={ARROW} fill="none" stroke="currentColor" stroke-width="1" stroke-linejoin="round" />;
const FILE = (
  <g class="looked-sign">
    <path d="M9 2.500 15.500 9 9 15.500 2.500 9z" fill="none" stroke="currentColor" stroke-width="2" />
    <path d="M9 5.750 12.250 9 9 12.250 5.750 9z" fill="currentColor" />
  </g>
);
const UNKNOWN = (
  <>
    <circle cx="9" cy="9" r="7.4" {...dashed} />
    <path
      d="M7 7.400a2 2 0 1 1 2.8 1.900c-.5.2-.8.6-.8 1.100M9 12.300v.2"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
    />
  </>
);

export interface Entry {
  shown: boolean;
  sign: JSX.Element;
  text: string;
}

function Entries({ all }: { all: Entry[] }) {
  return (
    <>
      {all
        .filter((e) => e.shown)
        .map((e) => (
          <li key={e.text}>
            <Sign>{e.sign}</Sign>
            <span>{e.text}</span>
          </li>
        ))}
    </>
  );
}

/** The signs in few words, and whether each is in view. */
export const shortEntries = (s: Signs): Entry[] => [
  { shown: s.place || s.ring, sign: DISC, text: t("map.keyPlace") },
  { shown: s.cell, sign: DISC, text: t("map.keyCell") },
  { shown: s.country, sign: SQUARE, text: t("map.keyCountry") },
  { shown: s.area, sign: AREA, text: t("map.keyArea") },
  { shown: s.possible, sign: HOLLOW, text: t("map.keyPossible") },
  { shown: anyDrawn.value, sign: FILE, text: t("look.mark") },
  ...(s.region > 0 ? [{ shown: true, sign: REGION, text: t("map.keyRegion", { n: s.region }) }] : []),
];

/** Every sign, and whether it is in view. */
export const longEntries = (s: Signs): Entry[] => [
  { shown: s.place, sign: DISC, text: t("map.keyPlaceLong") },
  { shown: s.ring, sign: RING, text: t("map.keyRing") },
  { shown: s.cell, sign: DISC, text: t("map.keyCellLong") },
  { shown: s.country, sign: SQUARE, text: t("map.keyCountryLong", { most: MOST_SQUARES }) },
  { shown: s.possible, sign: HOLLOW, text: t("map.keyPossibleLong") },
  { shown: s.open, sign: OPEN, text: t("map.keyOpen") },
  { shown: s.area, sign: AREA, text: t("map.keyAreaLong") },
  { shown: s.moved, sign: MOVED, text: t("map.keyMoved") },
  { shown: s.flow, sign: FLOW, text: t("map.keyFlow") },
  { shown: s.flowPossible, sign: FLOW_POSSIBLE, text: t("map.keyFlowPossible") },
  { shown: s.unknown, sign: UNKNOWN, text: t("map.keyUnknown") },
  { shown: anyDrawn.value, sign: FILE, text: t("look.keyLong") },
  { shown: s.region > 0, sign: REGION, text: t("map.keyRegionLong", { n: s.region }) },
];

/** The one-line key, with a button for the long one. */
export function MapKey() {
  const s = signs.value;
  return (
    <div class="map-key n" hidden={!anySign(s) && !anyDrawn.value}>
      <ul aria-label={t("map.key")}>
        <Entries all={shortEntries(s)} />
      </ul>
      <KeyButton />
    </div>
  );
}

/** Opens and closes the long key. On a phone it stands alone. */
export function KeyButton() {
  return (
    <button
      class="map-key-button"
      type="button"
      aria-expanded={keyOpen.value}
      aria-controls="map-key-long"
      onClick={() => (keyOpen.value = !keyOpen.value)}
    >
      <span class="wide">{t("map.keyMore")}</span>
      <span class="narrow">{t("map.keyShort")}</span>
      <Icon name="down" size={14} />
    </button>
  );
}

/** The long key: the families in view by colour, and every sign in view. */
export function LongKey() {
  if (!keyOpen.value) return null;
  const s = signs.value;
  const close = () => (keyOpen.value = false);
  const keys = (e: KeyboardEvent) => {
    if (e.key !== "Escape") return;
    e.stopPropagation();
    close();
  };
  return (
    <section class="map-key-long" id="map-key-long" aria-label={t("map.key")} onKeyDown={keys}>
      <button class="ib" type="button" aria-label={t("map.keyClose")} onClick={close}>
        <Icon name="close" />
      </button>
      {s.families.size > 0 && (
        <>
          <h2>{t("map.keyColours")}</h2>
          <ul class="map-key-families">
            {FAMILIES.filter((f) => s.families.has(f)).map((f) => (
              <li key={f} class={`k-${f}`}>
                <i aria-hidden="true" />
                {t(`family.${f}`)}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{t("map.keySigns")}</h2>
      <ul class="map-key-signs">
        <Entries all={longEntries(s)} />
      </ul>
    </section>
  );
}
