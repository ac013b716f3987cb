import { useState } from "preact/hooks";
import { t } from "../words";

/** Rows of a list inside a page that are drawn before one asks for more. */
const CHUNK = 100;

/** How many rows of a list to draw, and the button that asks for more. */
export function useMore(total: number) {
  const [first, setFirst] = useState(CHUNK);
  const left = total - first;
  const end =
    left > 0 ? (
      <button class="link" type="button" onClick={() => setFirst((n) => n + CHUNK)}>
        {t("panel.facetMore", { n: left })}
      </button>
    ) : null;
  return { first, end };
}
