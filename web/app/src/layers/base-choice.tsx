import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../panels/icon";
import { type Base, base } from "../state/store";
import { t } from "../words";
import { OWN_CREDIT, offered } from "./bases";

/** What the map is drawn on. Without an offer of the operator there is no choice. */
export function BaseChoice() {
  const [shown, setShown] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!shown) return;
    const away = (e: Event) => !box.current?.contains(e.target as Node) && setShown(false);
    addEventListener("pointerdown", away);
    return () => removeEventListener("pointerdown", away);
  }, [shown]);
  if (offered.value.length === 0) return null;
  const keys = (e: KeyboardEvent) => {
    if (e.key !== "Escape" || !shown) return;
    e.stopPropagation();
    setShown(false);
    button.current?.focus();
  };
  return (
    <div class="map-base" ref={box} onKeyDown={keys}>
      <button
        ref={button}
        class="ib"
        type="button"
        aria-label={t("map.base")}
        title={t("map.base")}
        aria-expanded={shown}
        aria-controls="map-base"
        onClick={() => setShown(!shown)}
      >
        <Icon name="layers" />
      </button>
      {shown && <BaseList />}
    </div>
  );
}

const NAMES = { own: "map.baseOwn", raster: "map.baseRaster", pmtiles: "map.basePMTiles" } as const;

function BaseList() {
  const all: Base[] = ["own", ...offered.value.map((o) => o.id)];
  return (
    <fieldset class="menu map-base-list" id="map-base">
      <legend>{t("map.base")}</legend>
      {all.map((id) => (
        <label key={id}>
          <input type="radio" name="base" value={id} checked={base.value === id} onChange={() => (base.value = id)} />
          <span>
            {t(NAMES[id])}
            <small>{offered.value.find((o) => o.id === id)?.credit ?? OWN_CREDIT}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
