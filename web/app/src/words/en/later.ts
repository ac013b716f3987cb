// English texts of parts of the page that come when they are asked for, so that
// nobody waits for them: words/later.ts brings them.

import { briefing } from "./briefing";
import { present } from "./present";

export const later = { ...briefing, ...present } as const;
