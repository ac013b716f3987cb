import { t } from "../words";

/** The number of a source, raised; it leads to the source at the foot of the page. */
export function SourceMark({ number }: { number: number }) {
  const id = `source-${number}`;
  const go = (e: MouseEvent) => {
    if (e.metaKey || e.ctrlKey || e.shiftKey) return;
    e.preventDefault();
    const source = document.getElementById(id);
    source?.scrollIntoView({ block: "nearest" });
    source?.focus({ preventScroll: true });
  };
  return (
    <sup class="s">
      <a href={`#${id}`} aria-label={t("panel.sourceNumber", { number })} onClick={go}>
        {number}
      </a>
    </sup>
  );
}
