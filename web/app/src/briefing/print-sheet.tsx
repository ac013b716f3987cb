// The page of one scene: map, key, strip of time, text beside the events, notes.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Sign, shortEntries } from "../layers/map-key";
import type { Signs } from "../layers/signs";
import { Disc } from "../panels/icon";
import { figureText } from "../state/figures";
import { passing } from "../state/selection";
import { shortWhen, windowText } from "../state/when";
import { FAMILIES, type Figure } from "../state/words";
import { t } from "../words";
import { Markdown } from "./markdown";
import { type Notes, notesOf } from "./notes";
import { citeWith, NoteText } from "./notes-list";
import type { Prints } from "./print";
import type { Printed } from "./print-data";
import { footText } from "./print-pages";
import { filtersOf } from "./scene";
import { Drawn as StripDrawn } from "./strip";
import { domainOf } from "./strip-layout";

/** Of so many events a page tells at most; the annex has all. */
const MOST_EVENTS = 6;
const LEAST_EVENTS = 3;
/** The map takes at least so much of a page's height. */
const LEAST_MAP = 0.43;

export function Sheet({ prints: p, page }: { prints: Prints; page: Printed }) {
  const { briefing: b, model: m, pictures } = p;
  const { scene: s, no } = page;
  const notes = notesOf(m, s.text, page.firstNote);
  const drawn = pictures.get(no);
  const box = useRef<HTMLElement>(null);
  const [told, setTold] = useState(Math.min(MOST_EVENTS, page.rows.length));
  useLayoutEffect(() => fitSheet(box.current, told, setTold), [told]);
  const window = windowText(page.window.from, page.window.to);
  return (
    <section class="leaf" data-leaf={no} id={`scene-${no}`} ref={box} aria-labelledby={`scene-title-${no}`}>
      <p class="leaf-head">
        <span>{b.title}</span>
        <span>{t("present.sceneOf", { number: String(no), all: String(b.scenes.length) })}</span>
      </p>
      <h2 id={`scene-title-${no}`}>{s.title}</h2>
      <p class="leaf-when">{window}</p>
      <figure class="leaf-map">
        {drawn && (
          <>
            <img
              src={drawn.address}
              alt={t("print.map", { title: s.title, window, sentence: `${t("common.events", { n: page.rows.length })}.` })}
            />
            <ScaleBar metres={drawn.scale.metres} part={drawn.scale.part} />
          </>
        )}
      </figure>
      {drawn ? <Key signs={drawn.signs} /> : <ul class="leaf-key" />}
      <PaperStrip prints={p} page={page} />
      <div class="leaf-columns">
        <div class="leaf-text">
          <Markdown text={s.text} cite={citeWith(m, notes)} />
        </div>
        {page.rows.length > 0 && <Events prints={p} page={page} told={told} notes={notes} />}
      </div>
      {notes.list.length > 0 && (
        <ol class="leaf-notes" aria-label={t("present.notes")}>
          {notes.list.map((note) => (
            <li key={note.no} value={note.no}>
              <span class="no">{note.no}</span>
              <span>
                <NoteText note={note} />
              </span>
            </li>
          ))}
        </ol>
      )}
      <p class="leaf-foot">
        <span>{footText(p)}</span>
        <span>Natural Earth · GeoNames CC BY 4.0</span>
      </p>
    </section>
  );
}

/** Takes events from the page until the map has its room, then writes the text smaller. */
function fitSheet(sheet: HTMLElement | null, told: number, setTold: (n: number) => void): void {
  if (!sheet) return;
  const map = sheet.querySelector<HTMLElement>(".leaf-map");
  if (!map) return;
  const enough = () => map.clientHeight >= sheet.clientHeight * LEAST_MAP && sheet.scrollHeight <= sheet.clientHeight + 1;
  sheet.style.setProperty("--fit", "1");
  if (enough()) return;
  if (told > LEAST_EVENTS) {
    setTold(told - 1);
    return;
  }
  for (let size = 0.97; !enough() && size >= 0.7; size -= 0.03) sheet.style.setProperty("--fit", size.toFixed(2));
}

function ScaleBar({ metres, part }: { metres: number; part: number }) {
  return (
    <span class="leaf-scale" style={{ width: `${part * 100}%` }}>
      {metres >= 1000 ? t("map.km", { n: metres / 1000 }) : t("map.metres", { n: metres })}
    </span>
  );
}

/** The families by their colours, and the signs that the map has. */
function Key({ signs }: { signs: Signs }) {
  return (
    <ul class="leaf-key" aria-label={t("map.key")}>
      {FAMILIES.filter((f) => signs.families.has(f)).map((f) => (
        <li key={f} class={`k-${f}`}>
          <i aria-hidden="true" />
          {t(`family.${f}`)}
        </li>
      ))}
      {shortEntries(signs)
        .filter((e) => e.shown)
        .map((e) => (
          <li key={e.text}>
            <Sign>{e.sign}</Sign>
            {e.text}
          </li>
        ))}
    </ul>
  );
}

function PaperStrip({ prints: p, page }: { prints: Prints; page: Printed }) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => setWidth(box.current?.clientWidth ?? 0), []);
  return (
    <div class="leaf-strip" ref={box}>
      {width > 0 && (
        <StripDrawn
          model={p.model}
          window={page.window}
          days={domainOf(page.window)}
          width={width}
          passing={passing(p.model, filtersOf(page.scene.filters))}
        />
      )}
    </div>
  );
}

interface EventsProps {
  prints: Prints;
  page: Printed;
  told: number;
  notes: Notes;
}

function Events({ prints: p, page, told, notes }: EventsProps) {
  const { model: m, details } = p;
  const c = m.columns;
  const left = page.rows.length - told;
  return (
    <table class="leaf-events">
      <thead>
        <tr>
          <th scope="col">{t("print.events")}</th>
          <th scope="col" class="r">
            {t("print.figures")}
          </th>
        </tr>
      </thead>
      <tbody>
        {page.rows.slice(0, told).map((row) => {
          const k = m.kindAt[c.kind[row]];
          const no = notes.numberOf({ id: c.text.id(row), locator: "" });
          return (
            <tr key={row}>
              <td>
                <Disc glyph={k.glyph} family={k.family} hollow={page.possible.has(row)} />
                <span>
                  {c.text.title(row)}
                  {no > 0 && <sup class="cite">{no}</sup>}
                  <small>{shortWhen(c.text.when(row))}</small>
                </span>
              </td>
              <td class="r">{mainFigure(details.get(row)?.figures ?? [])}</td>
            </tr>
          );
        })}
        {left > 0 && (
          <tr>
            <td class="more" colSpan={2}>
              {t("print.more", { n: left })}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** The figure that stands for an event where there is room for one. */
function mainFigure(figures: readonly Figure[]): string {
  const whole = figures.filter((f) => !f.of);
  const f = whole.find((f) => f.sort === "happened" && f.unit === "people") ?? whole[0];
  return f ? figureText(f) : t("print.notStated");
}
