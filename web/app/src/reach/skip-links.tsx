import { t } from "../words";

const TARGETS = [
  ["panel", "reach.events"],
  ["map", "reach.map"],
  ["time", "reach.time"],
] as const;

/** The first stops of the Tab key: past everything else to one of the three parts. */
export function SkipLinks() {
  return (
    <>
      {TARGETS.map(([id, key]) => (
        <a
          key={id}
          class="skip"
          href={`#${id}`}
          onClick={(e) => {
            e.preventDefault();
            document.getElementById(id)?.focus();
          }}
        >
          {t(key)}
        </a>
      ))}
    </>
  );
}
