// The scenes of a briefing in order; they are moved by their grips, by Alt with
// an arrow key, or by buttons.

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Icon } from "../panels/icon";
import { endAt } from "../state/time-view";
import { windowText } from "../state/when";
import { t } from "../words";
import { moveTo, openScene } from "./desk";
import { DeskIcon } from "./icons";
import type { Scene } from "./model";
import { windowOf } from "./scene";

/** While a scene is dragged: which, and before which place it would come to stand. */
interface Drag {
  id: string;
  from: number;
  to: number;
}

export function Scenes({ scenes }: { scenes: readonly Scene[] }) {
  const list = useRef<HTMLOListElement>(null);
  const drag = useSignal<Drag | null>(null);
  const move = (id: string, to: number) => {
    moveTo(id, to);
    // The same button again, at its new place.
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-scene="${CSS.escape(id)}"] .desk-scene`)?.focus(),
    );
  };
  const follow = (e: PointerEvent) => {
    if (drag.value) drag.value = { ...drag.value, to: placeAt(list.current!, e.clientY) };
  };
  const drop = () => {
    const d = drag.value;
    drag.value = null;
    if (d) moveTo(d.id, d.to > d.from ? d.to - 1 : d.to);
  };
  return (
    <ol class="desk-scenes" ref={list}>
      {scenes.map((s, i) => (
        <li
          key={s.id}
          data-scene={s.id}
          class={`${drag.value?.id === s.id ? "dragged" : ""}${markOf(drag.value, i, scenes.length)}`}
        >
          <span
            class="desk-grip"
            title={t("briefing.drag")}
            aria-hidden="true"
            onPointerDown={(e) => {
              if (e.button !== 0) return;
              e.preventDefault();
              e.currentTarget.setPointerCapture(e.pointerId);
              drag.value = { id: s.id, from: i, to: i };
            }}
            onPointerMove={follow}
            onPointerUp={drop}
            onPointerCancel={() => (drag.value = null)}
          >
            <DeskIcon name="grip" />
          </span>
          <button
            class="desk-scene"
            type="button"
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
            onClick={() => openScene(s.id)}
            onKeyDown={(e) => {
              if (!e.altKey || (e.key !== "ArrowUp" && e.key !== "ArrowDown")) return;
              e.preventDefault();
              move(s.id, i + (e.key === "ArrowUp" ? -1 : 1));
            }}
          >
            <span class="num n">{i + 1}</span>
            <span class="t">{s.title || t("briefing.sceneUntitled")}</span>
            <span class="m">{timeText(s)}</span>
          </button>
          <span class="desk-move">
            <button
              class="ib"
              type="button"
              disabled={i === 0}
              aria-label={t("briefing.up", { title: s.title })}
              title={t("briefing.up", { title: s.title })}
              onClick={() => moveTo(s.id, i - 1)}
            >
              <Icon name="up" />
            </button>
            <button
              class="ib"
              type="button"
              disabled={i === scenes.length - 1}
              aria-label={t("briefing.down", { title: s.title })}
              title={t("briefing.down", { title: s.title })}
              onClick={() => moveTo(s.id, i + 1)}
            >
              <Icon name="down" />
            </button>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The window of a scene in words. */
export function timeText({ time }: Scene): string {
  const days = windowOf(time);
  if (!days) return "";
  const w = endAt(days.to, days.from);
  return windowText(w.from, w.to);
}

/** Before how many of the rows a height on the screen is. */
function placeAt(list: HTMLElement, y: number): number {
  const rows = [...list.children].map((row) => row.getBoundingClientRect());
  const below = rows.findIndex((r) => y < r.top + r.height / 2);
  return below < 0 ? rows.length : below;
}

/** The line that says where a dragged scene would come to stand. */
function markOf(drag: Drag | null, i: number, all: number): string {
  if (!drag || drag.to === drag.from || drag.to === drag.from + 1) return "";
  if (drag.to === i) return " before";
  return drag.to === all && i === all - 1 ? " after" : "";
}
