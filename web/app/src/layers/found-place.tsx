// The place that was looked up by name: a small cross, open to the side of its name, with a dashed ring for
// its radius, or the box of an area, and a line that says what is known there.

import { effect } from "@preact/signals";
import * as L from "leaflet";
import { useEffect, useRef } from "preact/hooks";
import { findNamed } from "../api/places";
import { Icon } from "../panels/icon";
import { eventsIn, type FoundPlace, followPicked, found, named } from "../state/found";
import { model, selection, type View, view } from "../state/store";
import { addressNotice } from "../state/url";
import { language, t, textOf } from "../words";
import type { Engine } from "./engine";
import { coveredBy, moveTo } from "./leaflet-map";
import { MAX_ZOOM, MIN_ZOOM } from "./limits";

/** A looked-up place is shown no nearer than this: it is no address. */
const NEAREST = 9;
/** The part of the view around a place that its radius may take. */
const ROOM = 1.2;

const CROSS = '<svg viewBox="0 0 22 22" width="22" height="22" aria-hidden="true"><path d="M11 1v7M11 14v7M1 11h7"/></svg>';

export function FoundMark({ engine }: { engine: Engine }) {
  const place = found.value;
  const close = useRef<HTMLButtonElement>(null);
  useEffect(followPicked, []);
  useEffect(followNamed, []);
  useEffect(() => {
    if (!place) return;
    const mark = markOf(place).addTo(engine.map);
    if (!place.inView) moveTo(engine.map, viewOfPlace(engine.map, place), true);
    return () => {
      mark.remove();
    };
  }, [engine, place]);
  useEffect(() => {
    // The search field gave the focus up: it goes on here, not at the top of the page.
    if (!place?.inView && document.activeElement === document.body) close.current?.focus({ preventScroll: true });
  }, [place]);
  const m = model.value;
  const s = selection.value;
  if (!place || !m || !s) return null;
  const n = eventsIn(m, s, place);
  return (
    <div class="map-found" role="status">
      <p>
        <b>{place.label}</b>
        <span>
          {t("places.here", {
            kind: textOf(`places.kind.${place.kind}`) ?? place.kind,
            events: n === 0 ? t("places.noEvents") : t("places.events", { n }),
          })}
        </span>
      </p>
      <button
        type="button"
        class="ib"
        ref={close}
        aria-label={t("places.close", { name: place.name })}
        onClick={() => (found.value = null)}
      >
        <Icon name="close" size={14} />
      </button>
    </div>
  );
}

/** Looks up what the address names. Returns what ends it. */
function followNamed(): () => void {
  return effect(() => {
    const place = named.value;
    if (!place) return;
    const stop = new AbortController();
    const inView = view.peek() !== null;
    findNamed(place, language.peek(), stop.signal).then(
      (it) => {
        if (stop.signal.aborted) return;
        named.value = null;
        if (found.peek()) return;
        if (it) found.value = { ...it, inView };
        else addressNotice.value = [...(addressNotice.peek() ?? []), "found"];
      },
      // Without the server the address keeps the name for the next time.
      () => undefined,
    );
    return () => stop.abort();
  });
}

function boundsOf(p: FoundPlace): L.LatLngBounds {
  if (!p.box) return L.latLng(p.lat, p.lon).toBounds(2 * p.radiusM * ROOM);
  const [west, south, east, north] = p.box;
  return L.latLngBounds([south, west], [north, east < west ? east + 360 : east]);
}

function markOf(p: FoundPlace): L.LayerGroup {
  const at = L.latLng(p.lat, p.lon);
  const line = { className: "map-found-area", interactive: false, fill: false, weight: 1.2, dashArray: "2 3" };
  const area = p.box ? L.rectangle(boundsOf(p), line) : L.circle(at, { ...line, radius: p.radiusM });
  const icon = L.divIcon({ className: "map-found-mark", html: CROSS, iconSize: [22, 22] });
  return L.layerGroup([area, L.marker(at, { icon, interactive: false, keyboard: false })]);
}

/** The place with what lies over the map left free. */
function viewOfPlace(map: L.Map, p: FoundPlace): View {
  const { top, bottom } = coveredBy(map.getContainer());
  const bounds = boundsOf(p);
  const fitting = map.getBoundsZoom(bounds, false, L.point(24, 24 + top + bottom));
  const zoom = Math.max(MIN_ZOOM, Math.min(fitting, NEAREST, MAX_ZOOM));
  const middle = map.project(bounds.getCenter(), zoom).add([0, (bottom - top) / 2]);
  const { lat, lng } = map.unproject(middle, zoom);
  return { lat, lon: lng, zoom };
}
