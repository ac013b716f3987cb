// English texts of parts of the page that come when they are asked for, so that
// nobody waits for them: words/later.ts brings them.

import { briefing } from "./briefing";
import { crowd } from "./crowd";
import { present } from "./present";
import { sharing } from "./sharing";

export const later = { ...briefing, ...crowd, ...present, ...sharing } as const;
