import { useComputed } from "@preact/signals";
import { useMemo, useRef, useState } from "preact/hooks";
import { ceilTo, floorTo, OPEN_END, OPEN_START } from "../state/days";
import { open, sheet } from "../state/page";
import { buildIndex, type Hit, marked, search } from "../state/search";
import { meets, OUT } from "../state/selection";
import { model, setWindow, window_ } from "../state/store";
import { shortWhen } from "../state/when";
import { glyphPath } from "./glyphs";
import { Icon } from "./icon";

interface Section {
  label: string;
  hits: Hit[];
}

/** The search field: a combobox over places, countries and events. */
export function Search() {
  const index = useComputed(() => (model.value ? buildIndex(model.value) : null));
  const [text, setText] = useState("");
  const [shown, setShown] = useState(false);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const sections = useMemo<Section[]>(() => {
    if (!index.value || text.trim() === "") return [];
    const hits = search(index.value, text);
    return [
      { label: "Places", hits: hits.hotspots },
      { label: "Countries", hits: hits.countries },
      { label: "Events", hits: hits.events },
    ].filter((s) => s.hits.length > 0);
  }, [index.value, text]);
  const flat = sections.flatMap((s) => s.hits);
  const visible = shown && text.trim() !== "" && index.value !== null;

  const choose = (hit: Hit) => {
    reveal(hit);
    open({ what: hit.what, id: hit.id });
    if (sheet.value === "peek") sheet.value = "half";
    setShown(false);
    setText("");
    input.current?.blur();
  };
  const keys = (e: KeyboardEvent) => {
    if (e.key === "Escape") {
      if (visible || text) e.stopPropagation();
      setShown(false);
      setText("");
    } else if (e.key === "Enter" && visible && flat[active]) choose(flat[active]);
    else if (e.key === "ArrowDown" && flat.length) setActive((active + 1) % flat.length);
    else if (e.key === "ArrowUp" && flat.length) setActive((active - 1 + flat.length) % flat.length);
    else return;
    if (e.key !== "Escape") e.preventDefault();
  };
  return (
    <div class="search" role="search">
      <Icon name="search" size={16} />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label="Search events and places"
        placeholder="Search events and places"
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="search"
        aria-expanded={visible}
        aria-controls="hits"
        aria-autocomplete="list"
        aria-activedescendant={visible && flat[active] ? hitId(flat[active]) : undefined}
        value={text}
        onInput={(e) => {
          setText(e.currentTarget.value);
          setActive(0);
          setShown(true);
        }}
        onFocus={() => setShown(true)}
        onBlur={() => setShown(false)}
        onKeyDown={keys}
      />
      {visible && <HitList sections={sections} text={text} active={flat[active]} choose={choose} />}
    </div>
  );
}

const hitId = (h: Hit) => `hit-${h.what}-${h.id}`;

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
  active: Hit | undefined;
  choose: (h: Hit) => void;
}) {
  if (sections.length === 0) {
    return (
      <div class="hits" id="hits" role="listbox" aria-label="Found">
        <p class="small none" role="option" aria-selected="false" aria-disabled="true">
          Nothing found for “{text.trim()}”. Names in local scripts work too.
        </p>
      </div>
    );
  }
  return (
    <div class="hits" id="hits" role="listbox" aria-label="Found" onMouseDown={(e) => e.preventDefault()}>
      {sections.map((s) => (
        <div key={s.label} role="group" aria-label={s.label}>
          <h2 aria-hidden="true">{s.label}</h2>
          {s.hits.map((h) => (
            <HitRow key={hitId(h)} hit={h} text={text} active={h === active} choose={choose} />
          ))}
        </div>
      ))}
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
      <span class="t">{marked(hit.label, text).map((p, i) => (p.hit ? <mark key={i}>{p.text}</mark> : p.text))}</span>
      <span class="m" lang={hit.lang}>
        {note}
      </span>
    </div>
  );
}
