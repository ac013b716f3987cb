import { useLayoutEffect, useMemo } from "preact/hooks";
import { type Listing, listingOf } from "../state/list";
import type { Model } from "../state/model";
import { settled, stepTo } from "../state/page";
import { picked } from "../state/store";
import { t } from "../words";
import { Icon } from "./icon";

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

/** The way to the later and the earlier event of the list, also by the keys k and j. */
export function EventSteps({ model, row }: { model: Model; row: number }) {
  const s = settled.value;
  const list = useMemo<Listing | null>(() => (s ? listingOf(model, s) : null), [model, s]);
  const at = list ? list.rows.indexOf(row) : -1;
  // From what is open now: keys can come faster than the page is drawn.
  const step = (by: 1 | -1) => {
    const now = picked.peek();
    const from = now?.what === "event" && list ? list.rows.indexOf(model.rowOf.get(now.id) ?? -1) : -1;
    const to = from < 0 ? undefined : list?.rows[from + by];
    if (to !== undefined) stepTo({ what: "event", id: model.columns.text.id(to) });
  };
  useLayoutEffect(() => {
    const keys = (e: KeyboardEvent) => {
      if (e.defaultPrevented || e.altKey || e.ctrlKey || e.metaKey || typing(e.target)) return;
      if (e.key !== "j" && e.key !== "k") return;
      e.preventDefault();
      step(e.key === "j" ? 1 : -1);
    };
    addEventListener("keydown", keys);
    return () => removeEventListener("keydown", keys);
  }, [model, list]);
  if (!list || at < 0) return <span class="small">{t("panel.notInList")}</span>;
  return (
    <span class="steps">
      <span class="small n">{t("panel.place", { at: at + 1, all: list.rows.length })}</span>
      <Step name={t("panel.later")} icon="up" off={at === 0} go={() => step(-1)} />
      <Step name={t("panel.earlier")} icon="down" off={at === list.rows.length - 1} go={() => step(1)} />
    </span>
  );
}

/** A button that stays focusable at the end of the list, so that the focus is not lost there. */
function Step({ name, icon, off, go }: { name: string; icon: "up" | "down"; off: boolean; go: () => void }) {
  return (
    <button class="ib" type="button" aria-label={name} title={name} aria-disabled={off} onClick={go}>
      <Icon name={icon} />
    </button>
  );
}
