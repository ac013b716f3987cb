import { useRef } from "preact/hooks";
import { rested } from "../state/page";
import { sentence, spoken } from "../state/sentence";
import { model, playing } from "../state/store";

/** The sentence for those who listen: said once the window has come to rest, and not at each step while time plays. */
export function Spoken() {
  const m = model.value;
  const s = rested.value;
  const last = useRef("");
  if (!playing.value) last.current = m && s ? spoken(sentence(m, s)) : "";
  return (
    <p class="vh" role="status" aria-live="polite" data-testid="spoken">
      {last.current}
    </p>
  );
}
