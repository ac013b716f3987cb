import { useEffect } from "preact/hooks";
import { later } from "./later";
import { MapView } from "./layers/map-view";
import { PanelWaiting } from "./panels/panel-waiting";
import { SkipLinks } from "./reach/skip-links";
import { FrameBar } from "./share/frame-bar";
import { embed } from "./state/embed";
import { anythingOpen, open } from "./state/page";
import { t } from "./words";

const beside = () => import("./beside");
const TimeControl = later(
  () => import("./timeline/time-control").then((m) => m.TimeControl),
  (notice) => notice ?? <div class="tl" aria-busy="true" />,
);
const Panel = later(
  () => beside().then((m) => m.Panel),
  (notice) => <PanelWaiting notice={notice} />,
);
const MapTwin = later(() => beside().then((m) => m.MapTwin));
const DropZone = later(() => beside().then((m) => m.DropZone));
const Help = later(() => beside().then((m) => m.Help));
const Share = later(() => beside().then((m) => m.Share));

/** Panel left, map right, time below; on a phone map, sheet, time. */
export function App({ retry }: { retry: () => void }) {
  useEffect(() => {
    addEventListener("keydown", closeOnEscape);
    return () => removeEventListener("keydown", closeOnEscape);
  }, []);
  const frame = embed.value;
  return (
    <div class={`app${frame ? ` framed${frame.time ? "" : " no-time"}${frame.panel ? " with-panel" : ""}` : ""}`}>
      {!frame && <SkipLinks />}
      {(!frame || frame.panel) && <Panel retry={retry} />}
      <section class="map-box" id="map" tabIndex={-1} aria-label={t("page.map")}>
        <MapView />
        <MapTwin />
        {frame && <FrameBar retry={retry} />}
      </section>
      {frame?.time !== false && (
        <section class="time-box" id="time" tabIndex={-1} aria-label={t("page.time")}>
          <TimeControl />
        </section>
      )}
      <DropZone />
      <Help />
      <Share />
    </div>
  );
}

function closeOnEscape(e: KeyboardEvent): void {
  const typing = e.target instanceof HTMLInputElement && e.target.type === "text";
  if (e.key !== "Escape" || e.defaultPrevented || typing || !anythingOpen.value || document.querySelector("dialog[open]")) return;
  e.preventDefault();
  open(null);
}
