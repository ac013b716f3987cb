import { type PlainKey, t } from "../words";

/** Parameters that belong together, and what they say. */
const PARAMETERS: readonly [names: readonly string[], what: PlainKey][] = [
  [["from", "to"], "about.param.from"],
  [["mode"], "about.param.mode"],
  [["trail"], "about.param.trail"],
  [["step"], "about.param.step"],
  [["axis"], "about.param.axis"],
  [["bars"], "about.param.bars"],
  [["coverage"], "about.param.coverage"],
  [["play"], "about.param.play"],
  [["at"], "about.param.at"],
  [["found"], "about.param.found"],
  [["base"], "about.param.base"],
  [["event", "hotspot", "country", "document"], "about.param.open"],
  [["show"], "about.param.show"],
  [["off"], "about.param.off"],
  [["without"], "about.param.without"],
  [["in", "place", "source", "dataset"], "about.param.only"],
  [["confidence"], "about.param.confidence"],
  [["theme"], "about.param.theme"],
  [["lang"], "about.param.lang"],
  [["embed"], "about.param.embed"],
];

/** Every parameter that the address may have. */
export const DESCRIBED: readonly string[] = PARAMETERS.flatMap(([names]) => names);

/** What the address holds, parameter by parameter. */
export function AboutAddress() {
  return (
    <section class="sec">
      <h2>{t("about.address")}</h2>
      <p>{t("about.address1")}</p>
      <details class="params">
        <summary>{t("about.addressAll")}</summary>
        <dl>
          {PARAMETERS.map(([names, what]) => (
            <div key={what}>
              <dt>
                {names.map((name) => (
                  <code key={name}>{name}</code>
                ))}
              </dt>
              <dd>{t(what)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
