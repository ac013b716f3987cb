import { type PlainKey, t } from "../words";

const SIGNS: readonly [sign: string, what: PlainKey][] = [
  ["m-dot", "about.signPlace"],
  ["m-sq", "about.signCountry"],
  ["m-ring", "about.signArea"],
  ["m-open", "about.signHollow"],
  ["m-flow", "about.signFlow"],
];

/** The signs of the map. */
export function AboutSigns() {
  return (
    <section class="sec">
      <h2>{t("about.signs")}</h2>
      <dl class="key">
        {SIGNS.map(([sign, what]) => (
          <Entry key={sign} sign={sign} text={t(what)} />
        ))}
      </dl>
    </section>
  );
}

function Entry({ sign, text }: { sign: string; text: string }) {
  return (
    <>
      <dt>
        <i class={sign} />
      </dt>
      <dd>{text}</dd>
    </>
  );
}

/** How near, and with which sign it is drawn; "" is not on the map. */
const NEARNESS = [
  ["site", "m-dot"],
  ["near", "m-dot"],
  ["town", "m-ring"],
  ["district", "m-ring"],
  ["province", "m-ring"],
  ["country", "m-sq"],
  ["region", ""],
] as const;

const SURENESS = ["confirmed", "reported", "disputed", "alleged"] as const;

/** How near a place is known, and how sure a statement is. */
export function AboutSureness() {
  return (
    <>
      <section class="sec">
        <h2>{t("about.place")}</h2>
        <dl class="key levels">
          {NEARNESS.map(([level, sign]) => (
            <Level key={level} sign={sign} name={t(`about.place.${level}`)} text={t(`about.place.${level}Text`)} />
          ))}
        </dl>
        <p class="note">{t("about.placeNote")}</p>
      </section>
      <section class="sec">
        <h2>{t("about.sure")}</h2>
        <ul class="sure">
          {SURENESS.map((level) => (
            <li key={level} class={level}>
              {t(`confidence.${level}`)}
            </li>
          ))}
        </ul>
        <p class="note">{t("about.sureNote")}</p>
      </section>
    </>
  );
}

function Level({ sign, name, text }: { sign: string; name: string; text: string }) {
  return (
    <>
      <dt>
        <i class={sign} />
      </dt>
      <dd>
        <b>{name}</b> {text}
      </dd>
    </>
  );
}
