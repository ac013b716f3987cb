// Asking for a token.

import { useSignal } from "@preact/signals";
import { t } from "../words";
import { useToken } from "./access";
import { Field } from "./fields";

export function TokenForm() {
  const typed = useSignal("");
  const wrong = useSignal(false);
  return (
    <form
      class="desk-token"
      onSubmit={(e) => {
        e.preventDefault();
        wrong.value = !useToken(typed.value);
      }}
    >
      <Field label={t("briefing.token")} note={wrong.value ? t("briefing.tokenWrong") : t("briefing.tokenNote")}>
        {(id) => (
          <input
            id={id}
            type="password"
            autocomplete="off"
            spellcheck={false}
            placeholder="mapd_…"
            aria-invalid={wrong.value}
            value={typed.value}
            onInput={(e) => (typed.value = e.currentTarget.value)}
            data-own-undo
          />
        )}
      </Field>
      <button class="btn line" type="submit">
        {t("briefing.tokenUse")}
      </button>
    </form>
  );
}
