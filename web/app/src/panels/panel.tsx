import { useLayoutEffect, useRef } from "preact/hooks";
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

/** All that is told in words: the header, and the list or the page of what is open. */
export function Panel({ retry }: { retry: () => void }) {
  return (
    <div class="panel">
      <Header />
      <main class={`sheet at-${phone.value ? sheet.value : "full"}`} id="panel" tabIndex={-1}>
        {phone.value && <Grab />}
        <Body retry={retry} />
      </main>
      <Spoken />
    </div>
  );
}

/** What is open, as one text. */
const openKey = () => (picked.value ? `${picked.value.what} ${picked.value.id}` : page.value);

function Body({ retry }: { retry: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useReturn(box.current, openKey());
  return (
    <div class="scroll" ref={box}>
      <AddressNotice />
      {load.value === "failed" && <LoadFailed text={loadError.value} retry={retry} kept={model.value?.dataVersion ?? null} />}
      <PartlyLoaded missing={model.value?.missing ?? []} retry={retry} />
      <Page />
    </div>
  );
}

/** Opening a page puts reader and focus at its head; going back puts both where they were in the list. */
function useReturn(box: HTMLElement | null, key: string): void {
  const old = useRef({ key, listTop: 0 });
  // While drawing, the list still has its old height: remember how far down it was.
  if (box && old.current.key === "list" && key !== "list") old.current.listTop = box.scrollTop;
  useLayoutEffect(() => {
    const last = old.current.key;
    if (!box || last === key) return;
    old.current.key = key;
    box.scrollTop = key === "list" ? old.current.listTop : 0;
    const [what, id] = last.split(" ");
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (!lost) return;
    const row = key === "list" && what === "event" ? model.peek()?.rowOf.get(id) : undefined;
    if (row !== undefined) toReveal.value = row;
    else box.querySelector<HTMLElement>("h1[tabindex]")?.focus({ preventScroll: true });
  }, [key]);
}

function Page() {
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
