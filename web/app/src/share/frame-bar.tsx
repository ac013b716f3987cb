// What stands over the map in a frame of another page: what is shown, the way
// to the full map, and what was opened.

import { useMemo } from "preact/hooks";
import { Icon, Logo } from "../panels/icon";
import { LoadFailed } from "../panels/notices";
import { Spoken } from "../panels/spoken";
import { embed } from "../state/embed";
import { openName } from "../state/loading";
import { anythingOpen, open, shown } from "../state/page";
import { sentence } from "../state/sentence";
import { load, loadError, model, picked } from "../state/store";
import { addressNow } from "../state/url";
import { shortWhen } from "../state/when";
import { language, t } from "../words";

export function FrameBar({ retry }: { retry: () => void }) {
  const bare = !embed.value?.panel;
  return (
    <div class="frame-bar">
      <div class="frame-head">
        <Logo />
        {bare && <Told />}
        <a class="link" href={addressNow({ embed: null })} target="_blank" rel="noopener">
          {t("embed.open")}
        </a>
      </div>
      {bare && load.value === "failed" && (
        <LoadFailed text={loadError.value} retry={retry} kept={model.value?.dataVersion ?? null} />
      )}
      {bare && <Opened />}
      {bare && <Spoken />}
    </div>
  );
}

function Told() {
  const m = model.value;
  const s = shown.value;
  const text = useMemo(() => m && s && sentence(m, s), [m, s, language.value]);
  return (
    <h1 class="n">
      {text ? (
        <>
          <b>{text.title}</b> <span>{text.count}</span>
        </>
      ) : (
        <span>mapd</span>
      )}
    </h1>
  );
}

/** When the opened event was; nothing of what is none. */
function whenOfOpened(): string | null {
  const m = model.value;
  const row = picked.value?.what === "event" ? m?.rowOf.get(picked.value.id) : undefined;
  return m && row !== undefined ? shortWhen(m.columns.text.when(row)) : null;
}

/** A page of its own has no room here: its name, and where it can be read. */
function Opened() {
  const name = openName();
  if (!anythingOpen.value || !name) return null;
  const when = whenOfOpened();
  return (
    <section class="frame-card" aria-label={t("embed.what")}>
      <p>
        <b>{name}</b>
        {when && <span class="small">{when}</span>}
        <a class="link" href={addressNow({ embed: null })} target="_blank" rel="noopener">
          {t("embed.read")}
        </a>
      </p>
      <button class="ib" type="button" aria-label={t("common.close")} onClick={() => open(null)}>
        <Icon name="close" size={14} />
      </button>
    </section>
  );
}
