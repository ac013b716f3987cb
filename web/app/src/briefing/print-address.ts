import { briefingPage } from "../state/addresses";
import type { Briefing } from "./model";
import { formatOptions, options, type Paper } from "./options";

/** Where letter paper is usual. */
const LETTER = /-(US|CA|MX|PH|CL|CO|GT|VE)\b/i;

const usualPaper = (): Paper => (LETTER.test(navigator.language) ? "letter" : "a4");

/** The address of the briefing laid out for paper. */
export function printAddress(b: Briefing, paper: Paper = options.peek().paper ?? usualPaper()): string {
  return briefingPage(b.id, formatOptions({ paper, lang: options.peek().lang, asOf: options.peek().asOf }));
}
