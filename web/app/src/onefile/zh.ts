// The Chinese texts, which a file carries if it speaks Chinese.

import { carriedTexts } from "../api/archive";

export const zh = carriedTexts("words/zh");
