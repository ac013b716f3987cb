// Picking what to cite from what a scene shows.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { model } from "../state/store";
import { t } from "../words";
import type { Scene } from "./model";
import { type Citable, citableIn } from "./shown";

/** Rows that are drawn; a word narrows them down. */
const MOST_DRAWN = 60;

interface Props {
  scene: Scene;
  pick: (c: Citable) => void;
  close: () => void;
}

export function CitePicker({ scene, pick, close }: Props) {
  const m = model.value;
  const [asked, setAsked] = useState("");
  const box = useRef<HTMLDivElement>(null);
  const all = useMemo(() => (m ? citableIn(m, scene) : []), [m, scene]);
  useEffect(() => box.current?.querySelector("input")?.focus(), []);
  const wanted = asked.trim().toLowerCase();
  const found = all.filter((c) => `${c.title} ${c.detail} ${c.id}`.toLowerCase().includes(wanted));
  const keys = (e: KeyboardEvent) => {
    if (e.key === "Escape") close();
    else if (e.key === "ArrowDown" || e.key === "ArrowUp") step(box.current!, e.key === "ArrowDown" ? 1 : -1);
    else if (e.key === "Enter" && e.target instanceof HTMLInputElement && found.length > 0) pick(found[0]);
    else return;
    e.preventDefault();
    e.stopPropagation();
  };
  return (
    <div class="desk-pick" ref={box} role="group" aria-label={t("briefing.text.cite")} onKeyDown={keys} data-own-undo>
      <input
        type="text"
        value={asked}
        placeholder={t("briefing.cite.ask")}
        aria-label={t("briefing.cite.ask")}
        onInput={(e) => setAsked(e.currentTarget.value)}
      />
      {found.length === 0 && <p class="small">{t(all.length === 0 ? "briefing.cite.nothing" : "briefing.cite.none")}</p>}
      <ul>
        {found.slice(0, MOST_DRAWN).map((c) => (
          <li key={`${c.collection} ${c.id}`}>
            <button type="button" onClick={() => pick(c)}>
              <span class="t">{c.title}</span>
              <span class="m">{[t(`briefing.cite.${c.collection}`), c.detail].filter(Boolean).join(" · ")}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length > MOST_DRAWN && <p class="small">{t("briefing.cite.more", { n: found.length - MOST_DRAWN })}</p>}
    </div>
  );
}

/** Moves the focus through field and rows. */
function step(box: HTMLElement, by: number): void {
  const stops = [...box.querySelectorAll<HTMLElement>("input, button")];
  stops[Math.max(0, Math.min(stops.length - 1, stops.indexOf(document.activeElement as HTMLElement) + by))]?.focus();
}
