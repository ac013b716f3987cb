import { useLayoutEffect, useRef } from "preact/hooks";
import { Briefings, DraftOffer } from "../briefing/load";
import { later } from "../later";
import { oneFile } from "../one-file";
import { embed } from "../state/embed";
import { lookedAt } from "../state/looked";
import { page, phone, sheet, toReveal } from "../state/page";
import { load, loadError, model, picked } from "../state/store";
import { About } from "./about";
import { CountryPage } from "./country-page";
import { EventPage } from "./event-page";
import { Filters } from "./filters";
import { Header } from "./header";
import { HotspotPage } from "./hotspot-page";
import { ListPage } from "./list-page";
import { AddressNotice, LoadFailed, Loading, PartlyLoaded } from "./notices";
import { Grab } from "./sheet";
import { SourcePage } from "./source-page";
import { Spoken } from "./spoken";

const LookedPage = later(() => import("../look/page").then((m) => m.LookedPage));

/** All that is told in words: the header, and the list or the page of what is open. */
export function Panel({ retry }: { retry: () => void }) {
  return (
    <>
      <div class="panel">
        <Header />
        <main class={`sheet at-${phone.value ? sheet.value : "full"}`} id="panel" tabIndex={-1}>
          {phone.value && <Grab />}
          <Body retry={retry} />
        </main>
        <Spoken />
      </div>
      {!embed.value && !oneFile && <Briefings />}
    </>
  );
}

/** What is open, as one text. */
const openKey = () => {
  const file = lookedAt.value;
  return file ? `file ${file.file.id} ${file.row ?? ""}` : pageKey();
};
const pageKey = () => (picked.value ? `${picked.value.what} ${picked.value.id}` : page.value);

function Body({ retry }: { retry: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useReturn(box.current, openKey());
  return (
    <div class="scroll" ref={box}>
      <AddressNotice />
      {!embed.value && !oneFile && <DraftOffer />}
      {load.value === "failed" && <LoadFailed text={loadError.value} retry={retry} kept={model.value?.dataVersion ?? null} />}
      <PartlyLoaded missing={model.value?.missing ?? []} retry={retry} />
      <Page />
    </div>
  );
}

/** Opening a page puts reader and focus at its head; going back to the list puts
 * both where they were in it: at the row from which they set out. */
function useReturn(box: HTMLElement | null, key: string): void {
  const old = useRef({ key, listTop: 0, event: eventOf(key) });
  // While drawing, the list still has its old height: remember how far down it was.
  if (box && old.current.key === "list" && key !== "list") old.current.listTop = box.scrollTop;
  useLayoutEffect(() => {
    const { key: last, event } = old.current;
    if (!box || last === key) return;
    old.current.key = key;
    old.current.event = key === "list" ? null : (eventOf(key) ?? event);
    box.scrollTop = key === "list" ? old.current.listTop : 0;
    if (isLost()) putFocus(box, key === "list" ? event : null);
  }, [key]);
}

const eventOf = (key: string): string | null => (key.startsWith("event ") ? key.slice("event ".length) : null);

/** A list that is drawn has taken the focus to its row by then. */
const TAKEN_MS = 400;

const isLost = () => document.activeElement === null || document.activeElement === document.body;

/** Focus at the row of an event, if the list has it; else at the head of what
 * is open, else at all of it. */
function putFocus(box: HTMLElement, event: string | null): void {
  const atHead = () => (box.querySelector<HTMLElement>("h1[tabindex]") ?? box.closest("main"))?.focus({ preventScroll: true });
  const row = event === null ? undefined : model.peek()?.rowOf.get(event);
  if (row === undefined) {
    atHead();
    return;
  }
  toReveal.value = row;
  setTimeout(() => {
    if (toReveal.peek() !== row) return;
    toReveal.value = null;
    if (isLost()) atHead();
  }, TAKEN_MS);
}

function Page() {
  if (lookedAt.value) return <LookedPage />;
  if (page.value === "about") return <About />;
  const m = model.value;
  if (!m) return load.value === "loading" ? <Loading /> : null;
  if (page.value === "filters") return <Filters model={m} />;
  const p = picked.value;
  if (!p) return <ListPage model={m} />;
  switch (p.what) {
    case "event":
      return <EventPage id={p.id} model={m} />;
    case "hotspot":
      return <HotspotPage key={p.id} id={p.id} model={m} />;
    case "country":
      return <CountryPage key={p.id} code={p.id} model={m} />;
    case "source":
      return <SourcePage key={p.id} id={p.id} model={m} />;
  }
}
