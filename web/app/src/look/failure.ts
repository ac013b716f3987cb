import { LARGEST_FILE, type LookStage, MOST_ROWS } from "../state/looked";
import { t } from "../words";

export type Why = (LookStage & { is: "failed" })["why"];

/** Why a file cannot be looked at, in a sentence. */
export function failureText(why: Why): string {
  if (why === "tooLarge") return t("look.failed.tooLarge", { n: LARGEST_FILE / 1024 / 1024 });
  return why === "tooMany" ? t("look.failed.tooMany", { n: MOST_ROWS }) : t(`look.failed.${why}`);
}
