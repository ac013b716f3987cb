// What stands in the place of a briefing that there is not, or that did not come.

import { useEffect, useState } from "preact/hooks";
import { getJSON } from "../api/http";
import { Logo } from "../panels/icon";
import { briefingPage, mapPage } from "../state/addresses";
import { t } from "../words";
import type { BriefingEntry } from "./model";

export function NoBriefing({ missing, error }: { missing: boolean; error: unknown }) {
  const [others, setOthers] = useState<BriefingEntry[]>([]);
  useEffect(() => {
    getJSON<{ briefings: BriefingEntry[] }>("api/briefings").then(
      (list) => setOthers(list.briefings),
      () => undefined, // the way to the map is there all the same
    );
  }, []);
  return (
    <main class="no-briefing">
      <Logo />
      <h1>{t(missing ? "present.none" : "present.failed")}</h1>
      <p>{missing ? t("present.noneText") : error instanceof Error ? error.message : String(error)}</p>
      {others.length > 0 && (
        <>
          <h2>{t("present.others")}</h2>
          <ul>
            {others.map((b) => (
              <li key={b.id} lang={b.language}>
                <a class="link" href={briefingPage(b.id)}>
                  {b.title}
                </a>
                <span class="small">{b.audience}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="story-ways">
        {!missing && (
          <a class="btn line" href={location.href}>
            {t("share.again")}
          </a>
        )}
        <a class="btn line" href={mapPage()}>
          {t("present.toMap")}
        </a>
      </p>
    </main>
  );
}
