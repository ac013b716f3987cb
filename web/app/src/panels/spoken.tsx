import { rested } from "../state/page";
import { sentence, spoken } from "../state/sentence";
import { model } from "../state/store";

/** The sentence for those who listen: said once the window has come to rest, and so not at each step while time plays. */
export function Spoken() {
  const m = model.value;
  const s = rested.value;
  return (
    <p class="vh" role="status" aria-live="polite" data-testid="spoken">
      {m && s && spoken(sentence(m, s))}
    </p>
  );
}
