import { useComputed } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { SEARCH_ID, searchIsHere } from "../reach/page-keys";
import { ceilTo, floorTo, OPEN_END, OPEN_START } from "../state/days";
import { type FoundPlace, found } from "../state/found";
import { open, sheet, shown as shownNow } from "../state/page";
import { buildIndex, type Hit, type Index, marked, search } from "../state/search";
import { meets, OUT } from "../state/selection";
import { model, setWindow, window_ } from "../state/store";
import { shortWhen } from "../state/when";
import { t, textOf } from "../words";
import { glyphPath } from "./glyphs";
import { Icon } from "./icon";
import { PlaceSearch } from "./place-search";

/** How many hits a group shows: the next group is to be seen too. */
const EACH = 5;

/** What can be chosen: something of the map, or a place to fly to. */
type Option = Hit | ({ what: "place" } & FoundPlace);

interface Section {
  label: string;
  hits: Option[];
  /** Stands below the hits. */
  note?: string;
}

/** The places of the gazetteer, behind everything that the map itself knows. */
function placeSection(places: PlaceSearch): Section | null {
  const hits = places.hits.value;
  if (!hits || hits.state === "asking") return null;
  const label = t("places.group");
  if (hits.state === "away") return { label, hits: [], note: t("places.away") };
  if (hits.places.length === 0) return null;
  return { label, hits: hits.places.map((p) => ({ what: "place", ...p })), note: t("places.credit") };
}

/** Before anything is typed: the places that most events of the window name. */
function suggestions(index: Index): Section[] {
  const c = model.peek()?.columns;
  if (!c) return [];
  const counts = new Map<string, number>();
  for (const row of shownNow.peek()?.rows ?? []) {
    for (let j = c.hotspots.offsets[row]; j < c.hotspots.offsets[row + 1]; j++) {
      const id = c.dictionaries.hotspots[c.hotspots.index[j]];
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  const count = (h: Hit) => counts.get(h.id) ?? 0;
  const hits = index.hotspots.map((e) => e.hit).filter(count);
  hits.sort((a, b) => count(b) - count(a));
  return hits.length > 0 ? [{ label: t("panel.hits.most"), hits: hits.slice(0, EACH) }] : [];
}

/** The search field: a combobox over places, countries and events. */
export function Search() {
  const index = useComputed(() => (model.value ? buildIndex(model.value) : null));
  const [text, setText] = useState("");
  const [shown, setShown] = useState(false);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const places = useMemo(() => new PlaceSearch(), []);
  useEffect(() => places.follow(), [places]);
  useEffect(searchIsHere, []);
  const known = useMemo<Section[]>(() => {
    if (!shown || !index.value) return [];
    if (text.trim() === "") return suggestions(index.value);
    const hits = search(index.value, text, EACH);
    return [
      { label: t("panel.hits.places"), hits: hits.hotspots },
      { label: t("panel.hits.countries"), hits: hits.countries },
      { label: t("panel.hits.events"), hits: hits.events },
    ].filter((s) => s.hits.length > 0);
  }, [shown && index.value, text]);
  const more = placeSection(places);
  const sections = more ? [...known, more] : known;
  const flat = sections.flatMap((s) => s.hits);
  const waiting = sections.length === 0 && places.hits.value?.state === "asking";
  const visible = shown && !waiting && (text.trim() === "" ? flat.length > 0 : index.value !== null);
  const current = visible && active >= 0 ? flat[active] : undefined;
  useLayoutEffect(() => {
    if (current) document.getElementById(hitId(current))?.scrollIntoView({ block: "nearest" });
  }, [current]);

  const type = (next: string) => {
    setText(next);
    // What is offered before anything is typed is not chosen by Enter alone.
    setActive(next.trim() === "" ? -1 : 0);
    places.text.value = next;
  };
  const choose = (hit: Option) => {
    if (hit.what === "place") fly(hit);
    else {
      found.value = null;
      reveal(hit);
      open({ what: hit.what, id: hit.id });
      if (sheet.value === "peek") sheet.value = "half";
    }
    setShown(false);
    type("");
    input.current?.blur();
  };
  const keys = (e: KeyboardEvent) => {
    if (e.isComposing) return;
    if (e.key === "Escape") {
      if (visible || text) e.stopPropagation();
      else input.current?.blur();
      setShown(false);
      type("");
    } else if (e.key === "Enter" && current) choose(current);
    else if (e.key === "ArrowDown" && flat.length) setActive((active + 1) % flat.length);
    else if (e.key === "ArrowUp" && flat.length) setActive((Math.max(0, active) - 1 + flat.length) % flat.length);
    else return;
    if (e.key === "ArrowDown" || e.key === "ArrowUp") setShown(true);
    e.preventDefault();
  };
  return (
    <div class="search" role="search">
      <Icon name="search" size={16} />
      <input
        ref={input}
        id={SEARCH_ID}
        type="text"
        role="combobox"
        aria-label={t("panel.search")}
        placeholder={t("panel.search")}
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="search"
        aria-expanded={visible}
        aria-controls="hits"
        aria-autocomplete="list"
        aria-activedescendant={current ? hitId(current) : undefined}
        value={text}
        onInput={(e) => {
          type(e.currentTarget.value);
          setShown(true);
        }}
        onFocus={() => setShown(true)}
        onClick={() => setShown(true)}
        onBlur={() => setShown(false)}
        onKeyDown={keys}
      />
      {visible && <HitList sections={sections} text={text} active={current} choose={choose} />}
      <span class="vh" role="status">
        {visible && text.trim() && t("panel.found", { n: flat.length })}
      </span>
    </div>
  );
}

const hitId = (h: Option) => `hit-${h.what}-${h.id.replace(/[^\w-]/gu, "_")}`;

/** The map shows the place instead of what is open. */
function fly(place: FoundPlace): void {
  open(null);
  if (sheet.value === "full") sheet.value = "half";
  found.value = place;
}

/** An event outside the window is brought into it, or it could not be seen on the map. */
function reveal(hit: Hit): void {
  const m = model.value;
  const w = window_.value;
  if (hit.row === undefined || !m || !w) return;
  const c = m.columns;
  if (c.timePrecision[hit.row] === 0 || meets(c, hit.row, w) !== OUT) return;
  const start = c.start[hit.row] === OPEN_START ? c.end[hit.row] : c.start[hit.row];
  const end = c.end[hit.row] === OPEN_END ? start : c.end[hit.row];
  setWindow(Math.min(w.from, floorTo("month", start)), Math.max(w.to, ceilTo("month", end)));
}

function HitList({
  sections,
  text,
  active,
  choose,
}: {
  sections: Section[];
  text: string;
  active: Option | undefined;
  choose: (h: Option) => void;
}) {
  if (sections.length === 0) {
    return (
      <div class="hits" id="hits" role="listbox" aria-label={t("panel.hits")}>
        <p class="small none" role="option" aria-selected="false" aria-disabled="true">
          {t("panel.nothingFound", { text: text.trim() })}
        </p>
      </div>
    );
  }
  return (
    <div class="hits" id="hits" role="listbox" aria-label={t("panel.hits")} onMouseDown={(e) => e.preventDefault()}>
      {sections.map((s) => (
        <div key={s.label} role="group" aria-label={s.label}>
          <h2 aria-hidden="true">{s.label}</h2>
          {s.hits.map((h) =>
            h.what === "place" ? (
              <PlaceRow key={hitId(h)} place={h} text={text} active={h === active} choose={() => choose(h)} />
            ) : (
              <HitRow key={hitId(h)} hit={h} text={text} active={h === active} choose={choose} />
            ),
          )}
          {s.note && (
            <p class="small none" role="option" aria-selected="false" aria-disabled="true">
              {s.note}
            </p>
          )}
        </div>
      ))}
    </div>
  );
}

/** The label with what was typed marked. */
function Label({ label, text }: { label: string; text: string }) {
  return (
    <span class="t">
      <Marked label={label} text={text} />
    </span>
  );
}

function Marked({ label, text }: { label: string; text: string }) {
  return <>{marked(label, text).map((p, i) => (p.hit ? <mark key={i}>{p.text}</mark> : p.text))}</>;
}

interface PlaceRowProps {
  place: Option & FoundPlace;
  text: string;
  active: boolean;
  choose: () => void;
}

function PlaceRow({ place, text, active, choose }: PlaceRowProps) {
  const rest = place.label.startsWith(place.name) ? place.label.slice(place.name.length).replace(/^, /, "") : place.label;
  return (
    <div id={hitId(place)} class="hit" role="option" aria-selected={active} onClick={choose}>
      <i class="cross" />
      <Label label={place.name} text={text} />
      <span class="m">{[textOf(`places.kind.${place.kind}`), rest].filter(Boolean).join(" · ")}</span>
    </div>
  );
}

function HitRow({ hit, text, active, choose }: { hit: Hit; text: string; active: boolean; choose: (h: Hit) => void }) {
  const m = model.value!;
  const kind = hit.row === undefined ? null : m.kindAt[m.columns.kind[hit.row]];
  const note = hit.row === undefined ? hit.note : shortWhen(m.columns.text.when(hit.row));
  return (
    <div id={hitId(hit)} class="hit" role="option" aria-selected={active} onClick={() => choose(hit)}>
      {kind ? (
        <span class={`g k-${kind.family}`}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path class="gl" d={glyphPath(kind.glyph)} />
          </svg>
        </span>
      ) : (
        <i class={hit.what === "country" ? "sq" : "dot"} />
      )}
      <Label label={hit.label} text={text} />
      <span class="m" lang={hit.lang}>
        {hit.other ? <Marked label={note} text={text} /> : note}
      </span>
    </div>
  );
}
