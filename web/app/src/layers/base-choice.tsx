import { Popup } from "../panels/popup";
import { type Base, base } from "../state/store";
import { t } from "../words";
import { OWN_CREDIT, offered } from "./bases";

/** What the map is drawn on. Without an offer of the operator there is no choice. */
export function BaseChoice() {
  if (offered.value.length === 0) return null;
  return <Popup class="map-base" id="map-base" label={t("map.base")} icon="layers" titled body={() => <BaseList />} />;
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
