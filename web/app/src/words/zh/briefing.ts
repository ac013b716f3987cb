// 简报：列表与制作。

import type { briefing as english } from "../en/briefing";
import type { Translation } from "../text";

export const briefing: Translation<typeof english> = {
  "briefing.head": "简报",
};
