import type { ComponentChildren } from "preact";
import { countryName } from "../state/countries";
import { open } from "../state/page";
import type { Picked } from "../state/store";
import { linkTo } from "../state/url";
import type { Hotspot, Source } from "../state/words";
import { foreign } from "../words/choice";

interface OpenLinkProps {
  to: NonNullable<Picked>;
  /** The language of its words, if it is known. */
  lang?: string | undefined;
  children: ComponentChildren;
}

/** Opens a page of the panel; a link, so that it can be opened beside this page and copied. */
export function OpenLink({ to, lang, children }: OpenLinkProps) {
  return (
    <a
      class="link"
      lang={foreign(lang)}
      href={linkTo(to)}
      onClick={(e) => {
        if (e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
        e.preventDefault();
        open(to);
      }}
    >
      {children}
    </a>
  );
}

export const PlaceLink = ({ hotspot }: { hotspot: Hotspot }) => (
  <OpenLink to={{ what: "hotspot", id: hotspot.id }} lang={hotspot.nameLang}>
    {hotspot.name}
  </OpenLink>
);

export const CountryLink = ({ code }: { code: string }) => (
  <OpenLink to={{ what: "country", id: code }}>{countryName(code)}</OpenLink>
);

export const SourceLink = ({ source }: { source: Source }) => (
  <OpenLink to={{ what: "source", id: source.id }} lang={source.lang}>
    {source.title}
  </OpenLink>
);
