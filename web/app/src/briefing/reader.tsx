// A briefing as a reader sees it, and as a room does: the story on the left,
// the map, the strip of time below it. On a phone it is a story to scroll.

import { useEffect, useRef, useState } from "preact/hooks";
import { later } from "../later";
import { MapView } from "../layers/map-view";
import { Icon } from "../panels/icon";
import { embed } from "../state/embed";
import { phone } from "../state/page";
import { t } from "../words";
import { useIdle } from "./idle";
import { KeyDialog } from "./key-list";
import { OpenedCard } from "./opened-card";
import { presenterRefused } from "./presenter-window";
import { Scroll } from "./scroll";
import { BriefingShare } from "./share";
import { followStage, presenting, standing } from "./stage";
import { Story } from "./story";
import { Strip } from "./strip";

const beside = () => import("../beside");
const MapTwin = later(() => beside().then((m) => m.MapTwin));
const TimeControl = later(
  () => import("../timeline/time-control").then((m) => m.TimeControl),
  (notice) => notice ?? <div class="tl" aria-busy="true" />,
);

export function Reader() {
  const map = useRef<HTMLElement>(null);
  useEffect(() => followStage(() => map.current), []);
  const idle = useIdle(presenting.value);
  const classes = [
    "app",
    "shown",
    phone.value && "scrolled",
    presenting.value && "presented",
    idle && "idle",
    embed.value && "framed",
  ];
  return (
    <div class={classes.filter(Boolean).join(" ")}>
      {!phone.value && <Story />}
      <section class="map-box" id="map" tabIndex={-1} aria-label={t("page.map")} ref={map}>
        <MapView />
        <MapTwin />
        <OpenedCard />
      </section>
      {phone.value ? <Scroll /> : <TimeBox />}
      {standing.value.black && <div class="blackout" aria-hidden="true" />}
      {standing.value.typed && (
        <p class="typed n" aria-hidden="true">
          {standing.value.typed}
        </p>
      )}
      <BriefingShare />
      <KeyDialog />
      {presenterRefused.value && (
        <div class="notice alert story-refused" role="alert">
          <p>{t("present.presenterRefused")}</p>
          <button class="ib" type="button" aria-label={t("common.close")} onClick={() => (presenterRefused.value = false)}>
            <Icon name="close" size={14} />
          </button>
        </div>
      )}
    </div>
  );
}

/** The strip, or the whole time control for who wants to move the time. */
function TimeBox() {
  const [scrubs, setScrubs] = useState(false);
  return (
    <section class={`time-box${scrubs ? "" : " with-strip"}`} id="time" tabIndex={-1} aria-label={t("page.time")}>
      {scrubs ? (
        <>
          <button
            class="ib strip-back"
            type="button"
            aria-label={t("present.scrubEnd")}
            title={t("present.scrubEnd")}
            onClick={() => setScrubs(false)}
          >
            <Icon name="close" />
          </button>
          <TimeControl />
        </>
      ) : (
        <Strip scrub={() => setScrubs(true)} />
      )}
    </section>
  );
}
