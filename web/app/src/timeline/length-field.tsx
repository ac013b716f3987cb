// The length of a trailing window as a text that can be typed over.

import { useComputed } from "@preact/signals";
import { checked } from "../state/time-mode";
import { trail } from "../state/time-view";
import { t } from "../words";
import { spanText } from "./texts";
import { TypedField } from "./typed-field";
import { readLength } from "./typed-length";

export function LengthField() {
  const shown = useComputed(() => spanText(trail.value.n, trail.value.unit));
  const take = (text: string) => {
    const length = readLength(text, trail.peek().unit);
    if (!length) return t("time.wrong.length");
    trail.value = length;
    return null;
  };
  const step = (n: number) => {
    const length = checked(trail.peek().n + n, trail.peek().unit);
    if (length) trail.value = length;
  };
  return <TypedField id="trail" label={t("time.trail")} shown={shown} apply={take} step={step} />;
}
